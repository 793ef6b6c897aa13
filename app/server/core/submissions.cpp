#include "app/server/core/submissions.h"

#include "app/crypto/suite.h"
#include "app/domain/intentgroup.h"
#include "app/protocol/limits.h"

namespace shiyu::server {
namespace {

using protocol::RejectCode;

std::optional<RejectCode> unreadable(const Expected<Intent> &intent)
{
    if (intent)
        return std::nullopt;
    return intent.error().code == ErrorCode::Unsupported ? RejectCode::Unsupported
                                                         : RejectCode::Damaged;
}

bool hasGoodIds(const Intent &intent)
{
    const auto good
        = [](const QString &id) { return !id.isEmpty() && id.size() <= protocol::kLongestText; };
    return good(intent.id.toString()) && good(intent.subject.id) && good(intent.device.toString())
        && intent.deviceSeq > 0;
}

} // namespace

Expected<bool> SubmissionCheck::isSigned(const Intent &intent)
{
    const Officer *officer = m_directory.officer(intent.actor);
    if (officer && !officer->publicKey.isEmpty() && isSignedBy(intent, { officer->publicKey }))
        return true;
    return m_accounts.keys(intent.actor, intent.device)
        .map([&intent](const QVector<QByteArray> &keys) { return isSignedBy(intent, keys); });
}

Expected<CheckedItem> SubmissionCheck::check(const protocol::IntentItem &item)
{
    CheckedItem checked;
    checked.bytes = item.intent;
    auto intent = parseIntent(item.intent);
    checked.rejected = unreadable(intent);
    if (checked.rejected)
        return checked;
    checked.intent = *std::move(intent);
    for (auto it = item.closed.begin(); it != item.closed.end(); ++it)
        checked.closed.insert(it.key(), { it->value, it->salt });
    if (!hasGoodIds(checked.intent)) {
        checked.rejected = RejectCode::Damaged;
    } else if (!crypto::suiteFromId(checked.intent.suite)
        || checked.intent.subject.kind == SubjectKind::Directory) {
        checked.rejected = RejectCode::Unsupported; // the directory comes in by the administrator
    } else if (checked.intent.organization != m_caller.organization) {
        checked.rejected = RejectCode::Organization;
    } else if (const auto closed = checkClosed(checked.intent, checked.closed); !closed) {
        checked.rejected = RejectCode::Closed;
        checked.why = closed.error().context;
    } else {
        const auto isGood = isSigned(checked.intent);
        if (!isGood)
            return tl::make_unexpected(isGood.error());
        if (!*isGood)
            checked.rejected = RejectCode::Signature;
    }
    return checked;
}

QVector<ActRange> actsOf(QVector<CheckedItem> &items)
{
    QVector<ActRange> acts;
    for (qsizetype i = 0; i < items.size();) {
        ActRange act { i, 1 };
        const QString group = items.at(i).intent.group;
        while (!group.isEmpty() && i + act.count < items.size()
            && items.at(i + act.count).intent.group == group)
            ++act.count;
        QVector<Intent> intents;
        bool readable = true;
        for (qsizetype k = i; k < i + act.count; ++k) {
            intents.append(items.at(k).intent);
            readable = readable && !items.at(k).rejected;
        }
        // One that may not be handed in takes the others of its group with it.
        if (!readable || !fitTogether(intents)) {
            for (qsizetype k = i; k < i + act.count; ++k)
                items[k].rejected = items.at(k).rejected.value_or(RejectCode::Group);
        }
        acts.append(act);
        i += act.count;
    }
    return acts;
}

} // namespace shiyu::server
