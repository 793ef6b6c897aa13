#include "ui/intake/reporterfields.h"

#include "app/domain/phone.h"
#include "widgets/formrow.h"
#include "widgets/themesource.h"
#include <QCheckBox>
#include <QLineEdit>

namespace shiyu {
ReporterFields::ReporterFields(const ThemeSource &theme, QWidget *parent)
    : IntakePart(theme, parent)
    , m_name(new QLineEdit)
    , m_phone(new QLineEdit)
    , m_purpose(new QLineEdit)
    , m_confidential(new QCheckBox)
    , m_nameRow(makeRow(m_name))
    , m_phoneRow(makeRow(m_phone))
    , m_purposeRow(makeRow(m_purpose))
{
    addLine({ { m_nameRow, 1 }, { m_phoneRow, 1 } });
    addRow(m_purposeRow);
    addPlain(m_confidential);
    for (QLineEdit *field : { m_name, m_phone, m_purpose })
        connect(field, &QLineEdit::textEdited, this, &IntakePart::edited);
    connect(m_phone, &QLineEdit::textEdited, this, [this] {
        if (m_phoneRow->hasError())
            check(Filing::Accept); // the mark goes with what was wrong
    });
    connect(m_confidential, &QCheckBox::toggled, this, &IntakePart::edited);
}

void ReporterFields::retranslate()
{
    m_nameRow->setLabel(tr("Reporter"));
    m_phoneRow->setLabel(tr("Telephone"));
    m_purposeRow->setLabel(tr("What the citizen wants"));
    m_confidential->setText(tr("Keep the reporter's identity for the intake seat alone"));
}

void ReporterFields::load(const NewCase &draft)
{
    m_name->setText(draft.reporterName);
    m_phone->setText(draft.reporterPhone);
    m_purpose->setText(draft.purpose);
    m_confidential->setChecked(draft.confidential);
    m_phoneRow->setError({});
}

void ReporterFields::store(NewCase &matter) const
{
    matter.reporterName = m_name->text();
    matter.reporterPhone = m_phone->text();
    matter.purpose = m_purpose->text();
    matter.confidential = m_confidential->isChecked();
}

QWidget *ReporterFields::check(Filing)
{
    return mark(m_phoneRow, m_phone->text().trimmed().isEmpty() || isPhone(m_phone->text()),
        tr("This is no telephone number. Correct it, or leave it empty."));
}

} // namespace shiyu
