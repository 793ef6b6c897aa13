#include "app/storage/closedstore.h"

#include "app/crypto/closedvalue.h"
#include "app/crypto/seal.h"
#include "app/sql/transaction.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kSuite = crypto::Suite::Intl;

QByteArray label(const QByteArray &digest, const QString &field)
{
    return "closed_value/" + digest.toHex() + '/' + field.toUtf8();
}

} // namespace

struct ClosedStore::Stored {
    QString subjectKind, subjectId, field;
    QByteArray sealed;
};

Expected<void> ClosedStore::write(
    const Intent &intent, const ClosedValues &values, const crypto::SecretBytes &dataKey)
{
    if (values.isEmpty())
        return {};
    // The same value with the same salt may be committed to again, by a retried intent.
    auto insert = m_connection.prepare(
        u"INSERT INTO closed_value (digest, subject_kind, subject_id, field, audience, sealed)"
        " VALUES (:digest, :kind, :id, :field, :audience, :sealed) ON CONFLICT DO NOTHING"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    for (auto it = values.begin(); it != values.end(); ++it) {
        const ClosedField field = intent.closed.value(it.key());
        const auto sealed = crypto::seal(
            kSuite, dataKey, QByteArray(it->salt + it->value), label(field.digest, it.key()));
        if (!sealed)
            return tl::make_unexpected(sealed.error());
        insert->bind(u":digest", field.digest)
            .bind(u":kind", nameOf(intent.subject.kind))
            .bind(u":id", intent.subject.id)
            .bind(u":field", it.key())
            .bind(u":audience", nameOf(field.audience))
            .bind(u":sealed", *sealed);
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

Expected<void> ClosedStore::keep(const Subject &subject, const QString &name,
    const ClosedField &field, const ClosedValue &value, const crypto::SecretBytes &dataKey)
{
    if (!crypto::verifyClosed(kSuite, value.value, value.salt, field.digest))
        return fail(ErrorCode::Damaged, name);
    Intent committed;
    committed.subject = subject;
    committed.closed.insert(name, field);
    return write(committed, { { name, value } }, dataKey);
}

Expected<ClosedStore::Stored> ClosedStore::find(const QByteArray &digest)
{
    auto row = m_connection.prepare(u"SELECT subject_kind, subject_id, field, sealed"
                                    " FROM closed_value WHERE digest = :digest"
                                    " AND erased_at IS NULL"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":digest", digest).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::NotFound, u"closed value"_s);
    return Stored { row->text(0), row->text(1), row->text(2), row->blob(3) };
}

Expected<void> ClosedStore::record(
    const QByteArray &digest, const Stored &stored, const OfficerId &reader, Instant now)
{
    auto insert = m_connection.prepare(
        u"INSERT INTO reading (digest, subject_kind, subject_id, field, officer, read_at)"
        " VALUES (:digest, :kind, :id, :field, :officer, :now)"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    return insert->bind(u":digest", digest)
        .bind(u":kind", stored.subjectKind)
        .bind(u":id", stored.subjectId)
        .bind(u":field", stored.field)
        .bind(u":officer", reader.toString())
        .bind(u":now", toMs(now))
        .run();
}

Expected<QByteArray> ClosedStore::read(const QByteArray &digest, const crypto::SecretBytes &dataKey,
    const OfficerId &reader, Instant now)
{
    const auto stored = find(digest);
    if (!stored)
        return tl::make_unexpected(stored.error());
    auto value = opened(digest, *stored, dataKey);
    if (!value)
        return value;
    if (auto recorded = record(digest, *stored, reader, now); !recorded)
        return tl::make_unexpected(recorded.error());
    return value;
}

Expected<QByteArray> ClosedStore::openForMask(
    const QByteArray &digest, const crypto::SecretBytes &dataKey)
{
    return find(digest).and_then(
        [&](const Stored &stored) { return opened(digest, stored, dataKey); });
}

Expected<QByteArray> ClosedStore::opened(
    const QByteArray &digest, const Stored &stored, const crypto::SecretBytes &dataKey)
{
    const auto plain = crypto::open(kSuite, dataKey, stored.sealed, label(digest, stored.field));
    if (!plain)
        return plain;
    const auto salt
        = QByteArrayView(*plain).first(std::min(plain->size(), crypto::kClosedSaltSize));
    const auto value = QByteArrayView(*plain).sliced(salt.size());
    if (!crypto::verifyClosed(kSuite, value, salt, digest))
        return fail(ErrorCode::Damaged, stored.field);
    return value.toByteArray();
}

Expected<ClosedValues> ClosedStore::valuesOf(
    const QByteArray &intentBytes, const crypto::SecretBytes &dataKey)
{
    const auto intent = parseIntent(intentBytes);
    if (!intent)
        return tl::make_unexpected(intent.error());
    ClosedValues values;
    for (auto it = intent->closed.begin(); it != intent->closed.end(); ++it) {
        const auto stored = find(it->digest);
        if (!stored && stored.error().code == ErrorCode::NotFound)
            continue;
        if (!stored)
            return tl::make_unexpected(stored.error());
        const auto plain
            = crypto::open(kSuite, dataKey, stored->sealed, label(it->digest, stored->field));
        if (!plain)
            return tl::make_unexpected(plain.error());
        const qsizetype salt = std::min(plain->size(), crypto::kClosedSaltSize);
        values.insert(it.key(), { plain->sliced(salt), plain->first(salt) });
    }
    return values;
}

Expected<void> ClosedStore::erase(const QByteArray &digest, Instant now)
{
    auto update = m_connection.prepare(u"UPDATE closed_value SET sealed = x'', erased_at = :now"
                                       " WHERE digest = :digest AND erased_at IS NULL"_s);
    if (!update)
        return tl::make_unexpected(update.error());
    return update->bind(u":now", toMs(now)).bind(u":digest", digest).run();
}

Expected<QVector<ClosedStore::Reading>> ClosedStore::readings(const Subject &subject)
{
    auto rows = m_connection.prepare(
        u"SELECT field, officer, read_at FROM reading"
        " WHERE subject_kind = :kind AND subject_id = :id ORDER BY read_at, id"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    rows->bind(u":kind", nameOf(subject.kind)).bind(u":id", subject.id);
    QVector<Reading> readings;
    while (true) {
        const auto row = rows->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return readings;
        readings.append({ rows->text(0), OfficerId(rows->text(1)), instantFromMs(rows->int64(2)) });
    }
}

} // namespace shiyu
