#include "widgets/clockbar.h"

#include "widgets/actionbutton.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QPainter>
#include <algorithm>

namespace shiyu {
namespace {

constexpr int kGap = 8; ///< px at 100 % between label, links and time

} // namespace

ClockBar::ClockBar(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_basis(new LinkButton(source, {}, TextSize::Small, this))
    , m_more(new LinkButton(source, {}, TextSize::Small, this))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_basis, &LinkButton::clicked, this, &ClockBar::basisRequested);
    connect(m_more, &LinkButton::clicked, this, &ClockBar::moreRequested);
    followTheme(m_source, this, [this] {
        updateGeometry();
        placeLinks();
        update();
    });
}

void ClockBar::setReading(const ClockReading &reading)
{
    const bool two = isTwoLines(width());
    m_reading = reading;
    m_reading.elapsed = std::clamp(reading.elapsed, 0.0, 1.0);
    m_basis->setText(reading.basis);
    m_more->setText(reading.more);
    m_basis->setAccessibleName(reading.label + u' ' + reading.basis);
    setAccessibleName(reading.label);
    setAccessibleDescription(reading.due);
    if (two != isTwoLines(width()))
        updateGeometry();
    placeLinks();
    update();
}

int ClockBar::lineHeight() const
{
    return m_source.theme().px(24);
}

int ClockBar::dueWidth() const
{
    return textWidth(m_source.theme().font(TextSize::Body, QFont::Bold), m_reading.due) + 1;
}

int ClockBar::linksWidth() const
{
    int width = 0;
    for (const LinkButton *link : { m_basis, m_more }) {
        if (!link->text().isEmpty())
            width += link->sizeHint().width() + m_source.theme().px(kGap);
    }
    return width;
}

bool ClockBar::isTwoLines(int width) const
{
    const Theme &theme = m_source.theme();
    const int label = textWidth(theme.font(TextSize::Small), m_reading.label) + 1;
    return label + linksWidth() + theme.px(kGap) + dueWidth() > width;
}

int ClockBar::labelWidth() const
{
    const Theme &theme = m_source.theme();
    const int room = isTwoLines(width()) ? width() - linksWidth()
                                         : width() - dueWidth() - theme.px(kGap) - linksWidth();
    return std::clamp(room, 0, textWidth(theme.font(TextSize::Small), m_reading.label) + 1);
}

int ClockBar::heightForWidth(int width) const
{
    return lineHeight() * (isTwoLines(width) ? 2 : 1) + m_source.theme().px(4 + 6);
}

QSize ClockBar::sizeHint() const
{
    const int width = m_source.theme().px(360);
    return { width, heightForWidth(width) };
}

QSize ClockBar::minimumSizeHint() const
{
    const int width = std::max(dueWidth(), linksWidth() + m_source.theme().px(60));
    return { width, lineHeight() + m_source.theme().px(4 + 6) };
}

void ClockBar::placeLinks()
{
    int x = labelWidth() + m_source.theme().px(8);
    for (LinkButton *link : { m_basis, m_more }) {
        link->setVisible(!link->text().isEmpty());
        const QSize size = link->sizeHint();
        link->setGeometry(QRect(QPoint(x, (lineHeight() - size.height()) / 2), size));
        if (!link->text().isEmpty())
            x += size.width() + m_source.theme().px(kGap);
    }
}

void ClockBar::resizeEvent(QResizeEvent *)
{
    placeLinks();
}

void ClockBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    const TonePaint paint = tonePaint(m_reading.tone);
    QPainter painter(this);
    paintText(painter, QRectF(0, 0, labelWidth(), lineHeight()), m_reading.label,
        theme.font(TextSize::Small), theme.color(ColorRole::Muted));
    const int dueTop = isTwoLines(width()) ? lineHeight() : 0;
    paintText(painter, QRectF(width() - dueWidth(), dueTop, dueWidth(), lineHeight()),
        m_reading.due, theme.font(TextSize::Body, QFont::Bold), theme.color(paint.text),
        Qt::AlignRight | Qt::AlignVCenter);
    const QRectF track(0, dueTop + lineHeight() + theme.px(2), width(), theme.px(6));
    paintRounded(painter, track, track.height() / 2, theme.color(ColorRole::Track));
    if (m_reading.elapsed <= 0)
        return;
    QRectF run = track;
    // Never shorter than its round ends, so that a clock just started is seen to run.
    run.setWidth(qMax(track.height(), track.width() * m_reading.elapsed));
    paintRounded(painter, run, track.height() / 2, theme.color(paint.bar));
}

} // namespace shiyu
