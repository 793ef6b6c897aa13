#include "ui/text/refusaltext.h"

#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/supervisiontext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

using C = RefusalCode;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Refusal)
};

/// Why not, and what to do about it.
struct Sentence {
    RefusalCode code;
    const char *reason; ///< %1: what the refusal names
    const char *advice;
};

constexpr Sentence kSentences[] = {
    { C::UnknownKind, QT_TRANSLATE_NOOP("Refusal", "this program does not know the act"),
        QT_TRANSLATE_NOOP("Refusal", "install the newer version") },
    { C::UnknownActor, QT_TRANSLATE_NOOP("Refusal", "your account or unit is not in the directory"),
        QT_TRANSLATE_NOOP("Refusal", "ask the system administrator to check it") },
    { C::NoSuchCase, QT_TRANSLATE_NOOP("Refusal", "the matter was not found"),
        QT_TRANSLATE_NOOP("Refusal", "look for it in the list again") },
    { C::CaseExists, QT_TRANSLATE_NOOP("Refusal", "the matter was reported already"),
        QT_TRANSLATE_NOOP("Refusal", "open it from the list") },
    { C::WrongStage, QT_TRANSLATE_NOOP("Refusal", "the matter stands at “%1”"),
        QT_TRANSLATE_NOOP("Refusal", "finish the present step first") },
    { C::NoSuchTask, QT_TRANSLATE_NOOP("Refusal", "no task is chosen"),
        QT_TRANSLATE_NOOP("Refusal", "choose the task that it concerns") },
    { C::WrongTaskStage, QT_TRANSLATE_NOOP("Refusal", "the task stands at “%1”"),
        QT_TRANSLATE_NOOP("Refusal", "finish the present step first") },
    { C::MissingRight, QT_TRANSLATE_NOOP("Refusal", "you have no right to %1"),
        QT_TRANSLATE_NOOP("Refusal", "leave it to an officer who has it") },
    { C::NotYours, QT_TRANSLATE_NOOP("Refusal", "another unit has to do it"),
        QT_TRANSLATE_NOOP("Refusal", "call that unit") },
    { C::MissingArgument, QT_TRANSLATE_NOOP("Refusal", "%1 is missing"),
        QT_TRANSLATE_NOOP("Refusal", "fill it in and try again") },
    { C::InvalidArgument, QT_TRANSLATE_NOOP("Refusal", "%1 is not right"),
        QT_TRANSLATE_NOOP("Refusal", "correct it and try again") },
    { C::Changed, QT_TRANSLATE_NOOP("Refusal", "somebody else acted meanwhile"),
        QT_TRANSLATE_NOOP("Refusal", "read the newest entries of the record first") },
    { C::FieldChanged, QT_TRANSLATE_NOOP("Refusal", "somebody else changed %1 meanwhile"),
        QT_TRANSLATE_NOOP("Refusal", "read the newest content first") },
    { C::SamePerson, QT_TRANSLATE_NOOP("Refusal", "nobody may check his own work"),
        QT_TRANSLATE_NOOP("Refusal", "leave it to another officer") },
    { C::NoReply, QT_TRANSLATE_NOOP("Refusal", "the citizen has no reply yet"),
        QT_TRANSLATE_NOOP("Refusal", "reply to the citizen first") },
    { C::NoLead, QT_TRANSLATE_NOOP("Refusal", "there is no lead unit"),
        QT_TRANSLATE_NOOP("Refusal", "dispatch it to a lead unit first") },
    { C::HasLead, QT_TRANSLATE_NOOP("Refusal", "there is a lead unit already"),
        QT_TRANSLATE_NOOP("Refusal", "add assists or withdraw the lead first") },
    { C::ChildrenOpen, QT_TRANSLATE_NOOP("Refusal", "tasks assigned down are still open"),
        QT_TRANSLATE_NOOP("Refusal", "wait for them or withdraw them") },
    { C::AssistsOpen, QT_TRANSLATE_NOOP("Refusal", "assisting units have not finished"),
        QT_TRANSLATE_NOOP("Refusal", "remind them or waive their assistance") },
    { C::RequestOpen, QT_TRANSLATE_NOOP("Refusal", "the same application waits for approval"),
        QT_TRANSLATE_NOOP("Refusal", "wait for its outcome") },
    { C::WindowPassed, QT_TRANSLATE_NOOP("Refusal", "the time to send back is over"),
        QT_TRANSLATE_NOOP("Refusal", "go on handling it or ask for arbitration") },
    { C::Arbitrated, QT_TRANSLATE_NOOP("Refusal", "the superior has ruled who leads"),
        QT_TRANSLATE_NOOP("Refusal", "follow the ruling and ask for a review if need be") },
    { C::NeedsArbitration, QT_TRANSLATE_NOOP("Refusal", "it was sent back twice"),
        QT_TRANSLATE_NOOP("Refusal", "ask the superior to rule first") },
    { C::TooOften, QT_TRANSLATE_NOOP("Refusal", "it was done as often as is allowed"),
        QT_TRANSLATE_NOOP("Refusal", "go on under the present limit") },
    { C::NotVerified, QT_TRANSLATE_NOOP("Refusal", "it was not verified yet"),
        QT_TRANSLATE_NOOP("Refusal", "verify it first") },
    { C::NotContacted, QT_TRANSLATE_NOOP("Refusal", "the citizen was not called yet"),
        QT_TRANSLATE_NOOP("Refusal", "call the citizen and enter it first") },
    { C::NotFollowedUp, QT_TRANSLATE_NOOP("Refusal", "the citizen was not called back yet"),
        QT_TRANSLATE_NOOP("Refusal", "call back first") },
    { C::NoCategory, QT_TRANSLATE_NOOP("Refusal", "category or region is missing"),
        QT_TRANSLATE_NOOP("Refusal", "fill in category and position first") },
    { C::LimitTooLong, QT_TRANSLATE_NOOP("Refusal", "the limit is longer than the source's own"),
        QT_TRANSLATE_NOOP("Refusal", "choose a shorter one") },
    { C::NotNewest, QT_TRANSLATE_NOOP("Refusal", "others have acted since"),
        QT_TRANSLATE_NOOP("Refusal", "withdraw it or return it for rework instead") },
    { C::TooLate, QT_TRANSLATE_NOOP("Refusal", "the minute to undo is over"),
        QT_TRANSLATE_NOOP("Refusal", "withdraw it or return it for rework instead") },
    { C::NotOwn, QT_TRANSLATE_NOOP("Refusal", "the entry is somebody else's"),
        QT_TRANSLATE_NOOP("Refusal", "ask its author") },
    { C::MergedElsewhere, QT_TRANSLATE_NOOP("Refusal", "the other matter is part of a merger"),
        QT_TRANSLATE_NOOP("Refusal", "look at that merger first") },
    { C::DependsOn, QT_TRANSLATE_NOOP("Refusal", "the step that it builds on was refused"),
        QT_TRANSLATE_NOOP("Refusal", "settle that step first") },
    { C::OutOfTerritory, QT_TRANSLATE_NOOP("Refusal", "the unit lies outside your territory"),
        QT_TRANSLATE_NOOP("Refusal", "choose a unit of your territory") },
};

