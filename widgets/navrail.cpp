#include "widgets/navrail.h"

#include "widgets/navbutton.h"
#include "widgets/themesource.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace shiyu {

NavRail::NavRail(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_layout(new QVBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_layout->setSpacing(0);
    followTheme(m_source, this, [this] {
        m_layout->setContentsMargins(0, m_source.theme().space(2), 1, m_source.theme().space(2));
        updateGeometry();
        update();
    });
}

void NavRail::setItems(const QList<NavItem> &items)
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_buttons.clear();
    m_order.clear();
    const auto add = [this](const NavItem &item) {
        auto *button = new NavButton(m_source, item.glyph, item.label, this);
        button->setToolTip(
            item.keyText.isEmpty() ? item.label : tr("%1 (%2)").arg(item.label, item.keyText));
        button->installEventFilter(this);
        connect(button, &NavButton::clicked, this, [this, id = item.id] {
            setCurrentId(id);
            Q_EMIT chosen(id);
        });
        m_layout->addWidget(button);
        m_buttons.insert(item.id, button);
        m_order.append(item.id);
    };
    for (const NavItem &item : items)
        if (!item.atEnd)
            add(item);
    m_layout->addStretch(1);
    for (const NavItem &item : items)
        if (item.atEnd)
            add(item);
    setCurrentId(m_currentId);
}

void NavRail::setCurrentId(const QString &id)
{
    m_currentId = id;
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setCurrent(it.key() == id);
    NavButton *stop = m_buttons.value(id);
    updateTabStop(stop || m_order.isEmpty() ? stop : m_buttons.value(m_order.first()));
}

void NavRail::setBadge(const QString &id, int count)
{
    if (NavButton *button = m_buttons.value(id))
        button->setBadge(count);
}

QSize NavRail::sizeHint() const
{
    QSize size = QWidget::sizeHint();
    size.setWidth(qMax(size.width(), m_source.theme().px(72)));
    return size;
}

void NavRail::updateTabStop(NavButton *stop)
{
    for (NavButton *button : std::as_const(m_buttons))
        button->setFocusPolicy(button == stop ? Qt::TabFocus : Qt::NoFocus);
}

void NavRail::step(NavButton *from, int direction)
{
    const qsizetype count = m_order.size();
    const qsizetype at = m_order.indexOf(m_buttons.key(from));
    NavButton *to = m_buttons.value(m_order.at((at + direction + count) % count));
    updateTabStop(to);
    to->setFocus(Qt::TabFocusReason);
}

bool NavRail::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = qobject_cast<NavButton *>(watched);
    if (!button || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        step(button, -1);
        return true;
    case Qt::Key_Down:
        step(button, 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        button->click();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void NavRail::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Panel));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(ColorRole::Line));
}

} // namespace shiyu
