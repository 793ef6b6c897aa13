#pragma once
#include "ui/intake/intakepart.h"

class QLineEdit;

namespace shiyu {

/// What the citizen was told, and the knowledge entry it rests on; only for answering at once.
class AnswerFields : public IntakePart {
    Q_OBJECT
public:
    explicit AnswerFields(const ThemeSource &theme, QWidget *parent = nullptr);

    void load(const NewCase &draft) override;
    void store(NewCase &matter) const override;
    void retranslate() override;
    QWidget *check(Filing filing) override;

private:
    QLineEdit *m_answer;
    QLineEdit *m_knowledge;
    FormRow *m_answerRow;
    FormRow *m_knowledgeRow;
};

} // namespace shiyu
