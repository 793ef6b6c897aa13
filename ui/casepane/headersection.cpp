#include "ui/casepane/headersection.h"

#include "ui/text/enumtext.h"
#include "ui/text/synctext.h"
#include "widgets/actionbutton.h"
#include "widgets/flowlayout.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include "widgets/urgencyglyph.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr int kClearSeconds = 30;
constexpr int kIconSide = 24;
constexpr int kNumberGap = 10; ///< px between the two numbers

UrgencyMark markOf(Urgency urgency)
{
    return static_cast<UrgencyMark>(static_cast<int>(urgency));
}

} // namespace

QString caseHeadText(const Incident &state)
{
    QStringList parts { enumText(state.urgency) };
    if (!state.number.isEmpty())
        parts.append(state.number);
    else
        parts.append(
            QString(HeaderSection::tr("No number yet") + u' ' + state.deviceTag).trimmed());
    return parts.join(u" · "_s);
}

QString caseSourceText(const Incident &state)
{
    return QString(enumText(state.source) + u' ' + state.sourceNumber).trimmed();
}

/// 镜湖区汀棠街道文化路265号 → 文化路265号: without what stands before it anyway. A name of a place
/// that begins like its district (镜湖区人民医院) stays whole.
QString withoutRegions(const QString &address, const QStringList &regions)
{
    QString rest = address;
    int taken = 0;
    for (const QString &name : regions) {
        if (rest == name || rest.startsWith(name + u' ')) {
            rest = rest.mid(name.size()).trimmed();
            ++taken;
        } else if (rest.startsWith(name)) {
            rest = rest.mid(name.size());
            ++taken;
        }
    }
    const bool houseNumber
        = std::any_of(rest.begin(), rest.end(), [](QChar letter) { return letter.isDigit(); });
    return taken > 1 && houseNumber ? rest : address;
}

/// An address that only says the grid, 无为市红庙镇马泽村第三网格, says nothing beside the regions.
QString withoutGrid(const QString &address, const QStringList &regions, const QString &grid)
{
    if (grid.isEmpty() || !address.endsWith(grid))
        return address;
    QString rest = address.chopped(grid.size()).trimmed();
    for (const QString &name : regions) {
        if (rest.startsWith(name))
            rest = rest.mid(name.size()).trimmed();
    }
    return regions.value(regions.size() - 1).startsWith(rest) ? QString() : address; // 马泽村(委会)
}

QString casePlaceText(const Incident &state, const Directory &directory)
{
    QStringList names;
    QString grid;
    for (const Region *region : directory.path(state.primaryRegion)) {
        if (region->level == RegionLevel::Grid)
            grid = region->name;
        else if (region->level != RegionLevel::City)
            names.append(region->name);
    }
    // The address that was searched often is the village itself, with or without what it lies in.
    QString address = state.place.address.trimmed();
    for (const QString &name : std::as_const(names)) {
        if (address == name || address.startsWith(name + u' '))
            address = address.mid(name.size()).trimmed();
    }
    address = withoutGrid(withoutRegions(address, names), names, grid);
    if (!address.isEmpty())
        names.append(address);
    QString text = names.join(u' ');
    if (!grid.isEmpty())
        text += (text.isEmpty() ? QString() : u" · "_s) + grid;
    if (!state.place.isLocated())
        text += (text.isEmpty() ? QString() : u"　"_s) + HeaderSection::tr("(no position yet)");
    return text;
}

QString gridWorkerText(const Incident &state, const Directory &directory)
{
    const Region *region = directory.region(state.primaryRegion);
    return !region || region->workerName.isEmpty()
        ? QString()
        : HeaderSection::tr("grid worker %1").arg(region->workerName);
}

QString attachmentsText(const Incident &state)
{
    int photos = 0;
    int sounds = 0;
    int others = 0;
    for (const RecordEntry &entry : state.record) {
        if (entry.kind != OperationKind::Attach || entry.struck)
            continue;
        const QString name = entry.args[u"name"_s].toString().toLower();
        const QString ending = name.section(u'.', -1);
        if (QStringList { u"jpg"_s, u"jpeg"_s, u"png"_s, u"heic"_s }.contains(ending))
            ++photos;
        else if (QStringList { u"mp3"_s, u"wav"_s, u"m4a"_s, u"amr"_s }.contains(ending))
            ++sounds;
        else
            ++others;
    }
    QStringList parts;
    if (photos > 0)
        parts.append(HeaderSection::tr("photos %1").arg(photos));
    if (sounds > 0)
        parts.append(HeaderSection::tr("recordings %1").arg(sounds));
    if (others > 0)
        parts.append(HeaderSection::tr("files %1").arg(others));
    return parts.join(u"　"_s);
}

