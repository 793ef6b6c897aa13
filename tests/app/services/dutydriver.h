#pragma once
#include "app/services/workplace.h"

namespace shiyu::test {

/// What consoledriver does with supervisions and shifts.
class DutyDriver : public QObject {
    Q_OBJECT
public:
    explicit DutyDriver(Workplace &workplace)
        : m_workplace(workplace)
    {
    }

    /// "supervise UNIT", "supervision KIND" (an act on the newest), "supervised": how it stands. All
    /// on the case with this id.
    QFuture<QString> supervise(const IncidentId &incident, const QString &unit);
    QFuture<QString> act(const IncidentId &incident, const QString &kind);
    QFuture<QString> supervised(const IncidentId &incident);
    /// "shift open", "shift handOver", "shift": who is on duty at the centre of the seat.
    QFuture<QString> shift(const QString &what, const QString &centre);

private:
    QFuture<QString> told(QFuture<ActOutcome> outcome);

    Workplace &m_workplace;
};

} // namespace shiyu::test
