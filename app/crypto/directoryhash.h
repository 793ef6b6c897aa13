#pragma once
#include "app/crypto/hash.h"
#include "app/domain/directoryitems.h"
#include <QJsonObject>

namespace shiyu {

/// SHA-256 over the items of a directory ordered by kind and order; each part ends with a line
/// feed, which neither names nor canonical JSON hold. The log keeps it of every revision.
class DirectoryHash {
public:
    void add(const DirectoryItem &item); ///< in that order
    QByteArray result() const { return m_hasher.result(); }

private:
    crypto::Hasher m_hasher { crypto::Suite::Intl };
};

QByteArray directoryHash(QVector<DirectoryItem> items); ///< in any order of kinds

/// The arguments of an importDirectory intent for this content: revision, a count for each kind,
/// sha256. InvalidValue as itemsOf().
Expected<QJsonObject> directoryImportArguments(const DirectoryData &data);

} // namespace shiyu
