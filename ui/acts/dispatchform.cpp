#include "ui/acts/dispatchform.h"

#include "app/services/whenanswered.h"
#include "ui/acts/arglabels.h"
#include "ui/acts/argtable.h"
#include "ui/acts/unitchoices.h"
#include "ui/text/errortext.h"
#include "ui/text/recordtext.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {

using K = OperationKind;

DispatchForm::DispatchForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : ActForm(std::move(about), themes, parent)
    , m_addAssists(subject().state().lead() != nullptr)
{
    const auto label
        = [](const char *arg) { return argLabel(K::Dispatch, QString::fromLatin1(arg)); };
    const auto make = [this](const char *arg) {
        return makeArgField(K::Dispatch, QString::fromLatin1(arg), subject(), this);
    };
    if (!m_addAssists)
        m_lead = addUnits(u"lead"_s, false);
    else
        addNote(tr("Lead unit: %1")
                    .arg(unitText(subject().state().lead()->unit, subject().directory())));
    addRow(u"basis"_s, label("basis"), make("basis"), !m_addAssists);
    addRow(u"clause"_s, label("clause"), make("clause"), false);
    m_assists = addUnits(u"assists"_s, true);
    if (!m_addAssists) {
        auto *completion = new ChoiceField(this, enumChoices<Completion>());
        addRow(u"completion"_s, label("completion"), completion, false);
    }
    addRow(u"amount"_s, label("amount"), make("amount"), false)
        ->setHint(tr("Without a number the limit of the category holds."));
    addRow(u"text"_s, label("text"), make("text"), false);
    ask();
}

UnitField *DispatchForm::addUnits(const QString &name, bool several)
{
    QVector<UnitOption> options = unitOptions(subject());
    auto *units = new UnitField(
        several ? UnitPicker::Mode::Several : UnitPicker::Mode::One, options, subject().port, this);
    FormRow *formRow = addRow(name, argLabel(K::Dispatch, name), units, !several || m_addAssists);
    if (!several)
        formRow->setHint(tr("Looking for suggestions…"));
    connect(units->picker(), &UnitPicker::chosenChanged, this, &DispatchForm::leadChosen);
    return units;
}

void DispatchForm::ask()
{
    if (!subject().port.unitChoices)
        return;
    const Incident &state = subject().state();
    const auto at = state.place.isLocated() ? std::optional(state.place.anchor()) : std::nullopt;
    whenAnswered(subject().port.unitChoices(state.category, state.primaryRegion, at), this,
        [this](const Expected<QVector<UnitChoice>> &choices) {
            if (m_lead)
                row(u"lead"_s)->setHint(choices ? QString() : errorText(choices.error()));
            if (choices)
                take(*choices);
        });
}

void DispatchForm::take(const QVector<UnitChoice> &choices)
{
    m_choices = choices;
    const bool touched = isTouched();
    for (UnitField *units : { m_lead, m_assists }) {
        if (!units)
            continue;
        const TaskRole role = units == m_lead ? TaskRole::Lead : TaskRole::Assist;
        QVector<UnitOption> options = choiceOptions(choices, role, subject().directory());
        QVector<OrganizationId> suggested;
        for (const UnitOption &option : options) {
            if (option.suggested)
                suggested.append(option.id);
        }
        for (const UnitOption &rest : unitOptions(subject())) {
            const auto it = std::find_if(options.begin(), options.end(),
                [&rest](const UnitOption &o) { return o.id == rest.id; });
            if (it == options.end())
                options.append(rest);
            else
                it->fullName = rest.fullName;
        }
        units->picker()->setOptions(options);
        if (touched)
            continue;
        if (units == m_lead && !suggested.isEmpty())
            units->picker()->choose({ suggested.first() });
        else if (units == m_assists && !m_addAssists)
            units->picker()->choose(suggested);
    }
    if (m_lead && field(u"basis"_s)->value().isUndefined())
        explainLead(); // chosen before it was known why: by a command or a draft
    setTouched(touched);
}

void DispatchForm::leadChosen()
{
    if (!m_lead || m_lead->picker()->chosen().isEmpty())
        return;
    const OrganizationId lead = m_lead->picker()->chosen().first();
    if (m_assists)
        m_assists->picker()->setExcluded({ lead });
    if (sender() == m_lead->picker())
        explainLead();
}

void DispatchForm::explainLead()
{
    const OrganizationId lead = m_lead->picker()->chosen().value(0);
    const auto it = std::find_if(m_choices.begin(), m_choices.end(),
        [&lead](const UnitChoice &choice) { return choice.unit == lead; });
    if (it == m_choices.end())
        return;
    field(u"basis"_s)->setValue(nameOf(it->basis));
    field(u"clause"_s)->setValue(it->clause);
}

QMap<QString, QString> DispatchForm::problems() const
{
    QMap<QString, QString> problems;
    for (const QJsonValue &unit : args()[u"assists"_s].toArray()) {
        const OrganizationId id(unit.toString());
        const auto &tasks = subject().state().tasks;
        const bool has = std::any_of(tasks.begin(), tasks.end(), [&](const Task &task) {
            return task.unit == id && task.parent == 0 && !kGoneTask.contains(task.stage)
                && task.round == subject().state().taskRound;
        });
        if (has)
            problems.insert(u"assists"_s,
                tr("%1 works on this case already.").arg(unitText(id, subject().directory())));
    }
    return problems;
}

} // namespace shiyu
