#include "app/storage/submissioncheck.h"

#include "app/crypto/signing.h"
#include "app/domain/canonical.h"
#include "app/storage/vault.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

/// The act on the other case that goes with this one; the act itself if it stands alone.
K counterpart(K kind)
{
    switch (kind) {
    case K::Merge:
        return K::Absorb;
    case K::Absorb:
        return K::Merge;
    case K::Unmerge:
        return K::Release;
    case K::Release:
        return K::Unmerge;
    default:
        return kind;
    }
}

/// True if `act` (merge, absorb, release) names the other one's case; unmerge names none.
bool names(const Intent &act, const Intent &other)
{
    if (act.kind == K::Unmerge)
        return true;
    const auto key = act.kind == K::Merge ? "into"_L1 : "sourceCase"_L1;
    return act.args[key].toString() == other.subject.id;
}

bool fitsTogether(const QVector<Submission> &group)
{
    if (group.size() == 1)
        return group.first().intent.group.isEmpty()
            && counterpart(group.first().intent.kind) == group.first().intent.kind;
    if (group.size() != 2)
        return false;
    const Intent &a = group.first().intent;
    const Intent &b = group.last().intent;
    return !a.group.isEmpty() && a.group == b.group && a.id != b.id && a.subject != b.subject
        && counterpart(a.kind) == b.kind && a.kind != b.kind && names(a, b) && names(b, a);
}

} // namespace

Expected<void> checkForm(const QVector<Submission> &group)
{
    if (group.isEmpty() || !fitsTogether(group))
        return fail(ErrorCode::InvalidValue, u"group"_s);
    for (const auto &[intent, closed] : group) {
        if (const auto suite = crypto::suiteFromId(intent.suite); !suite)
            return tl::make_unexpected(suite.error());
        if (intent.id.isEmpty() || intent.subject.id.isEmpty())
            return fail(ErrorCode::InvalidValue, u"intent"_s);
        if (!isCanonical(intent.args))
            return fail(ErrorCode::InvalidValue, u"args"_s);
        if (auto checked = ClosedStore::check(intent, closed); !checked)
            return checked;
    }
    return {};
}

Expected<void> checkSignature(
    sql::Connection &connection, const Intent &intent, const Directory &directory)
{
    const auto suite = crypto::suiteFromId(intent.suite);
    const Officer *officer = directory.officer(intent.actor);
    QVector<QByteArray> keys;
    if (officer && !officer->publicKey.isEmpty()) {
        keys.append(officer->publicKey);
    } else {
        auto known = Vault(connection).publicKeys(intent.actor, Vault::Keys::Valid);
        if (!known)
            return tl::make_unexpected(known.error());
        keys = *std::move(known);
    }
    const QByteArray bytes = signedBytes(intent);
    if (bytes.size() > ActLog::kLargestIntent)
        return fail(ErrorCode::InvalidValue, u"size"_s);
    const bool good = std::any_of(keys.begin(), keys.end(), [&](const QByteArray &key) {
        return crypto::verify(*suite, key, bytes, intent.signature);
    });
    if (!good)
        return fail(ErrorCode::InvalidValue, u"signature"_s);
    return {};
}

} // namespace shiyu
