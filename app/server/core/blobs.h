#pragma once
#include "app/server/core/sessions.h"
#include "app/server/store/blobtable.h"

namespace shiyu::server {

/// Attachments: handed in piece by piece by an organisation, given out to those who see an
/// operation that names them. A piece is sent again until its answer arrives; each answer tells how
/// much is held of what this organisation handed in, and nothing of others. Belongs to a database
/// thread.
class Blobs {
public:
    Blobs(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
        , m_table(database)
    {
    }

    struct Part {
        QString digest; ///< lower-case hex
        qint64 offset = 0;
        qint64 size = 0; ///< of the whole
        QByteArray bytes; ///< may be empty: only asks
    };
    Answer<protocol::BlobState> put(const Part &part, const Caller &caller);
    /// From `offset` on, about kLargestBlobPiece bytes. NotFound: there is none for the caller.
    Response get(const QString &digest, qint64 offset, const Caller &caller);

    static bool isDigest(const QString &text);

private:
    using State = Answer<protocol::BlobState>;
    State take(const Part &part, const Caller &caller);
    Expected<void> clean(Instant now);
    tl::expected<void, Response> hasRoom(const Part &part, const Caller &caller);
    State finish(const Part &part, const Caller &caller);
    Expected<QByteArray> digestOf(const Part &part, const Caller &caller);

    Database &m_database;
    ServerState &m_state;
    BlobTable m_table;
};

} // namespace shiyu::server
