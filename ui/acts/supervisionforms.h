#pragma once
#include "ui/acts/actform.h"

namespace shiyu {

/// An act on a supervision of the case: which one is chosen first, if there are several.
class SupervisionActForm : public ActForm {
    Q_OBJECT
public:
    SupervisionActForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);
    ActRequest request() const override;

protected:
    /// The row of the choice and, below it, what the chosen one says.
    /// @param newOne shown as the last choice and means a new supervision; empty: none
    void addChoice(const QString &newOne = {});
    const Supervision *chosen() const; ///< null: a new one
    void finish(QJsonObject &args) const override;
    /// Units that a new supervision may concern, the lead first.
    void addUnit();

private:
    void tellChosen();
    TextLabel *m_about = nullptr;
};

/// 提请督办: whom, and why.
class ProposeForm : public SupervisionActForm {
    Q_OBJECT
public:
    ProposeForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);

protected:
    void finish(QJsonObject &args) const override;
};

/// 签发: level, demand and day, on a proposal or without one.
class IssueForm : public SupervisionActForm {
    Q_OBJECT
public:
    IssueForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);

protected:
    QMap<QString, QString> problems() const override;
    void finish(QJsonObject &args) const override;

private:
    void follow();
};

/// 签收, 整改, 督办办结, 不予督办: what the supervision says, and a word about it.
class SupervisionAnswerForm : public SupervisionActForm {
    Q_OBJECT
public:
    SupervisionAnswerForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);
};

} // namespace shiyu
