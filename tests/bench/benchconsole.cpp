#include "tests/bench/benchconsole.h"

#include "tests/bench/loadcity.h"
#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace shiyu::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes kPatience { 30 };

QString firstLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine().trimmed())
                                          : QString();
}

} // namespace

Instant wallClock()
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

BenchConsole::BenchConsole()
    : m_workplace(&wallClock)
    , m_link(m_workplace, &wallClock)
{
}

Expected<void> BenchConsole::enrol(
    const LoadServer &server, const OrganizationId &organization, const QString &profile)
{
    const QString file = profile + u"-enrolment"_s;
    QFile::remove(file);
    auto done = server.command({ u"enrol"_s, organization.toString(), file, u"--url"_s,
        u"https://127.0.0.1:%1"_s.arg(server.port()) });
    if (done)
        done = enrolDevice(profile, file, {}, wallClock());
    if (!done)
        return done;
    const auto opened = m_workplace.open(profile);
    LoadCity::waitUntil([&] { return opened.isFinished() && m_link.isThere(); }, kPatience);
    return opened.result();
}

Expected<void> BenchConsole::signIn(const QString &account, const QString &password)
{
    std::optional<Expected<void>> outcome;
    QObject context;
    QObject::connect(&m_link, &ServerLink::signedIn, &context,
        [&outcome](const QString &) { outcome = Expected<void>(); });
    QObject::connect(&m_link, &ServerLink::signInFailed, &context,
        [&outcome](
            const ServerLink::Failure &failure) { outcome = tl::make_unexpected(failure.error); });
    m_link.signIn(account, password);
    LoadCity::waitUntil([&] { return outcome.has_value(); }, kPatience);
    return outcome.value_or(fail(ErrorCode::Unreadable, u"sign-in"_s));
}

bool BenchConsole::waitFor(
    const std::function<bool(const SyncStatus &)> &holds, std::chrono::seconds most)
{
    return LoadCity::waitUntil([&] { return holds(m_link.status()); }, most);
}

std::optional<SyncedCity> SyncedCity::read(const QString &name, const QStringList &arguments,
    const QList<QCommandLineOption> &more, QCommandLineParser &parser)
{
    parser.addOptions({ { u"server-data"_s, u"made by shiyu-server init"_s, u"DIR"_s },
        { u"database"_s, u"of PostgreSQL, if it was made there"_s, u"CONNECTION"_s },
        { u"server"_s, u"the program"_s, u"PATH"_s,
            QString(QCoreApplication::applicationDirPath() + u"/../../app/server/shiyu-server") },
        { u"port"_s, {}, u"PORT"_s, u"0"_s },
        { u"organization"_s, u"whose console it is"_s, u"ID"_s, u"3402"_s },
        { u"account"_s, u"of its officer"_s, u"NAME"_s },
        { u"password-file"_s, u"with his password"_s, u"FILE"_s } });
    parser.addOptions(more);
    if (!parser.parse(QStringList { name } + arguments) || !parser.isSet(u"server-data"_s)
        || !parser.isSet(u"password-file"_s) || !parser.isSet(u"account"_s))
        return std::nullopt;
    const QString data = parser.value(u"server-data"_s);
    return SyncedCity { { parser.value(u"server"_s), data, parser.value(u"database"_s),
                            QDir(data).filePath(name + u".log"),
                            parser.value(u"port"_s).toUShort() },
        OrganizationId(parser.value(u"organization"_s)), parser.value(u"account"_s),
        firstLine(parser.value(u"password-file"_s)) };
}

} // namespace shiyu::bench
