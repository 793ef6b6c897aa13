#include "ui/tray/outboxsheet.h"

#include "app/services/whenanswered.h"
#include "ui/text/bundletext.h"
#include "ui/text/enumtext.h"
#include "ui/text/errortext.h"
#include "ui/text/recordtext.h"
#include "ui/text/synctext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/filedialog.h"
#include "widgets/labels.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QVBoxLayout>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPanelWidth = 520;

TextLabel *wrapped(const ThemeSource &themes, const QString &text, ColorRole role)
{
    auto *label = new TextLabel(themes, text, TextSize::Body, role);
    label->setWordWrap(true);
    return label;
}

/// Where whoever brought the bundle finds it.
QString receiptBeside(const QString &bundle)
{
    const QFileInfo file(bundle);
    return file.dir().filePath(file.completeBaseName() + u".shiyu-receipt"_s);
}

} // namespace

OutboxSheet::OutboxSheet(const ThemeSource &themes, Workplace &workplace, QWidget *host)
    : SheetPanel(themes, {}, host)
    , m_themes(themes)
    , m_bundles(workplace)
    , m_export(addFooterButton({}, true))
    , m_import(addFooterButton({}, false))
    , m_handIn(addFooterButton({}, false))
{
    setPanelWidth(kPanelWidth);
    banner()->setClosable(true);
    connect(m_export, &ActionButton::clicked, this, &OutboxSheet::chooseTarget);
    connect(m_import, &ActionButton::clicked, this, &OutboxSheet::chooseReceipt);
    connect(m_handIn, &ActionButton::clicked, this, &OutboxSheet::stopOrHandIn);
    connect(&m_bundles, &OfflineBundles::progressed, this, [this](int files, int of) {
        banner()->tell(Banner::Kind::Info, tr("Attachment %1 of %2 is read …").arg(files).arg(of));
    });
    connect(&workplace, &Workplace::committed, this, &OutboxSheet::refresh);
    connect(&workplace, &Workplace::seatChanged, this, [this] {
        m_bundles.cancel(); // another officer's key would seal it, and nobody's reads the files
        dismiss();
    });
    retranslate();
}

void OutboxSheet::retranslate()
{
    setTitle(tr("To be synced"));
    m_export->setLabel(tr("Write a bundle …"));
    m_import->setLabel(tr("Take in a receipt …"));
    setWork(m_work);
    refresh();
}

void OutboxSheet::openNow()
{
    if (isOpen())
        return;
    banner()->hide();
    open();
    refresh();
}

void OutboxSheet::refresh()
{
    if (!isOpen())
        return;
    whenAnswered(m_bundles.look(), this,
        [this, generation = ++m_generation](const Expected<OutboxView> &view) {
            if (generation != m_generation)
                return;
            if (view)
                fill(*view);
            else
                fail(errorText(view.error()));
        });
}

void OutboxSheet::fill(const OutboxView &view)
{
    m_directory = view.directory;
    m_refusal = noBundlesText(view.maySend);
    const SyncPosition &at = view.position;
    setNote(at.waiting > 0 && at.waitingSince
            ? tr("%1 to upload, the first of %2")
                  .arg(at.waiting)
                  .arg(momentText(*at.waitingSince, view.directory->calendar(), m_bundles.now()))
            : tr("Nothing waits to be uploaded."));
    delete m_content;
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_themes.theme().space(3));
    addActs(column, view);
    addBundles(column, view);
    body()->addWidget(m_content);
    setWork(m_work);
}

void OutboxSheet::addActs(QVBoxLayout *column, const OutboxView &view)
{
    if (view.acts.isEmpty())
        return;
    column->addWidget(wrapped(m_themes,
        view.position.waiting > 0
            ? tr("Kept on this computer; they go up by themselves when the network is back.")
            : tr("The server has accepted these; its record of them comes when the network is "
                 "back."),
        ColorRole::InkSoft));
    for (const WaitingAct &act : view.acts)
        column->addWidget(actRow(act, view));
    const int more
        = view.position.waiting + view.position.accepted - static_cast<int>(view.acts.size());
    if (more > 0)
        column->addWidget(wrapped(m_themes, tr("and %1 more").arg(more), ColorRole::Muted));
}

