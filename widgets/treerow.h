#pragma once
#include "widgets/theme.h"

#include <QList>
#include <QRect>
#include <QString>

class QFontMetrics;
class QPainter;

namespace shiyu {

/// A task in the tree of a case: 主办 市供水公司 → 抢修三队 · 办理中 · 赵强 ☎.
struct TreeRow {
    /// One entry per level above this row, outermost first, and one for the row itself: whether a
    /// sibling follows on that level. A top row has an empty list.
    QList<bool> branches;
    QString badge; ///< role: 主办, 协办
    Tone badgeTone = Tone::Accent;
    QString text; ///< unit; or 镜湖中心 → 周家山社区, from hand to hand: the last one holds it
    QString state; ///< state and holder, at the right
    Tone stateTone = Tone::Muted;
    bool phone = false; ///< draws the telephone; see treeRowPhone
};

/// As much of a chain of units as goes into `width` px, by whole names: 镜湖中心 … 周家山社区, … →
/// 周家山社区.
QString fittingChain(const QString &chain, const QFontMetrics &metrics, int width);
int treeRowHeight(const Theme &theme);
void paintTreeRow(QPainter &painter, const Theme &theme, const QRect &rect, const TreeRow &row);
/// Where the telephone of a row is, to test clicks against.
QRect treeRowPhone(const Theme &theme, const QRect &rect);

} // namespace shiyu
