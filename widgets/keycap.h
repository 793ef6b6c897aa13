#pragma once
#include "widgets/theme.h"

#include <QWidget>

class QPainter;

namespace shiyu {

class ThemeSource;

/// The picture of a key, e.g. "N" or "Ctrl K".
QSize keyCapSize(const Theme &theme, const QString &key);
void paintKeyCap(QPainter &painter, const Theme &theme, const QRectF &rect, const QString &key,
    const QColor &ink);

class KeyCap : public QWidget {
    Q_OBJECT
public:
    KeyCap(const ThemeSource &source, const QString &key, QWidget *parent = nullptr);
    void setKey(const QString &key);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_source;
    QString m_key;
};

} // namespace shiyu
