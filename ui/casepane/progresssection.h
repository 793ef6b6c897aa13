#pragma once
#include "ui/casepane/casesection.h"

class QFormLayout;

namespace shiyu {

class ClockBar;
class StageStepper;
struct ClockReading;

class StageSection : public CaseSection {
    Q_OBJECT
public:
    StageSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;

private:
    StageStepper *m_stepper;
};

/// The pressing clock and the total; the others folded. 时限依据 opens the reasons below a clock.
class ClockSection : public CaseSection {
    Q_OBJECT
public:
    ClockSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;
    void tick(const CaseSubject &subject) override;

private:
    struct Line {
        ClockBar *bar;
        TextLabel *why;
        bool open = false;
    };
    void resize(qsizetype count);
    void displayLine(qsizetype i, const CaseSubject &subject);
    QString othersText() const;
    void rearrange();

    QVector<Line> m_lines;
    bool m_folded = true;
    QVector<ClockView> m_clocks; ///< pressing, total, then the others
    DirectoryPtr m_directory;
    Instant m_now {};
    IncidentId m_case;
};

/// The clocks in the order of the section: the pressing one, the total, the others.
QVector<ClockView> orderedClocks(const QVector<ClockView> &clocks);
/// Computed at `now`, without storage.
ClockReading clockReading(
    const ClockView &clock, const Incident &state, const Directory &directory, Instant now);

} // namespace shiyu
