#include "ui/casepane/picturepreview.h"

#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace shiyu {
namespace {

constexpr int kBar = 56; ///< at the top: name and close
constexpr int kMargin = 24;

} // namespace

PicturePreview::PicturePreview(
    const ThemeSource &themes, const QString &name, const QImage &picture, QWidget *window)
    : Overlay(themes, window)
    , m_picture(picture)
    , m_name(new ElidedLabel(themes, name, TextSize::Lead, ColorRole::Ink, QFont::Bold, this))
    , m_close(new IconButton(themes, Glyph::Close, tr("Close (Esc)"), this))
{
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_name, 1);
    bar->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin / 2, kMargin, 0);
    column->addLayout(bar);
    column->addStretch(1);
    setAccessibleName(name);
    connect(m_close, &IconButton::clicked, this, &Overlay::dismiss);
}

void PicturePreview::place(const QSize &host)
{
    setGeometry(QRect(QPoint(0, 0), host));
}

QWidget *PicturePreview::firstFocus()
{
    return m_close;
}

QRect PicturePreview::pictureRect() const
{
    const QRect room = rect().adjusted(kMargin, kBar, -kMargin, -kMargin);
    QSize size = m_picture.size() / devicePixelRatio();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    QRect where(QPoint(0, 0), size);
    where.moveCenter(room.center());
    return where;
}

void PicturePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), source().theme().color(ColorRole::Panel));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(pictureRect(), m_picture);
}

void PicturePreview::mousePressEvent(QMouseEvent *event)
{
    if (!pictureRect().contains(event->position().toPoint()))
        dismiss();
}

} // namespace shiyu
