#pragma once
#include "widgets/theme.h"

#include <QWidget>

class QPainter;

namespace shiyu {

class ThemeSource;

/// A short state in a rounded ground, e.g. 剩余6分 (DangerSolid), 剩余21分 (Warn), 周一 10:00
/// (Neutral).
QSize pillSize(const Theme &theme, const QString &text);

/// For delegates: draws a pill whose right edge is at `right`, centred on `centerY`; returns its
/// rectangle.
QRectF paintPill(QPainter &painter, const Theme &theme, qreal right, qreal centerY,
    const QString &text, Tone tone);

class Pill : public QWidget {
    Q_OBJECT
public:
    Pill(const ThemeSource &source, const QString &text, Tone tone, QWidget *parent = nullptr);
    void setPill(const QString &text, Tone tone);
    QString text() const { return m_text; }
    Tone tone() const { return m_tone; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_source;
    QString m_text;
    Tone m_tone;
};

} // namespace shiyu