QWidget *OutboxSheet::actRow(const WaitingAct &act, const OutboxView &view) const
{
    const Directory &directory = *view.directory;
    const Officer *officer = directory.officer(act.intent.actor);
    const SyncState state = act.answered ? SyncState::Uploaded : SyncState::Queued;
    const QString name = act.caseName.isEmpty()
        ? unitText(act.intent.organization, directory)
        : tr("%1 %2", "number title").arg(act.caseName, act.title);
    const QString what = tr("%1 · %2 · %3", "act officer time")
                             .arg(actText(act.intent.kind), officer ? officer->name : QString(),
                                 momentText(act.addedAt, directory.calendar(), m_bundles.now()));
    auto *row = new QWidget;
    row->setAccessibleName(tr("%1, %2", "case act").arg(name, what));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(m_themes.theme().px(2));
    lines->addWidget(new ElidedLabel(m_themes, name, TextSize::Body, ColorRole::Ink));
    lines->addWidget(new ElidedLabel(m_themes, what, TextSize::Small, ColorRole::Muted));
    layout->addLayout(lines, 1);
    layout->addWidget(new Pill(m_themes, syncText(state), syncTone(state)), 0, Qt::AlignVCenter);
    return row;
}

void OutboxSheet::addBundles(QVBoxLayout *column, const OutboxView &view)
{
    if (!view.acts.isEmpty())
        column->addWidget(new Divider(m_themes));
    column->addWidget(
        new TextLabel(m_themes, tr("Bundle"), TextSize::Body, ColorRole::Ink, QFont::DemiBold));
    column->addWidget(wrapped(m_themes,
        m_refusal.isEmpty()
            ? tr("Without network, what waits goes to the server by a file on a stick or disc, and "
                 "the answers come back by a receipt. The file is sealed for the server; nobody "
                 "else can read it.")
            : m_refusal,
        ColorRole::InkSoft));
    for (const CarriedBundle &bundle : view.bundles)
        column->addWidget(wrapped(m_themes, bundleText(bundle, view), ColorRole::Ink));
}

QString OutboxSheet::bundleText(const CarriedBundle &bundle, const OutboxView &view) const
{
    const Calendar &calendar = view.directory->calendar();
    const QString made = momentText(bundle.madeAt, calendar, m_bundles.now());
    return bundle.receivedAt
        ? tr("%1: %2 acts written, receipt taken in %3")
              .arg(made)
              .arg(bundle.intents)
              .arg(momentText(*bundle.receivedAt, calendar, m_bundles.now()))
        : tr("%1: %2 acts written, no receipt yet").arg(made).arg(bundle.intents);
}

