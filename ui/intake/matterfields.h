#pragma once
#include "ui/intake/intakepart.h"

class QComboBox;
class QLineEdit;

namespace shiyu {

class Intake;
class LimitedText;
class SuggestEdit;

/// What the matter is: source, its number and its own deadline, category by pinyin initials,
/// urgency, the appeal in the citizen's words, a title.
class MatterFields : public IntakePart {
    Q_OBJECT
public:
    MatterFields(const ThemeSource &theme, Intake &intake, QWidget *parent = nullptr);

    void load(const NewCase &draft) override;
    void store(NewCase &matter) const override;
    void retranslate() override;
    QWidget *check(Filing filing) override;
    QWidget *firstField() const;
    /// Only the two highest urgencies are left; what it was before comes back.
    void setEmergency(bool emergency);

private:
    void connectFields();
    void searchCategories(const QString &typed);
    void offer(const QVector<CategoryHit> &hits);
    QString appealProblem() const;
    QString dueProblem() const;
    std::optional<Instant> due() const;
    void spellDue();
    void tellPassed();
    void fillUrgencies();
    void orderRows();

    Intake &m_intake;
    QComboBox *m_source;
    QLineEdit *m_number;
    QLineEdit *m_due;
    SuggestEdit *m_category;
    QComboBox *m_urgency;
    LimitedText *m_appeal;
    QLineEdit *m_title;
    FormRow *m_sourceRow;
    FormRow *m_numberRow;
    FormRow *m_dueRow;
    FormRow *m_categoryRow;
    FormRow *m_urgencyRow;
    FormRow *m_appealRow;
    FormRow *m_titleRow;
    quint64 m_question = 0; ///< generation of the newest question
    bool m_emergency = false;
    Urgency m_calm = Urgency::Normal; ///< the urgency before it was an emergency
};

} // namespace shiyu
