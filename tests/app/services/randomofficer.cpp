#include "tests/app/services/randomofficer.h"

#include <cstdio>
#include <cstdlib>

namespace shiyu::test {

using namespace Qt::StringLiterals;

std::optional<IntentId> RandomOfficer::act(Instant now)
{
    m_now = now;
    const QVector<IncidentId> cases = openCases();
    const int dice = m_random.bounded(20);
    if (dice == 0 || cases.size() < 2)
        return done(m_desk.actAll({ report() }, m_now));
    const IncidentId &id = m_arguments.any(cases);
    if (dice == 1)
        return done(m_desk.merge({ id, m_arguments.any(cases), 0, 0 }, m_now));
    const auto view = m_desk.view(id, m_now);
    if (!view)
        return {}; // not open to this seat
    return actOn(*view);
}

std::optional<IntentId> RandomOfficer::actOn(const CaseView &view)
{
    using K = OperationKind;
    static constexpr EnumSet<K> kOnTwo { K::Merge, K::Absorb, K::Release };
    QVector<ActChoice> possible;
    for (const ActChoice &choice : view.acts) { // supervisions have a table of their own
        if (!choice.why && !kOnTwo.contains(choice.kind) && workflowRow(choice.kind))
            possible.append(choice);
    }
    if (possible.isEmpty())
        return {};
    const ActChoice choice = m_arguments.any(possible);
    ActRequest request;
    request.incident = view.state.id;
    request.kind = choice.kind;
    request.seen = view.state.lastSeq;
    request.args = m_arguments.draw(*workflowRow(choice.kind), view.state, m_now);
    if (choice.kind == OperationKind::Instruct)
        request.closed.insert(
            QString::fromLatin1(kInstruction), { u"尽快办结"_s, Audience::HandlersAndCommand });
    if (choice.task > 0)
        request.args[u"task"_s] = choice.task;
    toKnownUnits(request.args, view.units);
    return done(m_desk.actAll({ request }, m_now));
}

void RandomOfficer::toKnownUnits(QJsonObject &args, const QVector<OrganizationId> &units)
{
    if (units.isEmpty())
        return;
    for (const QString &name : { u"lead"_s, u"unit"_s }) {
        if (args.contains(name))
            args[name] = m_arguments.any(units).toString();
    }
}

ActRequest RandomOfficer::report()
{
    ActRequest request;
    request.kind = OperationKind::Report;
    request.args = m_arguments.draw(*workflowRow(OperationKind::Report), {}, m_now);
    request.closed.insert(u"reporterPhone"_s,
        { u"1390000%1"_s.arg(m_random.bounded(1000, 10000)), Audience::Handlers });
    return request;
}

QVector<IncidentId> RandomOfficer::openCases()
{
    auto find = m_desk.connection().prepare(
        u"SELECT id FROM incident WHERE open = 1 ORDER BY n DESC LIMIT 60"_s);
    QVector<IncidentId> ids;
    while (find && find->step().value_or(false))
        ids.append(IncidentId(find->text(0)));
    return ids;
}

std::optional<IntentId> RandomOfficer::done(const ActOutcome &outcome)
{
    if (outcome)
        return outcome->intent;
    if (const auto *error = std::get_if<Error>(&outcome.error())) {
        if (error->code == ErrorCode::NotFound)
            return {}; // not open to this seat
        std::fprintf(stderr, "error %d %s: %s\n", static_cast<int>(error->code),
            qPrintable(error->context), qPrintable(error->detail));
        std::exit(4);
    }
    return {};
}

} // namespace shiyu::test
