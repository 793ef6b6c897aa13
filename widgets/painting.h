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

/// The ring that shows where the keyboard is: 2 px of ColorRole::Accent just inside `rect`.
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme);

/// One line of text, elided at the right. Returns the width that was written.
int paintText(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font,
    const QColor &ink, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

/// Text over several lines: breaks where the script allows it (no bracket at the wrong end of a
/// line), and inside a word only if it is longer than a line. Line breaks in the text are kept.
int wrappedHeight(const QFont &font, const QString &text, int width);
void paintWrapped(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font,
    const QColor &ink);

/// Soft shadow around a floating panel of `rect`; it needs `spread` + 2 px of room on each side.
void paintShadow(
    QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme, int spread = 10);

inline int textWidth(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text);
}

} // namespace shiyu