const Sentence &sentenceOf(RefusalCode code)
{
    for (const Sentence &sentence : kSentences) {
        if (sentence.code == code)
            return sentence;
    }
    return kSentences[0];
}

template <typename E> QString enumByName(const QString &name)
{
    const auto value = fromName<E>(name);
    return value ? enumText(*value) : QString();
}

/// 派单、签收或办理: any of them would do.
QString rightsText(const QString &names)
{
    QStringList texts;
    for (const QString &name : names.split(u',')) {
        if (const QString text = enumByName<Right>(name); !text.isEmpty())
            texts.append(text);
    }
    if (texts.size() < 2)
        return texts.value(0);
    const QString last = texts.takeLast();
    return Words::tr("%1 or %2", "rights").arg(texts.join(Words::tr(", ", "between rights")), last);
}

/// What the refusal names, in words; empty if it names nothing known.
QString whatText(const Refusal &refusal, OperationKind act)
{
    switch (refusal.code) {
    case C::WrongStage:
        return supervisionKinds().contains(act) ? enumByName<SupervisionStage>(refusal.what)
                                                : enumByName<Stage>(refusal.what);
    case C::WrongTaskStage:
        return enumByName<TaskStage>(refusal.what);
    case C::MissingRight:
        return rightsText(refusal.what);
    default:
        return fieldText(refusal.what);
    }
}

} // namespace

QString refusalHint(const Refusal &refusal, OperationKind act, const Directory &directory)
{
    const OrganizationId unit(refusal.what);
    if (refusal.code == C::NotYours && directory.organization(unit)) {
        //: %1 a unit, %2 an act: only City Water may: Sign for
        return Words::tr("only %1 may: %2").arg(unitText(unit, directory), actText(act));
    }
    if (refusal.code == C::SamePerson && act == OperationKind::TakeOver)
        return Words::tr("who handed over does not take over himself");
    if (refusal.code == C::MergedElsewhere && !refusal.what.isEmpty())
        return Words::tr("matter %1 is part of a merger").arg(refusal.what);
    const QString reason = Words::tr(sentenceOf(refusal.code).reason);
    if (!reason.contains(QLatin1StringView("%1")))
        return reason;
    const QString what = whatText(refusal, act);
    return what.isEmpty() ? Words::tr("it is not its turn yet") : reason.arg(what);
}

QString refusalText(const Refusal &refusal, OperationKind act, const Directory &directory)
{
    //: What was tried, why not, what to do
    return Words::tr("%1 was not done: %2; %3.")
        .arg(actText(act), refusalHint(refusal, act, directory),
            Words::tr(sentenceOf(refusal.code).advice));
}

} // namespace shiyu
