#include "widgets/treerow.h"

#include "widgets/icons.h"
#include "widgets/painting.h"

#include <QPainter>

namespace shiyu {

namespace {

constexpr int kIndent = 20;

void paintBranches(
    QPainter &painter, const Theme &theme, const QRect &rect, const QList<bool> &branches)
{
    const QColor line = theme.color(ColorRole::LineStrong);
    const int middle = rect.center().y();
    for (qsizetype level = 0; level < branches.size(); ++level) {
        const int x = rect.left() + int(level) * theme.px(kIndent) + theme.px(8);
        const bool own = level + 1 == branches.size();
        if (own || branches.at(level))
            painter.fillRect(
                QRect(x, rect.top(), 1, branches.at(level) ? rect.height() : middle - rect.top()),
                line);
        if (own)
            painter.fillRect(QRect(x, middle, theme.px(8), 1), line);
    }
}

} // namespace

QString fittingChain(const QString &chain, const QFontMetrics &metrics, int width)
{
    const QString arrow = QStringLiteral(" → "), gap = QStringLiteral("…");
    const QStringList names = chain.split(arrow);
    if (names.size() < 2)
        return metrics.elidedText(chain, Qt::ElideRight, width);
    QStringList tries { chain };
    if (names.size() > 2)
        tries.append(names.first() + u' ' + gap + u' ' + names.last());
    tries.append(gap + arrow + names.last());
    for (const QString &each : std::as_const(tries)) {
        if (metrics.horizontalAdvance(each) <= width)
            return each;
    }
    return metrics.elidedText(names.last(), Qt::ElideRight, width);
}

int treeRowHeight(const Theme &theme)
{
    return theme.px(28);
}

QRect treeRowPhone(const Theme &theme, const QRect &rect)
{
    const int side = theme.px(24);
    return QRect(rect.right() + 1 - side, rect.center().y() - side / 2, side, side);
}

void paintTreeRow(QPainter &painter, const Theme &theme, const QRect &rect, const TreeRow &row)
{
    paintBranches(painter, theme, rect, row.branches);
    QRectF line = rect;
    line.setLeft(line.left() + double(row.branches.size()) * theme.px(kIndent));
    const int badge = paintText(painter, line, row.badge, theme.font(TextSize::Body, QFont::Bold),
        theme.color(tonePaint(row.badgeTone).text));
    line.setLeft(line.left() + (badge > 0 ? badge + theme.px(16) : 0));
    if (row.phone) {
        const QRect phone = treeRowPhone(theme, rect);
        const int inset = theme.px(3);
        paintGlyph(painter, Glyph::Phone, phone.adjusted(inset, inset, -inset, -inset),
            theme.color(ColorRole::Muted));
        line.setRight(phone.left() - theme.px(4));
    }
    // Three fifths of the line at most, so that the unit stays readable, or what it leaves.
    const int left = int(line.width()) - textWidth(theme.font(), row.text) - theme.px(12) - 1;
    const int most = qMax(int(line.width() * 0.6), left);
    const int state = qMin(textWidth(theme.font(), row.state) + 1, most);
    paintText(painter, QRectF(line.right() - state, line.top(), state, line.height()), row.state,
        theme.font(), theme.color(tonePaint(row.stateTone).text),
        Qt::AlignRight | Qt::AlignVCenter);
    line.setRight(line.right() - state - theme.px(12));
    const QString text = fittingChain(row.text, QFontMetrics(theme.font()), int(line.width()));
    paintText(painter, line, text, theme.font(), theme.color(ColorRole::Ink));
}

} // namespace shiyu
