#include "app/sync/bundles.h"

#include "app/crypto/letter.h"
#include "app/crypto/passwordhash.h"
#include "app/protocol/bundle.h"
#include "app/protocol/limits.h"
#include "app/storage/blobstore.h"
#include "app/storage/bundlestore.h"
#include "app/storage/deskstore.h"
#include "app/storage/filetransfers.h"
#include "app/storage/headstore.h"
#include "app/sync/wire.h"
#include <QSet>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using protocol::LetterKind;

constexpr auto kSuite = crypto::Suite::Intl;
const QString kBundleKey = u"server.bundleKey"_s;

// Each is one transaction of the server's and later one of this profile's.
constexpr qsizetype kRequestIntents = 100;
constexpr qsizetype kRequestBytes = protocol::kLargestRequest / 4; // escaped, it grows
constexpr qsizetype kBundleBytes = protocol::kLargestBundle / 4;

Expected<QByteArray> keyOf(sql::Connection &connection, const QString &name)
{
    return DeskStore(connection).setting(name).map([](const QString &hex) {
        return QByteArray::fromHex(hex.toLatin1());
    });
}

/// What the server seals receipts to: every officer of the profile opens them, whoever wrote the
/// bundle.
Expected<crypto::BoxKey> receiptKeyOf(const crypto::SecretBytes &dataKey)
{
    if (dataKey.isEmpty())
        return fail(ErrorCode::Internal, u"dataKey"_s);
    QByteArray bytes = crypto::keyedHash(dataKey, "receipt key");
    const auto seed = crypto::SecretBytes::fromBytes(bytes);
    crypto::wipe(bytes);
    return crypto::BoxKey::fromSeed(kSuite, seed);
}

qsizetype sizeOf(const OutgoingIntent &intent)
{
    qsizetype bytes = intent.intent.size();
    for (const ClosedValue &value : intent.closed)
        bytes += 2 * value.value.size();
    return bytes;
}

QString groupOf(const OutgoingIntent &intent)
{
    const auto read = parseIntent(intent.intent);
    return read ? read->group : QString();
}

/// Cut between groups: the intents of one are decided together.
QVector<protocol::OperationsRequest> requestsOf(const QVector<OutgoingIntent> &intents)
{
    QVector<protocol::OperationsRequest> requests;
    QVector<OutgoingIntent> part;
    qsizetype bytes = 0;
    QString group;
    for (const OutgoingIntent &intent : intents) {
        const QString own = groupOf(intent);
        const bool mayCut = own.isEmpty() || own != group;
        if (mayCut && (part.size() >= kRequestIntents || bytes >= kRequestBytes)) {
            requests.append(wire::requestOf(std::exchange(part, {})));
            bytes = 0;
        }
        part.append(intent);
        bytes += sizeOf(intent);
        group = own;
    }
    if (!part.isEmpty())
        requests.append(wire::requestOf(part));
    return requests;
}

/// The attachment that an act names; empty: none.
QByteArray fileNamedBy(const QByteArray &intent)
{
    const auto read = parseIntent(intent);
    return read ? QByteArray::fromHex(read->args["sha256"_L1].toString().toLatin1()) : QByteArray();
}

/// Not those of acts that did not fit: to the server they would be nobody's.
Expected<QVector<QByteArray>> filesFor(
    SyncDesk &desk, const QVector<OutgoingIntent> &intents, bool allActs)
{
    const auto waiting = FileTransfers(desk.connection).waiting(protocol::kMostBundleFiles);
    if (!waiting || allActs)
        return waiting;
    QSet<QByteArray> named;
    for (const OutgoingIntent &intent : intents)
        named.insert(fileNamedBy(intent.intent));
    QVector<QByteArray> files = *waiting;
    files.removeIf([&named](const QByteArray &sha256) { return !named.contains(sha256); });
    return files;
}

/// As many as one bundle holds, the oldest first: the first of them always fits. One that is not
/// here holds up no other.
QVector<QByteArray> thatFit(SyncDesk &desk, const QVector<QByteArray> &files)
{
    QVector<QByteArray> fitting;
    qint64 room = protocol::kLargestBundleFiles;
    for (const QByteArray &sha256 : files) {
        const auto size = BlobStore(desk.connection).size(sha256);
        if (!size || *size > room)
            continue;
        room -= *size;
        fitting.append(sha256);
    }
    return fitting;
}