HeaderSection::HeaderSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
    , m_urgency(new UrgencyGlyph(source, UrgencyMark::Normal, {}, this))
    , m_number(new TextLabel(source, {}, TextSize::Small, ColorRole::InkSoft, QFont::Normal, this))
    , m_source(new TextLabel(source, {}, TextSize::Small, ColorRole::InkSoft, QFont::Normal, this))
    , m_duplicates(new LinkButton(source, {}, TextSize::Small, this))
    , m_sync(new TextLabel(source, {}, TextSize::Small, ColorRole::OkInk, QFont::Normal, this))
    , m_worker(new TextLabel(source, {}, TextSize::Body, ColorRole::InkSoft, QFont::Normal, this))
    , m_callWorker(new IconButton(source, Glyph::Phone, {}, this))
    , m_show(new LinkButton(source, {}, TextSize::Small, this))
    , m_callReporter(new IconButton(source, Glyph::Phone, {}, this))
    , m_clearTimer(new QTimer(this))
{
    buildHead();
    m_title = addText(TextSize::Title, ColorRole::Ink, true);
    m_place = addText(TextSize::Body, ColorRole::InkSoft);
    m_appeal = addText(TextSize::Body, ColorRole::Ink);
    m_excerpt = addText(TextSize::Small, ColorRole::Muted);
    m_files = addText(TextSize::Small, ColorRole::InkSoft);
    buildReporter();
    m_clearTimer->setSingleShot(true);
    m_clearTimer->setInterval(kClearSeconds * 1000);
    connectParts();
}

void HeaderSection::buildHead()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_urgency, 0, Qt::AlignTop);
    // The source's number may be long: it goes to the next line as one, the case's never breaks.
    auto *numbers = new QWidget(this);
    auto *flow = new FlowLayout(numbers, kNumberGap, 0);
    for (TextLabel *label : { m_number, m_source }) {
        flow->addWidget(label);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    head->addWidget(numbers, 1);
    head->addWidget(m_duplicates, 0, Qt::AlignTop);
    head->addWidget(m_sync, 0, Qt::AlignTop);
    column()->addLayout(head);
}

void HeaderSection::buildReporter()
{
    auto *reporter = new QHBoxLayout;
    m_reporter = addText(TextSize::Body, ColorRole::InkSoft);
    m_reporter->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    reporter->addWidget(m_reporter, 1);
    reporter->addWidget(m_show, 0, Qt::AlignTop);
    reporter->addWidget(m_callReporter, 0, Qt::AlignTop);
    // Whom to call of both sides, in one line: the place has its own for itself.
    reporter->addWidget(m_worker, 0, Qt::AlignTop);
    reporter->addWidget(m_callWorker, 0, Qt::AlignTop);
    column()->addLayout(reporter);
    for (IconButton *button : { m_callWorker, m_callReporter })
        button->setSide(kIconSide);
}

void HeaderSection::connectParts()
{
    connect(m_clearTimer, &QTimer::timeout, this, &HeaderSection::hideClear);
    connect(m_duplicates, &LinkButton::clicked, this, &HeaderSection::duplicatesRequested);
    connect(m_callWorker, &IconButton::clicked, this,
        [this] { Q_EMIT callRequested(m_workerPhone, m_workerName); });
    connect(m_show, &LinkButton::clicked, this, &HeaderSection::toggleClear);
    connect(m_callReporter, &IconButton::clicked, this, [this] {
        Q_EMIT callRequested(m_clear.value(u"reporterPhone"_s), m_clear.value(u"reporterName"_s));
    });
}

void HeaderSection::toggleClear()
{
    if (!m_clear.isEmpty())
        return hideClear();
    QStringList fields;
    for (const QString &field : { u"reporterName"_s, u"reporterPhone"_s }) {
        if (m_masked.contains(field))
            fields.append(field);
    }
    Q_EMIT revealRequested(fields);
}

