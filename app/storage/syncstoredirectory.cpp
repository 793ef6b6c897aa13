// SyncStore's directory: what changed is joined to what is held, checked as a whole, then written.
#include "app/crypto/directoryhash.h"
#include "app/sql/transaction.h"
#include "app/storage/directorystore.h"
#include "app/storage/syncstore.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

/// The order in which addItem() wants the kinds: as itemsOf() gives them.
int rankOf(const QString &kind)
{
    static const QStringList kKinds { u"city"_s, u"calendar"_s, u"region"_s, u"organization"_s,
        u"officer"_s, u"role"_s, u"category"_s, u"responsibility"_s };
    const auto rank = kKinds.indexOf(kind);
    return static_cast<int>(rank < 0 ? kKinds.size() : rank);
}

QVector<DirectoryItem> joined(const QVector<DirectoryItem> &held, const DirectoryDelta &delta)
{
    QHash<QString, DirectoryItem> items;
    const auto nameOfItem
        = [](const DirectoryItem &item) -> QString { return item.kind + u'/' + item.id; };
    for (const DirectoryItem &item : held)
        items.insert(nameOfItem(item), item);
    for (const DirectoryItem &item : delta.removed)
        items.remove(nameOfItem(item));
    for (const DirectoryItem &item : delta.changed)
        items.insert(nameOfItem(item), item);
    QVector<DirectoryItem> all(items.cbegin(), items.cend());
    std::sort(all.begin(), all.end(), [](const DirectoryItem &a, const DirectoryItem &b) {
        return std::tuple(rankOf(a.kind), a.kind, a.order)
            < std::tuple(rankOf(b.kind), b.kind, b.order);
    });
    return all;
}

} // namespace

Expected<DirectoryPtr> SyncStore::takeDirectory(const DirectoryDelta &delta, Instant now)
{
    DirectoryStore directories(m_connection);
    QVector<DirectoryItem> held;
    if (delta.since > 0) {
        const auto data = directories.load(delta.since);
        const auto items = data ? itemsOf(*data) : tl::make_unexpected(data.error());
        if (!items)
            return tl::make_unexpected(items.error());
        held = *items;
    }
    const QVector<DirectoryItem> items = joined(held, delta);
    if (directoryHash(items) != delta.sha256)
        return fail(ErrorCode::Damaged, u"directory"_s, QString::number(delta.revision));
    DirectoryData data;
    data.revision = delta.revision;
    for (const DirectoryItem &item : items) {
        if (auto added = addItem(data, item); !added)
            return tl::make_unexpected(added.error());
    }
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Expected<void> done = directories.write(data, std::nullopt, now);
    if (done)
        done = transaction->commit();
    if (!done)
        return tl::make_unexpected(done.error());
    return std::make_shared<const Directory>(std::move(data));
}

} // namespace shiyu
