#pragma once
#include "ui/acts/forms.h"

namespace shiyu {

/// 退单: says what it means before it asks for clause, reason and signature.
class SendBackForm : public GenericForm {
    Q_OBJECT
public:
    SendBackForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);

protected:
    QMap<QString, QString> problems() const override;
};

/// 审核: shows what the unit submitted; returning it needs a word why.
class ReviewForm : public GenericForm {
    Q_OBJECT
public:
    ReviewForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);

private:
    void show(int task);
    TextLabel *m_submitted;
};

/// 申请延期 暂缓 挂账 申诉: a limit only for an extension.
class RequestForm : public GenericForm {
    Q_OBJECT
public:
    RequestForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);

private:
    void follow();
};

/// 批示: its words, which are sealed, or the note that a paper one was registered.
class InstructForm : public GenericForm {
    Q_OBJECT
public:
    InstructForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);
    ActRequest request() const override;
};

/// The waiting applications with their reasons: approve or deny one.
class RulingForm : public ActForm {
    Q_OBJECT
public:
    RulingForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);
    OperationKind kind() const override;
    QString title() const override;
    QString confirmText() const override;

protected:
    void finish(QJsonObject &args) const override;

private:
    void follow();
    const PendingRequest *chosen() const;
    TextLabel *m_about;
};

} // namespace shiyu
