#include "widgets/emptystate.h"

#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QPainter>
#include <QVBoxLayout>

namespace shiyu {

namespace {
constexpr int kDisc = 64;
}

EmptyState::EmptyState(
    const ThemeSource &source, Glyph glyph, const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_glyph(glyph)
    , m_picture(new QWidget(this))
    , m_sentence(
          new TextLabel(source, sentence, TextSize::Body, ColorRole::Muted, QFont::Normal, this))
    , m_action(new ActionButton(source, {}, ActionButton::Kind::Plain, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_action->hide();
    setAccessibleName(sentence);
    connect(m_action, &ActionButton::clicked, this, &EmptyState::actionRequested);
    followTheme(m_source, this, [this] { refresh(); });
}

void EmptyState::refresh()
{
    const Theme &theme = m_source.theme();
    layout()->setSpacing(theme.space(3));
    layout()->setContentsMargins(theme.space(6), theme.space(4), theme.space(6), theme.space(4));
    m_picture->setFixedSize(QSize(1, 1) * theme.px(kDisc));
    update();
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void EmptyState::setAction(const QString &label, const QString &keyText)
{
    m_action->setLabel(label);
    m_action->setKeyText(keyText);
    m_action->setVisible(!label.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    const QRectF disc = m_picture->geometry();
    paintRounded(painter, disc, disc.width() / 2, theme.color(ColorRole::NeutralSoft));
    const qreal inset = disc.width() * 0.28;
    paintGlyph(painter, m_glyph, disc.adjusted(inset, inset, -inset, -inset),
        theme.color(ColorRole::Muted));
}

} // namespace shiyu
