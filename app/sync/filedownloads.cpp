#include "app/sync/filedownloads.h"

#include "app/storage/filetransfers.h"
#include <algorithm>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kOk = 200; // all of it; a part is 206
constexpr int kBadRequest = 400;
constexpr int kNotFound = 404;

} // namespace

FileDownloads::FileDownloads(FileWire wire, Ears ears)
    : m_wire(std::move(wire))
    , m_profile(m_wire.gate, [this](const Error &) { answer(FileFetch::Failed); })
    , m_ears(std::move(ears))
{
}

void FileDownloads::fetch(const WantedFile &file)
{
    const bool known = std::ranges::any_of(
        m_wanted, [&file](const WantedFile &each) { return each.sha256 == file.sha256; });
    if (known)
        return;
    m_wanted.append(file);
    if (m_wanted.size() == 1)
        next();
}

void FileDownloads::cancel(const QByteArray &sha256)
{
    const bool first = !m_wanted.isEmpty() && m_wanted.first().sha256 == sha256;
    if (first) {
        m_profile.drop();
        m_wire.transport.cancelAll();
        return answer(FileFetch::Cancelled);
    }
    const auto gone
        = m_wanted.removeIf([&sha256](const WantedFile &each) { return each.sha256 == sha256; });
    if (gone > 0)
        m_ears.answered(sha256, FileFetch::Cancelled);
}

void FileDownloads::stop()
{
    m_profile.drop();
    m_wire.transport.cancelAll();
    m_wanted.clear();
}

void FileDownloads::next()
{
    if (m_wanted.isEmpty())
        return;
    if (m_wire.bearer().isEmpty())
        return answer(FileFetch::NoAnswer);
    m_profile.ask<qint64>(
        [sha256 = m_wanted.first().sha256](
            SyncDesk &desk) { return FileTransfers(desk.connection).received(sha256); },
        [this](qint64 received) { goOn(received, false); });
}

void FileDownloads::goOn(qint64 received, bool whole)
{
    const WantedFile file = m_wanted.first();
    const auto wanted = m_profile.token();
    m_ears.progressed(file.sha256, received, file.size);
    if (wanted.expired()) // who heard it wants no more
        return;
    if (whole || received >= file.size)
        return finish();
    askFrom(received);
}

void FileDownloads::askFrom(qint64 offset)
{
    QUrlQuery query;
    query.addQueryItem(u"offset"_s, QString::number(offset));
    m_wire.transport.send(
        { "GET", pathOfFile(m_wanted.first().sha256), query, m_wire.bearer(), {} },
        m_profile.wanted([this, offset](const WireAnswer &answer) { take(answer, offset); }));
}

void FileDownloads::take(const WireAnswer &answer, qint64 offset)
{
    if (answer.fault == LinkFault::None && answer.status == kNotFound)
        return this->answer(FileFetch::NotThere);
    if (answer.fault == LinkFault::None && answer.status == kBadRequest)
        return finish(); // there is no more of it than has come: the hash decides
    if (answer.fault != LinkFault::None || answer.status / 100 != 2 || answer.body.isEmpty())
        return this->answer(FileFetch::NoAnswer);
    m_profile.ask<qint64>(
        [sha256 = m_wanted.first().sha256, offset, bytes = answer.body](
            SyncDesk &desk) -> Expected<qint64> {
            if (desk.dataKey.isEmpty()) // he has just left
                return fail(ErrorCode::Cancelled);
            return FileTransfers(desk.connection)
                .keep(sha256, offset, bytes, desk.dataKey)
                .map([&] { return offset + bytes.size(); });
        },
        [this, whole = answer.status == kOk](qint64 received) { goOn(received, whole); });
}

void FileDownloads::finish()
{
    m_profile.ask<FileFetch>(
        [file = m_wanted.first(), now = m_wire.environment.now()](
            SyncDesk &desk) -> Expected<FileFetch> {
            if (desk.dataKey.isEmpty())
                return fail(ErrorCode::Cancelled);
            const auto done
                = FileTransfers(desk.connection).finish(file.sha256, file.name, desk.dataKey, now);
            if (done)
                return FileFetch::Here;
            return done.error().code == ErrorCode::Damaged ? FileFetch::Damaged : FileFetch::Failed;
        },
        [this](FileFetch outcome) { answer(outcome); });
}

void FileDownloads::answer(FileFetch outcome)
{
    const QByteArray sha256 = m_wanted.takeFirst().sha256;
    m_ears.answered(sha256, outcome);
    next();
}

} // namespace shiyu
