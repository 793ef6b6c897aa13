#pragma once
#include "widgets/theme.h"

#include <QFontMetrics>
#include <QRectF>
#include <QString>

class QPainter;

/// Small strokes that several controls and the delegates of the screens share. All lengths are
/// device-independent px; the caller's painter keeps its pen, brush and font.
namespace shiyu {

void paintRounded(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill,
    const QColor &border = QColor());

/// The ring that shows where the keyboard is: 2 px of Role::Accent just inside `rect`.
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme);

/// One line of text, elided at the right. Returns the width that was written.
int paintText(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font,
    const QColor &ink, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

/// Soft shadow around a floating panel of `rect`.
void paintShadow(QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme);

inline int textWidth(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text);
}

} // namespace shiyu
