#pragma once
#include "widgets/theme.h"

#include <QWidget>

class QPainter;

namespace shiyu {

class ThemeSource;

/// Red diamond, orange triangle, yellow square, blue circle: colour and shape together.
enum class UrgencyMark { Critical, Urgent, Elevated, Normal };

ColorRole urgencyRole(UrgencyMark mark);

/// Fills the shape into a square of `side` (16 px reads well in a list) centred on `center`.
void paintUrgency(
    QPainter &painter, const Theme &theme, UrgencyMark mark, const QPointF &center, qreal side);

/// The shape with its word as accessible name and tooltip.
class UrgencyGlyph : public QWidget {
    Q_OBJECT
public:
    UrgencyGlyph(const ThemeSource &source, UrgencyMark mark, const QString &word,
        QWidget *parent = nullptr);
    void setUrgency(UrgencyMark mark, const QString &word);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_source;
    UrgencyMark m_mark;
};

} // namespace shiyu
