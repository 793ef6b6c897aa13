#include "widgets/chipbar.h"

#include "widgets/chip.h"
#include "widgets/flowlayout.h"
#include "widgets/themesource.h"

namespace shiyu {

ChipBar::ChipBar(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_layout(new FlowLayout(this, 0, 0))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    followTheme(m_source, this,
        [this] { m_layout->setGaps(m_source.theme().px(6), m_source.theme().px(6)); });
}

Chip *ChipBar::chipFor(const ChipItem &item)
{
    if (Chip *known = m_chips.value(item.id))
        return known;
    auto *chip = new Chip(m_source, item.label, this);
    connect(chip, &Chip::clicked, this, [this, id = item.id] { choose(id); });
    connect(chip, &Chip::stepped, this, [this, chip](int direction) { step(chip, direction); });
    m_chips.insert(item.id, chip);
    return chip;
}

void ChipBar::setItems(const QList<ChipItem> &items)
{
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    QList<QString> order;
    for (const ChipItem &item : items) {
        Chip *chip = chipFor(item);
        chip->setText(item.label);
        chip->setCount(item.count);
        chip->setTone(item.tone);
        chip->setToolTip(item.toolTip);
        m_layout->addWidget(chip);
        chip->show();
        order.append(item.id);
    }
    for (const QString &id : std::as_const(m_order))
        if (!order.contains(id))
            delete m_chips.take(id);
    m_order = order;
    setCurrentId(m_currentId);
    updateGeometry();
    m_layout->activate(); // no picture between a longer text and its room
}

void ChipBar::setCount(const QString &id, int count)
{
    if (Chip *chip = m_chips.value(id))
        chip->setCount(count);
}

void ChipBar::setCurrentId(const QString &id)
{
    m_currentId = id;
    for (auto it = m_chips.cbegin(); it != m_chips.cend(); ++it)
        it.value()->setSelected(it.key() == id);
    Chip *stop = m_chips.value(id);
    updateTabStop(stop || m_order.isEmpty() ? stop : m_chips.value(m_order.first()));
}

void ChipBar::updateTabStop(Chip *stop)
{
    // One tab stop for the bar; the arrows move it.
    for (Chip *chip : std::as_const(m_chips))
        chip->setFocusPolicy(chip == stop ? Qt::TabFocus : Qt::NoFocus);
}

void ChipBar::step(Chip *from, int direction)
{
    const qsizetype count = m_order.size();
    const qsizetype at = m_order.indexOf(m_chips.key(from));
    Chip *to = m_chips.value(m_order.at((at + direction + count) % count));
    updateTabStop(to);
    to->setFocus(Qt::TabFocusReason);
}

void ChipBar::choose(const QString &id)
{
    setCurrentId(id);
    Q_EMIT chipChosen(id);
}

} // namespace shiyu
