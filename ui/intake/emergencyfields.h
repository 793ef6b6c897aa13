#pragma once
#include "app/services/caseview.h"
#include "ui/intake/intakepart.h"

namespace shiyu {

class ActionButton;
class TextLabel;
class UnitPicker;
class Workplace;

/// 紧急派单: act first, fill in later. One line with its key; switched on, the unit to send, those
/// suggested first with their reasons, and what is owed afterwards.
class EmergencyFields : public IntakePart {
    Q_OBJECT
public:
    EmergencyFields(const ThemeSource &theme, Workplace &workplace, QWidget *parent = nullptr);

    void load(const NewCase &draft) override;
    void store(NewCase &matter) const override;
    void retranslate() override;
    QWidget *check(Filing filing) override;

    bool isOn() const { return m_on; }
    /// Without the right to dispatch it says why not, and stays off.
    void toggle();
    /// The matter as it is now: asks for units anew if category or place changed.
    void follow(const NewCase &matter);
    /// A refusal of the unit is shown where it was chosen; false for any other.
    bool showRefusal(const ActFailure &failure);

Q_SIGNALS:
    void toggled(bool on);

private:
    void setOn(bool on);
    void ask(const NewCase &matter);
    void take(const Expected<QVector<UnitChoice>> &choices);
    const UnitChoice *chosen() const;
    struct Question {
        CategoryId category;
        RegionCode region;
        std::optional<LonLat> at;
        friend bool operator==(const Question &, const Question &) = default;
    };

    Workplace &m_workplace;
    ActionButton *m_switch;
    UnitPicker *m_unit;
    FormRow *m_unitRow;
    TextLabel *m_owed;
    QVector<UnitChoice> m_choices;
    std::optional<Question> m_asked;
    OrganizationId m_wanted; ///< from a draft, until the choices are here
    quint64 m_generation = 0;
    bool m_on = false;
    bool m_touched = false; ///< then suggestions choose nothing any more
};

} // namespace shiyu
