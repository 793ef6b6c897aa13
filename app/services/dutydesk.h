#pragma once
#include "app/domain/shift.h"
#include "app/services/workplace.h"
#include "app/storage/supervisionstore.h"

namespace shiyu {

/// The shift on duty at the seat's centre, and what the seat may do about it now.
struct ShiftView {
    OrganizationId centre; ///< the seat's own, or the one above its unit
    std::optional<Shift> shift; ///< the newest; none if the centre never opened one
    std::optional<Refusal> whyNotOpen, whyNotHandOver, whyNotTakeOver;

    bool isOnDuty() const { return shift && shift->stage != ShiftStage::TakenOver; }
    friend bool operator==(const ShiftView &, const ShiftView &) = default;
};

/// A supervision that waits for the seat: to be issued, signed for, rectified or concluded.
struct WaitingSupervision {
    OpenSupervision supervision;
    OperationKind act = OperationKind::Issue;
};

/// What the one who goes leaves to the one who comes, a line each: number and title.
struct HandoverLists {
    QStringList open, promised, awaiting, broken;
};

/// 值班: who is on duty, and which supervisions wait for this seat. Asked anew when the officer
/// changes and after every commit. GUI thread; answers as futures.
class DutyDesk : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostLines = 30; ///< of each list of a hand-over

    explicit DutyDesk(Workplace &workplace);

    const ShiftView &shift() const { return m_shift; }
    const QVector<WaitingSupervision> &waiting() const { return m_waiting; }
    Instant now() const { return m_workplace.now(); }
    DirectoryPtr directory() const { return m_workplace.directory(); }
    const std::optional<Seat> &seat() const { return m_workplace.seat(); }

    /// Begins a shift of the seat's centre. Arguments as in the table of shift.h.
    QFuture<ActOutcome> open(const QJsonObject &roster);
    QFuture<ActOutcome> handOver(const QJsonObject &args);
    /// Takes over what was handed over and opens the next shift: both or none.
    QFuture<ActOutcome> takeOver(const QString &text, const QJsonObject &roster);

    /// Of the seat's queue: critical and urgent ones; answers owed; applications that wait;
    /// overdue ones. The most pressing first, at most kMostLines each.
    QFuture<Expected<HandoverLists>> handoverLists();

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void takeShift(const std::optional<Shift> &shift, const OrganizationId &centre);
    ActRequest requestOf(OperationKind kind, const QString &id, const QJsonObject &args) const;

    Workplace &m_workplace;
    ShiftView m_shift;
    QVector<WaitingSupervision> m_waiting;
    quint64 m_generation = 0;
};

/// The centre whose shift serves a unit: itself if it is one, else the nearest above it.
OrganizationId centreOf(const OrganizationId &unit, const Directory &directory);

/// Of the open supervisions those that wait for this seat, and for what. Pure.
QVector<WaitingSupervision> waitingFor(
    const QVector<OpenSupervision> &open, const Seat &seat, const Directory &directory);

} // namespace shiyu
