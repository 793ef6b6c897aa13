#include "ui/shell/shiftpanel.h"

#include "app/services/dutydesk.h"
#include "app/services/whenanswered.h"
#include "ui/acts/actkeys.h"
#include "ui/shell/officersfield.h"
#include "ui/text/errortext.h"
#include "ui/text/recordtext.h"
#include "ui/text/refusaltext.h"
#include "ui/text/shifttext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QEvent>
#include <QJsonArray>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

using K = OperationKind;

constexpr int kPanelWidth = 520;
constexpr const char *kLists[] = { "open", "promised", "awaiting", "broken" };

QString listTitle(const QString &name)
{
    if (name == "open"_L1)
        return ShiftPanel::tr("Critical and urgent ones in hand");
    if (name == "promised"_L1)
        return ShiftPanel::tr("Promised: answers owed");
    if (name == "awaiting"_L1)
        return ShiftPanel::tr("Awaiting approval");
    return ShiftPanel::tr("Broken: overdue, faults of equipment");
}

QVector<ArgChoice> officersWith(
    const Directory &directory, const OrganizationId &centre, Rights rights)
{
    QVector<ArgChoice> choices;
    for (const Officer *officer : directory.officersOf(centre)) {
        if (directory.rights(officer->id).intersects(rights))
            choices.append({ officer->id.toString(), officer->name });
    }
    return choices;
}

} // namespace

ShiftPanel::ShiftPanel(const ThemeSource &themes, DutyDesk &duty, QWidget *host)
    : SheetPanel(themes, {}, host)
    , m_themes(themes)
    , m_duty(duty)
    , m_confirm(addFooterButton({}, true, keyCapText(confirmKey())))
    , m_close(addFooterButton({}, false, u"Esc"_s))
{
    setPanelWidth(kPanelWidth);
    banner()->setClosable(true);
    connect(m_confirm, &ActionButton::clicked, this, &ShiftPanel::confirm);
    connect(m_close, &ActionButton::clicked, this, &ShiftPanel::dismiss);
    auto *shortcut = new QShortcut(confirmKey(), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &ShiftPanel::confirm);
    connect(&m_duty, &DutyDesk::changed, this, [this] {
        const auto &shift = m_duty.shift().shift;
        if (isOpen() && (shift ? shift->head.lastSeq : 0) != m_builtOf)
            build();
    });
}

void ShiftPanel::openNow()
{
    if (!m_duty.seat())
        return;
    build();
    open();
}

ShiftPanel::Step ShiftPanel::stepNow() const
{
    const ShiftView &view = m_duty.shift();
    if (!view.whyNotTakeOver)
        return Step::TakeOver;
    if (!view.whyNotHandOver)
        return Step::HandOver;
    return view.whyNotOpen ? Step::None : Step::Open;
}

void ShiftPanel::build()
{
    delete m_content;
    m_fields.clear();
    m_rows.clear();
    m_required.clear();
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_themes.theme().px(10));
    body()->addWidget(m_content);
    banner()->hide();
    const ShiftView &view = m_duty.shift();
    m_builtOf = view.shift ? view.shift->head.lastSeq : 0;
    m_step = stepNow();
    setTitle(tr("Shift and handover"));
    setNote(unitText(view.centre, *m_duty.directory()));
    addRoster();
    addHandover();
    if (m_step == Step::None)
        addWhyNot();
    else if (m_step == Step::HandOver)
        addHandoverForm();
    else
        addRosterForm();
    const QString labels[] = { {}, tr("Open the shift"), tr("Hand over"), tr("Take over") };
    m_confirm->setVisible(m_step != Step::None);
    m_confirm->setLabel(labels[int(m_step)]);
    m_close->setLabel(tr("Close"));
}

void ShiftPanel::addLine(const QString &text, bool strong)
{
    auto *label = new TextLabel(m_themes, text, TextSize::Body,
        strong ? ColorRole::Ink : ColorRole::InkSoft, strong ? QFont::Bold : QFont::Normal,
        m_content);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_content->layout()->addWidget(label);
}