void OutboxSheet::chooseTarget()
{
    auto *dialog = makeFileDialog(this, tr("Write a bundle"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"shiyu-bundle"_s);
    dialog->setNameFilter(tr("Bundles") + u" (*.shiyu-bundle)"_s);
    const CityTime at = m_directory->calendar().toCity(m_bundles.now());
    const auto shown = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    dialog->selectFile(
        tr("bundle-%1").arg(shown.toString(u"yyyyMMdd-HHmm"_s)) + u".shiyu-bundle"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &OutboxSheet::exportTo);
    dialog->open();
}

void OutboxSheet::chooseReceipt()
{
    auto *dialog = makeFileDialog(this, tr("Take in a receipt"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        { tr("Receipts") + u" (*.shiyu-receipt)"_s, tr("All files") + u" (*)"_s });
    connect(dialog, &QFileDialog::fileSelected, this, &OutboxSheet::importFrom);
    dialog->open();
}

void OutboxSheet::chooseForeign()
{
    auto *dialog = makeFileDialog(this, tr("Hand in another computer's bundle"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Bundles") + u" (*.shiyu-bundle)"_s, tr("All files") + u" (*)"_s });
    connect(dialog, &QFileDialog::fileSelected, this, &OutboxSheet::handIn);
    dialog->open();
}

/// Where the bundle lies it cannot be written: a disc, a stick that is full or was pulled out.
void OutboxSheet::chooseReceiptTarget(const QString &bundle)
{
    auto *dialog = makeFileDialog(this, tr("Save the receipt"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"shiyu-receipt"_s);
    dialog->setNameFilter(tr("Receipts") + u" (*.shiyu-receipt)"_s);
    dialog->selectFile(QFileInfo(receiptBeside(bundle)).fileName());
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, bundle](const QString &path) { saveReceipt(bundle, path); });
    dialog->open();
}

void OutboxSheet::exportTo(const QString &path)
{
    if (m_work != Work::None)
        return;
    setWork(Work::Sending);
    whenAnswered(
        m_bundles.exportTo(path), this, [this](const Expected<OfflineBundles::Exported> &exported) {
            setWork(Work::None);
            if (!exported)
                return fail(exportFailureText(exported.error()));
            banner()->tell(Banner::Kind::Info, exportedText(*exported));
            refresh();
        });
}

void OutboxSheet::importFrom(const QString &path)
{
    if (m_work != Work::None)
        return;
    setWork(Work::Taking);
    whenAnswered(
        m_bundles.import(path), this, [this](const Expected<OfflineBundles::Imported> &imported) {
            setWork(Work::None);
            if (!imported)
                return fail(receiptFailureText(imported.error()));
            banner()->tell(imported->refused > 0 ? Banner::Kind::Warning : Banner::Kind::Info,
                importedText(*imported, m_directory->calendar(), m_bundles.now()));
            refresh();
        });
}

void OutboxSheet::handIn(const QString &path)
{
    if (m_work != Work::None)
        return;
    setWork(Work::Sending);
    banner()->tell(Banner::Kind::Info, tr("The bundle goes to the server …"));
    whenAnswered(m_bundles.handIn(path), this, [this, path](const Expected<QByteArray> &receipt) {
        setWork(Work::None);
        if (!receipt)
            return fail(handInFailureText(receipt.error()));
        m_receipt = *receipt;
        saveReceipt(path, receiptBeside(path));
    });
}

void OutboxSheet::saveReceipt(const QString &bundle, const QString &path)
{
    whenAnswered(m_bundles.saveReceipt(path, m_receipt), this,
        [this, bundle, path](const Expected<void> &saved) {
            if (saved)
                return banner()->tell(Banner::Kind::Info, handedInText(QFileInfo(path).fileName()));
            banner()->tell(Banner::Kind::Warning, receiptUnsavedText());
            chooseReceiptTarget(bundle);
        });
}

/// The last button is the way out of what the others began.
void OutboxSheet::stopOrHandIn()
{
    if (m_work == Work::Sending)
        m_bundles.cancel();
    else
        chooseForeign();
}

void OutboxSheet::setWork(Work work)
{
    m_work = work;
    m_export->setRefusal(m_refusal);
    m_handIn->setRefusal(m_refusal);
    m_handIn->setLabel(work == Work::Sending ? tr("Stop") : tr("Hand in another's bundle …"));
    if (work != Work::None)
        m_export->setEnabled(false);
    m_import->setEnabled(work == Work::None);
    if (work != Work::None)
        m_handIn->setEnabled(work == Work::Sending);
}

void OutboxSheet::fail(const QString &sentence)
{
    banner()->tell(Banner::Kind::Error, sentence);
}

void OutboxSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SheetPanel::changeEvent(event);
}

} // namespace shiyu
