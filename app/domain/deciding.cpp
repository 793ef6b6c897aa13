#include "app/domain/deciding.h"

#include "app/domain/intentgroup.h"
#include "app/domain/shift.h"
#include "app/domain/supervision.h"

namespace shiyu {
namespace {

QVector<Operation> single(const Operation &operation)
{
    return { operation };
}

tl::expected<Operation, Refusal> decideOnSmall(
    const QVector<Operation> &history, const Intent &intent, const Context &context)
{
    switch (intent.subject.kind) {
    case SubjectKind::Supervision:
        return decideSupervision(foldSupervision(history), intent, context);
    case SubjectKind::Shift:
        return decideShift(foldShift(history), intent, context);
    default:
        return refuse(RefusalCode::UnknownKind, nameOf(intent.subject.kind));
    }
}

/// A reply or the closing, with the replies to those whose matters were merged into the case.
Outcome decideAnswers(const QVector<Intent> &intents, const QVector<IncidentPtr> &states,
    const Context &context)
{
    QVector<Operation> operations;
    for (qsizetype i = 0; i < intents.size(); ++i) {
        const Incident &state = *states.at(i);
        if (i > 0 && state.mergedInto != states.first()->id)
            return refuse(RefusalCode::MergedElsewhere, state.number);
        if (intents.at(i).actor != intents.first().actor)
            return refuse(RefusalCode::InvalidArgument, QStringLiteral("group"));
        Context one = context;
        one.nextSeq += i;
        auto operation = decide(state, intents.at(i), one);
        if (!operation)
            return tl::make_unexpected(operation.error());
        operations.append(*std::move(operation));
    }
    return operations;
}

} // namespace

Outcome decideOnCases(const QVector<Intent> &intents, const QVector<IncidentPtr> &states,
    const Context &context)
{
    if (intents.size() == 1)
        return decide(*states.first(), intents.first(), context).map(&single);
    if (counterpart(intents.first().kind) == intents.first().kind)
        return decideAnswers(intents, states, context);
    return decideGroup(*states.first(), intents.first(), *states.last(), intents.last(), context)
        .map([](const std::pair<Operation, Operation> &both) {
            return QVector<Operation> { both.first, both.second };
        });
}

Outcome decideOnOther(const QVector<QVector<Operation>> &histories, const QVector<Intent> &intents,
    const Context &context)
{
    QVector<Operation> operations;
    for (qsizetype i = 0; i < intents.size(); ++i) {
        if (intents.at(i).actor != intents.first().actor)
            return refuse(RefusalCode::InvalidArgument, QStringLiteral("group"));
        Context one = context;
        one.nextSeq += i;
        auto operation = decideOnSmall(histories.at(i), intents.at(i), one);
        if (!operation)
            return tl::make_unexpected(operation.error());
        operations.append(*std::move(operation));
    }
    return operations;
}

IncidentId namedCase(const Intent &intent)
{
    return intent.subject.kind == SubjectKind::Supervision
        ? IncidentId(intent.args[QLatin1StringView("incident")].toString())
        : IncidentId();
}

bool goesOn(const Operation &newest)
{
    return newest.intent.kind != OperationKind::TakeOver;
}

} // namespace shiyu