void ShiftPanel::addRoster()
{
    const ShiftView &view = m_duty.shift();
    if (!view.isOnDuty()) {
        addLine(tr("Nobody is on duty: the shift has not been opened."), true);
        return;
    }
    const Directory &directory = *m_duty.directory();
    const Shift &shift = *view.shift;
    addLine(
        tr("On duty since %1").arg(momentText(shift.openedAt, directory.calendar(), m_duty.now())),
        true);
    addLine(tr("Shift leader  %1").arg(dutyOfficerText(shift.leader, directory)));
    addLine(tr("Leading cadre  %1").arg(dutyOfficerText(shift.cadre, directory)));
    for (const OfficerId &officer : shift.officers) {
        if (officer != shift.leader)
            addLine(tr("Officer  %1").arg(dutyOfficerText(officer, directory)));
    }
}

void ShiftPanel::addHandover()
{
    const ShiftView &view = m_duty.shift();
    if (!view.isOnDuty() || view.shift->stage != ShiftStage::HandedOver)
        return;
    const Shift &shift = *view.shift;
    const Directory &directory = *m_duty.directory();
    const Officer *by = directory.officer(shift.handedOverBy);
    addLine(tr("Handed over by %1 %2, waits to be taken over")
                .arg(by ? by->name : shift.handedOverBy.toString(),
                    momentText(*shift.handedOverAt, directory.calendar(), m_duty.now())),
        true);
    const QStringList *lists[] = { &shift.open, &shift.promised, &shift.awaiting, &shift.broken };
    for (size_t i = 0; i < std::size(lists); ++i) {
        addLine(
            u"%1 %2"_s.arg(listTitle(QLatin1StringView(kLists[i]))).arg(lists[i]->size()), true);
        if (!lists[i]->isEmpty())
            addLine(lists[i]->join(u'\n'));
    }
    if (!shift.remark.isEmpty())
        addLine(tr("Note: %1").arg(shift.remark), true);
}

/// Of the acts, the one whose turn it is tells why this officer is not the one.
void ShiftPanel::addWhyNot()
{
    const ShiftView &view = m_duty.shift();
    const bool handed = view.isOnDuty() && view.shift->stage == ShiftStage::HandedOver;
    const K act = !view.isOnDuty() ? K::OpenShift : handed ? K::TakeOver : K::HandOver;
    const auto &why = !view.isOnDuty() ? view.whyNotOpen
        : handed                       ? view.whyNotTakeOver
                                       : view.whyNotHandOver;
    if (why)
        addLine(refusalHint(*why, act, *m_duty.directory()));
}

FormRow *ShiftPanel::addRow(
    const QString &name, const QString &label, ArgField *field, bool required)
{
    auto *row = new FormRow(m_themes, label, field->widget(), m_content);
    row->setRequired(required);
    m_content->layout()->addWidget(row);
    m_fields.insert(name, field);
    m_rows.insert(name, row);
    if (required)
        m_required.append(name);
    connect(field, &ArgField::edited, row, [row] { row->setError({}); });
    return row;
}

void ShiftPanel::addRosterForm()
{
    const Directory &directory = *m_duty.directory();
    const OrganizationId centre = m_duty.seat()->organization;
    const QString none = tr("Please choose");
    auto *leader = new ChoiceField(
        m_content, officersWith(directory, centre, { Right::Supervise, Right::Arbitrate }), none);
    auto *cadre = new ChoiceField(
        m_content, officersWith(directory, centre, { Right::Instruct, Right::Approve }), none);
    auto *officers = new OfficersField(m_content,
        officersWith(directory, centre, { Right::Intake, Right::Dispatch, Right::FollowUp }));
    addRow(u"leader"_s, tr("Shift leader"), leader, true);
    addRow(u"cadre"_s, tr("Leading cadre"), cadre, true);
    addRow(u"officers"_s, tr("Officers of the shift"), officers, true);
    addRow(u"text"_s, tr("Remark"), new TextField(m_content, 2), false);
    const Seat &seat = *m_duty.seat();
    officers->setValue(QJsonArray { seat.officer.toString() });
    if (seat.rights.contains(Right::Supervise))
        leader->setValue(seat.officer.toString());
    if (m_duty.shift().shift) // the cadre often stays for the day
        cadre->setValue(m_duty.shift().shift->cadre.toString());
}

