#include "app/storage/refusalrow.h"

#include "app/storage/actlog.h"

namespace shiyu {
namespace {
using namespace Qt::StringLiterals;
}

Expected<void> insertRefusal(
    sql::Connection &connection, const Intent &intent, const Refusal &refusal, Instant now)
{
    auto insert = connection.prepare(
        u"INSERT INTO refusal (intent_id, subject_kind, subject_id, intent, code, what, refused_at)"
        " VALUES (:id, :kind, :subject, :intent, :code, :what, :now)"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    const QByteArray bytes = intentBytes(intent);
    if (bytes.size() > ActLog::kLargestIntent)
        return fail(ErrorCode::InvalidValue, u"size"_s);
    return insert->bind(u":id", intent.id.toString())
        .bind(u":kind", nameOf(intent.subject.kind))
        .bind(u":subject", intent.subject.id)
        .bind(u":intent", bytes)
        .bind(u":code", nameOf(refusal.code))
        .bind(u":what", refusal.what)
        .bind(u":now", toMs(now))
        .run();
}

} // namespace shiyu
