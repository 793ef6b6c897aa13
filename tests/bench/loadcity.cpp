#include "tests/bench/loadcity.h"

#include "app/domain/decide.h"
#include "app/protocol/limits.h"
#include "app/protocol/subjects.h"
#include <QFile>
#include <QJsonDocument>
#include <QTimer>

namespace shiyu::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAtOnce = 8; // sign-ins under way
constexpr std::chrono::hours kPatience { 1 };

/// The first of its officers who may take in matters.
const Officer *intakeOf(const Directory &directory, const OrganizationId &organization)
{
    for (const Officer *officer : directory.officersOf(organization)) {
        if (!officer->account.isEmpty() && directory.rights(officer->id).contains(Right::Intake))
            return officer;
    }
    return nullptr;
}

} // namespace

LoadCity::LoadCity(const LoadTarget &target, const Directory &directory, int consoles)
{
    for (const RegionLevel level :
        { RegionLevel::City, RegionLevel::County, RegionLevel::Town, RegionLevel::Village }) {
        for (const Organization &organization : directory.data().organizations) {
            const Region *region = directory.region(organization.region);
            const Officer *officer = intakeOf(directory, organization.id);
            if (organization.kind != OrgKind::Centre || !region || region->level != level
                || !officer || size() >= consoles)
                continue;
            m_consoles.push_back(std::make_unique<LoadConsole>(target,
                LoadConsole::Seat { organization.id, region->code, level, officer->id,
                    officer->account,
                    ownerFor(directory, organization.id,
                        { { u"region"_s, region->code.toString() } }) }));
        }
    }
}

bool LoadCity::waitUntil(const std::function<bool()> &holds, std::chrono::milliseconds most)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (holds() || timer.hasExpired(most.count()))
            loop.quit();
    });
    look.start(2);
    loop.exec();
    return holds();
}

/// How many worked.
qsizetype LoadCity::each(const Begin &begin)
{
    size_t next = 0;
    int running = 0;
    qsizetype good = 0;
    std::function<void()> more = [&] {
        while (running < kAtOnce && next < m_consoles.size()) {
            ++running;
            begin(*m_consoles[next++], [&](bool worked) {
                --running;
                good += worked ? 1 : 0;
                more();
            });
        }
    };
    more();
    waitUntil([&] { return running == 0 && next == m_consoles.size(); }, kPatience);
    return good;
}

qsizetype LoadCity::signIn(const QString &password, const QHash<OrganizationId, QString> &codes)
{
    return each([&](LoadConsole &console, std::function<void(bool)> then) {
        if (console.hasSession())
            return then(true);
        console.signIn(password, codes.value(console.seat().organization), std::move(then));
    });
}

qsizetype LoadCity::refresh(const QString &file)
{
    QFile stored(file);
    if (!stored.open(QIODevice::ReadOnly))
        return 0;
    const QJsonObject sessions = QJsonDocument::fromJson(stored.readAll()).object();
    return each([&](LoadConsole &console, std::function<void(bool)> then) {
        const QJsonObject session = sessions[console.seat().organization.toString()].toObject();
        if (session.isEmpty())
            return then(false);
        console.setSession(session);
        console.refresh(std::move(then));
    });
}

void LoadCity::keep(const QString &file) const
{
    QJsonObject sessions;
    for (const auto &console : m_consoles)
        sessions[console->seat().organization.toString()] = console->session();
    QFile stored(file);
    if (stored.open(QIODevice::WriteOnly)) {
        stored.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        stored.write(QJsonDocument(sessions).toJson(QJsonDocument::Compact));
    }
}

bool LoadCity::findCursor()
{
    std::optional<qint64> cursor;
    bool answered = false;
    city().ask("/v1/snapshot?part=heads&limit=1", [&](int, const QByteArray &body) {
        answered = true;
        if (const auto page
            = protocol::read<protocol::SnapshotPage>(body, protocol::kLargestAnswer))
            cursor = page->cursor;
    });
    waitUntil([&] { return answered; }, std::chrono::minutes { 1 });
    for (const auto &console : m_consoles)
        console->setCursor(cursor.value_or(0));
    return cursor.has_value();
}

void LoadCity::listen()
{
    for (const auto &console : m_consoles)
        console->listen();
}

qsizetype LoadCity::listening() const
{
    return std::count_if(m_consoles.begin(), m_consoles.end(),
        [](const auto &console) { return console->isListening(); });
}

} // namespace shiyu::bench
