#include "app/services/dutydesk.h"

#include "app/services/readdesk.h"
#include "app/services/whenanswered.h"
#include "app/storage/incidentquery.h"
#include "app/storage/shiftstore.h"

namespace shiyu {
namespace {

using K = OperationKind;

Expected<QStringList> linesOf(
    sql::Connection &connection, const Viewer &viewer, const IncidentFilter &filter, Instant now)
{
    const IncidentQuery query(viewer, filter, SortOrder::DueFirst, now);
    const auto page = query.page(connection, {}, DutyDesk::kMostLines);
    if (!page)
        return tl::make_unexpected(page.error());
    QStringList lines;
    for (const IncidentRow &row : page->rows)
        lines.append((row.number.isEmpty() ? row.tag : row.number) + QLatin1Char(' ') + row.title);
    return lines;
}

Expected<HandoverLists> readLists(sql::Connection &connection, const Viewer &viewer, Instant now)
{
    HandoverLists lists;
    IncidentFilter urgent;
    urgent.urgencies = { Urgency::Critical, Urgency::Urgent };
    const auto ofChip = [](QueueChip chip) {
        IncidentFilter filter;
        filter.chip = chip;
        return filter;
    };
    const std::pair<QStringList *, IncidentFilter> parts[]
        = { { &lists.open, urgent }, { &lists.promised, ofChip(QueueChip::ToReply) },
              { &lists.awaiting, ofChip(QueueChip::ToApprove) },
              { &lists.awaiting, ofChip(QueueChip::ToReview) },
              { &lists.broken, ofChip(QueueChip::Overdue) } };
    for (const auto &[list, filter] : parts) {
        auto lines = linesOf(connection, viewer, filter, now);
        if (!lines)
            return tl::make_unexpected(lines.error());
        for (const QString &line : *lines) { // one that waits for both stands there once
            if (list->size() < DutyDesk::kMostLines && !list->contains(line))
                list->append(line);
        }
    }
    return lists;
}

} // namespace

OrganizationId centreOf(const OrganizationId &unit, const Directory &directory)
{
    // No city has more levels than this; a wrong directory must not hang the screen.
    const Organization *at = directory.organization(unit);
    for (int level = 0; at && level < 8; ++level) {
        if (at->kind == OrgKind::Centre)
            return at->id;
        at = directory.organization(at->superior);
    }
    return {};
}

QVector<WaitingSupervision> waitingFor(
    const QVector<OpenSupervision> &open, const Seat &seat, const Directory &directory)
{
    using S = SupervisionStage;
    struct Step {
        S stage;
        K act;
        Rights rights;
    };
    const Step steps[] = { { S::Proposed, K::Issue, { Right::Supervise } },
        { S::Issued, K::Sign, { Right::Sign, Right::Dispatch } },
        { S::Signed, K::Rectify, { Right::Handle, Right::Dispatch } },
        { S::Answered, K::Conclude, { Right::Supervise } } };
    QVector<WaitingSupervision> waiting;
    for (const OpenSupervision &one : open) {
        for (const Step &step : steps) {
            if (one.row.stage != step.stage || !seat.rights.intersects(step.rights))
                continue;
            const bool ofUnit = step.act == K::Sign || step.act == K::Rectify;
            const OrganizationId &from = step.act == K::Issue ? one.row.proposer : one.row.issuer;
            if (ofUnit ? one.row.unit == seat.organization
                       : directory.isSuperior(seat.organization, from))
                waiting.append({ one, step.act });
        }
    }
    return waiting;
}

DutyDesk::DutyDesk(Workplace &workplace)
    : m_workplace(workplace)
{
    connect(&workplace, &Workplace::seatChanged, this, &DutyDesk::refresh);
    connect(&workplace, &Workplace::committed, this, &DutyDesk::refresh);
}

void DutyDesk::refresh()
{
    const quint64 generation = ++m_generation;
    if (!m_workplace.seat()) {
        m_shift = {};
        m_waiting.clear();
        Q_EMIT changed();
        return;
    }
    struct Answer {
        std::optional<Shift> shift;
        QVector<OpenSupervision> open;
    };
    const OrganizationId centre
        = centreOf(m_workplace.seat()->organization, *m_workplace.directory());
    whenAnswered(m_workplace.reading().post([centre](ReadDesk &desk) -> Expected<Answer> {
        auto shift = newestShift(desk.connection(), centre);
        auto open = openSupervisions(desk.connection());
        if (!shift || !open)
            return tl::make_unexpected(shift ? open.error() : shift.error());
        return Answer { *std::move(shift), *std::move(open) };
    }),
        this, [this, generation, centre](const Expected<Answer> &answer) {
            if (generation != m_generation || !answer || !m_workplace.seat())
                return;
            takeShift(answer->shift, centre);
            m_waiting = waitingFor(answer->open, *m_workplace.seat(), *m_workplace.directory());
            Q_EMIT changed();
        });
}

void DutyDesk::takeShift(const std::optional<Shift> &shift, const OrganizationId &centre)
{
    const OfficerId officer = m_workplace.seat()->officer;
    const Context context { *m_workplace.directory(), m_workplace.now(), 1, {}, nullptr, nullptr,
        {} };
    const Shift state = shift.value_or(Shift {});
    m_shift = { centre, shift, whyNotShift(K::OpenShift, {}, officer, context),
        whyNotShift(K::HandOver, state, officer, context),
        whyNotShift(K::TakeOver, state, officer, context) };
    // The next one begins when the one before it has ended.
    if (m_shift.isOnDuty())
        m_shift.whyNotOpen = Refusal { RefusalCode::WrongStage, {} };
}

ActRequest DutyDesk::requestOf(K kind, const QString &id, const QJsonObject &args) const
{
    ActRequest request;
    request.kind = kind;
    request.args = args;
    request.other = Subject { SubjectKind::Shift, id };
    request.seen = id.isEmpty() || !m_shift.shift ? 0 : m_shift.shift->head.lastSeq;
    return request;
}

QFuture<ActOutcome> DutyDesk::open(const QJsonObject &roster)
{
    return m_workplace.act(requestOf(K::OpenShift, {}, roster));
}

QFuture<ActOutcome> DutyDesk::handOver(const QJsonObject &args)
{
    return m_workplace.act(
        requestOf(K::HandOver, m_shift.shift ? m_shift.shift->id : QString(), args));
}

QFuture<ActOutcome> DutyDesk::takeOver(const QString &text, const QJsonObject &roster)
{
    QJsonObject args;
    if (!text.isEmpty())
        args.insert(QStringLiteral("text"), text);
    return m_workplace.actTogether(
        { requestOf(K::TakeOver, m_shift.shift ? m_shift.shift->id : QString(), args),
            requestOf(K::OpenShift, {}, roster) });
}

QFuture<Expected<HandoverLists>> DutyDesk::handoverLists()
{
    const Seat seat = m_workplace.seat().value_or(Seat {});
    const Viewer viewer { seat.organization, seat.officer, seat.rights };
    return m_workplace.reading().post([viewer, now = m_workplace.now()](ReadDesk &desk) {
        return readLists(desk.connection(), viewer, now);
    });
}

} // namespace shiyu
