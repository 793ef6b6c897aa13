#include "widgets/card.h"

#include "widgets/painting.h"
#include "widgets/sectionheader.h"
#include "widgets/themesource.h"

#include <QPainter>
#include <QVBoxLayout>

namespace shiyu {

namespace {
constexpr int kShadow = 8; ///< room around a floating card
constexpr qreal kRadius = 6;
} // namespace

Card::Card(const ThemeSource &source, Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_kind(kind)
    , m_body(new QVBoxLayout(this))
{
    if (kind == Kind::Floating) {
        m_horizontal = m_vertical = 4;
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAttribute(Qt::WA_NoMousePropagation); // it lies over the map
    }
    followTheme(m_source, this, [this] { refresh(); });
}

void Card::refresh()
{
    const Theme &theme = m_source.theme();
    const int shadow = m_kind == Kind::Floating ? kShadow : 0;
    m_body->setContentsMargins(theme.px(m_horizontal) + shadow, theme.px(m_vertical) + shadow,
        theme.px(m_horizontal) + shadow, theme.px(m_vertical) + shadow);
    m_body->setSpacing(theme.space(2));
    update();
}

SectionHeader *Card::setTitle(const QString &title)
{
    if (!m_header) {
        m_header = new SectionHeader(m_source, title, false, this);
        m_body->insertWidget(0, m_header);
    }
    m_header->setTitle(title);
    return m_header;
}

void Card::setLines(Qt::Edges edges)
{
    m_lines = edges;
    update();
}

void Card::setPadding(int horizontal, int vertical)
{
    m_horizontal = horizontal;
    m_vertical = vertical;
    refresh();
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    const QColor line = theme.color(ColorRole::Line);
    QPainter painter(this);
    if (m_kind == Kind::Card) {
        paintRounded(painter, rect(), kRadius, theme.color(ColorRole::Panel), line);
        return;
    }
    if (m_kind == Kind::Floating) {
        const QRectF panel = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
        paintShadow(painter, panel, 4, theme, kShadow - 2);
        paintRounded(painter, panel, 4, theme.color(ColorRole::Panel), line);
        return;
    }
    painter.fillRect(rect(), theme.color(ColorRole::Panel));
    if (m_lines & Qt::LeftEdge)
        painter.fillRect(QRect(0, 0, 1, height()), line);
    if (m_lines & Qt::RightEdge)
        painter.fillRect(QRect(width() - 1, 0, 1, height()), line);
    if (m_lines & Qt::TopEdge)
        painter.fillRect(QRect(0, 0, width(), 1), line);
    if (m_lines & Qt::BottomEdge)
        painter.fillRect(QRect(0, height() - 1, width(), 1), line);
}

Divider::Divider(const ThemeSource &source, Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
    connect(&m_source, &ThemeSource::themeChanged, this, qOverload<>(&QWidget::update));
}

void Divider::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_source.theme().color(ColorRole::Line));
}

} // namespace shiyu
