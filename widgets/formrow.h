#pragma once
#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class TextLabel;
class ThemeSource;

/// A field of a form with its label above, a hint or an error below. Owns the field.
class FormRow : public QWidget {
    Q_OBJECT
public:
    /// @param field its accessible name becomes `label`; the label's mnemonic leads to it
    FormRow(
        const ThemeSource &source, const QString &label, QWidget *field, QWidget *parent = nullptr);

    QWidget *field() const { return m_field; }
    void setLabel(const QString &label);
    /// A star after the label; the field says so to a screen reader.
    void setRequired(bool required);
    /// Muted line below, as long as there is no error.
    void setHint(const QString &hint);
    /// Red line below and a red outline; empty: none. It is read out with the field.
    void setError(const QString &error);
    bool hasError() const { return !m_errorText.isEmpty(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showBelow();

    const ThemeSource &m_source;
    TextLabel *m_label;
    TextLabel *m_below;
    QWidget *m_field;
    QString m_labelText;
    QString m_hint;
    QString m_errorText;
    bool m_required = false;
};

} // namespace shiyu
