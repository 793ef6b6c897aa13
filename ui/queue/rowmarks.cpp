#include "ui/queue/rowmarks.h"

#include "ui/queue/rowtext.h"
#include "widgets/painting.h"

namespace shiyu {
namespace {

// px at 100 %
constexpr int kHeight = 18;
constexpr int kPadding = 4;
constexpr int kGap = 6;

} // namespace

int paintMarks(QPainter &painter, const Theme &theme, const IncidentRow &row, int left, int centerY)
{
    const QFont font = theme.font(TextSize::Small);
    for (const RowMark &mark : rowMarks(row)) {
        const int width = textWidth(font, mark.text) + 2 * theme.px(kPadding);
        const QRect box(left, centerY - theme.px(kHeight) / 2, width, theme.px(kHeight));
        const QColor ink = theme.color(tonePaint(mark.tone).ink);
        paintRounded(painter, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, Qt::transparent, ink);
        paintText(painter, box, mark.text, font, ink, Qt::AlignCenter);
        left += width + theme.px(kGap);
    }
    return left;
}

} // namespace shiyu
