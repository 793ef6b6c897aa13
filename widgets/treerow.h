#pragma once
#include "widgets/theme.h"

#include <QList>
#include <QRect>
#include <QString>

class QPainter;

namespace shiyu {

/// A task in the tree of a case: 主办 市供水公司 → 抢修三队 · 办理中 · 赵强 ☎.
struct TreeRow {
    /// One entry per level above this row, outermost first, and one for the row itself: whether a
    /// sibling follows on that level. A top row has an empty list.
    QList<bool> branches;
    QString badge; ///< role: 主办, 协办
    Tone badgeTone = Tone::Accent;
    QString text; ///< unit
    QString state; ///< state and holder, at the right
    Tone stateTone = Tone::Muted;
    bool phone = false; ///< draws the telephone; see treeRowPhone
    /// Of the text. Of a chain of units the last one holds it: it is the one that must be read.
    Qt::TextElideMode elide = Qt::ElideRight;
};

int treeRowHeight(const Theme &theme);
void paintTreeRow(QPainter &painter, const Theme &theme, const QRect &rect, const TreeRow &row);
/// Where the telephone of a row is, to test clicks against.
QRect treeRowPhone(const Theme &theme, const QRect &rect);

} // namespace shiyu
