#include "app/sync/bundlefile.h"

#include "app/crypto/letter.h"
#include "app/protocol/bundle.h"
#include "app/protocol/limits.h"
#include <QFile>
#include <QSaveFile>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kPiece = 1 << 20; // bytes, after which a slow stick can be given up

} // namespace

Expected<QByteArray> readReceipt(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, path, file.errorString());
    QByteArray bytes = file.read(protocol::kLargestBundle + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Unreadable, path, file.errorString());
    if (bytes.size() > protocol::kLargestBundle)
        return fail(ErrorCode::WrongKind, u"letter"_s);
    return bytes;
}

Expected<QByteArray> readBundle(const QString &path)
{
    auto bytes = readReceipt(path);
    if (!bytes)
        return bytes;
    const auto letter = crypto::Letter::fromBytes(*bytes);
    if (!letter)
        return tl::make_unexpected(letter.error());
    using protocol::LetterKind;
    if (letter->kind() == static_cast<quint8>(LetterKind::Receipt))
        return fail(ErrorCode::WrongKind, u"receipt"_s);
    if (letter->kind() != static_cast<quint8>(LetterKind::Intents))
        return fail(ErrorCode::WrongKind, u"letter"_s);
    return bytes;
}

Expected<void> saveBundle(const QString &path, const QByteArray &bytes, const CancelToken &token)
{
    QSaveFile file(path);
    bool good = file.open(QIODevice::WriteOnly);
    for (qsizetype at = 0; good && at < bytes.size(); at += kPiece) {
        if (token.isCancelled()) // what was written goes with the file, which is not committed
            return fail(ErrorCode::Cancelled);
        const QByteArrayView piece
            = QByteArrayView(bytes).sliced(at, qMin(kPiece, bytes.size() - at));
        good = file.write(piece.data(), piece.size()) == piece.size();
    }
    if (good && file.commit())
        return {};
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return fail(isFull ? ErrorCode::DiskFull : ErrorCode::ReadOnly, path, file.errorString());
}

} // namespace shiyu
