#include "tests/app/services/dutydriver.h"

#include "app/services/profiledesk.h"
#include "app/storage/shiftstore.h"
#include <QJsonArray>

namespace shiyu::test {

using namespace Qt::StringLiterals;
using K = OperationKind;

namespace {

ActRequest shiftRequest(const Shift &now, K kind, const QString &centre)
{
    ActRequest request;
    request.kind = kind;
    request.other = Subject { SubjectKind::Shift, {} };
    if (kind == K::OpenShift) {
        request.args = { { u"leader"_s, QString(centre + u".shiftLeader") },
            { u"cadre"_s, QString(centre + u".leadingCadre") },
            { u"officers"_s, QJsonArray { QString(centre + u".dispatcher") } } };
        return request;
    }
    request.other->id = now.id;
    request.seen = now.head.lastSeq;
    for (const QString &list : { u"open"_s, u"promised"_s, u"awaiting"_s, u"broken"_s })
        request.args.insert(list, QJsonArray {});
    request.args.insert(u"text"_s, u"一切正常"_s);
    return request;
}

} // namespace

QFuture<QString> DutyDriver::told(QFuture<ActOutcome> outcome)
{
    return outcome.then([](const ActOutcome &done) -> QString {
        if (done)
            return u"ok"_s;
        const auto *refusal = std::get_if<Refusal>(&done.error());
        return u"failed "_s
            + (refusal ? nameOf(refusal->code) : std::get<Error>(done.error()).context);
    });
}

QFuture<QString> DutyDriver::supervise(const IncidentId &incident, const QString &unit)
{
    ActRequest request;
    request.incident = incident;
    request.kind = K::Issue;
    request.args = { { u"incident"_s, incident.toString() }, { u"unit"_s, unit },
        { u"form"_s, u"order"_s }, { u"demand"_s, u"三日内整改"_s } };
    request.other = Subject { SubjectKind::Supervision, {} };
    return told(m_workplace.act(request));
}

QFuture<QString> DutyDriver::act(const IncidentId &incident, const QString &kind)
{
    return m_workplace.view(incident)
        .then(this,
            [this, incident, kind](const Expected<CaseView> &view) {
                ActRequest request;
                request.incident = incident;
                request.kind = fromName<K>(kind).value_or(K::Sign);
                if (request.kind == K::Rectify)
                    request.args = { { u"text"_s, u"已整改"_s } };
                if (request.kind == K::Conclude)
                    request.args = { { u"accepted"_s, true }, { u"text"_s, u"同意"_s } };
                request.other = Subject { SubjectKind::Supervision, {} };
                if (view && !view->supervisions.isEmpty()) {
                    const Supervision &state = view->supervisions.first().state;
                    request.other->id = state.id;
                    request.seen = state.head.lastSeq;
                }
                return told(m_workplace.act(request));
            })
        .unwrap();
}

QFuture<QString> DutyDriver::supervised(const IncidentId &incident)
{
    return m_workplace.view(incident).then(this, [](const Expected<CaseView> &view) -> QString {
        if (!view || view->supervisions.isEmpty())
            return u"-"_s;
        const Supervision &state = view->supervisions.first().state;
        return u"%1 number=%2 waiting=%3 lines=%4"_s.arg(nameOf(state.stage), state.number)
            .arg(view->sync ? view->sync->acts.size() : -1)
            .arg(state.head.record.size());
    });
}

QFuture<QString> DutyDriver::shift(const QString &what, const QString &centre)
{
    return m_workplace.data()
        .post([centre](ProfileDesk &desk) {
            return newestShift(desk.connection(), OrganizationId(centre))
                .value_or(std::nullopt)
                .value_or(Shift {});
        })
        .then(this,
            [this, what, centre](const Shift &now) {
                if (!what.isEmpty()) {
                    return told(m_workplace.act(
                        shiftRequest(now, fromName<K>(what).value_or(K::OpenShift), centre)));
                }
                return QtFuture::makeReadyFuture(
                    now.id.isEmpty() ? u"-"_s : QString(nameOf(now.stage) + u' ' + now.remark));
            })
        .unwrap();
}

} // namespace shiyu::test
