#pragma once
#include "app/sql/statementobserver.h"
#include "app/sync/keptsession.h"
#include "app/sync/syncengine.h"
#include "tests/app/storage/serverdesk.h"
#include "tests/app/sync/badlink.h"
#include "tests/app/sync/simserver.h"

namespace shiyu::test {

/// A console in a simulation: profile, outbox and sync engine on a bad link, with a clock of its
/// own. A kill drops all that is in memory; the file stays.
class SimConsole final : public ProfileGate {
public:
    SimConsole(const QString &path, const QString &officer, EventQueue &events,
        QRandomGenerator &random, SimServer &server, BadLink::Server reach, Millis clockError)
        : link(events, random, std::move(reach))
        , m_server(server)
        , m_path(path)
        , m_officer(officer)
        , m_organization(SmallCity::organizationOf(officer))
        , m_events(events)
        , m_random(random)
        , m_clockError(clockError)
    {
        start();
    }

    BadLink link;
    std::unique_ptr<ServerDesk> desk;
    std::unique_ptr<SyncEngine> engine;
    DirectoryPtr directory;
    int kills = 0;
    qint64 free = -1; ///< bytes on the disk; below 0: it does not tell

    Instant now() const { return m_events.now() + m_clockError; }

    void start()
    {
        desk = std::make_unique<ServerDesk>(m_path, m_officer);
        desk->city.setIds([this](qsizetype count) {
            QByteArray bytes(count, 0);
            for (char &byte : bytes)
                byte = static_cast<char>(m_random.bounded(256));
            return bytes;
        });
        desk->city.setDevice(
            QString(m_officer.left(1).toUpper() + u'7' + QFileInfo(m_path).baseName()));
        desk->city.setDeviceSeq(m_deviceSeq);
        m_sessionKey = sessionKeyOf(desk->city.keyOf(m_officer));
        directory = *DirectoryStore(desk->connection()).loadNewest();
        SyncEnvironment environment;
        environment.now = [this] { return now(); };
        environment.random = [this] { return m_random.generateDouble(); };
        environment.after = [this](Millis wait, std::function<void()> event) {
            m_events.after(wait, std::move(event));
        };
        environment.newId = [this] { return QString::number(m_random.generate()); };
        environment.freeDisk = [this](const QString &) { return free; };
        engine = std::make_unique<SyncEngine>(link, *this, environment);
        signIn();
    }
    void signIn(bool rightPassword = true)
    {
        protocol::SessionRequest request;
        request.account = m_officer;
        request.device = device();
        request.deviceSecret = QByteArray(32, 'd');
        m_server.prepare(request);
        if (!rightPassword)
            request.password = QStringLiteral("of last month");
        engine->signIn(request);
    }
    /// A colleague takes the seat.
    void seat(const QString &officer)
    {
        m_officer = desk->officer = officer;
        m_sessionKey = sessionKeyOf(desk->city.keyOf(officer));
        signIn();
    }
    /// All that is in memory is gone, in the middle of a transaction if one runs.
    void kill()
    {
        ++kills;
        ++m_generation;
        desk->connection().setObserver(nullptr);
        m_fault.reset();
        m_deviceSeq = desk->city.deviceSeq();
        engine.reset();
        desk.reset();
        start();
    }
    /// Dies before the n-th statement from now on: that one fails, and then it is killed.
    void killAtStatement(int n)
    {
        m_fault = std::make_unique<sql::FailNthStatement>(n);
        m_faultAt = n;
        desk->connection().setObserver(m_fault.get());
    }
    /// The n-th statement from now on finds the disk full; 0: there is room again.
    void failAtStatement(int n)
    {
        m_fault = n > 0 ? std::make_unique<sql::FailNthStatement>(n) : nullptr;
        m_faultAt = std::numeric_limits<int>::max(); // nobody dies of it
        desk->connection().setObserver(m_fault.get());
    }
    bool isHit() const { return m_fault && m_fault->count() >= m_faultAt; }

    void post(std::function<void(SyncDesk &)> work, std::function<void()> then) override
    {
        m_events.after(Millis { m_random.bounded(0, 4) },
            [this, work = std::move(work), then = std::move(then), n = m_generation] {
                if (n != m_generation)
                    return;
                const auto key = ServerDesk::key();
                SyncDesk here { desk->sync, directory, key, desk->connection(), m_officer,
                    m_sessionKey };
                work(here);
                if (!isHit())
                    return then();
                kill();
            });
    }

    const QString &officer() const { return m_officer; }
    const OrganizationId &organization() const { return m_organization; }
    DeviceId device() const { return DeviceId(QFileInfo(m_path).baseName()); }
    bool revoked = false;

private:
    SimServer &m_server;
    QString m_path, m_officer;
    OrganizationId m_organization; ///< of the device, whoever sits there
    crypto::SecretBytes m_sessionKey;
    EventQueue &m_events;
    QRandomGenerator &m_random;
    Millis m_clockError;
    qint64 m_deviceSeq = 0;
    quint64 m_generation = 0;
    std::unique_ptr<sql::FailNthStatement> m_fault;
    int m_faultAt = 0;
};

} // namespace shiyu::test
