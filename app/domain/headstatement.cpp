#include "app/domain/headstatement.h"

#include "app/domain/canonical.h"
#include "app/domain/jsonfields.h"
#include <QtEndian>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kSeqBytes = 8;
constexpr qsizetype kHashBytes = 32;
constexpr qsizetype kHeadBytes = kSeqBytes + kHashBytes;
constexpr qint64 kMost = qint64 { 1 } << 53;
constexpr auto kPurpose = "shiyu heads 1\n";

QString hexOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// A digest in lower-case hex, or nothing.
QByteArray digest(JsonReader &reader, const char *name)
{
    const QString text = reader.text(name);
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    if (hexOf(bytes) != text || (!bytes.isEmpty() && bytes.size() != kHashBytes))
        reader.wrong(name);
    return bytes;
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return tl::make_unexpected(Error { ErrorCode::Damaged, u"heads"_s, detail });
}

} // namespace

QByteArray packHeads(const QVector<SignedHead> &heads)
{
    QByteArray packed;
    packed.reserve(heads.size() * kHeadBytes);
    for (const SignedHead &head : heads) {
        char seq[kSeqBytes];
        qToBigEndian(head.seq, seq);
        packed.append(seq, kSeqBytes).append(head.hash);
    }
    return packed;
}

Expected<QVector<SignedHead>> unpackHeads(const QByteArray &packed)
{
    if (packed.size() % kHeadBytes != 0)
        return damaged(u"size"_s);
    QVector<SignedHead> heads;
    heads.reserve(packed.size() / kHeadBytes);
    qint64 last = 0;
    for (qsizetype at = 0; at < packed.size(); at += kHeadBytes) {
        const qint64 seq = qFromBigEndian<qint64>(packed.constData() + at);
        if (seq <= last || seq > kMost)
            return damaged(u"order"_s);
        last = seq;
        heads.append({ seq, packed.sliced(at + kSeqBytes, kHashBytes) });
    }
    return heads;
}

QByteArray HeadStatement::toBytes() const
{
    JsonWriter json;
    json.id("organization", organization);
    json.whole("since", since);
    json.whole("at", at);
    json.text("logSince", hexOf(logSince));
    json.text("log", hexOf(log));
    json.text("heads", hexOf(heads));
    json.whole("signedAt", toMs(signedAt));
    json.flag("more", more);
    return encodeCanonical(json.take());
}

Expected<HeadStatement> HeadStatement::fromBytes(const QByteArray &bytes)
{
    const auto json = decodeCanonical(bytes);
    if (!json)
        return damaged(json.error().detail);
    JsonReader reader(*json);
    HeadStatement statement;
    statement.organization = OrganizationId(reader.text("organization", JsonReader::Required));
    statement.since = reader.whole("since", 0, kMost);
    statement.at = reader.whole("at", 0, kMost);
    statement.logSince = digest(reader, "logSince");
    statement.log = digest(reader, "log");
    statement.heads = digest(reader, "heads");
    statement.signedAt = instantFromMs(reader.whole("signedAt", 1, kMost, JsonReader::Required));
    statement.more = reader.flag("more");
    auto read = reader.finish(std::move(statement));
    return read ? read : damaged(read.error().context);
}

QByteArray signedBytesOf(const QByteArray &statement)
{
    return kPurpose + statement;
}

} // namespace shiyu
