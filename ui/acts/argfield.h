#pragma once
#include <QJsonValue>
#include <QObject>
#include <functional>

class QComboBox;
class QLineEdit;
class QRadioButton;
class QSpinBox;
class QWidget;

namespace shiyu {

class LimitedText;

/// One argument of an act as something to fill in. Owns nothing: the widget belongs to the form.
class ArgField : public QObject {
    Q_OBJECT
public:
    ArgField(QWidget *widget, QObject *parent);

    QWidget *widget() const { return m_widget; }
    /// Undefined while nothing is filled in.
    virtual QJsonValue value() const = 0;
    /// Back to what value() gave; undefined empties.
    virtual void setValue(const QJsonValue &value) = 0;
    /// What the field contributes to the arguments under `name`; nothing while it is empty.
    virtual void fill(QJsonObject &args, const QString &name) const;
    /// For the check of personal data; empty for everything but open text.
    virtual QString openText() const { return {}; }
    virtual bool isOpenText() const { return false; }

Q_SIGNALS:
    void edited();
    void tooMuchPasted(qsizetype characters); ///< none of it came in

private:
    QWidget *m_widget;
};

/// Several lines; Tab goes on to the next field.
class TextField : public ArgField {
    Q_OBJECT
public:
    explicit TextField(QWidget *parent, int lines = 3);
    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    QString openText() const override;
    bool isOpenText() const override { return true; }

private:
    LimitedText *m_edit;
};

class LineField : public ArgField {
    Q_OBJECT
public:
    explicit LineField(QWidget *parent, const QString &placeholder = {});
    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    QString openText() const override;
    bool isOpenText() const override { return true; }

private:
    QLineEdit *m_edit;
};

/// Yes or no, neither of them at first: an answer that nobody gave is not sent.
class YesNoField : public ArgField {
    Q_OBJECT
public:
    YesNoField(QWidget *parent, const QString &yes, const QString &no);
    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QRadioButton *m_yes;
    QRadioButton *m_no;
};

struct ArgChoice {
    QJsonValue value;
    QString text;
};

/// One of a short list.
class ChoiceField : public ArgField {
    Q_OBJECT
public:
    /// @param none shown first and means empty; without it the first choice is chosen
    ChoiceField(QWidget *parent, const QVector<ArgChoice> &choices, const QString &none = {});
    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QComboBox *m_combo;
    QVector<ArgChoice> m_choices;
    bool m_hasNone;
};

/// A limit: fills the two arguments `amount` and `unitOfTime`, both or none (amount 0).
class LimitField : public ArgField {
    Q_OBJECT
public:
    explicit LimitField(QWidget *parent);
    QJsonValue value() const override; ///< an object of both
    void setValue(const QJsonValue &value) override;
    void fill(QJsonObject &args, const QString &name) const override;

private:
    QSpinBox *m_amount;
    QComboBox *m_unit;
};

/// A city day, typed as 2026-11-25; its value is the end of that day in UTC ms.
class DayField : public ArgField {
    Q_OBJECT
public:
    DayField(QWidget *parent, int offsetMinutes);
    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QLineEdit *m_edit;
    int m_offsetMinutes;
};

/// Not to be changed by the officer: the task of a form that was opened for one.
class FixedField : public ArgField {
    Q_OBJECT
public:
    FixedField(const QJsonValue &value, QObject *parent);
    QJsonValue value() const override { return m_value; }
    void setValue(const QJsonValue &) override { }

private:
    QJsonValue m_value;
};

} // namespace shiyu
