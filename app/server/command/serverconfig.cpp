#include "app/server/command/serverconfig.h"

#include "app/protocol/limits.h"
#include <QFile>
#include <QSettings>
#include <variant>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

/// A number of the file and where it goes.
struct NumberKey {
    const char *name;
    qint64 least, most;
    std::variant<seconds HttpSettings::*, int HttpSettings::*, quint32 HttpSettings::*,
        qsizetype HttpSettings::*, qint64 ServerSettings::*, minutes ServerSettings::*,
        days ServerSettings::*>
        member;
};

constexpr qint64 kDay = 24 * 3600;
const NumberKey kNumbers[] = {
    { "limits/headerBytes", 1024, 1024 * 1024, &HttpSettings::largestHeader },
    { "limits/bodyBytes", 64 * 1024, protocol::kLargestRequest, &HttpSettings::largestBody },
    { "limits/allBodiesBytes", 1024 * 1024, qint64 { 1 } << 34, &HttpSettings::largestBodies },
    { "limits/blobBytes", 64 * 1024, qint64 { 1 } << 30, &ServerSettings::largestBlob },
    { "limits/unnamedBlobsBytes", 1024 * 1024, qint64 { 1 } << 40, &ServerSettings::unnamedBlobs },
    { "limits/unnamedBlobDays", 1, 3650, &ServerSettings::unnamedBlobLife },
    { "limits/connections", 1, 100'000, &HttpSettings::mostConnections },
    { "limits/connectionsOfOneAddress", 1, 100'000, &HttpSettings::mostOfOneAddress },
    { "limits/requestsPerSecondOfOneAddress", 1, 1'000'000, &HttpSettings::requestsPerSecond },
    { "limits/requestsAtOnceOfOneAddress", 1, 1'000'000, &HttpSettings::requestsAtOnce },
    { "limits/handshakeSeconds", 1, 300, &HttpSettings::handshake },
    { "limits/idleSeconds", 1, kDay, &HttpSettings::idle },
    { "limits/bodySeconds", 1, 3600, &HttpSettings::body },
    { "limits/bodyInAllSeconds", 1, kDay, &HttpSettings::bodyInAll },
    { "limits/writeSeconds", 1, 3600, &HttpSettings::write },
    { "limits/stopSeconds", 1, 300, &HttpSettings::stop },
    { "sync/recentDays", 1, 36'500, &ServerSettings::recent },
    { "session/accessMinutes", 1, 24 * 60, &ServerSettings::accessLife },
};

template <typename T> T valueAs(qint64 number)
{
    return T { static_cast<typename T::rep>(number) };
}
template <std::integral T> T valueAs(qint64 number)
{
    return static_cast<T>(number);
}

void set(const NumberKey &key, qint64 number, HttpSettings &http, ServerSettings &core)
{
    std::visit(
        [&]<typename T, typename Owner>(T Owner::*member) {
            if constexpr (std::is_same_v<Owner, HttpSettings>)
                http.*member = valueAs<T>(number);
            else
                core.*member = valueAs<T>(number);
        },
        key.member);
}

Expected<void> readLogLevel(const QString &text, HttpSettings &http)
{
    static constexpr const char *kLevels[] = { "none", "problems", "requests" };
    for (size_t i = 0; i < std::size(kLevels); ++i) {
        if (text == QLatin1StringView(kLevels[i])) {
            http.log = static_cast<LogLevel>(i);
            return {};
        }
    }
    return fail(ErrorCode::InvalidValue, u"log/level"_s, text);
}

Expected<void> readKey(
    const QSettings &file, const QString &key, HttpSettings &http, ServerSettings &core)
{
    if (key.isEmpty()) // "=" alone; QSettings does not give its value
        return fail(ErrorCode::InvalidValue, u"="_s, u"no such key"_s);
    const QVariant value = file.value(key);
    if (key == "log/level"_L1)
        return readLogLevel(value.toString(), http);
    if (key == "proxies/trusted"_L1) {
        QStringList networks = value.toStringList();
        networks.removeAll(QString());
        auto proxies = TrustedProxies::parse(networks);
        if (!proxies)
            return tl::make_unexpected(proxies.error());
        http.proxies = *std::move(proxies);
        return {};
    }
    const auto known = std::ranges::find_if(kNumbers,
        [&key](const NumberKey &number) { return key == QLatin1StringView(number.name); });
    if (known == std::end(kNumbers))
        return fail(ErrorCode::InvalidValue, key, u"no such key"_s);
    bool good = false;
    const qint64 number = value.toString().toLongLong(&good);
    if (!good || number < known->least || number > known->most)
        return fail(
            ErrorCode::InvalidValue, key, u"from %1 to %2"_s.arg(known->least).arg(known->most));
    set(*known, number, http, core);
    return {};
}

} // namespace

Expected<void> readServerConfig(
    const QString &path, bool mustExist, HttpSettings &http, ServerSettings &core)
{
    if (!QFile::exists(path))
        return mustExist ? fail(ErrorCode::NotFound, path) : Expected<void>();
    const QSettings file(path, QSettings::IniFormat);
    if (file.status() != QSettings::NoError)
        return fail(ErrorCode::Damaged, path);
    for (const QString &key : file.allKeys()) {
        if (auto done = readKey(file, key, http, core); !done)
            return done;
    }
    return {};
}

} // namespace shiyu::server
