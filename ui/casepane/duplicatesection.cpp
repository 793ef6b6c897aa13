#include "ui/casepane/duplicatesection.h"

#include "ui/casepane/headersection.h"
#include "ui/text/enumtext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/flowlayout.h"
#include "widgets/labels.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {

QStringList duplicateReasons(const DuplicateCandidate &candidate)
{
    QStringList reasons;
    if (candidate.sameCategory)
        reasons.append(DuplicateSection::tr("same category"));
    if (candidate.metres >= 0)
        reasons.append(DuplicateSection::tr("%1 apart").arg(distanceText(candidate.metres)));
    if (!candidate.sharedWords.isEmpty())
        reasons.append(
            DuplicateSection::tr("shared words: %1").arg(candidate.sharedWords.join(u' ')));
    return reasons;
}

DuplicateSection::DuplicateSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
{
    hide();
}

void DuplicateSection::toggle()
{
    m_open = !m_open;
    setVisible(m_open && m_any);
}

void DuplicateSection::display(const CaseSubject &subject)
{
    if (subject.state().id != m_case) {
        m_open = false;
        m_asked = {};
    }
    m_case = subject.state().id;
    delete m_rows;
    m_rows = new QWidget(this);
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(themes().theme().px(16));
    m_any = !subject.view.duplicates.isEmpty();
    for (const DuplicateCandidate &candidate : subject.view.duplicates)
        rows->addWidget(compare(subject, candidate));
    column()->addWidget(m_rows);
    setVisible(m_open && m_any);
}

/// Stands in place of the buttons until it is answered.
QWidget *DuplicateSection::question(
    const DuplicateCandidate &candidate, QWidget *buttons, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *label = new TextLabel(themes(),
        tr("Merge this matter into %1? Its reporter still gets a reply of his own.")
            .arg(candidate.number),
        TextSize::Body, ColorRole::WarnInk, QFont::Normal, box);
    label->setWordWrap(true);
    column->addWidget(label);
    auto *row = new QHBoxLayout;
    auto *yes = new ActionButton(themes(), tr("Merge"), ActionButton::Kind::Primary, box);
    auto *no = new ActionButton(themes(), tr("Not now"), ActionButton::Kind::Quiet, box);
    for (ActionButton *button : { yes, no }) {
        button->setCompact(true);
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addLayout(row);
    const IncidentId id = candidate.id;
    connect(yes, &ActionButton::clicked, this, [this, id] {
        m_asked = {};
        Q_EMIT mergeRequested(id);
    });
    connect(no, &ActionButton::clicked, this, [this, box, buttons] {
        m_asked = {};
        box->hide();
        buttons->show();
    });
    return box;
}

QWidget *DuplicateSection::compare(const CaseSubject &subject, const DuplicateCandidate &candidate)
{
    auto *box = new QWidget(m_rows);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(sideBySide(subject, candidate, box));
    column->addWidget(chips(candidate, box));
    column->addWidget(choice(subject, candidate, box));
    return box;
}

QGridLayout *DuplicateSection::sideBySide(
    const CaseSubject &subject, const DuplicateCandidate &candidate, QWidget *parent)
{
    auto *grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(themes().theme().px(16));
    const auto add = [&](int row, int at, const QString &text, ColorRole role, bool bold) {
        auto *label = new TextLabel(themes(), text, row == 1 ? TextSize::Body : TextSize::Small,
            role, bold ? QFont::Bold : QFont::Normal, parent);
        label->setWordWrap(true);
        grid->addWidget(label, row, at, Qt::AlignTop);
    };
    const Calendar &calendar = subject.directory().calendar();
    const Incident &state = subject.state();
    add(0, 0, tr("This one") + u' ' + state.number, ColorRole::InkSoft, false);
    add(0, 1, candidate.number, ColorRole::InkSoft, false);
    add(1, 0, state.title, ColorRole::Ink, true);
    add(1, 1, candidate.title, ColorRole::Ink, true);
    add(2, 0,
        enumText(state.stage) + u" · "_s + momentText(state.reportedAt, calendar, subject.now),
        ColorRole::InkSoft, false);
    add(2, 1,
        enumText(candidate.stage) + u" · "_s
            + momentText(candidate.reportedAt, calendar, subject.now),
        ColorRole::InkSoft, false);
    return grid;
}

QWidget *DuplicateSection::chips(const DuplicateCandidate &candidate, QWidget *parent)
{
    auto *line = new QWidget(parent);
    auto *flow = new FlowLayout(line, 6, 6);
    for (const QString &reason : duplicateReasons(candidate))
        flow->addWidget(new Pill(themes(), reason, Tone::Neutral, line));
    return line;
}

/// What to do with it; the merge asks once more.
QWidget *DuplicateSection::choice(
    const CaseSubject &subject, const DuplicateCandidate &candidate, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *buttons = new QWidget(box);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    auto *merge
        = new ActionButton(themes(), tr("Merge into that one"), ActionButton::Kind::Plain, buttons);
    auto *open = new ActionButton(themes(), tr("Open"), ActionButton::Kind::Quiet, buttons);
    for (ActionButton *button : { merge, open }) {
        button->setCompact(true);
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addWidget(buttons);
    QWidget *asked = question(candidate, buttons, box);
    column->addWidget(asked);
    const auto &acts = subject.view.acts;
    const bool may = std::any_of(acts.begin(), acts.end(),
        [](const ActChoice &choice) { return choice.kind == OperationKind::Merge && !choice.why; });
    merge->setVisible(may);
    const IncidentId id = candidate.id;
    buttons->setVisible(!may || m_asked != id);
    asked->setVisible(may && m_asked == id);
    connect(merge, &ActionButton::clicked, this, [this, id, buttons, asked] {
        m_asked = id;
        buttons->hide();
        asked->show();
        asked->setFocus(Qt::OtherFocusReason);
    });
    connect(open, &ActionButton::clicked, this, [this, id] { Q_EMIT openRequested(id); });
    return box;
}

} // namespace shiyu
