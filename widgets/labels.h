#pragma once
#include "widgets/theme.h"

#include <QLabel>

namespace shiyu {

class ThemeSource;

/// A label of the type scale whose colour follows the theme. Plain text, wraps if told so, can be
/// selected with the mouse if told so.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    TextLabel(const ThemeSource &source, const QString &text, TextSize size = TextSize::Body,
        ColorRole role = ColorRole::Ink, QFont::Weight weight = QFont::Normal,
        QWidget *parent = nullptr);
    void setRole(ColorRole role);

private:
    void refresh();

    const ThemeSource &m_source;
    TextSize m_size;
    ColorRole m_role;
    QFont::Weight m_weight;
};

/// One line that ends in "…" where the room ends; the whole text is then the tooltip.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    ElidedLabel(const ThemeSource &source, const QString &text, TextSize size = TextSize::Body,
        ColorRole role = ColorRole::Ink, QFont::Weight weight = QFont::Normal,
        QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setRole(ColorRole role);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    /// What is on the screen at the present width.
    QString shownText() const;
    bool isElided() const { return shownText() != m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont labelFont() const;

    const ThemeSource &m_source;
    QString m_text;
    TextSize m_size;
    ColorRole m_role;
    QFont::Weight m_weight;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

} // namespace shiyu