/// The letter, opened by this profile and known to be its server's.
Expected<QByteArray> contentOf(SyncDesk &desk, const QByteArray &file)
{
    const auto letter = crypto::Letter::fromBytes(file);
    if (!letter)
        return tl::make_unexpected(letter.error());
    if (letter->kind() != static_cast<quint8>(LetterKind::Receipt))
        return fail(ErrorCode::WrongKind, u"bundle"_s);
    const auto key = receiptKeyOf(desk.dataKey);
    const auto server = HeadStore(desk.connection).serverKey();
    if (!key || !server)
        return tl::make_unexpected(key ? server.error() : key.error());
    auto opened = letter->open(*key);
    if (!opened)
        return tl::make_unexpected(opened.error());
    if (!letter->isBy(*server, *opened))
        return fail(ErrorCode::InvalidValue, u"signature"_s);
    return std::move(opened->content);
}

} // namespace

Expected<void> keepServerKeys(SyncDesk &desk, const protocol::SessionAnswer &answer)
{
    const auto done = HeadStore(desk.connection).keepServerKey(answer.serverKey);
    return done
        ? DeskStore(desk.connection).setSetting(kBundleKey, protocol::hexText(answer.bundleKey))
        : done;
}

Expected<bool> maySendBundles(sql::Connection &connection)
{
    return keyOf(connection, kBundleKey).map([](const QByteArray &key) { return !key.isEmpty(); });
}

Expected<BundleDraft> beginBundle(
    SyncDesk &desk, const BundleAuthor &author, const QString &id, Instant now)
{
    const auto server = keyOf(desk.connection, kBundleKey);
    const auto reply = receiptKeyOf(desk.dataKey);
    const auto position = desk.store.position();
    if (!server || !reply || !position)
        return tl::make_unexpected(!server ? server.error()
                : !reply                   ? reply.error()
                                           : position.error());
    if (server->isEmpty())
        return fail(ErrorCode::Unsupported, u"bundles"_s);
    const auto outgoing = desk.store.next(protocol::kMostBundleIntents, kBundleBytes, desk.dataKey);
    if (!outgoing)
        return tl::make_unexpected(outgoing.error());
    const int count = static_cast<int>(outgoing->size());
    const auto files = filesFor(desk, *outgoing, count == position->waiting);
    if (!files)
        return tl::make_unexpected(files.error());
    return BundleDraft { { id, author.device, author.officer, now, reply->publicKey(),
                             requestsOf(*outgoing), {} },
        *server, thatFit(desk, *files), count, position->waiting - count, position->files };
}

Expected<WrittenBundle> sealBundle(const BundleDraft &draft, const crypto::SigningKey &key)
{
    const protocol::IntentBundle &bundle = draft.content;
    if (bundle.requests.isEmpty() && bundle.files.isEmpty())
        return fail(ErrorCode::Empty, u"outbox"_s);
    const auto file = crypto::Letter::write(
        static_cast<quint8>(LetterKind::Intents), draft.server, key, protocol::write(bundle));
    if (!file)
        return tl::make_unexpected(file.error());
    const int carried = static_cast<int>(bundle.files.size());
    return WrittenBundle { bundle.id, *file, draft.intents, draft.left, carried,
        draft.filesWaiting - carried };
}

Expected<OpenedReceipt> openReceipt(SyncDesk &desk, const DeviceId &device, const QByteArray &file)
{
    const auto content = contentOf(desk, file);
    if (!content)
        return tl::make_unexpected(content.error());
    const auto receipt
        = protocol::read<protocol::BundleReceipt>(*content, protocol::kLargestBundle);
    if (!receipt)
        return fail(ErrorCode::Damaged, u"letter"_s, receipt.error().context);
    if (receipt->device != device)
        return fail(ErrorCode::InvalidValue, u"device"_s);
    const auto bundle = BundleStore(desk.connection).find(receipt->bundle);
    if (!bundle)
        return tl::make_unexpected(bundle.error());
    OpenedReceipt opened { receipt->bundle, *bundle ? (*bundle)->receivedAt : std::nullopt, {},
        receipt->files };
    for (const protocol::OperationsAnswer &answer : receipt->answers) {
        OpenedReceipt::Answer part { {}, answer.serverTime };
        for (const protocol::IntentAnswer &each : answer.answers)
            part.verdicts.append(wire::verdictOf(each));
        opened.answers.append(part);
    }
    return opened;
}

} // namespace shiyu
