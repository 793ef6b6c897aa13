#pragma once
#include "widgets/overlay.h"

#include <QImage>

class QVBoxLayout;

namespace shiyu {

class ElidedLabel;
class IconButton;

/// A picture over the whole window, as large as there is room; Esc or a click beside it closes.
class PicturePreview : public Overlay {
    Q_OBJECT
public:
    PicturePreview(
        const ThemeSource &themes, const QString &name, const QImage &picture, QWidget *window);

protected:
    void place(const QSize &host) override;
    QWidget *firstFocus() override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QRect pictureRect() const; ///< in this widget

    QImage m_picture;
    ElidedLabel *m_name;
    IconButton *m_close;
};

} // namespace shiyu
