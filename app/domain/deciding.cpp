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

template <typename State>
State foldAs(
    State (*step)(const State &, const Operation &), const QVector<Operation> &operations)
{
    State state;
    for (const Operation &operation : operations)
        state = step(state, operation);
    return state;
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

Outcome decideOnOther(
    const QVector<Operation> &history, const QVector<Intent> &intents, const Context &context)
{
    const Intent &intent = intents.first();
    if (intents.size() == 1 && intent.subject.kind == SubjectKind::Supervision)
        return decideSupervision(foldAs(&applySupervision, history), intent, context).map(&single);
    if (intents.size() == 1 && intent.subject.kind == SubjectKind::Shift)
        return decideShift(foldAs(&applyShift, history), intent, context).map(&single);
    return refuse(RefusalCode::UnknownKind, nameOf(intent.subject.kind));
}

} // namespace shiyu
