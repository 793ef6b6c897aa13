#include "app/exchange/importsteps.h"

#include <QFileInfo>

namespace shiyu {
namespace {

constexpr qint64 kRowsPerPoll = 256;

/// The row as it was read, and as `take` judged its record: without one it is rejected.
Expected<RowReading> judged(RowReader &reader, const TableRow &row, const ImportPass::Take &take)
{
    RowReading reading = reader.read(row);
    if (!reading.record)
        return reading;
    const auto refused = take(*reading.record, row.number);
    if (!refused)
        return tl::make_unexpected(refused.error());
    return *refused ? RowReading { std::nullopt, { **refused } } : reading;
}

/// Once in a while: tells how far it is, and stops where that is wanted.
Expected<void> polled(const ImportControl &control, qint64 read, qint64 rows)
{
    if (read % kRowsPerPoll != 0)
        return {};
    if (control.cancelled)
        return fail(ErrorCode::Cancelled);
    if (control.progress)
        control.progress(false, read, rows);
    return {};
}

/// Of several layers another one may have what this one lacks.
QString emptyName(const QString &path, const TableReader &table, const TableLayer &layer)
{
    const QString file = QFileInfo(path).fileName();
    return table.layers().size() > 1 ? QString(file + u": " + layer.name) : file;
}

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
    RejectedFile rejected(rejectedFile, layer.fields);
    ImportReport report;
    if (const auto done = passRows(*table, *reader, take, rejected, report); !done)
        return tl::make_unexpected(done.error());
    if (const auto kept = rejected.finish(); !kept)
        return tl::make_unexpected(kept.error());
    if (report.read == 0)
        return fail(ErrorCode::Empty, emptyName(m_plan.path, *table, layer));
    if (m_control.progress)
        m_control.progress(false, report.read, report.read);
    return report;
}

Expected<void> ImportPass::passRows(TableReader &table, RowReader &reader, const Take &take,
    RejectedFile &rejected, ImportReport &report) const
{
    const qint64 rows = table.layers().at(m_plan.layer).rows;
    table.start(m_plan.layer);
    for (;;) {
        if (const auto goesOn = polled(m_control, report.read, rows); !goesOn)
            return goesOn;
        auto row = table.next();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return {};
        ++report.read;
        const auto reading = judged(reader, **row, take);
        if (!reading)
            return tl::make_unexpected(reading.error());
        ++(reading->record ? report.imported : report.rejected);
        count(report, reading->issues);
        if (!reading->record) {
            if (const auto kept = rejected.add(**row, reading->issues); !kept)
                return kept;
        }
    }
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
