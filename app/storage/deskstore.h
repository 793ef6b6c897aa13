#pragma once
#include "app/crypto/secretbytes.h"
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include "app/sql/connection.h"
#include <QJsonObject>
#include <QMap>

namespace shiyu {

/// What an officer keeps beside the log: drafts (sealed, they may hold personal data), saved views
/// of the queue, settings of the profile. Belongs to the thread of its connection; each call is a
/// transaction of its own.
class DeskStore {
public:
    explicit DeskStore(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    Expected<void> saveDraft(const OfficerId &officer, const QString &key, const QJsonObject &draft,
        const crypto::SecretBytes &dataKey, Instant now);
    /// Empty if there is none. Damaged if it does not open.
    Expected<QJsonObject> draft(
        const OfficerId &officer, const QString &key, const crypto::SecretBytes &dataKey);
    Expected<void> dropDraft(const OfficerId &officer, const QString &key);
    /// Those whose keys begin so, by key. Damaged as draft().
    Expected<QMap<QString, QJsonObject>> drafts(
        const OfficerId &officer, const QString &prefix, const crypto::SecretBytes &dataKey);
    /// Of those, the ones that nobody touched since then.
    Expected<void> dropDrafts(const OfficerId &officer, const QString &prefix, Instant before);

    struct View {
        QString name;
        QJsonObject body;
    };
    Expected<QVector<View>> views(const OfficerId &officer); ///< in the order they were made
    Expected<void> saveView(
        const OfficerId &officer, const View &view); ///< replaces one of that name
    Expected<void> removeView(const OfficerId &officer, const QString &name);

    Expected<QString> setting(const QString &key); ///< empty if it was never set
    Expected<void> setSetting(const QString &key, const QString &value);
    /// The next number of a counter of this device, from 1. Rolled back with its transaction.
    Expected<qint64> nextNumber(const QString &name);

private:
    sql::Connection &m_connection;
};

} // namespace shiyu
