#include "ui/shell/shiftsummary.h"

#include "app/services/dutydesk.h"
#include "ui/shell/handoverform.h"
#include "ui/text/enumtext.h"
#include "ui/text/refusaltext.h"
#include "ui/text/shifttext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {

using K = OperationKind;

namespace {

constexpr qsizetype kShownAtOnce = 2; ///< lines of a handed over list
constexpr int kGap = 8; ///< px at 100 % more above what heads something

} // namespace

ShiftSummary::ShiftSummary(const ThemeSource &themes, const DutyDesk &duty, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_duty(duty)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(themes.theme().px(4));
    addRoster();
    addHandover();
}

QWidget *ShiftSummary::makeLabel(const QString &text, bool strong)
{
    auto *label = new TextLabel(m_themes, text, TextSize::Body,
        strong ? ColorRole::Ink : ColorRole::InkSoft, strong ? QFont::Bold : QFont::Normal, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QWidget *ShiftSummary::addLine(const QString &text, bool strong)
{
    if (strong) // it heads what follows
        addGap();
    QWidget *label = makeLabel(text, strong);
    m_column->addWidget(label);
    return label;
}

void ShiftSummary::addGap()
{
    if (m_column->count() > 0)
        m_column->addSpacing(m_themes.theme().px(kGap));
}

/// A long one is folded: who takes over has his own part in sight below.
void ShiftSummary::addList(const QString &title, const QStringList &lines)
{
    if (lines.size() <= kShownAtOnce) {
        addLine(u"%1 %2"_s.arg(title).arg(lines.size()), true);
        if (!lines.isEmpty())
            addLine(lines.join(u'\n'));
        return;
    }
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new TextLabel(m_themes, u"%1 %2"_s.arg(title).arg(lines.size()), TextSize::Body,
        ColorRole::Ink, QFont::Bold, head));
    auto *fold = new LinkButton(m_themes, tr("Unfold"), TextSize::Small, head);
    fold->setAccessibleName(tr("Unfold %1").arg(title));
    row->addWidget(fold);
    row->addStretch(1);
    addGap();
    m_column->addWidget(head);
    QWidget *entries = addLine(lines.join(u'\n'));
    entries->hide();
    connect(fold, &LinkButton::clicked, this, [entries, fold] {
        entries->setVisible(entries->isHidden());
        fold->setText(entries->isHidden() ? tr("Unfold") : tr("Fold"));
    });
}

void ShiftSummary::addRoster()
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
    auto *people = new QGridLayout;
    people->setContentsMargins(0, 0, 0, 0);
    people->setHorizontalSpacing(m_themes.theme().px(16));
    people->setColumnStretch(1, 1);
    const auto add = [&](const QString &duty, const OfficerId &officer) {
        const int row = people->rowCount();
        people->addWidget(makeLabel(duty, false), row, 0, Qt::AlignTop);
        people->addWidget(makeLabel(dutyOfficerText(officer, directory), false), row, 1);
    };
    add(tr("Shift leader"), shift.leader);
    add(tr("Leading cadre"), shift.cadre);
    for (const OfficerId &officer : shift.officers) {
        if (officer != shift.leader)
            add(tr("Officer"), officer);
    }
    m_column->addLayout(people);
}

void ShiftSummary::addHandover()
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
    for (size_t i = 0; i < std::size(lists); ++i)
        addList(handoverListTitle(i), *lists[i]);
    if (!shift.remark.isEmpty())
        addLine(tr("Note: %1").arg(shift.remark), true);
}

void ShiftSummary::addWhyNot()
{
    const ShiftView &view = m_duty.shift();
    const bool handed = view.isOnDuty() && view.shift->stage == ShiftStage::HandedOver;
    const K act = !view.isOnDuty() ? K::OpenShift : handed ? K::TakeOver : K::HandOver;
    const auto &why = !view.isOnDuty() ? view.whyNotOpen
        : handed                       ? view.whyNotTakeOver
                                       : view.whyNotHandOver;
    if (why)
        addLine(tr("%1: %2", "act why not")
                    .arg(actText(act), refusalHint(*why, act, *m_duty.directory())));
}

} // namespace shiyu
