#include "app/server/store/closedtable.h"

#include "app/crypto/closedvalue.h"
#include "app/crypto/seal.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kSuite = crypto::Suite::Intl;

QByteArray label(const QByteArray &digest, const QString &field)
{
    return "closed_value/" + digest.toHex() + '/' + field.toUtf8();
}

} // namespace

Expected<void> ClosedTable::write(
    const Intent &intent, const ClosedValues &values, const crypto::SecretBytes &dataKey)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        const ClosedField field = intent.closed.value(it.key());
        const auto sealed = crypto::seal(
            kSuite, dataKey, QByteArray(it->salt + it->value), label(field.digest, it.key()));
        if (!sealed)
            return tl::make_unexpected(sealed.error());
        // The same value with the same salt may be committed to again, by a retried intent.
        const auto done = m_database.write(
            u"INSERT INTO closed_value (digest, subject_kind, subject_id, field, audience, author,"
            " sealed, erased_at) VALUES (:digest, :kind, :id, :field, :audience, :author, :sealed,"
            " NULL) ON CONFLICT DO NOTHING"_s,
            { { u":digest", field.digest }, { u":kind", nameOf(intent.subject.kind) },
                { u":id", intent.subject.id }, { u":field", it.key() },
                { u":audience", nameOf(field.audience) }, { u":author", intent.organization },
                { u":sealed", *sealed } });
        if (!done)
            return done;
    }
    return {};
}

Expected<std::optional<StoredClosed>> ClosedTable::find(const QByteArray &digest)
{
    return m_database
        .rows(u"SELECT subject_kind, subject_id, field, audience, author, sealed"
              " FROM closed_value WHERE digest = :digest AND erased_at IS NULL"_s,
            { { u":digest", digest } })
        .map([](const SqlRows &rows) -> std::optional<StoredClosed> {
            if (rows.isEmpty())
                return std::nullopt;
            const SqlRow &row = rows.first();
            const auto kind = fromName<SubjectKind>(row.text(0));
            const auto audience = fromName<Audience>(row.text(3));
            if (!kind || !audience)
                return std::nullopt;
            return StoredClosed { { *kind, row.text(1) }, row.text(2), *audience,
                OrganizationId(row.text(4)), row.blob(5) };
        });
}

Expected<ClosedValue> ClosedTable::open(
    const StoredClosed &stored, const QByteArray &digest, const crypto::SecretBytes &dataKey)
{
    const auto plain = crypto::open(kSuite, dataKey, stored.sealed, label(digest, stored.field));
    if (!plain)
        return tl::make_unexpected(plain.error());
    const qsizetype saltSize = std::min(plain->size(), crypto::kClosedSaltSize);
    ClosedValue value { plain->sliced(saltSize), plain->first(saltSize) };
    if (!crypto::verifyClosed(kSuite, value.value, value.salt, digest))
        return fail(ErrorCode::Damaged, stored.field);
    return value;
}

} // namespace shiyu::server
