#include "app/server/core/blobs.h"

#include "app/crypto/hash.h"
#include "app/protocol/limits.h"
#include <algorithm>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using protocol::BlobState;
using protocol::ProblemCode;

constexpr qint64 kMostUnfinished = 100; // of an organisation: its disk is not another's
constexpr Millis kCleaning = std::chrono::hours { 1 };

tl::unexpected<Response> refused(ProblemCode code, const QString &detail)
{
    return tl::make_unexpected(problemResponse(code, detail));
}
tl::unexpected<Response> failed(const Error &error)
{
    return tl::make_unexpected(problemResponse(error));
}

} // namespace

bool Blobs::isDigest(const QString &text)
{
    return text.size() == 2 * protocol::kDigestBytes && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

Answer<BlobState> Blobs::put(const Part &part, const Caller &caller)
{
    if (part.size < 1 || part.offset < 0 || part.offset + part.bytes.size() > part.size)
        return refused(ProblemCode::BadRequest, u"size"_s);
    if (part.size > m_state.settings.largestBlob)
        return refused(ProblemCode::TooLarge, u"size"_s);
    const bool last = part.offset + part.bytes.size() == part.size;
    if (!part.bytes.isEmpty() && !last && part.bytes.size() < protocol::kLeastBlobPiece)
        return refused(ProblemCode::BadRequest, u"piece"_s);
    const auto state = take(part, caller);
    return state && !state->complete && state->received == part.size ? finish(part, caller) : state;
}

Answer<BlobState> Blobs::take(const Part &part, const Caller &caller)
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return failed(transaction.error());
    const Instant now = m_state.now();
    auto upload = m_table.upload(caller.organization, part.digest);
    if (!upload)
        return failed(upload.error());
    Expected<void> done;
    if (*upload && (*upload)->size != part.size && !(*upload)->complete) { // begun by a mistake
        done = m_table.drop(caller.organization, part.digest);
        upload->reset();
    }
    if (done && !*upload) {
        done = clean(now);
        if (const auto room = hasRoom(part, caller); !room)
            return tl::make_unexpected(room.error());
        if (done)
            done = m_table.begin(caller.organization, part.digest, part.size, now);
        *upload = BlobUpload { part.size, 0, false };
    }
    if (done && !part.bytes.isEmpty() && !(*upload)->complete) {
        const auto taken = m_table.append(
            caller.organization, part.digest, { part.offset, part.bytes }, m_state.keys.data, now);
        if (!taken)
            return failed(taken.error());
        if (*taken)
            (*upload)->received = part.offset + part.bytes.size();
    }
    if (done)
        done = transaction->commit();
    if (!done)
        return failed(done.error());
    return BlobState { (*upload)->size, (*upload)->received, (*upload)->complete };
}

/// Now and then: it looks at every upload.
Expected<void> Blobs::clean(Instant now)
{
    const qint64 last = m_state.blobsCleaned.load();
    if (toMs(now) - last < kCleaning.count())
        return {};
    m_state.blobsCleaned = toMs(now);
    return m_table.dropOld(now - m_state.settings.unnamedBlobLife);
}

/// What an organisation hands in without any act that names it is limited: its disk is not
/// another's, and it is nobody's store. The acts go first, so a console meets this hardly ever; it
/// comes again later.
tl::expected<void, Response> Blobs::hasRoom(const Part &part, const Caller &caller)
{
    const auto unfinished = m_table.unfinished(caller.organization);
    const auto unnamed = m_table.unnamed(caller.organization);
    const auto named = m_table.isNamed(caller.organization, part.digest);
    if (!unfinished || !unnamed || !named)
        return failed(!unfinished ? unfinished.error()
                : !unnamed        ? unnamed.error()
                                  : named.error());
    if (*unfinished >= kMostUnfinished)
        return refused(ProblemCode::TooMany, u"uploads"_s);
    if (!*named && *unnamed + part.size > m_state.settings.unnamedBlobs)
        return refused(ProblemCode::TooMany, u"unnamed"_s);
    return {};
}

/// The content is hashed before the transaction: it takes its time, and what was received does not
/// change any more.
Answer<BlobState> Blobs::finish(const Part &part, const Caller &caller)
{
    const auto digest = digestOf(part, caller);
    if (!digest)
        return failed(digest.error());
    const bool good = protocol::hexText(*digest) == part.digest;
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return failed(transaction.error());
    auto done = good ? m_table.complete(caller.organization, part.digest, part.size)
                     : m_table.drop(caller.organization, part.digest);
    if (done)
        done = transaction->commit();
    if (!done)
        return failed(done.error());
    if (!good)
        return refused(ProblemCode::BadRequest, u"sha256"_s);
    return BlobState { part.size, part.size, true };
}

Expected<QByteArray> Blobs::digestOf(const Part &part, const Caller &caller)
{
    crypto::Hasher hasher(crypto::Suite::Intl);
    qint64 at = 0;
    while (at < part.size) {
        const auto pieces = m_table.pieces(caller.organization, part.digest, at,
            at + protocol::kLargestBlobPiece, m_state.keys.data);
        if (!pieces)
            return tl::make_unexpected(pieces.error());
        if (pieces->isEmpty()) // completed or dropped by another process meanwhile: try again
            return fail(ErrorCode::Busy, u"blob"_s);
        for (const BlobTable::Piece &piece : *pieces) {
            hasher.add(piece.bytes);
            at = piece.at + piece.bytes.size();
        }
    }
    return hasher.result();
}

Response Blobs::get(const QString &digest, qint64 offset, const Caller &caller)
{
    const auto held = m_table.find(digest);
    const auto open = m_table.isFor(caller.organization, digest);
    if (!held || !open)
        return problemResponse(held ? open.error() : held.error());
    if (!*held || !*open)
        return problemResponse(ProblemCode::NotFound);
    const qint64 size = (*held)->size;
    if (offset >= size)
        return problemResponse(ProblemCode::BadRequest, u"offset"_s);
    const auto pieces = m_table.pieces((*held)->organization, digest, offset,
        offset + protocol::kLargestBlobPiece, m_state.keys.data);
    if (!pieces)
        return problemResponse(pieces.error());
    QByteArray bytes;
    for (const BlobTable::Piece &piece : *pieces)
        bytes += piece.at < offset ? piece.bytes.sliced(offset - piece.at) : piece.bytes;
    const auto noted = AccountTable(m_database)
                           .audit({ u"blobRead"_s, caller.officer, caller.organization,
                                      caller.device, digest + u' ' + QString::number(offset) },
                               m_state.now());
    if (!noted)
        return problemResponse(noted.error());
    const bool whole = bytes.size() == size;
    Response response { whole ? 200 : 206, "application/octet-stream", bytes, 0, {} };
    if (!whole)
        response.contentRange = "bytes " + QByteArray::number(offset) + '-'
            + QByteArray::number(offset + bytes.size() - 1) + '/' + QByteArray::number(size);
    return response;
}

} // namespace shiyu::server
