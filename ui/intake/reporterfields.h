#pragma once
#include "ui/intake/intakepart.h"

class QCheckBox;
class QLineEdit;

namespace shiyu {

/// Who reports it, and what he wants: closed fields, all optional.
class ReporterFields : public IntakePart {
    Q_OBJECT
public:
    explicit ReporterFields(const ThemeSource &theme, QWidget *parent = nullptr);

    void load(const NewCase &draft) override;
    void store(NewCase &matter) const override;
    void retranslate() override;
    QWidget *check(Filing filing) override;

private:
    QLineEdit *m_name;
    QLineEdit *m_phone;
    QLineEdit *m_purpose;
    QCheckBox *m_confidential;
    FormRow *m_nameRow;
    FormRow *m_phoneRow;
    FormRow *m_purposeRow;
};

} // namespace shiyu
