#pragma once
#include "tests/support/randomarguments.h"

namespace shiyu::test {

/// A small city: two counties with a town and a village each; a centre at every level down to the
/// town, a city department, a county one, a company. Two officers an organisation, with all rights.
Directory smallCity(CalendarData calendar = {});

/// Makes cases by random acts that `decide` accepts. The same seed gives the same cases.
class RandomCases {
public:
    RandomCases(const Directory &directory, quint32 seed);

    struct Step {
        Incident before, after;
        Operation operation;
    };
    /// A new case, or an act on a known one.
    Step next(bool makeNew);

    const QVector<Incident> &cases() const { return m_cases; }
    Instant now() const { return m_now; }

private:
    bool isTaken(OperationKind kind);
    std::optional<Operation> tryOnce(const Incident &state, const WorkflowRow &row);

    const Directory &m_directory;
    QRandomGenerator m_random;
    RandomArguments m_arguments;
    QVector<Incident> m_cases;
    Instant m_now = instantFromMs(Q_INT64_C(1'795'420'800'000)); // 2026-11-23 16:00 at +8
    qint64 m_seq = 0;
    int m_made = 0;
};

} // namespace shiyu::test
