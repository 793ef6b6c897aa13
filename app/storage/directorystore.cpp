#include "app/storage/directorystore.h"

#include "app/crypto/directoryhash.h"
#include "app/storage/projectionsql.h"
#include <QHash>
#include <QSet>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

// Hashed and loaded in this order, whatever the order of the names.
constexpr auto kItemsOfRevision
    = u"SELECT kind, id, ord, body FROM directory_item"
      " WHERE revision <= :revision AND (until IS NULL OR until > :revision) ORDER BY kind, ord";

Expected<void> insertItems(
    sql::Connection &connection, const QVector<DirectoryItem> &items, qint64 revision)
{
    auto insert
        = connection.prepare(u"INSERT INTO directory_item (kind, id, revision, until, ord, body)"
                             " VALUES (:kind, :id, :revision, NULL, :ord, :body)"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    for (const DirectoryItem &item : items) {
        insert->bind(u":kind", item.kind)
            .bind(u":id", item.id)
            .bind(u":revision", revision)
            .bind(u":ord", item.order)
            .bind(u":body", item.body);
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

} // namespace

Expected<QJsonObject> DirectoryStore::importArguments(const DirectoryData &data)
{
    return directoryImportArguments(data);
}

Expected<qint64> DirectoryStore::newestRevision()
{
    return m_connection.number(u"SELECT coalesce(max(revision), 0) FROM directory_revision"_s);
}

template <typename Row> Expected<void> DirectoryStore::eachItem(qint64 revision, Row row)
{
    auto rows = m_connection.prepare(QString::fromUtf16(kItemsOfRevision));
    if (!rows)
        return tl::make_unexpected(rows.error());
    rows->bind(u":revision", revision);
    while (true) {
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return {};
        const DirectoryItem item { rows->text(0), rows->text(1), static_cast<int>(rows->int64(2)),
            rows->blob(3) };
        if (auto taken = row(item); !taken)
            return taken;
    }
}

Expected<DirectoryData> DirectoryStore::load(qint64 revision)
{
    auto known
        = m_connection.prepare(u"SELECT 1 FROM directory_revision WHERE revision = :revision"_s);
    if (!known)
        return tl::make_unexpected(known.error());
    const auto found = known->bind(u":revision", revision).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::NotFound, u"directory revision %1"_s.arg(revision));
    DirectoryData data;
    data.revision = revision;
    if (auto read
        = eachItem(revision, [&data](const DirectoryItem &item) { return addItem(data, item); });
        !read)
        return tl::make_unexpected(read.error());
    return data;
}

Expected<DirectoryPtr> DirectoryStore::loadNewest()
{
    const auto revision = newestRevision();
    if (!revision)
        return tl::make_unexpected(revision.error());
    if (*revision == 0)
        return std::make_shared<const Directory>(DirectoryData {});
    auto data = load(*revision);
    if (!data)
        return tl::make_unexpected(data.error());
    return std::make_shared<const Directory>(*std::move(data));
}

/// With an empty id all of the kind.
Expected<void> DirectoryStore::addNewest(
    DirectoryData &data, const QString &kind, const QString &id)
{
    const QString one = id.isEmpty() ? QString() : u" AND id = :id"_s;
    Expected<void> taken;
    const auto read = sql::forEachRow(
        m_connection,
        u"SELECT id, ord, body FROM directory_item WHERE kind = :kind%1 AND until IS NULL"
        " ORDER BY ord"_s.arg(one),
        [&](sql::Statement &s) {
            s.bind(u":kind", kind);
            if (!id.isEmpty())
                s.bind(u":id", id);
        },
        [&](const sql::Statement &s) {
            if (taken)
                taken = addItem(data, { kind, s.text(0), static_cast<int>(s.int64(1)), s.blob(2) });
        });
    return read ? taken : read;
}

Expected<DirectoryPtr> DirectoryStore::loadSeatsOf(const QVector<OfficerId> &officers)
{
    const auto revision = newestRevision();
    if (!revision)
        return tl::make_unexpected(revision.error());
    DirectoryData data;
    data.revision = *revision;
    auto read = addNewest(data, u"city"_s);
    if (read)
        read = addNewest(data, u"role"_s);
    for (const OfficerId &officer : officers) {
        if (read)
            read = addNewest(data, u"officer"_s, officer.toString());
    }
    QSet<QString> units, regions;
    for (const Officer &officer : std::as_const(data.officers))
        units.insert(officer.organization.toString());
    for (const QString &unit : std::as_const(units)) {
        if (read)
            read = addNewest(data, u"organization"_s, unit);
    }
    for (const Organization &unit : std::as_const(data.organizations))
        regions.insert(unit.region.toString());
    for (const QString &region : std::as_const(regions)) {
        if (read)
            read = addNewest(data, u"region"_s, region);
    }
    return read ? Expected<DirectoryPtr>(std::make_shared<const Directory>(std::move(data)))
                : tl::make_unexpected(read.error());
}

Expected<QByteArray> DirectoryStore::contentHash(qint64 revision)
{
    DirectoryHash hash;
    const auto read = eachItem(revision, [&hash](const DirectoryItem &item) -> Expected<void> {
        hash.add(item);
        return {};
    });
    if (!read)
        return tl::make_unexpected(read.error());
    return hash.result();
}

Expected<void> DirectoryStore::endItem(const QString &kind, const QString &id, qint64 revision)
{
    auto end = m_connection.prepare(u"UPDATE directory_item SET until = :revision"
                                    " WHERE kind = :kind AND id = :id AND until IS NULL"_s);
    if (!end)
        return tl::make_unexpected(end.error());
    return end->bind(u":revision", revision).bind(u":kind", kind).bind(u":id", id).run();
}

/// What is new or other than in the newest revision begins with this one, what is other or gone
/// ends.
Expected<void> DirectoryStore::writeItems(const QVector<DirectoryItem> &items, qint64 revision)
{
    const auto newest = newestRevision();
    if (!newest)
        return tl::make_unexpected(newest.error());
    QHash<std::pair<QString, QString>, DirectoryItem> ended;
    const auto read = eachItem(*newest, [&ended](const DirectoryItem &item) -> Expected<void> {
        ended.insert({ item.kind, item.id }, item);
        return {};
    });
    if (!read)
        return read;
    QVector<DirectoryItem> begun;
    for (const DirectoryItem &item : items) {
        const auto held = ended.constFind({ item.kind, item.id });
        if (held != ended.constEnd() && held->order == item.order && held->body == item.body)
            ended.erase(held);
        else
            begun.append(item);
    }
    for (const DirectoryItem &item : std::as_const(ended)) {
        if (auto done = endItem(item.kind, item.id, revision); !done)
            return done;
    }
    return insertItems(m_connection, begun, revision);
}

Expected<void> DirectoryStore::write(
    const DirectoryData &data, std::optional<qint64> seq, Instant now)
{
    const auto items = itemsOf(data);
    if (!items)
        return tl::make_unexpected(items.error());
    if (auto written = writeItems(*items, data.revision); !written)
        return written;
    return sql::execute(m_connection,
        u"INSERT INTO directory_revision (revision, seq, sha256, imported_at)"
        " VALUES (:revision, :seq, :sha256, :now)"_s,
        [&](sql::Statement &s) {
            s.bind(u":revision", data.revision)
                .bind(u":seq", seq)
                .bind(u":sha256", directoryHash(*items))
                .bind(u":now", toMs(now));
        });
}

} // namespace shiyu
