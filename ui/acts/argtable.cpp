#include "ui/acts/argtable.h"

#include "ui/acts/casefield.h"
#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

using K = OperationKind;

struct Label {
    const char *arg;
    const char *text;
};
struct OwnLabel {
    K kind;
    const char *arg;
    const char *text;
};

constexpr Label kLabels[] = {
    { "text", QT_TRANSLATE_NOOP("ArgTable", "Text") },
    { "reason", QT_TRANSLATE_NOOP("ArgTable", "Reason") },
    { "clause", QT_TRANSLATE_NOOP("ArgTable", "Clause") },
    { "knowledge", QT_TRANSLATE_NOOP("ArgTable", "Knowledge entry") },
    { "by", QT_TRANSLATE_NOOP("ArgTable", "Answered by") },
    { "legalBasis", QT_TRANSLATE_NOOP("ArgTable", "Legal basis") },
    { "name", QT_TRANSLATE_NOOP("ArgTable", "File") },
    { "outsideNumber", QT_TRANSLATE_NOOP("ArgTable", "Outside number") },
    { "verdict", QT_TRANSLATE_NOOP("ArgTable", "Verdict") },
    { "answerSource", QT_TRANSLATE_NOOP("ArgTable", "Source of the answer") },
    { "into", QT_TRANSLATE_NOOP("ArgTable", "Merge into") },
    { "request", QT_TRANSLATE_NOOP("ArgTable", "Application") },
    { "reminder", QT_TRANSLATE_NOOP("ArgTable", "Reminder") },
    { "entry", QT_TRANSLATE_NOOP("ArgTable", "Entry of the record") },
    { "amount", QT_TRANSLATE_NOOP("ArgTable", "Limit") },
    { "stars", QT_TRANSLATE_NOOP("ArgTable", "Stars") },
    { "expectedReturn", QT_TRANSLATE_NOOP("ArgTable", "Expected back on") },
    { "reviewOn", QT_TRANSLATE_NOOP("ArgTable", "Review on") },
    { "approve", QT_TRANSLATE_NOOP("ArgTable", "Review result") },
    { "passed", QT_TRANSLATE_NOOP("ArgTable", "Result of the check") },
    { "reached", QT_TRANSLATE_NOOP("ArgTable", "Reached") },
    { "contactedByUnit", QT_TRANSLATE_NOOP("ArgTable", "Contacted by the unit") },
    { "resolved", QT_TRANSLATE_NOOP("ArgTable", "Resolved") },
    { "satisfied", QT_TRANSLATE_NOOP("ArgTable", "Satisfied") },
    { "paper", QT_TRANSLATE_NOOP("ArgTable", "Registered from paper") },
    { "lead", QT_TRANSLATE_NOOP("ArgTable", "Lead unit") },
    { "unit", QT_TRANSLATE_NOOP("ArgTable", "Unit") },
    { "receiver", QT_TRANSLATE_NOOP("ArgTable", "Superior centre") },
    { "assists", QT_TRANSLATE_NOOP("ArgTable", "Assisting units") },
    { "units", QT_TRANSLATE_NOOP("ArgTable", "Units") },
    { "reviewer", QT_TRANSLATE_NOOP("ArgTable", "Reviewer who signs") },
    { "leader", QT_TRANSLATE_NOOP("ArgTable", "Leader") },
    { "basis", QT_TRANSLATE_NOOP("ArgTable", "Basis") },
    { "completion", QT_TRANSLATE_NOOP("ArgTable", "Completion") },
    { "kind", QT_TRANSLATE_NOOP("ArgTable", "Kind of application") },
    { "region", QT_TRANSLATE_NOOP("ArgTable", "Region") },
    { "form", QT_TRANSLATE_NOOP("ArgTable", "Level") },
    { "demand", QT_TRANSLATE_NOOP("ArgTable", "What is demanded") },
    { "due", QT_TRANSLATE_NOOP("ArgTable", "To be done by the end of") },
    { "accepted", QT_TRANSLATE_NOOP("ArgTable", "Is the rectification enough") },
};

