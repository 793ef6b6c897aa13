#include "app/crypto/directoryhash.h"

#include <algorithm>

namespace shiyu {

using namespace Qt::StringLiterals;

void DirectoryHash::add(const DirectoryItem &item)
{
    const QByteArray order = QByteArray::number(item.order);
    for (const QByteArray &part : { item.kind.toUtf8(), item.id.toUtf8(), order, item.body }) {
        m_hasher.add(part);
        m_hasher.add("\n");
    }
}

QByteArray directoryHash(QVector<DirectoryItem> items)
{
    std::ranges::stable_sort(items, [](const DirectoryItem &a, const DirectoryItem &b) {
        return a.kind < b.kind; // the order within a kind is that of the list
    });
    DirectoryHash hash;
    for (const DirectoryItem &item : items)
        hash.add(item);
    return hash.result();
}

Expected<QJsonObject> directoryImportArguments(const DirectoryData &data)
{
    const auto items = itemsOf(data);
    if (!items)
        return tl::make_unexpected(items.error());
    return QJsonObject {
        { u"revision"_s, data.revision },
        { u"regions"_s, data.regions.size() },
        { u"organizations"_s, data.organizations.size() },
        { u"officers"_s, data.officers.size() },
        { u"roles"_s, data.roles.size() },
        { u"categories"_s, data.categories.size() },
        { u"responsibilities"_s, data.responsibilities.size() },
        { u"sha256"_s, QString::fromLatin1(directoryHash(*items).toHex()) },
    };
}

} // namespace shiyu
