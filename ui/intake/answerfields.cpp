#include "ui/intake/answerfields.h"

#include "widgets/formrow.h"
#include <QLineEdit>

namespace shiyu {

AnswerFields::AnswerFields(const ThemeSource &theme, QWidget *parent)
    : IntakePart(theme, parent)
    , m_answer(new QLineEdit)
    , m_knowledge(new QLineEdit)
    , m_answerRow(makeRow(m_answer))
    , m_knowledgeRow(makeRow(m_knowledge))
{
    addLine({ { m_answerRow, 3 }, { m_knowledgeRow, 2 } });
    for (QLineEdit *field : { m_answer, m_knowledge })
        connect(field, &QLineEdit::textEdited, this, &IntakePart::edited);
}

void AnswerFields::retranslate()
{
    m_answerRow->setLabel(tr("Answered at once with"));
    m_knowledgeRow->setLabel(tr("Knowledge entry"));
    m_answer->setPlaceholderText(tr("Only for answering at once"));
    m_knowledge->setPlaceholderText(tr("Title or number of the entry"));
}

void AnswerFields::load(const NewCase &draft)
{
    m_answer->setText(draft.answer);
    m_knowledge->setText(draft.knowledge);
    m_answerRow->setError({});
    m_knowledgeRow->setError({});
}

void AnswerFields::store(NewCase &matter) const
{
    matter.answer = m_answer->text();
    matter.knowledge = m_knowledge->text();
}

QWidget *AnswerFields::check(Filing filing)
{
    const bool asked = filing == Filing::AnswerAtOnce;
    QWidget *answer = mark(m_answerRow, !asked || !m_answer->text().trimmed().isEmpty(),
        tr("Write down what you told the citizen."));
    QWidget *knowledge = mark(m_knowledgeRow, !asked || !m_knowledge->text().trimmed().isEmpty(),
        tr("Name the knowledge entry that the answer rests on."));
    return answer ? answer : knowledge;
}

} // namespace shiyu