constexpr OwnLabel kOwnLabels[] = {
    { K::Answer, "text", QT_TRANSLATE_NOOP("ArgTable", "Answer") },
    { K::Guide, "text", QT_TRANSLATE_NOOP("ArgTable", "Guidance given") },
    { K::Accept, "text", QT_TRANSLATE_NOOP("ArgTable", "Remark") },
    { K::Decline, "reason", QT_TRANSLATE_NOOP("ArgTable", "Reason, as told to the reporter") },
    { K::Note, "text", QT_TRANSLATE_NOOP("ArgTable", "Note") },
    { K::TransferOut, "name", QT_TRANSLATE_NOOP("ArgTable", "Transferred to") },
    { K::ReceiveBack, "text", QT_TRANSLATE_NOOP("ArgTable", "What came back") },
    { K::Dispatch, "text", QT_TRANSLATE_NOOP("ArgTable", "Instruction to the units") },
    { K::Assign, "text", QT_TRANSLATE_NOOP("ArgTable", "Instruction to the units") },
    { K::Assign, "units", QT_TRANSLATE_NOOP("ArgTable", "Units below (the first one leads)") },
    { K::Contact, "reached", QT_TRANSLATE_NOOP("ArgTable", "Reporter reached") },
    { K::Contact, "text", QT_TRANSLATE_NOOP("ArgTable", "What was said") },
    { K::Arrive, "text", QT_TRANSLATE_NOOP("ArgTable", "Who arrived") },
    { K::Progress, "text", QT_TRANSLATE_NOOP("ArgTable", "Progress") },
    { K::Submit, "text", QT_TRANSLATE_NOOP("ArgTable", "Result") },
    { K::Review, "text", QT_TRANSLATE_NOOP("ArgTable", "Opinion") },
    { K::Reply, "text", QT_TRANSLATE_NOOP("ArgTable", "Answer to the reporter") },
    { K::Approve, "text", QT_TRANSLATE_NOOP("ArgTable", "Opinion") },
    { K::WriteOff, "text", QT_TRANSLATE_NOOP("ArgTable", "How it was settled") },
    { K::Verify, "text", QT_TRANSLATE_NOOP("ArgTable", "What was found on the spot") },
    { K::FollowUp, "text", QT_TRANSLATE_NOOP("ArgTable", "What the reporter said") },
    { K::SecondRound, "amount", QT_TRANSLATE_NOOP("ArgTable", "Limit of this round") },
    { K::Close, "text", QT_TRANSLATE_NOOP("ArgTable", "Remark") },
    { K::Remind, "text", QT_TRANSLATE_NOOP("ArgTable", "Reminder text") },
    { K::Receipt, "text", QT_TRANSLATE_NOOP("ArgTable", "Receipt") },
    { K::Confer, "text", QT_TRANSLATE_NOOP("ArgTable", "Subject of the consultation") },
    { K::Instruct, "text", QT_TRANSLATE_NOOP("ArgTable", "Instruction") },
    { K::FormTaskForce, "text", QT_TRANSLATE_NOOP("ArgTable", "Purpose of the task force") },
    { K::Rate, "text", QT_TRANSLATE_NOOP("ArgTable", "Remark") },
    { K::Request, "amount", QT_TRANSLATE_NOOP("ArgTable", "Extend by") },
    { K::Propose, "unit", QT_TRANSLATE_NOOP("ArgTable", "Unit to supervise") },
    { K::Issue, "unit", QT_TRANSLATE_NOOP("ArgTable", "Unit to supervise") },
    { K::Rectify, "text", QT_TRANSLATE_NOOP("ArgTable", "What was done") },
    { K::Conclude, "text", QT_TRANSLATE_NOOP("ArgTable", "Opinion") },
    { K::Propose, "reason", QT_TRANSLATE_NOOP("ArgTable", "Why supervision is needed") },
};

QString word(const char *text)
{
    return QCoreApplication::translate("ArgTable", text);
}

struct FlagWords {
    const char *arg;
    const char *yes;
    const char *no;
};
constexpr FlagWords kFlagWords[] = {
    { "approve", QT_TRANSLATE_NOOP("ArgTable", "Approve"),
        QT_TRANSLATE_NOOP("ArgTable", "Return for rework") },
    { "passed", QT_TRANSLATE_NOOP("ArgTable", "Passed"),
        QT_TRANSLATE_NOOP("ArgTable", "Not passed") },
};

