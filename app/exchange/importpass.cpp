#include "app/exchange/importsteps.h"

#include <QFileInfo>

namespace shiyu {
namespace {

constexpr qint64 kRowsPerPoll = 256;

} // namespace

using namespace Qt::StringLiterals;

Expected<ImportReport> ImportPass::run(const QString &rejectedFile, const Take &take)
{
    auto table = TableReader::open(m_plan.path);
    if (!table)
        return tl::make_unexpected(table.error());
    if (m_plan.layer < 0 || m_plan.layer >= table->layers().size())
        return fail(ErrorCode::InvalidValue, u"layer"_s);
    const TableLayer layer = table->layers().at(m_plan.layer);
    auto reader = RowReader::create(m_plan, layer, m_world);
    if (!reader)
        return tl::make_unexpected(reader.error());
    reader->setKnownNumbers(m_known);
    table->start(m_plan.layer);
    RejectedFile rejected(rejectedFile, layer.fields);
    ImportReport report;
    for (;;) {
        if (report.read % kRowsPerPoll == 0) {
            if (m_control.cancelled)
                return fail(ErrorCode::Cancelled);
            if (m_control.progress)
                m_control.progress(false, report.read, layer.rows);
        }
        auto row = table->next();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            break;
        ++report.read;
        RowReading reading = reader->read(**row);
        if (reading.record) {
            const auto refused = take(*reading.record, (*row)->number);
            if (!refused)
                return tl::make_unexpected(refused.error());
            if (*refused)
                reading = { std::nullopt, { **refused } };
        }
        ++(reading.record ? report.imported : report.rejected);
        count(report, reading.issues);
        if (!reading.record) {
            if (const auto kept = rejected.add(**row, reading.issues); !kept)
                return tl::make_unexpected(kept.error());
        }
    }
    if (const auto kept = rejected.finish(); !kept)
        return tl::make_unexpected(kept.error());
    if (report.read == 0) {
        // Of several layers another one may have what this one lacks.
        const QString file = QFileInfo(m_plan.path).fileName();
        return fail(ErrorCode::Empty,
            table->layers().size() > 1 ? QString(file + u": "_s + layer.name) : file);
    }
    if (m_control.progress)
        m_control.progress(false, report.read, report.read);
    return report;
}

void ImportPass::count(ImportReport &report, const QVector<RowIssue> &issues)
{
    QSet<ImportIssue> counted; // a row counts once for an issue
    for (const RowIssue &issue : issues) {
        if (!counted.contains(issue.issue))
            ++report.issues[issue.issue];
        counted.insert(issue.issue);
        auto &list = isRejection(issue.issue) ? report.rejections : report.notes;
        if (list.size() < ImportReport::kMostShown)
            list.append(issue);
    }
}

} // namespace shiyu
