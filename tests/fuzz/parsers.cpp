#include "tests/fuzz/parsers.h"

#include "app/crypto/keyslot.h"
#include "app/crypto/letter.h"
#include "app/domain/canonical.h"
#include "app/domain/directoryjson.h"
#include "app/domain/headstatement.h"
#include "app/domain/operation.h"
#include "app/protocol/answers.h"
#include "app/protocol/bundle.h"
#include "app/protocol/changes.h"
#include "app/protocol/ended.h"
#include "app/protocol/eventstream.h"
#include "app/protocol/ground.h"
#include "app/protocol/heads.h"
#include "app/protocol/limits.h"
#include "app/protocol/operations.h"
#include "app/protocol/session.h"
#include "app/protocol/subjects.h"
#include "app/server/core/routes.h"

namespace shiyu::test {
namespace {

using namespace protocol;

template <typename Message> QByteArray again(const QByteArray &bytes)
{
    const auto message = read<Message>(bytes, kLargestRequest);
    return message ? write(*message) : QByteArray();
}

QByteArray intentAgain(const QByteArray &bytes)
{
    const auto intent = parseIntent(bytes);
    return intent ? intentBytes(*intent) : QByteArray();
}

QByteArray factsAgain(const QByteArray &bytes)
{
    const auto facts = parseFacts(bytes);
    return facts ? factBytes(*facts) : QByteArray();
}

QByteArray directoryAgain(const QByteArray &bytes)
{
    const auto json = readObject(bytes, kLargestRequest);
    const auto data = json ? directoryFromJson(*json) : tl::make_unexpected(json.error());
    return data ? writeObject(toJson(*data)) : QByteArray();
}

QByteArray encoded(const QVector<StreamEvent> &events)
{
    QByteArray all;
    for (const StreamEvent &event : events)
        all += event.name + '|' + event.id + '|' + event.data + '\n';
    return all;
}

/// In one piece and byte by byte: the network cuts where it likes.
QByteArray streamAgain(const QByteArray &bytes)
{
    StreamReader whole, pieces;
    const auto atOnce = whole.take(bytes);
    QVector<StreamEvent> oneByOne;
    for (const char byte : bytes)
        oneByOne += pieces.take(QByteArrayView(&byte, 1)).value_or(QVector<StreamEvent> {});
    if (!atOnce || encoded(*atOnce) != encoded(oneByOne))
        qFatal("the stream reads otherwise in pieces");
    QByteArray written;
    for (const StreamEvent &event : *atOnce) {
        if (!event.data.contains('\n') && !event.data.isEmpty())
            written += encodeEvent(event);
    }
    return written;
}

QByteArray statementAgain(const QByteArray &bytes)
{
    const auto statement = HeadStatement::fromBytes(bytes);
    return statement ? statement->toBytes() : QByteArray();
}

QByteArray headsAgain(const QByteArray &bytes)
{
    const auto heads = unpackHeads(bytes);
    return heads ? packHeads(*heads) : QByteArray();
}

QByteArray slotAgain(const QByteArray &bytes)
{
    const auto slot = crypto::KeySlot::fromBytes(bytes);
    return slot ? slot->toBytes() : QByteArray();
}

QByteArray letterAgain(const QByteArray &bytes)
{
    const auto letter = crypto::Letter::fromBytes(bytes);
    return letter ? letter->bytes() : QByteArray();
}

QByteArray canonicalAgain(const QByteArray &bytes)
{
    const auto json = decodeCanonical(bytes);
    return json ? encodeCanonical(*json) : QByteArray();
}

/// "GET /path": the parameters that come out are texts without controls.
QByteArray routeAgain(const QByteArray &bytes)
{
    const qsizetype blank = bytes.indexOf(' ');
    const auto route = server::findRoute(
        bytes.first(qMax<qsizetype>(blank, 0)), QString::fromLatin1(bytes.mid(blank + 1)));
    if (!route)
        return {};
    for (const QString &parameter : route->parameters) {
        if (parameter.isEmpty() || parameter.size() > kLongestText || parameter.contains(QChar(0)))
            qFatal("a parameter that is none");
    }
    return bytes;
}

/// What was read of a query is read so again when it is asked.
QByteArray endedQueryAgain(const QByteArray &bytes)
{
    const auto query = readEndedQuery(QUrlQuery(QString::fromLatin1(bytes)));
    if (!query)
        return {};
    const QUrlQuery asked = endedQuery(*query);
    if (readEndedQuery(asked) != *query)
        qFatal("a query is read otherwise the second time");
    return asked.toString(QUrl::FullyEncoded).toLatin1();
}

} // namespace

const QVector<Parser> &parsers()
{
    static const QVector<Parser> kParsers = QVector<Parser> {
        { "SessionRequest", &again<SessionRequest> },
        { "SessionAnswer", &again<SessionAnswer> },
        { "RefreshRequest", &again<RefreshRequest> },
        { "OperationsRequest", &again<OperationsRequest> },
        { "OperationsAnswer", &again<OperationsAnswer> },
        { "ChangesPage", &again<ChangesPage> },
        { "SubjectPage", &again<SubjectPage> },
        { "SnapshotPage", &again<SnapshotPage> },
        { "DirectoryAnswer", &again<DirectoryAnswer> },
        { "ClosedAnswer", &again<ClosedAnswer> },
        { "BlobState", &again<BlobState> },
        { "EndedAnswer", &again<EndedAnswer> },
        { "GroundAnswer", &again<GroundAnswer> },
        { "SignedHeads", &again<SignedHeads> },
        { "statement", &statementAgain },
        { "heads", &headsAgain, true },
        { "LiveEntries", &again<LiveEntries> },
        { "Health", &again<Health> },
        { "Enrolment", &again<Enrolment> },
        { "IntentBundle", &again<IntentBundle> },
        { "BundleReceipt", &again<BundleReceipt> },
        { "Problem", &again<Problem> },
        { "directory", &directoryAgain },
        { "intent", &intentAgain, true },
        { "facts", &factsAgain },
        { "stream", &streamAgain },
        { "route", &routeAgain },
        { "endedQuery", &endedQueryAgain },
        { "keyslot", &slotAgain, true },
        { "letter", &letterAgain, true },
        { "canonical", &canonicalAgain },
    } + fileParsers();
    return kParsers;
}

} // namespace shiyu::test
