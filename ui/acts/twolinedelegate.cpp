#include "ui/acts/twolinedelegate.h"

#include <QPainter>
#include <QWidget>
#include <algorithm>

namespace shiyu {
namespace {

constexpr int kGap = 5;
constexpr float kSoftInk = 0.72f; ///< 6:1 on white
constexpr qreal kSmaller = 12.0 / 14.0; ///< the second line is written in the small size

QFont smaller(QFont font)
{
    font.setBold(false);
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * kSmaller));
    else // before a theme has given its sizes
        font.setPointSizeF(font.pointSizeF() * kSmaller);
    return font;
}
void write(QPainter &painter, const QRect &line, const QString &text, const QFont &font, QColor ink)
{
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
}

} // namespace

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int name = option.fontMetrics.lineSpacing();
    const bool reason = index.data().toString().contains(QLatin1Char('\n'));
    const int small = QFontMetrics(smaller(option.font)).lineSpacing();
    return { 100, name + (reason ? small : 0) + 2 * kGap };
}

void TwoLineDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString text = index.data().toString(); // the option's has its line break replaced
    ground.text.clear();
    const QStyle *style = option.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    QRect line = style->subElementRect(QStyle::SE_ItemViewItemText, &ground, option.widget);
    int left = line.left() + kGap;
    if (ground.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        // The style places the text by an indicator that did not grow with the type.
        const QRect box
            = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &ground, option.widget);
        left = std::max(left, box.right() + 2 * kGap);
    }
    line = QRect(left, option.rect.top() + kGap, option.rect.right() - left - kGap,
        QFontMetrics(ground.font).lineSpacing());
    painter->save();
    write(*painter, line, text.section(QLatin1Char('\n'), 0, 0), ground.font,
        option.palette.color(QPalette::Text));
    line.translate(0, line.height());
    // Not the palette's placeholder, which a style sheet thins to half the ink: too pale to read.
    QColor soft = option.palette.color(QPalette::Text);
    soft.setAlphaF(kSoftInk);
    write(*painter, line, text.section(QLatin1Char('\n'), 1), smaller(option.font), soft);
    painter->restore();
}

} // namespace shiyu
