#pragma once
#include "app/crypto/keyslot.h"
#include "app/domain/directory.h"
#include "app/server/core/liveboard.h"
#include "app/server/core/metrics.h"
#include "app/server/core/signindelay.h"
#include "app/server/store/database.h"
#include <atomic>
#include <functional>
#include <mutex>

namespace shiyu::server {

struct ServerSettings {
    std::chrono::minutes accessLife { 30 };
    std::chrono::hours refreshLife { 24 * 14 };
    crypto::SlotParameters password; ///< the cost of a guess
    int pageEntries = 1000; ///< of changes and operations
    qsizetype pageBytes = 4 * 1024 * 1024; ///< a page ends after this many
    int mostIntents = 500;
    std::chrono::days recent { 90 }; ///< what ended since comes whole with a first sync
    qint64 largestBlob = 20 * 1024 * 1024; ///< bytes, as in the consoles
    qint64 unnamedBlobs = 1024 * 1024 * 1024; ///< bytes of an organisation that no act names
    std::chrono::days unnamedBlobLife { 14 }; ///< then they are cleaned away
    std::chrono::hours headsEvery { 24 }; ///< how often the ends of the chains are signed
};

/// Two keys that lie beside the database, not in it.
struct ServerKeys {
    crypto::SecretBytes data; ///< seals closed values
    crypto::SecretBytes tokens; ///< derives refresh tokens
};

/// The newest directory, loaded once a revision for all threads.
class DirectoryCache {
public:
    Expected<DirectoryPtr> newest(Database &database);
    Expected<DirectoryPtr> at(Database &database, qint64 revision); ///< that the caller has read

private:
    std::mutex m_mutex;
    DirectoryPtr m_directory;
};

/// What all database threads of a process share. Thread-safe.
struct ServerState {
    ServerSettings settings;
    ServerKeys keys;
    std::function<Instant()> now;
    SignInDelay delay;
    DirectoryCache directories;
    Metrics metrics;
    LiveBoard live;
    std::atomic<qint64> blobsCleaned { 0 }; ///< when, in ms
};

} // namespace shiyu::server
