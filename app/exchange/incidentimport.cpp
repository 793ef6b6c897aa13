#include "app/exchange/importsteps.h"

#include "app/domain/decide.h"
#include "app/domain/personaldata.h"
#include "app/storage/chainhash.h"
#include "app/storage/intentids.h"
#include <QCoreApplication>

namespace shiyu {

using namespace Qt::StringLiterals;

QJsonObject IncidentActs::arguments(const IncidentRecord &record) const
{
    // The open text carries no telephone and no ID number; the appeal as it came is closed.
    QString summary = maskPersonalData(record.summary);
    if (!record.sourceCategory.isEmpty()) {
        const QString line = QCoreApplication::translate("ImportText", "Category in the source: %1")
                                 .arg(record.sourceCategory);
        summary = summary.isEmpty() ? line : QString(summary + u'\n' + line);
    }
    const QString title = maskPersonalData(record.title);
    QString heading = title;
    if (heading.isEmpty()) {
        const Category *category = m_world.directory->category(record.category);
        heading = category ? category->name : record.sourceCategory;
    }
    QJsonObject args { { u"title"_s, heading }, { u"summary"_s, summary.left(200'000) },
        { u"place"_s, toJson(record.place) }, { u"urgency"_s, nameOf(record.urgency) },
        { u"channel"_s, nameOf(Channel::Person) }, { u"source"_s, nameOf(record.source) } };
    if (!record.region.isEmpty())
        args[u"region"_s] = record.region.toString();
    if (!record.category.isEmpty())
        args[u"category"_s] = record.category.toString();
    if (!record.number.isEmpty())
        args[u"sourceNumber"_s] = record.number;
    if (record.dueAt && toMs(*record.dueAt) >= 0)
        args[u"sourceDue"_s] = toMs(*record.dueAt);
    if (!record.phone.isEmpty())
        args[u"contactable"_s] = true;
    return args;
}

QString IncidentActs::endText(const IncidentRecord &record) const
{
    if (!record.closing.isEmpty())
        return maskedStart(record.closing, 10'000);
    return QCoreApplication::translate(
        "ImportText", "Settled in the system that it came from, which says no more.");
}

QVector<ImportAct> IncidentActs::actsOf(const IncidentRecord &record, const IncidentId &id) const
{
    const Subject subject { SubjectKind::Incident, id.toString() };
    ImportAct report { subject, OperationKind::Report, arguments(record), {}, record.reportedAt };
    const OrganizationId owner = ownerFor(*m_world.directory, m_importer, report.args);
    if (owner != m_importer)
        report.args[u"receiver"_s] = owner.toString();
    const auto close = [&report](const QString &field, const QString &value, Audience audience) {
        if (!value.isEmpty())
            report.closed.insert(field, { value, audience });
    };
    // Only what the open summary does not say already.
    if (maskPersonalData(record.summary) != record.summary)
        close(u"appeal"_s, record.summary, Audience::Handlers);
    close(u"reporterName"_s, record.reporter, Audience::Handlers);
    close(u"reporterPhone"_s, record.phone, Audience::Handlers);
    if (!record.closedAt && record.closing.isEmpty())
        return { report };
    // The source answered: no task was ours. Where another centre owns the case, a note says so.
    ImportAct end { subject, OperationKind::Answer, { { u"text"_s, endText(record) } }, {},
        record.closedAt.value_or(record.reportedAt) };
    if (owner == m_importer)
        end.args[u"knowledge"_s]
            = QCoreApplication::translate("ImportText", "Record of the source");
    else
        end.kind = OperationKind::Note;
    return { report, end };
}

std::optional<Refusal> IncidentActs::refusal(
    const QVector<ImportAct> &acts, const OfficerId &officer) const
{
    Incident state;
    qint64 seq = 0;
    for (const ImportAct &act : acts) {
        Intent intent;
        intent.id = IntentId(QString::number(++seq));
        intent.subject = act.subject;
        intent.kind = act.kind;
        intent.args = act.args;
        for (auto it = act.closed.begin(); it != act.closed.end(); ++it)
            intent.closed.insert(it.key(), commitValue(it->first.toUtf8(), it->second).field);
        intent.actor = officer;
        intent.organization = m_importer;
        intent.device = DeviceId(u"import"_s);
        intent.deviceSeq = seq; // of one device: what it did itself it has seen
        intent.madeAt = act.madeAt;
        const Context context { *m_world.directory, m_world.now, seq, {}, chainHash, nullptr, {} };
        const auto decided = decide(state, intent, context);
        if (!decided)
            return decided.error();
        state = apply(state, *decided);
    }
    return std::nullopt;
}

} // namespace shiyu
