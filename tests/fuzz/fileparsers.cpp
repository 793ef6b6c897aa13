// Readers of files, of what is typed, and of what a proxy says: those without another form to write
// give back the bytes that they took.
#include "app/exchange/columnmapping.h"
#include "app/exchange/textencoding.h"
#include "app/exchange/valuereading.h"
#include "app/server/command/serverconfig.h"
#include "app/server/http/httpserver.h"
#include "app/services/queuefilterjson.h"
#include "app/storage/groundpieces.h"
#include "app/storage/searchquery.h"
#include "map/geo/geometryblob.h"
#include "tests/fuzz/parsers.h"
#include "ui/command/commandparser.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace shiyu::test {
namespace {

using namespace Qt::StringLiterals;

constexpr CityOffset kChina { std::chrono::hours { 8 } };

/// A piece of a county's ground, as the server sends it.
QByteArray groundAgain(const QByteArray &bytes)
{
    const auto content = unpackGround(bytes);
    return content ? packGround(*content) : QByteArray();
}

QByteArray areasAgain(const QByteArray &bytes)
{
    const auto areas = decodeAreas(bytes);
    return areas ? encodeAreas(*areas) : QByteArray();
}

QByteArray linesAgain(const QByteArray &bytes)
{
    const auto lines = decodeLines(bytes);
    return lines ? encodeLines(*lines) : QByteArray();
}

/// Over fields that suggest nothing.
QByteArray mappingAgain(const QByteArray &bytes)
{
    const QStringList fields { u"f1"_s, u"f2"_s, u"f3"_s };
    const auto mapping = ColumnMapping::fromJson(ImportKind::Incidents, bytes, fields);
    return mapping ? mapping->toJson(ImportKind::Incidents, fields) : QByteArray();
}

QByteArray filterAgain(const QByteArray &bytes)
{
    const auto json = QJsonDocument::fromJson(bytes);
    if (!json.isObject())
        return {};
    const QJsonObject object = json.object();
    return QJsonDocument(toJson(filterFromJson(object), orderFromJson(object))).toJson();
}

/// Its encoding is the same in one piece and byte by byte.
QByteArray textAgain(const QByteArray &bytes)
{
    EncodingDetector whole, pieces;
    whole.feed(bytes);
    for (const char byte : bytes)
        pieces.feed(QByteArrayView(&byte, 1));
    if (whole.result() != pieces.result() || whole.isBinary() != pieces.isBinary())
        qFatal("the encoding is another one in pieces");
    if (whole.isEmpty() || whole.isBinary())
        return {};
    (void)decodeText(bytes, whole.result());
    return bytes;
}

/// A cell of a table, as whatever it may be; what was cleaned stays so.
QByteArray cellAgain(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    (void)readTime(text, kChina);
    const auto number = readNumber(text);
    if (number && !std::isfinite(*number))
        qFatal("a number that is none");
    (void)readUrgency(text);
    (void)readDeviceStatus(text);
    (void)readSource(text);
    (void)readLevel(text);
    return cleanText(text).toUtf8();
}

/// Typed into the search field: what is found stands in the text, in order, apart.
QByteArray searchAgain(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const SearchQuery query(text);
    if (query.matchExpression().isEmpty())
        qFatal("an expression that FTS5 does not take");
    qsizetype end = 0;
    for (const SearchQuery::Range &range : query.highlights(text)) {
        if (range.begin < end || range.length <= 0 || range.begin + range.length > text.size())
            qFatal("a mark beyond the text, or over another");
        end = range.begin + range.length;
    }
    return bytes;
}

/// Typed into the command line.
QByteArray commandAgain(const QByteArray &bytes)
{
    const Command command = parseCommand(QString::fromUtf8(bytes));
    if (!command.target.isEmpty() && command.verb != Verb::Dispatch)
        qFatal("a unit, and nothing to dispatch");
    if (command.night && command.verb != Verb::Theme)
        qFatal("by night, and no theme");
    return bytes;
}

/// "networks;peer;X-Forwarded-For": the client is an address in its one form, or unknown.
QByteArray forwardedAgain(const QByteArray &bytes)
{
    const QList<QByteArray> parts = bytes.split(';');
    if (parts.size() < 3)
        return {};
    const auto proxies = server::TrustedProxies::parse(
        QString::fromLatin1(parts.at(0)).split(u',', Qt::SkipEmptyParts));
    if (!proxies)
        return {};
    const QString client = proxies->clientOf(QString::fromLatin1(parts.at(1)), parts.at(2));
    if (server::plainAddress(client) != client)
        qFatal("an address in another form");
    return bytes;
}

/// server.ini. Each time by another name: QSettings remembers what it read.
QByteArray configAgain(const QByteArray &bytes)
{
    static const QTemporaryDir kFolder;
    static quint64 number = 0;
    QFile file(kFolder.filePath(QString::number(++number)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no room for the file");
    file.close();
    server::HttpSettings http;
    server::ServerSettings core;
    const bool good = server::readServerConfig(file.fileName(), true, http, core).has_value();
    file.remove();
    return good ? bytes : QByteArray();
}

} // namespace

QVector<Parser> fileParsers()
{
    return {
        { "ground", &groundAgain },
        { "areas", &areasAgain },
        { "lines", &linesAgain },
        { "mapping", &mappingAgain },
        { "filter", &filterAgain },
        { "text", &textAgain },
        { "cell", &cellAgain },
        { "search", &searchAgain },
        { "command", &commandAgain },
        { "forwarded", &forwardedAgain },
        { "config", &configAgain },
    };
}

} // namespace shiyu::test
