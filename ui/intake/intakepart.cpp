#include "ui/intake/intakepart.h"

#include "widgets/formrow.h"
#include "widgets/themesource.h"
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace shiyu {

IntakePart::IntakePart(const ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme.theme().space(2));
}

FormRow *IntakePart::makeRow(QWidget *field)
{
    return new FormRow(m_theme, {}, field, this);
}

void IntakePart::addRow(FormRow *row)
{
    m_column->addWidget(row);
}

void IntakePart::placeRow(FormRow *row, int line)
{
    m_column->removeWidget(row);
    m_column->insertWidget(line, row);
}

void IntakePart::addLine(std::initializer_list<Share> rows)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(m_theme.theme().space(3));
    // At the top: what is wrong with one of them makes only that one taller.
    for (const Share &each : rows)
        line->addWidget(each.row, each.share, Qt::AlignTop);
    m_column->addLayout(line);
}

void IntakePart::addPlain(QWidget *widget)
{
    m_column->addWidget(widget);
}

QWidget *IntakePart::mark(FormRow *row, bool good, const QString &sentence)
{
    row->setError(good ? QString() : sentence);
    return good ? nullptr : row->field();
}

} // namespace shiyu
