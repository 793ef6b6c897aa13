#include "app/domain/directoryact.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

std::optional<Refusal> refusalOfImport(
    const Intent &intent, const Directory &judge, qint64 newest, const QJsonObject &expected)
{
    const Officer *officer = judge.officer(intent.actor);
    if (!officer || officer->organization != intent.organization)
        return Refusal { RefusalCode::UnknownActor, intent.actor.toString() };
    if (!judge.rights(intent.actor).contains(Right::AdministerSystem))
        return Refusal { RefusalCode::MissingRight, nameOf(Right::AdministerSystem) };
    if (expected["revision"_L1].toInteger() <= newest)
        return Refusal { RefusalCode::InvalidArgument, u"revision"_s };
    if (intent.args != expected)
        return Refusal { RefusalCode::InvalidArgument, u"sha256"_s };
    return std::nullopt;
}

} // namespace

const Subject &directorySubject()
{
    static const Subject kSubject { SubjectKind::Directory, u"directory"_s };
    return kSubject;
}

tl::expected<Operation, Refusal> decideDirectoryImport(const Intent &intent,
    const Operation *before, qint64 newest, const QJsonObject &expected, const Context &context)
{
    if (const auto why = refusalOfImport(intent, context.directory, newest, expected))
        return tl::make_unexpected(*why);
    Operation operation { intent, {}, {} };
    Facts &facts = operation.facts;
    facts.seq = context.nextSeq;
    facts.receivedAt = context.now;
    facts.effectiveAt = std::min(intent.madeAt, context.now);
    facts.rulesRev = intent.args["revision"_L1].toInteger();
    if (before) {
        facts.prevHash = before->hash;
        facts.effectiveAt = std::max(facts.effectiveAt, before->facts.effectiveAt);
    }
    operation.hash
        = context.chainHash(intent.suite, facts.prevHash, intentBytes(intent), factBytes(facts));
    return operation;
}

} // namespace shiyu
