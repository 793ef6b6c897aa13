#pragma once
#include "widgets/icons.h"

#include <QAbstractButton>

namespace shiyu {

class ThemeSource;

/// One entry of the NavRail: picture above a word, an accent bar at the left when it is the current
/// one.
class NavButton : public QAbstractButton {
    Q_OBJECT
public:
    NavButton(
        const ThemeSource &source, Glyph glyph, const QString &label, QWidget *parent = nullptr);
    void setCurrent(bool current);
    bool isCurrent() const { return m_current; }
    void setBadge(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBadge(QPainter &painter, const QPointF &corner) const;

    const ThemeSource &m_source;
    Glyph m_glyph;
    int m_badge = 0;
    bool m_current = false;
};

} // namespace shiyu
