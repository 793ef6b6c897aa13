#include "ui/shell/topbar.h"

#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>
#include <functional>

namespace shiyu {
namespace {

constexpr int kHeight = 48;

} // namespace

TopBar::TopBar(const ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    m_title = new TextLabel(theme, {}, TextSize::Lead, ColorRole::Ink, QFont::Bold);
    m_search = new ActionButton(theme, {}, ActionButton::Kind::Plain);
    m_search->setCompact(true);
    m_search->setGlyph(Glyph::Search);
    m_search->setKeyText(QStringLiteral("Ctrl K"));
    m_clock = new TextLabel(theme, {}, TextSize::Title, ColorRole::Ink, QFont::DemiBold);
    m_date = new TextLabel(theme, {}, TextSize::Body, ColorRole::InkSoft);
    m_shift = new ActionButton(theme, {}, ActionButton::Kind::Quiet);
    m_shift->setCompact(true);
    m_shift->setGlyph(Glyph::Users);
    m_officer = new ActionButton(theme, {}, ActionButton::Kind::Quiet);
    m_officer->setCompact(true);
    m_officer->setGlyph(Glyph::User);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.theme().space(4), 0, theme.theme().space(3), 0);
    layout->setSpacing(theme.theme().space(3));
    layout->addWidget(m_title);
    layout->addSpacing(theme.theme().space(4));
    layout->addWidget(m_search);
    layout->addStretch(1);
    m_waiting = new ActionButton(theme, {}, ActionButton::Kind::Quiet);
    m_waiting->setCompact(true);
    layout->addWidget(m_waiting);
    m_instructed = addCounter(QueueChip::Instructed);
    m_dueSoon = addCounter(QueueChip::DueSoon);
    m_overdue = addCounter(QueueChip::Overdue);
    layout->addWidget(m_clock);
    layout->addWidget(m_date);
    layout->addWidget(m_shift);
    layout->addWidget(m_officer);

    connect(m_search, &ActionButton::clicked, this, &TopBar::commandLineRequested);
    connect(m_shift, &ActionButton::clicked, this, &TopBar::shiftRequested);
    connect(m_waiting, &ActionButton::clicked, this, &TopBar::waitingRequested);
    connect(m_officer, &ActionButton::clicked, this, [this] {
        Q_EMIT officerMenuRequested(m_officer->mapToGlobal(m_officer->rect().bottomLeft()));
    });
    followTheme(theme, this, [this] {
        setFixedHeight(m_theme.theme().px(kHeight));
        fit();
    });
    retranslate();
}

LinkButton *TopBar::addCounter(QueueChip chip)
{
    auto *button = new LinkButton(m_theme, {}, TextSize::Body);
    layout()->addWidget(button);
    connect(button, &LinkButton::clicked, this, [this, chip] { Q_EMIT counterChosen(chip); });
    return button;
}

void TopBar::setCity(const QString &name)
{
    m_cityName = name;
    retranslate();
}

void TopBar::setOfficer(const QString &text)
{
    m_officer->setLabel(text);
    fit();
}

void TopBar::setShift(const QString &text)
{
    m_shift->setLabel(text);
    fit();
}

void TopBar::setWaiting(int supervisions)
{
    m_waits = supervisions;
    retranslate();
}

QPoint TopBar::waitingCorner() const
{
    return m_waiting->isVisible() ? m_waiting->mapToGlobal(m_waiting->rect().bottomLeft())
                                  : mapToGlobal(QPoint(width() / 2, height()));
}

void TopBar::setCounters(int instructed, int dueSoon, int overdue)
{
    m_counts[0] = instructed;
    m_counts[1] = dueSoon;
    m_counts[2] = overdue;
    retranslate();
}

void TopBar::setTime(CityTime now)
{
    const CityDay day = cityDay(now);
    const auto time = QTime::fromMSecsSinceStartOfDay(static_cast<int>((now - day).count()));
    m_clock->setText(time.toString(QStringLiteral("HH:mm:ss")));
    m_date->setText(tr("%1 %2", "date weekday").arg(dateText(day), weekdayText(day)));
}

void TopBar::retranslate()
{
    m_waiting->setLabel(tr("Supervision for you %1").arg(m_waits));
    m_waiting->setVisible(m_waits > 0);
    m_instructed->setText(tr("Instructed %1").arg(m_counts[0]));
    m_dueSoon->setText(tr("Due soon %1").arg(m_counts[1]));
    m_overdue->setText(tr("Overdue %1").arg(m_counts[2]));
    m_instructed->setRole(m_counts[0] > 0 ? ColorRole::Accent : ColorRole::InkSoft);
    m_dueSoon->setRole(m_counts[1] > 0 ? ColorRole::WarnInk : ColorRole::InkSoft);
    m_overdue->setRole(m_counts[2] > 0 ? ColorRole::DangerInk : ColorRole::InkSoft);
    fit();
}

void TopBar::fit()
{
    m_title->setText(m_cityName.isEmpty()
            ? tr("Shiyu")
            : tr("%1 · Social governance on one map").arg(m_cityName));
    m_search->setLabel(tr("Search cases, addresses, units, or type a command"));
    m_shift->setVisible(!m_shift->text().isEmpty());
    m_date->show();
    // What makes room, in this order, until the rest has it.
    const std::function<void()> steps[] = { [this] { m_search->setLabel(tr("Search")); },
        [this] { m_title->setText(m_cityName.isEmpty() ? tr("Shiyu") : m_cityName); },
        [this] { m_date->hide(); }, [this] { m_shift->hide(); } };
    for (const auto &step : steps) {
        if (layout()->minimumSize().width() <= width())
            return;
        step();
    }
}

QSize TopBar::minimumSizeHint() const
{
    return { 0, height() }; // the window is never widened by words
}

void TopBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT languageChanged();
    }
    QWidget::changeEvent(event);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.theme().color(ColorRole::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.theme().color(ColorRole::Line));
}

} // namespace shiyu