void HeaderSection::display(const CaseSubject &subject)
{
    const Incident &state = subject.state();
    if (state.id != m_case)
        m_clear.clear();
    m_case = state.id;
    m_urgency->setUrgency(markOf(state.urgency), enumText(state.urgency));
    m_number->setText(caseHeadText(state));
    m_source->setText(caseSourceText(state));
    const auto count = subject.view.duplicates.size();
    m_duplicates->setText(tr("Possible duplicates %1").arg(count));
    m_duplicates->setVisible(count > 0);
    const std::optional<CaseSync> &sync = subject.view.sync;
    m_sync->setText(syncText(sync));
    m_sync->setRole(tonePaint(sync ? syncTone(sync->state) : Tone::Muted).text);
    m_title->setText(state.title);
    displayPlace(subject);
    m_masked = subject.view.maskedClosed;
    m_notOpen = subject.view.notOpen;
    m_contactable = state.contactable;
    const bool closed = m_notOpen.contains(u"appeal"_s);
    const QString appeal = closed ? state.summary : m_masked.value(u"appeal"_s, state.summary);
    m_appeal->setText(appeal);
    m_appeal->setVisible(!appeal.isEmpty());
    m_excerpt->setText(appeal.isEmpty() ? tr("Appeal in full: not open to you")
                                        : tr("Excerpt; the appeal in full is not open to you"));
    m_excerpt->setVisible(closed);
    m_files->setText(attachmentsText(state));
    m_files->setVisible(!m_files->text().isEmpty());
    displayReporter();
}

void HeaderSection::displayPlace(const CaseSubject &subject)
{
    const Region *region = subject.directory().region(subject.state().primaryRegion);
    m_place->setText(casePlaceText(subject.state(), subject.directory()));
    m_workerPhone = region ? region->workerPhone : QString();
    m_workerName = region ? region->workerName : QString();
    m_worker->setText(gridWorkerText(subject.state(), subject.directory()));
    m_worker->setVisible(!m_worker->text().isEmpty());
    m_callWorker->setVisible(!m_workerPhone.isEmpty());
    m_callWorker->setGlyph(Glyph::Phone, tr("Call %1, %2").arg(m_workerName, m_workerPhone));
}

void HeaderSection::displayReporter()
{
    const auto shown
        = [this](const QString &field) { return m_clear.value(field, m_masked.value(field)); };
    QStringList parts;
    const QString name = shown(u"reporterName"_s);
    const QString phone = shown(u"reporterPhone"_s);
    const bool closed
        = m_notOpen.contains(u"reporterName"_s) || m_notOpen.contains(u"reporterPhone"_s);
    const QString who = tr("Reporter");
    if (!name.isEmpty() || !phone.isEmpty())
        parts.append(QString(who + u' ' + name + u' ' + phone).simplified());
    else if (closed)
        parts.append(who + u' ' + tr("not open to you"));
    else
        parts.append(who + u' ' + (m_contactable ? tr("not recorded") : tr("none to call back")));
    if (const QString purpose = shown(u"purpose"_s); !purpose.isEmpty())
        parts.append(tr("Wish") + u' ' + purpose);
    m_reporter->setText(parts.join(u'\n')); // a wish beside the telephone broke in its middle
    const bool masked
        = m_masked.contains(u"reporterName"_s) || m_masked.contains(u"reporterPhone"_s);
    m_show->setVisible(masked);
    m_show->setText(m_clear.isEmpty() ? tr("Show") : tr("Hide"));
    m_show->setAccessibleDescription(tr("Shown for 30 seconds; the reading is recorded"));
    m_show->setToolTip(m_show->accessibleDescription());
    m_callReporter->setVisible(!m_clear.value(u"reporterPhone"_s).isEmpty());
    m_callReporter->setGlyph(Glyph::Phone, tr("Call the reporter"));
}

void HeaderSection::reveal(const QMap<QString, QString> &clear)
{
    m_clear = clear;
    m_clearTimer->start();
    displayReporter();
}

const QWidget *HeaderSection::title() const
{
    return m_title;
}

void HeaderSection::hideClear()
{
    m_clearTimer->stop();
    m_clear.clear();
    displayReporter();
}

} // namespace shiyu
