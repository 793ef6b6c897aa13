#pragma once
#include "ui/acts/argfield.h"

#include <QJsonObject>
#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class FormRow;
class ThemeSource;

/// The rows of a step of the shift, ending in a remark.
class ShiftForm : public QWidget {
    Q_OBJECT
public:
    /// Marks what is missing and leads the focus there; true if nothing is.
    bool check();
    /// Of the act, without the remark.
    virtual QJsonObject args() const = 0;
    QString remark() const;

    /// What stands in the rows, to bring it back into a form made anew.
    QJsonObject typed() const;
    virtual void setTyped(const QJsonObject &typed);
    /// Whether the officer changed anything; what a form proposes by itself does not count.
    bool isTouched() const { return m_touched; }

    ArgField *field(const QString &name) const; ///< null if the form has none
    FormRow *row(const QString &name) const;

protected:
    ShiftForm(const ThemeSource &themes, QWidget *parent);

    void addRow(const QString &name, const QString &label, ArgField *field, bool required);
    void addRemark(const QString &label, int lines);
    QVBoxLayout *column() const { return m_column; }
    void setTouched(bool touched) { m_touched = touched; }

private:
    const ThemeSource &m_themes;
    QVBoxLayout *m_column;
    QMap<QString, ArgField *> m_fields;
    QMap<QString, FormRow *> m_rows;
    QStringList m_required; ///< in the order of the rows
    bool m_touched = false;
};

} // namespace shiyu
