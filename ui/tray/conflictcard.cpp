#include "ui/tray/conflictcard.h"

#include "ui/text/enumtext.h"
#include "ui/text/linktext.h"
#include "ui/text/recordtext.h"
#include "ui/text/refusaltext.h"
#include "ui/text/synctext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include "widgets/timeline.h"
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace shiyu {
namespace {

QString caseName(const Incident &state)
{
    return state.number.isEmpty() ? state.deviceTag : state.number;
}

} // namespace

ConflictCard::ConflictCard(
    const ThemeSource &source, const UnacceptedAct &conflict, Instant now, QWidget *parent)
    : Card(source, Kind::Card, parent)
    , m_themes(source)
    , m_conflict(conflict)
{
    body()->setSpacing(source.theme().space(3));
    buildHead(now);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(source.theme().space(6));
    auto *ours = new QWidget;
    auto *theirs = new QWidget;
    buildSide(ours, tr("Our side"), { conflict.ours }, {}, now);
    const qsizetype shown = std::min<qsizetype>(conflict.theirs.size(), kLines);
    buildSide(theirs, tr("On the server"), conflict.theirs.last(shown),
        tr("Nothing that this act had not seen."), now);
    sides->addWidget(ours, 1, Qt::AlignTop);
    sides->addWidget(new Divider(source, Qt::Vertical));
    sides->addWidget(theirs, 1, Qt::AlignTop);
    body()->addLayout(sides);
    buildButtons();
}

QString ConflictCard::titleText() const
{
    const Incident &state = m_conflict.state;
    if (m_conflict.on == SubjectKind::Shift)
        return tr("Shift of %1")
            .arg(unitText(m_conflict.ours.organization, *m_conflict.directory));
    return state.id.isEmpty() ? tr("A matter that is not on this computer")
                              : tr("%1 %2", "number title").arg(caseName(state), state.title);
}

void ConflictCard::buildHead(Instant now)
{
    const QString title = titleText();
    auto *head = new QHBoxLayout;
    head->addWidget(new Pill(m_themes, syncText(SyncState::Refused), Tone::Danger));
    head->addWidget(
        new ElidedLabel(m_themes, title, TextSize::Lead, ColorRole::Ink, QFont::DemiBold), 1);
    const Calendar &calendar = m_conflict.directory->calendar();
    head->addWidget(new TextLabel(m_themes,
        tr("answered %1").arg(momentText(m_conflict.refusedAt, calendar, now)), TextSize::Small,
        ColorRole::Muted));
    body()->addLayout(head);
    auto *why = new TextLabel(m_themes,
        conflictText(m_conflict.code, m_conflict.what, m_conflict.ours.kind, *m_conflict.directory),
        TextSize::Body, ColorRole::Ink);
    why->setWordWrap(true);
    body()->addWidget(why);
}

void ConflictCard::buildSide(QWidget *side, const QString &title,
    const QVector<RecordEntry> &entries, const QString &otherwise, Instant now)
{
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(
        new TextLabel(m_themes, title, TextSize::Small, ColorRole::InkSoft, QFont::DemiBold));
    if (entries.isEmpty()) {
        column->addWidget(new TextLabel(m_themes, otherwise, TextSize::Body, ColorRole::Muted));
        return;
    }
    const Directory &directory = *m_conflict.directory;
    QList<TimelineRow> rows;
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        const RecordLine line = recordLine(*it, m_conflict.state, directory);
        TimelineRow row;
        row.time = momentText(it->madeAt, directory.calendar(), now);
        row.unit = line.who;
        row.text = line.text;
        row.struckOut = line.struck;
        rows.append(row);
    }
    auto *timeline = new Timeline(m_themes);
    timeline->setAccessibleName(title);
    timeline->setRows(rows);
    column->addWidget(timeline);
}

void ConflictCard::buildButtons()
{
    auto *buttons = new QHBoxLayout;
    const auto add = [this, buttons](const QString &label, ActionButton::Kind kind) {
        auto *button = new ActionButton(m_themes, label, kind);
        buttons->addWidget(button);
        return button;
    };
    if (!m_conflict.state.id.isEmpty()) {
        using Look = ActionButton::Kind;
        const auto &refusal = m_conflict.whyNotAgain;
        auto *again = add(tr("Do it again: %1").arg(actText(m_conflict.ours.kind)),
            refusal ? Look::Plain : Look::Primary);
        if (refusal)
            again->setRefusal(refusalHint(*refusal, m_conflict.ours.kind, *m_conflict.directory));
        connect(again, &ActionButton::clicked, this,
            [this] { Q_EMIT againRequested(m_conflict.again); });
        connect(add(tr("Open the matter"), refusal ? Look::Primary : Look::Plain),
            &ActionButton::clicked, this, [this] { Q_EMIT caseRequested(m_conflict.state.id); });
    }
    connect(add(tr("Settled, it need not be done"), ActionButton::Kind::Plain),
        &ActionButton::clicked, this, [this] { Q_EMIT settleRequested(m_conflict.id); });
    buttons->addStretch(1);
    body()->addLayout(buttons);
}

} // namespace shiyu
