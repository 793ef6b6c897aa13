#include "ui/casepane/supervisionsection.h"

#include "ui/text/supervisiontext.h"
#include "widgets/labels.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace shiyu {
namespace {

Tone levelTone(const Supervision &state)
{
    if (!state.isInForce())
        return Tone::Neutral;
    return state.form == SupervisionForm::Notice ? Tone::Warn : Tone::DangerSolid;
}

} // namespace

QVector<SupervisionView> openSupervisionsOf(const CaseView &view)
{
    QVector<SupervisionView> open;
    for (const SupervisionView &supervision : view.supervisions) {
        if (supervision.state.isOpen())
            open.append(supervision);
    }
    std::stable_partition(
        open.begin(), open.end(), [](const SupervisionView &s) { return s.state.isInForce(); });
    return open;
}

QVector<RecordEntry> wholeRecord(const CaseView &view)
{
    QVector<RecordEntry> record = view.state.record;
    for (RecordEntry &entry : record) {
        if (!view.instructions.contains(entry.intent))
            continue;
        entry.args.insert(QStringLiteral("text"), view.instructions.value(entry.intent));
        entry.closed.remove(QString::fromLatin1(kInstruction));
    }
    for (const SupervisionView &supervision : view.supervisions)
        record += supervision.state.head.record;
    std::stable_sort(record.begin(), record.end(),
        [](const RecordEntry &a, const RecordEntry &b) { return a.seq < b.seq; });
    return record;
}

SupervisionSection::SupervisionSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
{
    hide();
}

SupervisionSection::Line SupervisionSection::makeLine()
{
    Line line {};
    line.box = new QWidget(this);
    auto *box = new QVBoxLayout(line.box);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(themes().theme().px(4));
    auto *head = new QHBoxLayout;
    head->setSpacing(themes().theme().space(2));
    line.level = new Pill(themes(), {}, Tone::Warn, line.box);
    line.stage = new Pill(themes(), {}, Tone::Neutral, line.box);
    head->addWidget(line.level);
    head->addWidget(line.stage);
    head->addStretch(1);
    box->addLayout(head);
    const auto text = [&](TextSize size, ColorRole role, QFont::Weight weight) {
        auto *label = new TextLabel(themes(), {}, size, role, weight, line.box);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        box->addWidget(label);
        return label;
    };
    line.demand = text(TextSize::Body, ColorRole::Ink, QFont::Normal);
    line.answer = text(TextSize::Body, ColorRole::Ink, QFont::Normal);
    line.due = text(TextSize::Small, ColorRole::WarnInk, QFont::Bold);
    line.parties = text(TextSize::Small, ColorRole::InkSoft, QFont::Normal);
    column()->addWidget(line.box);
    return line;
}

void SupervisionSection::fill(
    const Line &line, const SupervisionView &view, const CaseSubject &subject)
{
    const Supervision &state = view.state;
    line.level->setPill(supervisionTitle(state), levelTone(state));
    line.stage->setPill(enumText(state.stage), Tone::Neutral);
    line.demand->setText(supervisionDemand(state));
    line.parties->setText(supervisionParties(state, subject.directory(), subject.now));
    const QString answer = supervisionAnswer(state, subject.directory(), subject.now);
    line.answer->setText(answer);
    line.answer->setVisible(!answer.isEmpty());
}

void SupervisionSection::display(const CaseSubject &subject)
{
    const auto open = openSupervisionsOf(subject.view);
    while (m_lines.size() > open.size())
        delete m_lines.takeLast().box;
    while (m_lines.size() < open.size())
        m_lines.append(makeLine());
    for (qsizetype i = 0; i < open.size(); ++i)
        fill(m_lines.at(i), open.at(i), subject);
    tick(subject);
    setVisible(!open.isEmpty());
}

void SupervisionSection::tick(const CaseSubject &subject)
{
    const auto open = openSupervisionsOf(subject.view);
    for (qsizetype i = 0; i < std::min(open.size(), m_lines.size()); ++i) {
        const Supervision &state = open.at(i).state;
        const QString due = supervisionDue(state, subject.directory(), subject.now);
        TextLabel *label = m_lines.at(i).due;
        if (label->text() != due)
            label->setText(due);
        label->setRole(
            isSupervisionLate(state, subject.now) ? ColorRole::DangerInk : ColorRole::WarnInk);
        label->setVisible(!due.isEmpty());
    }
}

} // namespace shiyu
