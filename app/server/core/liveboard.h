#pragma once
#include "app/protocol/answers.h"
#include <QMap>
#include <QSet>
#include <mutex>

namespace shiyu::server {

/// What is only true now: the last value of each key, in memory, for as long as its sender said.
/// A sender's keys are its own: they go out as "<organisation>/<key>". Thread-safe.
class LiveBoard {
public:
    static constexpr int kMostOfOne = 5000; ///< keys of one organisation

    struct Post {
        OrganizationId sender;
        QSet<OrganizationId> audience;
        QVector<protocol::LiveEntry> entries; ///< with the sender's own keys
    };
    /// False: the sender has too many keys, and none was taken.
    bool put(const Post &post, Instant now);

    struct News {
        QVector<protocol::LiveEntry> entries;
        quint64 version = 0; ///< for the next question
    };
    /// What changed after `version` and is for this organisation; 0: all that still holds. At most
    /// as many as one message may have.
    News since(quint64 version, const OrganizationId &organization, Instant now) const;
    qsizetype size() const;

private:
    struct Held {
        protocol::LiveEntry entry;
        OrganizationId sender;
        QSet<OrganizationId> audience;
        Instant until {}; ///< by the server's clock: the sender's may be wrong
    };
    void forgetOld(Instant now);
    void remove(quint64 version);

    mutable std::mutex m_mutex;
    quint64 m_version = 0;
    QMap<quint64, Held> m_held; ///< by the version that each was written with
    QHash<QString, quint64> m_byKey;
    QHash<OrganizationId, int> m_ofSender;
};

} // namespace shiyu::server
