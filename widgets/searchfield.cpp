#include "widgets/searchfield.h"

#include "widgets/icons.h"
#include "widgets/keycap.h"
#include "widgets/themesource.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace shiyu {

SearchField::SearchField(const ThemeSource &source, const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
    , m_source(source)
    , m_cap(new KeyCap(source, {}, this))
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    followTheme(m_source, this, [this] { refresh(); });
    connect(this, &QLineEdit::textChanged, this, &SearchField::placeCap);
}

void SearchField::setKeyText(const QString &key)
{
    m_key = key;
    m_cap->setKey(key);
    placeCap();
}

void SearchField::refresh()
{
    const Theme &theme = m_source.theme();
    setStyleSheet(u"QLineEdit { background: %1; border-color: %1; } "
                  "QLineEdit:focus { background: %2; border-color: %3; }"_s.arg(
                      theme.color(ColorRole::Field).name(), theme.color(ColorRole::Panel).name(),
                      theme.color(ColorRole::Accent).name()));
    placeCap();
}

void SearchField::placeCap()
{
    const Theme &theme = m_source.theme();
    const bool shown = !m_key.isEmpty() && text().isEmpty();
    const QSize size = m_cap->sizeHint();
    m_cap->setVisible(shown);
    m_cap->setGeometry(
        QRect(QPoint(width() - size.width() - theme.px(10), (height() - size.height()) / 2), size));
    setTextMargins(theme.px(26), 0, shown ? size.width() + theme.px(8) : 0, 0);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    // An action of QLineEdit would keep 16 px at any size of type.
    const Theme &theme = m_source.theme();
    const qreal side = theme.px(18);
    QPainter painter(this);
    paintGlyph(painter, Glyph::Search, QRectF(theme.px(9), (height() - side) / 2, side, side),
        theme.color(ColorRole::Muted));
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeCap();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            Q_EMIT left();
        clear();
    } else if (event->key() == Qt::Key_Down) {
        Q_EMIT resultsRequested();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace shiyu
