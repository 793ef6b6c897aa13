#pragma once
#include "app/protocol/ground.h"
#include "app/storage/groundstore.h"
#include "app/sync/environment.h"
#include "app/sync/profileasker.h"
#include "app/sync/transport.h"
#include <memory>

namespace shiyu {

/// Brings the outlines, cameras and places from the server, beside the matters: asks which version
/// there is, fetches the pieces that are not here one after another and then takes them in. What
/// has come stays, so a kill or a lost link only goes on. Looks again now and then.
class GroundSync {
public:
    static constexpr Millis kLook = std::chrono::minutes { 10 };

    struct Ears {
        std::function<void(qint64 done, qint64 total)> progressed; ///< bytes; total 0: nothing runs
        std::function<void()> changed; ///< outlines or features are others now
        std::function<void(const Error &)> failed; ///< it is tried again
    };
    /// The transport is its alone. `bearer` empty: there is no session now.
    GroundSync(Transport &transport, ProfileGate &gate, SyncEnvironment environment,
        std::function<QByteArray()> bearer, Ears ears);

    void wake(); ///< the server is there
    void stop();

private:
    void ask(qint64 held);
    void findNone();
    void takeAnswer(const protocol::GroundAnswer &answer);
    void begin(const QVector<GroundStore::Piece> &missing);
    void fetchNext();
    void stage(const QByteArray &bytes);
    void takeIn();
    void step(GroundStore::Taken taken);
    void rest(Millis wait);
    void again(const Error &error);
    void send(
        const QString &path, const QUrlQuery &query, std::function<void(const QByteArray &)> take);

    Transport &m_transport;
    ProfileAsker m_profile;
    SyncEnvironment m_environment;
    std::function<QByteArray()> m_bearer;
    Ears m_ears;
    QVector<GroundStore::Piece> m_missing;
    qsizetype m_next = 0;
    qint64 m_done = 0, m_total = 0; ///< bytes
    bool m_outlines = false; ///< the newest step brought some
    std::shared_ptr<std::unique_ptr<SearchIndex>> m_index; ///< made and used on the data thread
    bool m_busy = false;
    bool m_looked = false; ///< in this session, and it is not time to look again
    int m_failures = 0;
};

} // namespace shiyu