void ShiftPanel::addHandoverForm()
{
    addLine(tr("Taken from the queue just now; add what only you know. One matter a line."));
    for (const char *name : kLists) {
        const QString list = QString::fromLatin1(name);
        addRow(list, listTitle(list), new TextField(m_content, 4), false);
    }
    addRow(u"text"_s, tr("Note for who comes"), new TextField(m_content, 3), false);
    whenAnswered(m_duty.handoverLists(), m_content, [this](const Expected<HandoverLists> &lists) {
        if (lists)
            takeLists(*lists);
        else
            banner()->tell(Banner::Kind::Error, errorText(lists.error()));
    });
}

void ShiftPanel::takeLists(const HandoverLists &lists)
{
    const QStringList *parts[] = { &lists.open, &lists.promised, &lists.awaiting, &lists.broken };
    for (size_t i = 0; i < std::size(parts); ++i) {
        ArgField *list = m_fields.value(QString::fromLatin1(kLists[i]));
        if (list && list->value().isUndefined()) // typed already: his
            list->setValue(parts[i]->join(u'\n'));
    }
}

bool ShiftPanel::check()
{
    FormRow *first = nullptr;
    for (const QString &name : std::as_const(m_required)) {
        const bool missing = m_fields.value(name)->value().isUndefined();
        m_rows.value(name)->setError(missing ? tr("Please fill this in.") : QString());
        if (missing && !first)
            first = m_rows.value(name);
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

QJsonObject ShiftPanel::rosterArgs() const
{
    QJsonObject args;
    for (const char *name : { "leader", "cadre", "officers" }) {
        const QString key = QString::fromLatin1(name);
        args.insert(key, m_fields.value(key)->value());
    }
    return args;
}

QJsonObject ShiftPanel::handoverArgs() const
{
    QJsonObject args;
    for (const char *name : kLists) {
        const QString key = QString::fromLatin1(name);
        QJsonArray lines;
        const QStringList typed
            = m_fields.value(key)->value().toString().split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : typed) {
            if (!line.trimmed().isEmpty())
                lines.append(line.trimmed());
        }
        args.insert(key, lines);
    }
    m_fields.value(u"text"_s)->fill(args, u"text"_s);
    return args;
}

void ShiftPanel::confirm()
{
    if (m_busy || m_step == Step::None || !isOpen() || !check())
        return;
    m_busy = true;
    m_confirm->setEnabled(false);
    const QString text = m_fields.value(u"text"_s)->value().toString();
    QJsonObject roster;
    if (m_step != Step::HandOver)
        roster = rosterArgs();
    if (m_step == Step::Open && !text.isEmpty())
        roster.insert(u"text"_s, text);
    const K kind = m_step == Step::HandOver ? K::HandOver
        : m_step == Step::TakeOver          ? K::TakeOver
                                            : K::OpenShift;
    QFuture<ActOutcome> done = m_step == Step::HandOver ? m_duty.handOver(handoverArgs())
        : m_step == Step::TakeOver                      ? m_duty.takeOver(text, roster)
                                                        : m_duty.open(roster);
    whenAnswered(done, this, [this, kind](const ActOutcome &outcome) { answered(outcome, kind); });
}

void ShiftPanel::answered(const ActOutcome &outcome, OperationKind kind)
{
    m_busy = false;
    m_confirm->setEnabled(true);
    if (outcome)
        dismiss();
    else
        banner()->tell(
            Banner::Kind::Error, failureText(outcome.error(), kind, *m_duty.directory()));
}

void ShiftPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && isOpen())
        build();
    SheetPanel::changeEvent(event);
}

} // namespace shiyu
