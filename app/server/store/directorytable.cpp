#include "app/server/store/directorytable.h"

#include "app/crypto/directoryhash.h"
#include <QHash>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

QVector<DirectoryItem> itemsFrom(const SqlRows &rows)
{
    QVector<DirectoryItem> items;
    items.reserve(rows.size());
    for (const SqlRow &row : rows)
        items.append({ row.text(0), row.text(1), static_cast<int>(row.int64(2)), row.blob(3) });
    return items;
}

using ItemKey = std::pair<QString, QString>;

} // namespace

Expected<qint64> DirectoryTable::newestRevision()
{
    return m_database.rows(u"SELECT coalesce(max(revision), 0) FROM directory_revision"_s)
        .map([](const SqlRows &rows) { return rows.first().int64(0); });
}

Expected<QVector<DirectoryItem>> DirectoryTable::items(qint64 revision)
{
    return m_database
        .rows(u"SELECT kind, id, ord, body FROM directory_item WHERE revision <= :revision"
              " AND (until IS NULL OR until > :revision) ORDER BY kind, ord"_s,
            { { u":revision", revision } })
        .map(&itemsFrom);
}

Expected<DirectoryPtr> DirectoryTable::load(qint64 revision)
{
    DirectoryData data;
    data.revision = revision;
    const auto held = items(revision);
    if (!held)
        return tl::make_unexpected(held.error());
    for (const DirectoryItem &item : *held) {
        if (auto added = addItem(data, item); !added)
            return tl::make_unexpected(added.error());
    }
    return std::make_shared<const Directory>(std::move(data));
}

Expected<DirectoryChange> DirectoryTable::change(qint64 since)
{
    const auto newest = newestRevision();
    if (!newest)
        return tl::make_unexpected(newest.error());
    const auto mark = m_database.rows(
        u"SELECT sha256, (SELECT count(*) FROM directory_revision WHERE revision = :since)"
        " FROM directory_revision WHERE revision = :newest"_s,
        { { u":since", since }, { u":newest", *newest } });
    if (!mark)
        return tl::make_unexpected(mark.error());
    if (mark->isEmpty())
        return fail(ErrorCode::NotFound, u"directory"_s);
    DirectoryChange change { *newest, mark->first().int64(1) > 0 ? since : 0, {}, {},
        mark->first().blob(0) };
    auto changed
        = m_database.rows(u"SELECT kind, id, ord, body FROM directory_item WHERE revision > :since"
                          " AND until IS NULL ORDER BY kind, ord"_s,
            { { u":since", change.since } });
    if (!changed)
        return tl::make_unexpected(changed.error());
    change.changed = itemsFrom(*changed);
    const auto removed = m_database.rows(
        u"SELECT kind, id FROM directory_item o WHERE o.revision <= :since AND o.until > :since"
        " AND NOT EXISTS (SELECT 1 FROM directory_item n WHERE n.kind = o.kind AND n.id = o.id"
        " AND n.until IS NULL)"_s,
        { { u":since", change.since } });
    if (!removed)
        return tl::make_unexpected(removed.error());
    for (const SqlRow &row : *removed)
        change.removed.append({ row.text(0), row.text(1), 0, {} });
    return change;
}

Expected<void> DirectoryTable::endItem(const DirectoryItem &item, qint64 revision)
{
    return m_database
        .run(u"UPDATE directory_item SET until = :revision WHERE kind = :kind AND id = :id"
             " AND until IS NULL"_s,
            { { u":revision", revision }, { u":kind", item.kind }, { u":id", item.id } })
        .map([](qint64) {});
}

Expected<void> DirectoryTable::writeItem(const DirectoryItem &item, qint64 revision)
{
    return m_database
        .run(u"INSERT INTO directory_item (kind, id, revision, until, ord, body)"
             " VALUES (:kind, :id, :revision, NULL, :ord, :body)"_s,
            { { u":kind", item.kind }, { u":id", item.id }, { u":revision", revision },
                { u":ord", item.order }, { u":body", item.body } })
        .map([](qint64) {});
}

Expected<void> DirectoryTable::write(const DirectoryData &data, qint64 seq, Instant now)
{
    const auto next = itemsOf(data);
    const auto newest = newestRevision();
    const auto before = newest ? items(*newest) : Expected<QVector<DirectoryItem>>();
    if (!next || !newest || !before)
        return tl::make_unexpected(
            !next ? next.error() : (!newest ? newest.error() : before.error()));
    QHash<ItemKey, DirectoryItem> held;
    for (const DirectoryItem &item : *before)
        held.insert({ item.kind, item.id }, item);
    for (const DirectoryItem &item : *next) {
        const auto old = held.constFind({ item.kind, item.id });
        const bool there = old != held.constEnd();
        const bool same = there && old->order == item.order && old->body == item.body;
        if (there)
            held.erase(old);
        if (same)
            continue;
        Expected<void> done = there ? endItem(item, data.revision) : Expected<void>();
        if (done)
            done = writeItem(item, data.revision);
        if (!done)
            return done;
    }
    for (const DirectoryItem &gone : std::as_const(held)) {
        if (auto done = endItem(gone, data.revision); !done)
            return done;
    }
    return m_database
        .run(u"INSERT INTO directory_revision (revision, seq, sha256, imported_at)"
             " VALUES (:revision, :seq, :sha256, :now)"_s,
            { { u":revision", data.revision }, { u":seq", seq },
                { u":sha256", directoryHash(*next) }, { u":now", now } })
        .map([](qint64) {});
}

} // namespace shiyu::server
