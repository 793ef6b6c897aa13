#pragma once
#include "app/crypto/seal.h"
#include "app/sql/statementobserver.h"
#include "app/storage/profile.h"
#include "app/storage/projection.h"
#include "app/storage/syncstore.h"
#include "app/sync/filewire.h"
#include "tests/app/server/serverdesk.h"
#include "tests/app/sync/badlink.h"

namespace shiyu::test {

/// A console's profile, and its way to a server without sockets, over a link that may be bad. A kill
/// drops what is in memory; the file stays.
class TransferDesk final : public ProfileGate {
public:
    TransferDesk(const QString &path, EventQueue &events, QRandomGenerator &random)
        : m_path(path)
        , m_events(events)
        , m_random(random)
    {
        open();
    }

    sql::Connection &connection() { return m_open->profile.connection(); }
    crypto::SecretBytes key = crypto::SecretBytes::fromBytes(QByteArray(32, 'k'));

    void kill()
    {
        ++m_generation;
        if (m_open)
            connection().setObserver(nullptr);
        m_fault.reset();
        m_open.reset();
        open();
    }
    /// Fails the n-th statement from now on, as a full disk does.
    void failAt(int n)
    {
        m_fault = std::make_unique<sql::FailNthStatement>(n);
        connection().setObserver(m_fault.get());
    }

    void post(std::function<void(SyncDesk &)> work, std::function<void()> then) override
    {
        m_events.after(Millis { m_random.bounded(0, 4) },
            [this, work = std::move(work), then = std::move(then), n = m_generation] {
                if (n != m_generation)
                    return;
                SyncDesk desk { m_open->sync, m_open->directory, key, connection(), m_officer,
                    key };
                work(desk);
                then();
            });
    }

    SyncEnvironment environment()
    {
        SyncEnvironment environment;
        environment.now = [this] { return m_events.now(); };
        environment.random = [this] { return m_random.generateDouble(); };
        environment.after = [this](Millis wait, std::function<void()> event) {
            m_events.after(wait, std::move(event));
        };
        return environment;
    }

    /// What the server answers to this request.
    static BadLink::Server reach(ServerDesk &server)
    {
        return [&server](const WireRequest &request) {
            QString target = request.path;
            if (!request.query.isEmpty())
                target += u'?' + request.query.toString(QUrl::FullyEncoded);
            const auto response = server.send(
                request.method.constData(), target, request.body, request.bearer);
            return WireAnswer { LinkFault::None, response.status, response.body };
        };
    }

private:
    struct Open {
        explicit Open(ProfileFile file)
            : profile(std::move(file))
            , projection(*Pinyin::load())
            , cases(profile.connection())
            , sync(profile.connection(), projection, cases)
        {
        }
        ProfileFile profile;
        IncidentProjection projection;
        ShownCases cases;
        SyncStore sync;
        DirectoryPtr directory;
    };
    void open()
    {
        const ProfileSettings settings { ProfileKind::Server, QStringLiteral("https://server"),
            org::kCity, m_events.now() };
        auto profile = QFileInfo::exists(m_path)
            ? ProfileFile::open(m_path, ProfileAccess::ReadWrite)
            : ProfileFile::create(m_path, settings);
        if (!profile)
            qFatal("%s", qPrintable(profile.error().detail));
        m_open = std::make_unique<Open>(*std::move(profile));
    }

    QString m_path, m_officer = QStringLiteral("c.city.intake");
    EventQueue &m_events;
    QRandomGenerator &m_random;
    std::unique_ptr<Open> m_open;
    std::unique_ptr<sql::FailNthStatement> m_fault;
    quint64 m_generation = 0;
};

} // namespace shiyu::test
