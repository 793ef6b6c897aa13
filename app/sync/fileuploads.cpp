#include "app/sync/fileuploads.h"

#include "app/protocol/limits.h"
#include "app/storage/blobstore.h"
#include "app/storage/filetransfers.h"
#include "app/sync/backoff.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

bool isGood(const WireAnswer &answer)
{
    return answer.fault == LinkFault::None && answer.status / 100 == 2;
}

/// It would be refused the same way tomorrow.
bool isFinal(const WireAnswer &answer)
{
    return answer.fault == LinkFault::None
        && (answer.status == statusOf(protocol::ProblemCode::TooLarge)
            || answer.status == statusOf(protocol::ProblemCode::BadRequest));
}

} // namespace

QString pathOfFile(const QByteArray &sha256)
{
    return u"/v1/blobs/"_s + QString::fromLatin1(sha256.toHex());
}

FileUploads::FileUploads(FileWire wire)
    : m_wire(std::move(wire))
    , m_profile(m_wire.gate, [this](const Error &error) { failed(error); })
{
}

void FileUploads::failed(const Error &error)
{
    if (error.code == ErrorCode::Damaged || error.code == ErrorCode::NotFound)
        return leaveOut();
    again();
}

void FileUploads::wake()
{
    if (m_busy) {
        m_wanted = true;
        return;
    }
    m_busy = true;
    next();
}

void FileUploads::stop()
{
    m_profile.drop();
    m_wire.transport.cancelAll();
    m_busy = m_wanted = false;
    m_failures = 0;
    m_leftOut.clear();
    m_bytes.clear();
    hold(false);
}

void FileUploads::next()
{
    m_bytes.clear();
    m_wanted = false;
    m_profile.ask<QByteArray>(
        [leftOut = m_leftOut](
            SyncDesk &desk) { return FileTransfers(desk.connection).next(leftOut); },
        [this](const QByteArray &sha256) {
            if (!sha256.isEmpty() && !m_wire.bearer().isEmpty())
                return load(sha256);
            m_busy = false;
            if (std::exchange(m_wanted, false))
                wake();
        });
}

/// Whole into memory: the server's pieces begin anywhere, and the sealed content opens as one.
void FileUploads::load(const QByteArray &sha256)
{
    m_sha256 = sha256;
    m_profile.ask<QByteArray>(
        [sha256](SyncDesk &desk) -> Expected<QByteArray> {
            if (desk.dataKey.isEmpty()) // he has just left
                return fail(ErrorCode::Cancelled);
            return BlobStore(desk.connection).content(sha256, desk.dataKey);
        },
        [this](const QByteArray &bytes) {
            m_bytes = bytes;
            sendFrom(0, 0); // nothing yet: it says what it has
        });
}

void FileUploads::sendFrom(qint64 offset, qsizetype most)
{
    QUrlQuery query;
    query.addQueryItem(u"offset"_s, QString::number(offset));
    query.addQueryItem(u"size"_s, QString::number(m_bytes.size()));
    m_wire.transport.send({ "PUT", pathOfFile(m_sha256), query, m_wire.bearer(),
                              m_bytes.sliced(offset, std::min(most, m_bytes.size() - offset)),
                              "application/octet-stream" },
        m_profile.wanted([this](const WireAnswer &answer) { take(answer); }));
}

void FileUploads::take(const WireAnswer &answer)
{
    if (isFinal(answer))
        return leaveOut();
    hold(answer.status == statusOf(protocol::ProblemCode::TooMany));
    if (!isGood(answer))
        return again();
    const auto state = protocol::read<protocol::BlobState>(answer.body, protocol::kLargestAnswer);
    if (!state || state->size != m_bytes.size())
        return again();
    m_failures = 0;
    if (state->complete)
        return confirm();
    sendFrom(state->received, kPiece);
}

void FileUploads::hold(bool held)
{
    if (std::exchange(m_held, held) != held && m_tellHeld)
        m_tellHeld(held);
}

void FileUploads::confirm()
{
    m_profile.ask<Done>(
        [sha256 = m_sha256](
            SyncDesk &desk) { return asDone(FileTransfers(desk.connection).confirmed(sha256)); },
        [this](const Done &) {
            if (m_told)
                m_told();
            next();
        });
}

void FileUploads::leaveOut()
{
    m_leftOut.insert(m_sha256);
    next();
}

void FileUploads::again()
{
    m_bytes.clear();
    ++m_failures;
    const Millis wait = backoff(m_failures, m_wire.environment.random());
    m_wire.environment.after(wait, m_profile.wanted([this] { next(); }));
}

} // namespace shiyu
