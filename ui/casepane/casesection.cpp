#include "ui/casepane/casesection.h"

#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QPainter>
#include <QVBoxLayout>

namespace shiyu {

CaseSection::CaseSection(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_themes(source)
    , m_column(new QVBoxLayout(this))
{
    followTheme(m_themes, this, [this] {
        arrangeMargins();
        m_column->setSpacing(m_themes.theme().px(6));
        update();
    });
}

void CaseSection::setMargin(int margin)
{
    m_margin = margin;
    arrangeMargins();
}

void CaseSection::arrangeMargins()
{
    const Theme &theme = m_themes.theme();
    const int beside = theme.px(20);
    const int above = theme.px(m_margin);
    m_column->setContentsMargins(beside, above, beside, above);
}

TextLabel *CaseSection::addText(TextSize size, ColorRole role, bool bold)
{
    auto *label = new TextLabel(m_themes, {}, size, role, bold ? QFont::Bold : QFont::Normal, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(label);
    return label;
}

void CaseSection::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_themes.theme().color(ColorRole::Line));
}

} // namespace shiyu
