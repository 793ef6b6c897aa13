// A console without a window whose officer acts at random, on a profile that a server orders:
//   roamingconsole PROFILE ENROLMENT ACCOUNT PASSWORD SEED
// Says "made ID" of each intent once it was acknowledged, and how it stands with the server on
// lines that begin with "link". "rest" on its standard input: no more acts; the end of it: quit.
#include "app/crypto/initialise.h"
#include "app/services/serverlink.h"
#include "tests/app/services/randomofficer.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QSocketNotifier>
#include <cstdio>
#include <unistd.h>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kBetweenActs { 40 };
constexpr std::chrono::milliseconds kBeforeAgain { 500 };

Instant wallClock()
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

class Roamer : public QObject {
public:
    Roamer(QString account, QString password, quint32 seed)
        : m_account(std::move(account))
        , m_password(std::move(password))
        , m_seed(seed)
        , m_workplace(wallClock)
        , m_link(m_workplace, wallClock)
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        m_next.setInterval(kBetweenActs);
        connect(&m_next, &QTimer::timeout, this, [this] { act(); });
        connect(&m_link, &ServerLink::changed, this, [this] { tellLink(); });
        connect(&m_link, &ServerLink::signedIn, this, [this] { m_next.start(); });
        connect(&m_link, &ServerLink::signInFailed, this, [this] {
            QTimer::singleShot(kBeforeAgain, this, [this] { enter(); }); // the server is away
        });
        connect(&m_input, &QSocketNotifier::activated, this, [this] { read(); });
    }

    void open(const QString &profile)
    {
        m_workplace.open(profile).then(this, [this](const Expected<void> &opened) {
            if (!opened)
                return say(u"open "_s + opened.error().context);
            enter();
        });
    }

private:
    void enter() { m_link.signIn(m_account, m_password); }

    void act()
    {
        if (m_acting)
            return;
        m_acting = true;
        m_workplace.data()
            .post([officer = m_officer, seed = m_seed](ProfileDesk &desk) {
                if (!*officer)
                    *officer = std::make_unique<RandomOfficer>(desk, seed);
                return (*officer)->act(wallClock());
            })
            .then(this, [this](const std::optional<IntentId> &made) {
                m_acting = false;
                if (!made)
                    return;
                say(u"made "_s + made->toString());
                Q_EMIT m_workplace.committed(IncidentId(made->toString())); // one that is there
            });
    }

    void tellLink()
    {
        const SyncStatus &status = m_link.status();
        const bool online = status.link == SyncLink::Online && status.position.firstPart.isEmpty();
        const QString line = u"link %1 waiting=%2 accepted=%3 problem=%4"_s
                                 .arg(online ? u"online"_s : u"other"_s)
                                 .arg(status.position.waiting)
                                 .arg(status.position.accepted)
                                 .arg(status.problem.context);
        if (line != m_told)
            say(line);
        m_told = line;
    }

    void read()
    {
        char bytes[256];
        if (::read(STDIN_FILENO, bytes, sizeof bytes) <= 0)
            return QCoreApplication::quit();
        m_next.stop();
        m_next.disconnect();
        disconnect(&m_link, &ServerLink::signedIn, this, nullptr);
    }

    QString m_account, m_password;
    quint32 m_seed;
    Workplace m_workplace;
    ServerLink m_link;
    QSocketNotifier m_input;
    QTimer m_next;
    /// Made, used and left on the data thread.
    std::shared_ptr<std::unique_ptr<RandomOfficer>> m_officer
        = std::make_shared<std::unique_ptr<RandomOfficer>>();
    bool m_acting = false;
    QString m_told;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6 || !crypto::initialise())
        return 2;
    const QString &profile = arguments.at(1);
    if (!QFileInfo::exists(profile) && !enrolDevice(profile, arguments.at(2), {}, wallClock()))
        return 1;
    Roamer roamer(arguments.at(3), arguments.at(4), arguments.at(5).toUInt());
    roamer.open(profile);
    return QCoreApplication::exec();
}
