#pragma once
#include "ui/acts/actform.h"

namespace shiyu {

/// Corrects one field: the act carries what it was and what it becomes.
class EditForm : public ActForm {
    Q_OBJECT
public:
    EditForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);

protected:
    QMap<QString, QString> problems() const override;
    void finish(QJsonObject &args) const override;

private:
    void follow();
    QString present(const QString &name) const;
};

/// A region typed by its name, completed from the whole path.
class RegionField : public ArgField {
    Q_OBJECT
public:
    RegionField(DirectoryPtr directory, QWidget *parent);
    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    DirectoryPtr m_directory;
    QLineEdit *m_edit;
    QHash<QString, QString> m_codes;
};

} // namespace shiyu