ArgField *flagField(const QString &arg, QWidget *parent)
{
    const char *yes = QT_TRANSLATE_NOOP("ArgTable", "Yes");
    const char *no = QT_TRANSLATE_NOOP("ArgTable", "No");
    for (const FlagWords &words : kFlagWords) {
        if (arg == QLatin1StringView(words.arg)) {
            yes = words.yes;
            no = words.no;
        }
    }
    return new YesNoField(parent, word(yes), word(no));
}

/// Entries of the record that an act may name.
QVector<ArgChoice> entryChoices(const FormSubject &subject, K act)
{
    static constexpr EnumSet<K> kStrikable { K::Note, K::Progress, K::Attach, K::Confer };
    QVector<ArgChoice> choices;
    const Incident &state = subject.state();
    for (auto it = state.record.rbegin(); it != state.record.rend(); ++it) {
        const Task *task = state.task(it->task);
        const bool fits = act == K::Receipt
            ? it->kind == K::Remind && task && task->unit == subject.seat.organization
            : kStrikable.contains(it->kind) && it->actor == subject.seat.officer;
        if (!fits || it->struck)
            continue;
        const RecordLine line = recordLine(*it, state, subject.directory());
        choices.append({ it->intent.toString(),
            momentText(it->effectiveAt, subject.directory().calendar(), subject.port.now()) + u' '
                + line.text });
    }
    return choices;
}

QVector<ArgChoice> requestChoices(const FormSubject &subject)
{
    QVector<ArgChoice> choices;
    for (const PendingRequest &request : subject.state().requests)
        choices.append({ request.id.toString(),
            enumText(request.kind) + u" · "_s + unitText(request.unit, subject.directory()) });
    return choices;
}

QVector<ArgChoice> superior(const FormSubject &subject)
{
    const Organization *owner = subject.directory().organization(subject.state().owner);
    if (!owner || owner->superior.isEmpty())
        return {};
    return { { owner->superior.toString(), unitText(owner->superior, subject.directory()) } };
}

QVector<ArgChoice> starChoices()
{
    QVector<ArgChoice> choices;
    for (int stars = 5; stars >= 1; --stars)
        choices.append({ stars, QString(stars, QChar(0x2605)) });
    return choices;
}

UnitOption optionOf(const Organization &unit)
{
    return { unit.id, unit.shortName.isEmpty() ? unit.name : unit.shortName, {}, unit.name, false };
}

/// Arguments that are one of a short list; nothing for the others.
std::optional<QVector<ArgChoice>> choicesFor(K kind, const QString &arg, const FormSubject &subject)
{
    if (arg == "basis"_L1)
        return enumChoices<DispatchBasis>();
    if (arg == "completion"_L1)
        return enumChoices<Completion>();
    if (arg == "kind"_L1)
        return enumChoices<RequestKind>();
    if (arg == "reviewer"_L1 || arg == "leader"_L1)
        return colleagues(subject, arg == "reviewer"_L1);
    if (arg == "stars"_L1)
        return starChoices();
    if (arg == "request"_L1)
        return requestChoices(subject);
    if (arg == "reminder"_L1 || arg == "entry"_L1)
        return entryChoices(subject, kind);
    if (arg == "receiver"_L1)
        return superior(subject);
    if (arg == "by"_L1)
        return enumChoices<ReplyWay>();
    if (arg == "answerSource"_L1)
        return enumChoices<AnswerSource>();
    if (arg == "verdict"_L1)
        return enumChoices<Judgement>();
    return std::nullopt;
}

bool isFlag(const QString &arg)
{
    static constexpr std::array kFlags { "approve", "passed", "reached", "contactedByUnit",
        "resolved", "satisfied", "paper" };
    return std::any_of(kFlags.begin(), kFlags.end(),
        [&arg](const char *flag) { return arg == QLatin1StringView(flag); });
}

} // namespace

template <typename E> QVector<ArgChoice> enumChoices()
{
    QVector<ArgChoice> choices;
    for (size_t i = 0; i < enumCount<E>(); ++i) {
        const E value = static_cast<E>(i);
        choices.append({ nameOf(value), enumText(value) });
    }
    return choices;
}
template QVector<ArgChoice> enumChoices<DispatchBasis>();
template QVector<ArgChoice> enumChoices<Completion>();
template QVector<ArgChoice> enumChoices<RequestKind>();
template QVector<ArgChoice> enumChoices<Urgency>();
template QVector<ArgChoice> enumChoices<ReplyWay>();
template QVector<ArgChoice> enumChoices<AnswerSource>();
template QVector<ArgChoice> enumChoices<Judgement>();

