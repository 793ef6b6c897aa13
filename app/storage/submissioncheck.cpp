#include "app/storage/submissioncheck.h"

#include "app/crypto/suite.h"
#include "app/domain/canonical.h"
#include "app/domain/intentgroup.h"
#include "app/storage/vault.h"

namespace shiyu {

using namespace Qt::StringLiterals;

Expected<void> checkForm(const QVector<Submission> &group)
{
    QVector<Intent> intents;
    for (const Submission &submission : group)
        intents.append(submission.intent);
    if (!fitTogether(intents))
        return fail(ErrorCode::InvalidValue, u"group"_s);
    for (const auto &[intent, closed] : group) {
        if (const auto suite = crypto::suiteFromId(intent.suite); !suite)
            return tl::make_unexpected(suite.error());
        if (intent.id.isEmpty() || intent.subject.id.isEmpty())
            return fail(ErrorCode::InvalidValue, u"intent"_s);
        if (!isCanonical(intent.args))
            return fail(ErrorCode::InvalidValue, u"args"_s);
        if (auto checked = checkClosed(intent, closed); !checked)
            return checked;
    }
    return {};
}

Expected<void> checkSignature(
    sql::Connection &connection, const Intent &intent, const Directory &directory)
{
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
    if (signedBytes(intent).size() > ActLog::kLargestIntent)
        return fail(ErrorCode::InvalidValue, u"size"_s);
    if (!isSignedBy(intent, keys))
        return fail(ErrorCode::InvalidValue, u"signature"_s);
    return {};
}

} // namespace shiyu
