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
