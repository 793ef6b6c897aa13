#include "ui/intake/emergencyfields.h"

#include "app/services/whenanswered.h"
#include "app/services/workplace.h"
#include "ui/acts/unitchoices.h"
#include "ui/acts/unitpicker.h"
#include "ui/intake/owedtext.h"
#include "ui/text/errortext.h"
#include "ui/text/refusaltext.h"
#include "widgets/actionbutton.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <algorithm>

namespace shiyu {

EmergencyFields::EmergencyFields(const ThemeSource &theme, Workplace &workplace, QWidget *parent)
    : IntakePart(theme, parent)
    , m_workplace(workplace)
    , m_switch(new ActionButton(theme, {}, ActionButton::Kind::Plain, this)) // first by Tab
    , m_unit(new UnitPicker(UnitPicker::Mode::One, tr("Search by name or pinyin initials")))
    , m_unitRow(makeRow(m_unit))
    , m_owed(new TextLabel(theme, {}, TextSize::Small, ColorRole::WarnInk))
{
    m_switch->setCompact(true);
    m_switch->setGlyph(Glyph::Warning);
    m_switch->setKeyText(QStringLiteral("F7"));
    m_unitRow->setRequired(true);
    m_unit->setChoicesShown(2); // the appeal below it stays in sight on a low screen
    m_owed->setWordWrap(true);
    addPlain(m_switch);
    addPlain(m_owed);
    addRow(m_unitRow);
    connect(m_switch, &ActionButton::clicked, this, &EmergencyFields::toggle);
    connect(m_unit, &UnitPicker::chosenChanged, this, [this] {
        m_touched = true;
        m_unitRow->setError({});
        Q_EMIT edited();
    });
    setOn(false);
}

void EmergencyFields::retranslate()
{
    m_switch->setLabel(m_on ? tr("No emergency after all") : tr("Emergency: dispatch first"));
    m_unitRow->setLabel(tr("Unit to send"));
}

void EmergencyFields::toggle()
{
    const auto &seat = m_workplace.seat();
    if (!m_on && seat && !seat->rights.contains(Right::Dispatch)) {
        m_owed->setRole(ColorRole::WarnInk);
        m_owed->setText(refusalText({ RefusalCode::MissingRight, nameOf(Right::Dispatch) },
            OperationKind::EmergencyDispatch, *m_workplace.directory()));
        m_owed->show();
        return;
    }
    setOn(!m_on);
    Q_EMIT edited();
    if (m_on)
        m_unit->setFocus(Qt::OtherFocusReason);
}

void EmergencyFields::setOn(bool on)
{
    m_on = on;
    m_unitRow->setVisible(on);
    m_unitRow->setError({});
    m_owed->setVisible(on);
    retranslate();
    Q_EMIT toggled(on);
}

void EmergencyFields::load(const NewCase &draft)
{
    m_asked.reset();
    m_choices.clear();
    m_touched = false;
    m_wanted = draft.lead;
    m_unit->clearSearch();
    m_unit->choose({});
    m_touched = false;
    setOn(draft.emergency);
    if (m_on)
        follow(draft);
}

void EmergencyFields::store(NewCase &matter) const
{
    matter.emergency = m_on;
    if (!m_on)
        return;
    const UnitChoice *choice = chosen();
    matter.lead = m_unit->chosen().isEmpty() ? m_wanted : m_unit->chosen().first();
    matter.basis = choice ? choice->basis : DispatchBasis::Designated;
    matter.clause = choice ? choice->clause : QString();
}

const UnitChoice *EmergencyFields::chosen() const
{
    if (m_unit->chosen().isEmpty())
        return nullptr;
    const OrganizationId unit = m_unit->chosen().first();
    const auto it = std::find_if(m_choices.begin(), m_choices.end(),
        [&unit](const UnitChoice &choice) { return choice.unit == unit; });
    return it == m_choices.end() ? nullptr : &*it;
}

QWidget *EmergencyFields::check(Filing filing)
{
    return mark(m_unitRow, filing != Filing::Emergency || !m_unit->chosen().isEmpty(),
        tr("Choose the unit that is to go there now."));
}

void EmergencyFields::follow(const NewCase &matter)
{
    if (!m_on)
        return;
    const auto owed = owedFacts(matter.category, matter.where.region, matter.where.at.has_value());
    m_owed->setText(owed.isEmpty()
            ? tr("Nothing is owed afterwards: category and place are known.")
            : tr("Dispatched at once. To be filled in within 30 minutes: %1.").arg(owedText(owed)));
    m_owed->setRole(owed.isEmpty() ? ColorRole::InkSoft : ColorRole::WarnInk);
    const Question question { matter.category, matter.where.region, matter.where.at };
    if (m_asked != question) {
        m_asked = question;
        ask(matter);
    }
}

void EmergencyFields::ask(const NewCase &matter)
{
    if (m_choices.isEmpty())
        m_unitRow->setHint(tr("Looking for suggestions…"));
    const quint64 generation = ++m_generation;
    whenAnswered(m_workplace.unitChoices(matter.category, matter.where.region, matter.where.at),
        this, [this, generation](const Expected<QVector<UnitChoice>> &choices) {
            if (generation == m_generation)
                take(choices);
        });
    whenAnswered(
        m_workplace.names(), this, [this](const NamesPtr &names) { m_unit->setSpellings(names); });
}

void EmergencyFields::take(const Expected<QVector<UnitChoice>> &choices)
{
    m_unitRow->setHint(choices ? QString() : errorText(choices.error()));
    if (!choices)
        return;
    m_choices = *choices;
    const auto options = choiceOptions(m_choices, TaskRole::Lead, *m_workplace.directory());
    const bool touched = m_touched;
    m_unit->setOptions(options);
    if (!m_wanted.isEmpty())
        m_unit->choose({ std::exchange(m_wanted, {}) });
    else if (!touched && !options.isEmpty() && options.first().suggested)
        m_unit->choose({ options.first().id });
    m_touched = touched;
}

bool EmergencyFields::showRefusal(const ActFailure &failure)
{
    const Refusal *refusal = std::get_if<Refusal>(&failure);
    if (!refusal || refusal->what != QLatin1StringView("lead"))
        return false;
    m_unitRow->setError(
        refusalText(*refusal, OperationKind::EmergencyDispatch, *m_workplace.directory()));
    m_unit->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace shiyu
