#include "ui/queue/queuechips.h"

#include "ui/queue/queueport.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"
#include <QMenu>
#include <QResizeEvent>

namespace shiyu {
namespace {

const QString kMore = QStringLiteral("more");
// px at 100 %
constexpr int kPadding = 16;
constexpr int kGap = 6;

QString idOf(QueueChip chip)
{
    return QString::number(int(chip));
}

} // namespace

QueueChips::QueueChips(const ThemeSource &theme, const QueuePort &port, QWidget *parent)
    : ChipBar(theme, parent)
    , m_theme(theme)
    , m_port(port)
{
    connect(this, &ChipBar::chipChosen, this, [this](const QString &id) {
        if (id == kMore)
            openMore();
        else
            Q_EMIT listChosen(static_cast<QueueChip>(id.toInt()));
    });
}

void QueueChips::setChosen(std::optional<QueueChip> chip)
{
    m_chosen = chip;
    refresh();
}

void QueueChips::setLines(int lines)
{
    m_lines = lines;
    refresh();
}

QString QueueChips::textOf(QueueChip chip) const
{
    const int count = m_port.counts()[static_cast<size_t>(chip)];
    return chipText(chip) + u' ' + locale().toString(count);
}

void QueueChips::refresh()
{
    const ChipCounts counts = m_port.counts();
    const Theme &theme = m_theme.theme();
    const QFont font = theme.font(TextSize::Small);
    const auto width
        = [&](QueueChip chip) { return textWidth(font, textOf(chip)) + theme.px(kPadding); };
    const std::optional<Seat> seat = m_port.seat();
    m_plan = planChips(counts, seat ? seat->rights : Rights(), m_chosen.value_or(QueueChip::All),
        width, textWidth(font, tr("More")) + theme.px(kPadding), theme.px(kGap),
        contentsRect().width(), m_lines);
    QList<ChipItem> items;
    for (QueueChip chip : std::as_const(m_plan.shown)) {
        const int count = counts[static_cast<size_t>(chip)];
        items.append({ idOf(chip), chipText(chip), count, chipTone(chip, count), {} });
    }
    if (!m_plan.hidden.isEmpty())
        items.append({ kMore, tr("More"), -1, Tone::Neutral, tr("More lists") });
    setItems(items);
    setCurrentId(m_chosen ? idOf(*m_chosen) : QString());
}

void QueueChips::openMore()
{
    setCurrentId(m_chosen ? idOf(*m_chosen) : QString());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QueueChip chip : std::as_const(m_plan.hidden)) {
        connect(menu->addAction(textOf(chip)), &QAction::triggered, this,
            [this, chip] { Q_EMIT listChosen(chip); });
    }
    const int left = contentsRect().right() - menu->sizeHint().width();
    menu->popup(mapToGlobal(QPoint(left, height())));
    Q_EMIT moreOpened();
}

void QueueChips::resizeEvent(QResizeEvent *event)
{
    ChipBar::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        refresh();
}

} // namespace shiyu
