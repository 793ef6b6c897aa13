#include "widgets/banner.h"

#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace shiyu {

Banner::Banner(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_sentence(new TextLabel(source, {}, TextSize::Body, ColorRole::Ink, QFont::Normal, this))
    , m_action(new ActionButton(source, {}, ActionButton::Kind::Plain, this))
    , m_close(new IconButton(source, Glyph::Close, tr("Close the message"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    m_sentence->setWordWrap(true);
    m_action->setCompact(true);
    m_close->setSide(28);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum); // two lines where it is narrow
    connect(m_action, &ActionButton::clicked, this, &Banner::actionRequested);
    connect(m_close, &IconButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    hide();
    followTheme(m_source, this, [this] { refresh(); });
}

Tone Banner::tone(Kind kind)
{
    switch (kind) {
    case Kind::Info:
        return Tone::Accent;
    case Kind::Warning:
        return Tone::Warn;
    case Kind::Error:
        return Tone::Danger;
    }
    Q_UNREACHABLE();
}

void Banner::tell(Kind kind, const QString &sentence, const QString &action)
{
    m_kind = kind;
    m_sentence->setText(sentence);
    m_action->setLabel(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Banner::refresh()
{
    const Theme &theme = m_source.theme();
    layout()->setContentsMargins(theme.px(44), theme.px(6), theme.px(8), theme.px(6));
    layout()->setSpacing(theme.space(2));
    setMinimumHeight(theme.px(40));
    update();
}

void Banner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_close->setGlyph(Glyph::Close, tr("Close the message"));
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    const TonePaint paint = tonePaint(tone(m_kind));
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(paint.ground));
    painter.fillRect(QRect(0, 0, theme.px(3), height()), theme.color(paint.bar));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ColorRole::Line));
    const qreal side = theme.px(20);
    paintGlyph(painter, m_kind == Kind::Info ? Glyph::Info : Glyph::Warning,
        QRectF(theme.px(14), (height() - side) / 2, side, side), theme.color(paint.ink));
}

} // namespace shiyu
