#include "app/storage/bundlestore.h"

#include "app/storage/projectionsql.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using sql::Statement;

CarriedBundle bundleOf(const Statement &s)
{
    const auto received = s.optionalInt64(4);
    return { s.text(0), OfficerId(s.text(1)), instantFromMs(s.int64(2)),
        static_cast<int>(s.int64(3)),
        received ? std::optional(instantFromMs(*received)) : std::nullopt };
}

} // namespace

Expected<void> BundleStore::add(const CarriedBundle &bundle)
{
    return sql::execute(m_connection,
        u"INSERT INTO bundle (id, officer, made_at, intents) VALUES (:id, :officer, :made,"
        " :intents)"_s,
        [&bundle](Statement &s) {
            s.bind(u":id", bundle.id).bind(u":officer", bundle.officer.toString());
            s.bind(u":made", toMs(bundle.madeAt)).bind(u":intents", bundle.intents);
        });
}

Expected<std::optional<CarriedBundle>> BundleStore::find(const QString &id)
{
    std::optional<CarriedBundle> found;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT id, officer, made_at, intents, received_at FROM bundle WHERE id = :id"_s,
        [&id](Statement &s) { s.bind(u":id", id); },
        [&found](const Statement &s) { found = bundleOf(s); });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

Expected<QVector<CarriedBundle>> BundleStore::newest(int most)
{
    QVector<CarriedBundle> bundles;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT id, officer, made_at, intents, received_at FROM bundle"
        " ORDER BY made_at DESC LIMIT :most"_s,
        [most](Statement &s) { s.bind(u":most", most); },
        [&bundles](const Statement &s) { bundles.append(bundleOf(s)); });
    if (!done)
        return tl::make_unexpected(done.error());
    return bundles;
}

Expected<void> BundleStore::setReceived(const QString &id, Instant now)
{
    return sql::execute(m_connection,
        u"UPDATE bundle SET received_at = :now WHERE id = :id AND received_at IS NULL"_s,
        [&](Statement &s) { s.bind(u":now", toMs(now)).bind(u":id", id); });
}

} // namespace shiyu
