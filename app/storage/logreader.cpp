#include "app/storage/logreader.h"

#include "app/storage/logrow.h"

namespace shiyu {
namespace {
using namespace Qt::StringLiterals;
}

Expected<History> LogReader::load(const Subject &subject, qint64 before)
{
    static const QString kSelect = u"SELECT "_s + QString::fromUtf16(kLogColumns)
        + u" FROM log WHERE subject_kind = :kind AND subject_id = :id AND seq < :before ORDER BY seq"_s;
    auto rows = m_connection.prepare(kSelect);
    if (!rows)
        return tl::make_unexpected(rows.error());
    rows->bind(u":kind", nameOf(subject.kind)).bind(u":id", subject.id).bind(u":before", before);
    History history;
    while (true) {
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return history;
        auto operation = operationOf(readLogRow(*rows));
        if (operation)
            history.operations.append(*std::move(operation));
        else if (operation.error().code == ErrorCode::Unsupported)
            history.readOnly = true;
        else
            return tl::make_unexpected(operation.error());
    }
}

Expected<Incident> LogReader::incident(const IncidentId &id)
{
    const auto history = load({ SubjectKind::Incident, id.toString() });
    if (!history)
        return tl::make_unexpected(history.error());
    return fold(history->operations);
}

Expected<void> LogReader::each(
    qint64 after, const std::function<Expected<void>(const Operation &)> &take)
{
    static const QString kSelect = u"SELECT "_s + QString::fromUtf16(kLogColumns)
        + u" FROM log WHERE seq > :after ORDER BY seq"_s;
    auto rows = m_connection.prepare(kSelect);
    if (!rows)
        return tl::make_unexpected(rows.error());
    rows->bind(u":after", after);
    while (true) {
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return {};
        const auto operation = operationOf(readLogRow(*rows));
        if (!operation && operation.error().code == ErrorCode::Unsupported)
            continue;
        if (!operation)
            return tl::make_unexpected(operation.error());
        if (auto taken = take(*operation); !taken)
            return taken;
    }
}

Expected<qint64> LogReader::newestSeq()
{
    return m_connection.number(u"SELECT coalesce(max(seq), 0) FROM log"_s);
}

} // namespace shiyu