QString argLabel(OperationKind kind, const QString &arg)
{
    for (const OwnLabel &own : kOwnLabels) {
        if (own.kind == kind && arg == QLatin1StringView(own.arg))
            return word(own.text);
    }
    for (const Label &label : kLabels) {
        if (arg == QLatin1StringView(label.arg))
            return word(label.text);
    }
    return fieldText(arg);
}

QVector<UnitOption> unitOptions(const FormSubject &subject)
{
    QVector<UnitOption> options;
    for (const OrganizationId &id : subject.view->units) {
        if (const Organization *unit = subject.directory().organization(id))
            options.append(optionOf(*unit));
    }
    if (!options.isEmpty())
        return options;
    for (const Organization &unit : subject.directory().data().organizations) {
        if (unit.id != subject.seat.organization)
            options.append(optionOf(unit));
    }
    return options;
}

/// The centre one level below that the matter lies in.
bool isTerritorys(const Organization &unit, const FormSubject &subject)
{
    if (unit.kind != OrgKind::Centre || unit.superior != subject.seat.organization)
        return false;
    const auto path = subject.directory().path(subject.state().primaryRegion);
    return std::any_of(path.begin(), path.end(),
        [&unit](const Region *region) { return region->code == unit.region; });
}

QVector<UnitOption> unitsBelow(const FormSubject &subject)
{
    QVector<UnitOption> options;
    for (const Organization &unit : subject.directory().data().organizations) {
        if (unit.id != subject.seat.organization
            && subject.directory().isSuperior(subject.seat.organization, unit.id)) {
            options.append(optionOf(unit));
            if (isTerritorys(unit, subject)) {
                options.last().suggested = true;
                options.last().reason = enumText(DispatchBasis::Territory);
            }
        }
    }
    const auto direct = [&subject](const UnitOption &option) {
        const Organization *unit = subject.directory().organization(option.id);
        return unit && unit->superior == subject.seat.organization;
    };
    const auto others = std::stable_partition(
        options.begin(), options.end(), [](const UnitOption &o) { return o.suggested; });
    std::stable_partition(others, options.end(), direct);
    return options;
}

QVector<ArgChoice> colleagues(const FormSubject &subject, bool reviewers)
{
    QVector<ArgChoice> choices;
    for (const Officer *officer : subject.directory().officersOf(subject.seat.organization)) {
        const bool fits
            = !reviewers || subject.directory().rights(officer->id).contains(Right::Review);
        if (fits && (officer->id != subject.seat.officer || !reviewers))
            choices.append({ officer->id.toString(), officer->name });
    }
    return choices;
}

ArgField *makeArgField(K kind, const QString &arg, const FormSubject &subject, QWidget *parent)
{
    if (arg == "unitOfTime"_L1 || arg == "sha256"_L1 || arg == "size"_L1)
        return nullptr;
    if (const auto choices = choicesFor(kind, arg, subject)) {
        const QString none = choices->size() == 1
            ? QString()
            : word(QT_TRANSLATE_NOOP("ArgTable", "Please choose"));
        return new ChoiceField(parent, *choices, none);
    }
    if (arg == "into"_L1)
        return new CaseField(subject, parent);
    if (isFlag(arg))
        return flagField(arg, parent);
    if (arg == "amount"_L1)
        return new LimitField(parent);
    if (arg == "expectedReturn"_L1 || arg == "reviewOn"_L1)
        return new DayField(parent, int(subject.directory().calendar().offset().count()));
    if (arg == "lead"_L1 || arg == "unit"_L1)
        return new UnitField(UnitPicker::Mode::One, unitOptions(subject), subject.port, parent);
    if (arg == "assists"_L1 || arg == "units"_L1)
        return new UnitField(UnitPicker::Mode::Several,
            kind == K::Assign ? unitsBelow(subject) : unitOptions(subject), subject.port, parent);
    if (arg == "text"_L1)
        return new TextField(parent, 4);
    if (arg == "reason"_L1)
        return new TextField(parent, 3);
    return new LineField(parent);
}

} // namespace shiyu
