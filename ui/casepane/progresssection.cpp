#include "ui/casepane/progresssection.h"

#include "ui/casepane/stagesteps.h"
#include "ui/text/clocktext.h"
#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "widgets/clockbar.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr qsizetype kShown = 2; ///< the pressing clock and the total

/// The part of the limit that has run, counted in its own unit.
double elapsed(const Deadline &deadline, const SlaClock &sla)
{
    const double whole = double(sla.length(deadline.limit).count());
    return whole <= 0 ? 1 : 1 - double(deadline.countedLeft.count()) / whole;
}

} // namespace

StageSection::StageSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
    , m_stepper(new StageStepper(source, this))
{
    column()->addWidget(m_stepper);
}

void StageSection::display(const CaseSubject &subject)
{
    m_stepper->setStages(stageSteps(subject.state(), subject.directory(), subject.now));
}

QVector<ClockView> orderedClocks(const QVector<ClockView> &clocks)
{
    QVector<ClockView> ordered = clocks;
    const auto pressing = std::find_if(ordered.begin(), ordered.end(), [](const ClockView &clock) {
        return clock.kind != ClockKind::Total && !clock.input.endedAt;
    });
    if (pressing != ordered.end())
        std::rotate(ordered.begin(), pressing, pressing + 1);
    const auto from = ordered.begin() + (pressing == ordered.end() ? 0 : 1);
    const auto total = std::find_if(
        from, ordered.end(), [](const ClockView &clock) { return clock.kind == ClockKind::Total; });
    if (total != ordered.end())
        std::rotate(from, total, total + 1);
    return ordered;
}

namespace {

/// The clock of a resolved matter ends when its reporter was called back too, if there is one.
QString clockName(ClockKind kind, const Incident &state)
{
    return kind == ClockKind::Verify && state.contactable
        ? ClockSection::tr("Verification and call-back")
        : enumText(kind);
}

} // namespace

ClockReading clockReading(
    const ClockView &clock, const Incident &state, const Directory &directory, Instant now)
{
    const SlaClock sla(directory.calendar());
    const Deadline deadline = sla.compute(clock.input, now, Explain::No);
    ClockReading reading;
    QStringList label { clockName(clock.kind, state), limitText(deadline.limit) };
    const Task *task = state.task(clock.task);
    const Task *lead = state.lead();
    if (task && (!lead || task->number != lead->number))
        label.append(unitText(task->unit, directory));
    reading.label = label.join(u" · "_s);
    reading.due = clockText(deadline, directory.calendar(), now);
    reading.elapsed = elapsed(deadline, sla);
    reading.tone = clockTone(deadline.state);
    return reading;
}

ClockSection::ClockSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
{
}

void ClockSection::resize(qsizetype count)
{
    while (m_lines.size() > count) {
        const Line line = m_lines.takeLast();
        delete line.bar;
        delete line.why;
    }
    while (m_lines.size() < count) {
        auto *bar = new ClockBar(themes(), this);
        column()->addWidget(bar);
        auto *why = addText(TextSize::Small, ColorRole::InkSoft);
        const qsizetype index = m_lines.size();
        m_lines.append({ bar, why });
        connect(bar, &ClockBar::basisRequested, this, [this, index] {
            m_lines[index].open = !m_lines.at(index).open;
            rearrange();
        });
        connect(bar, &ClockBar::moreRequested, this, [this] {
            m_folded = !m_folded;
            rearrange();
        });
    }
}

void ClockSection::display(const CaseSubject &subject)
{
    if (subject.state().id != m_case) {
        m_folded = true;
        for (Line &line : m_lines)
            line.open = false;
    }
    m_case = subject.state().id;
    m_clocks = orderedClocks(subject.view.clocks);
    m_directory = subject.view.directory;
    resize(m_clocks.size());
    tick(subject);
    rearrange();
    setVisible(!m_clocks.isEmpty());
}

void ClockSection::tick(const CaseSubject &subject)
{
    m_now = subject.now;
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        displayLine(i, subject);
}

void ClockSection::displayLine(qsizetype i, const CaseSubject &subject)
{
    ClockReading reading
        = clockReading(m_clocks.at(i), subject.state(), subject.directory(), subject.now);
    reading.basis = tr("Basis of the limit");
    if (i == kShown - 1)
        reading.more = othersText();
    m_lines.at(i).bar->setReading(reading);
}

/// The link beside the last clock that is always shown: it takes no line of its own.
QString ClockSection::othersText() const
{
    const auto others = m_lines.size() - kShown;
    if (others <= 0)
        return {};
    return m_folded ? tr("Other limits %1").arg(others) : tr("Fold the other limits");
}

void ClockSection::rearrange()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines.at(i);
        const bool shown = i < kShown || !m_folded;
        line.bar->setVisible(shown);
        line.why->setVisible(shown && line.open);
        if (shown && line.open && m_directory) {
            const SlaClock sla(m_directory->calendar());
            line.why->setText(explain(
                sla.compute(m_clocks.at(i).input, m_now, Explain::Yes), m_directory->calendar())
                                  .join(u'\n'));
        }
    }
    if (m_lines.size() >= kShown) {
        ClockReading reading = m_lines.at(kShown - 1).bar->reading();
        reading.more = othersText();
        m_lines.at(kShown - 1).bar->setReading(reading);
    }
}

} // namespace shiyu
