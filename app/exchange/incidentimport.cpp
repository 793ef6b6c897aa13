#include "app/exchange/importsteps.h"

#include "app/domain/personaldata.h"
#include "app/storage/logwriter.h"
#include <QCoreApplication>

namespace shiyu {

using namespace Qt::StringLiterals;

QJsonObject IncidentImport::arguments(const IncidentRecord &record) const
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

QString IncidentImport::endText(const IncidentRecord &record) const
{
    if (!record.closing.isEmpty())
        return maskPersonalData(record.closing).left(10'000);
    return QCoreApplication::translate(
        "ImportText", "Settled in the system that it came from, which says no more.");
}

Expected<std::optional<RowIssue>> IncidentImport::write(const IncidentRecord &record, qint64 row)
{
    const Subject subject { SubjectKind::Incident,
        m_hand.newIncident(record.reportedAt).toString() };
    ImportAct report { subject, OperationKind::Report, arguments(record), {}, record.reportedAt };
    const OrganizationId owner = ownerFor(*m_world.directory, m_hand.organization, report.args);
    if (owner != m_hand.organization)
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
    qint64 seq = 0;
    auto refused = perform(report, row, &seq);
    if (!refused || *refused || (!record.closedAt && record.closing.isEmpty()))
        return refused;
    // The source answered: no task was ours. Where another centre owns the case, a note says so.
    ImportAct end { subject, OperationKind::Answer, { { u"text"_s, endText(record) } }, {},
        record.closedAt.value_or(record.reportedAt), seq };
    if (owner == m_hand.organization)
        end.args[u"knowledge"_s]
            = QCoreApplication::translate("ImportText", "Record of the source");
    else
        end.kind = OperationKind::Note;
    return perform(end, row, &seq);
}

Expected<std::optional<RowIssue>> IncidentImport::perform(
    const ImportAct &act, qint64 row, qint64 *seq)
{
    const auto submission = m_hand.sign(act);
    if (!submission)
        return tl::make_unexpected(submission.error());
    const auto outcome = m_hand.writer.perform(*submission, m_world.directory, m_world.now);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (!*outcome) {
        const Refusal &refusal = outcome->error();
        return RowIssue { row, ImportIssue::Refused,
            QString(nameOf(refusal.code) + u' ' + refusal.what).trimmed() };
    }
    *seq = (*outcome)->last().facts.seq;
    return std::optional<RowIssue>();
}

} // namespace shiyu
