#include "ui/acts/argfield.h"

#include "ui/text/enumtext.h"
#include "widgets/limitedtext.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

const QJsonValue kNothing { QJsonValue::Undefined };

QHBoxLayout *rowIn(QWidget *box)
{
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    return row;
}

} // namespace

ArgField::ArgField(QWidget *widget, QObject *parent)
    : QObject(parent)
    , m_widget(widget)
{
}

void ArgField::fill(QJsonObject &args, const QString &name) const
{
    if (const QJsonValue v = value(); !v.isUndefined())
        args.insert(name, v);
}

TextField::TextField(QWidget *parent, int lines)
    : ArgField(new LimitedText(parent), parent)
    , m_edit(static_cast<LimitedText *>(widget()))
{
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * lines + 20);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &ArgField::edited);
    connect(m_edit, &LimitedText::tooMuchPasted, this, &ArgField::tooMuchPasted);
}

QJsonValue TextField::value() const
{
    const QString text = m_edit->toPlainText().trimmed();
    return text.isEmpty() ? kNothing : QJsonValue(text);
}

void TextField::setValue(const QJsonValue &value)
{
    m_edit->setPlainText(value.toString());
}

QString TextField::openText() const
{
    return m_edit->toPlainText();
}

LineField::LineField(QWidget *parent, const QString &placeholder)
    : ArgField(new QLineEdit(parent), parent)
    , m_edit(static_cast<QLineEdit *>(widget()))
{
    m_edit->setPlaceholderText(placeholder);
    connect(m_edit, &QLineEdit::textChanged, this, &ArgField::edited);
}

QJsonValue LineField::value() const
{
    const QString text = m_edit->text().trimmed();
    return text.isEmpty() ? kNothing : QJsonValue(text);
}

void LineField::setValue(const QJsonValue &value)
{
    m_edit->setText(value.toString());
}

QString LineField::openText() const
{
    return m_edit->text();
}

YesNoField::YesNoField(QWidget *parent, const QString &yes, const QString &no)
    : ArgField(new QWidget(parent), parent)
    , m_yes(new QRadioButton(yes, widget()))
    , m_no(new QRadioButton(no, widget()))
{
    QHBoxLayout *row = rowIn(widget());
    row->addWidget(m_yes);
    row->addWidget(m_no);
    row->addStretch(1);
    row->setSpacing(20);
    widget()->setFocusProxy(m_yes);
    connect(m_yes, &QRadioButton::toggled, this, &ArgField::edited);
    connect(m_no, &QRadioButton::toggled, this, &ArgField::edited);
}

QJsonValue YesNoField::value() const
{
    if (!m_yes->isChecked() && !m_no->isChecked())
        return kNothing;
    return m_yes->isChecked();
}

void YesNoField::setValue(const QJsonValue &value)
{
    for (QRadioButton *button : { m_yes, m_no }) {
        button->setAutoExclusive(false);
        button->setChecked(value.isBool() && value.toBool() == (button == m_yes));
        button->setAutoExclusive(true);
    }
}

ChoiceField::ChoiceField(QWidget *parent, const QVector<ArgChoice> &choices, const QString &none)
    : ArgField(new QComboBox(parent), parent)
    , m_combo(static_cast<QComboBox *>(widget()))
    , m_choices(choices)
    , m_hasNone(!none.isNull())
{
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(6);
    if (m_hasNone)
        m_combo->addItem(none);
    for (const ArgChoice &choice : choices)
        m_combo->addItem(choice.text);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &ArgField::edited);
}

QJsonValue ChoiceField::value() const
{
    const int at = m_combo->currentIndex() - (m_hasNone ? 1 : 0);
    return at < 0 || at >= m_choices.size() ? kNothing : m_choices.at(at).value;
}

void ChoiceField::setValue(const QJsonValue &value)
{
    for (int i = 0; i < int(m_choices.size()); ++i) {
        if (m_choices.at(i).value == value)
            m_combo->setCurrentIndex(i + (m_hasNone ? 1 : 0));
    }
    if (value.isUndefined() && m_hasNone)
        m_combo->setCurrentIndex(0);
}

LimitField::LimitField(QWidget *parent)
    : ArgField(new QWidget(parent), parent)
    , m_amount(new QSpinBox(widget()))
    , m_unit(new QComboBox(widget()))
{
    m_amount->setRange(0, 999);
    m_amount->setSpecialValueText(tr("By category"));
    for (size_t i = 0; i < enumCount<LimitUnit>(); ++i) {
        if (const auto unit = static_cast<LimitUnit>(i); isGiven(unit))
            m_unit->addItem(enumText(unit));
    }
    QHBoxLayout *row = rowIn(widget());
    row->addWidget(m_amount, 1);
    row->addWidget(m_unit, 1);
    widget()->setFocusProxy(m_amount);
    connect(m_amount, &QSpinBox::valueChanged, this, [this](int amount) {
        m_unit->setEnabled(amount > 0);
        Q_EMIT edited();
    });
    m_unit->setEnabled(false);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &ArgField::edited);
}

QJsonValue LimitField::value() const
{
    if (m_amount->value() == 0)
        return kNothing;
    return QJsonObject { { u"amount"_s, m_amount->value() },
        { u"unitOfTime"_s, nameOf(static_cast<LimitUnit>(m_unit->currentIndex())) } };
}

void LimitField::setValue(const QJsonValue &value)
{
    const QJsonObject limit = value.toObject();
    m_amount->setValue(limit[u"amount"_s].toInt());
    if (const auto unit = fromName<LimitUnit>(limit[u"unitOfTime"_s].toString()))
        m_unit->setCurrentIndex(int(*unit));
}

void LimitField::fill(QJsonObject &args, const QString &) const
{
    const QJsonObject limit = value().toObject();
    for (auto it = limit.begin(); it != limit.end(); ++it)
        args.insert(it.key(), it.value());
}

DayField::DayField(QWidget *parent, int offsetMinutes)
    : ArgField(new QLineEdit(parent), parent)
    , m_edit(static_cast<QLineEdit *>(widget()))
    , m_offsetMinutes(offsetMinutes)
{
    m_edit->setPlaceholderText(tr("YYYY-MM-DD"));
    connect(m_edit, &QLineEdit::textChanged, this, &ArgField::edited);
}

QJsonValue DayField::value() const
{
    const QDate day = QDate::fromString(m_edit->text().trimmed(), Qt::ISODate);
    if (!day.isValid())
        return m_edit->text().trimmed().isEmpty() ? kNothing : QJsonValue(m_edit->text());
    const QDateTime end(day.addDays(1), QTime(0, 0), Qt::OffsetFromUTC, m_offsetMinutes * 60);
    return end.toMSecsSinceEpoch();
}

void DayField::setValue(const QJsonValue &value)
{
    if (value.isDouble()) {
        const QDateTime end = QDateTime::fromMSecsSinceEpoch(
            value.toInteger(), Qt::OffsetFromUTC, m_offsetMinutes * 60);
        m_edit->setText(end.date().addDays(-1).toString(Qt::ISODate));
    } else {
        m_edit->setText(value.toString());
    }
}

FixedField::FixedField(const QJsonValue &value, QObject *parent)
    : ArgField(nullptr, parent)
    , m_value(value)
{
}

} // namespace shiyu
