#include "widgets/sheetpanel.h"

#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/labels.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <QVariantAnimation>

namespace shiyu {

namespace {
constexpr int kShadow = 12; ///< room at the left for the shadow
constexpr int kSlideMs = 120;

/// A field that gets the focus without the mouse comes into sight, below the sentence that it may
/// get.
void followFocus(QScrollArea *scroll)
{
    QObject::connect(qApp, &QApplication::focusChanged, scroll, [scroll](QWidget *, QWidget *now) {
        if (!now || !scroll->isAncestorOf(now) || QApplication::mouseButtons() != Qt::NoButton)
            return;
        QTimer::singleShot(0, now, [scroll, now] { scroll->ensureWidgetVisible(now); });
    });
}

} // namespace

SheetPanel::SheetPanel(const ThemeSource &themes, const QString &title, QWidget *host)
    : Overlay(themes, host)
    , m_title(new TextLabel(themes, title, TextSize::Lead, ColorRole::Ink, QFont::Bold, this))
    , m_note(new TextLabel(themes, {}, TextSize::Small, ColorRole::Muted, QFont::Normal, this))
    , m_close(new IconButton(themes, Glyph::Close, tr("Close (Esc)"), this))
    , m_banner(new Banner(themes, this))
    , m_scroll(new QScrollArea(this))
    , m_head(new QHBoxLayout)
    , m_footer(new QHBoxLayout)
    , m_slide(new QVariantAnimation(this))
{
    auto *form = new QWidget(m_scroll);
    // Not by alignment: a layout that stands at the top is never higher than its hint, which knows
    // nothing of the lines that a sentence takes in this width; the last one was cut off.
    auto *rows = new QVBoxLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    m_body = new QVBoxLayout;
    rows->addLayout(m_body);
    rows->addStretch(1);
    m_scroll->setWidget(form);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    followFocus(m_scroll);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_title);
    titles->addWidget(m_note);
    m_note->hide();
    m_head->addLayout(titles, 1);
    m_head->addWidget(m_close, 0, Qt::AlignTop);
    m_footer->setDirection(QBoxLayout::RightToLeft);
    m_footer->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addWidget(new Divider(themes, Qt::Horizontal, this));
    column->addWidget(m_banner);
    column->addWidget(m_scroll, 1);
    column->addWidget(new Divider(themes, Qt::Horizontal, this));
    column->addLayout(m_footer);
    setAccessibleName(title);
    m_slide->setDuration(kSlideMs);
    m_slide->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_slide, &QVariantAnimation::valueChanged, this, &SheetPanel::slide);
    connect(m_close, &IconButton::clicked, this, &SheetPanel::escape);
    connect(this, &Overlay::opened, m_slide, [this] {
        showTop(); // not where the form before was left
        m_slide->setStartValue(0.0);
        m_slide->setEndValue(1.0);
        m_slide->start();
    });
    followTheme(themes, this, [this] { refresh(); });
}

void SheetPanel::refresh()
{
    const Theme &theme = source().theme();
    layout()->setContentsMargins(kShadow + 1, 0, 0, 0);
    m_head->setContentsMargins(theme.px(20), theme.px(12), theme.px(12), theme.px(12));
    m_body->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16));
    m_body->setSpacing(theme.px(14));
    m_footer->setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12));
    m_footer->setSpacing(theme.space(2));
}

void SheetPanel::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SheetPanel::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void SheetPanel::setPanelWidth(int width)
{
    m_panelWidth = width;
    replace();
}

void SheetPanel::showTop()
{
    m_scroll->verticalScrollBar()->setValue(0);
}

ActionButton *SheetPanel::addFooterButton(
    const QString &label, bool primary, const QString &keyText)
{
    auto *button = new ActionButton(
        source(), label, primary ? ActionButton::Kind::Primary : ActionButton::Kind::Plain, this);
    button->setKeyText(keyText);
    // Right to left; the stretch stays last.
    m_footer->insertWidget(m_footer->count() - 1, button);
    return button;
}

void SheetPanel::place(const QSize &host)
{
    const int wide = qMin(source().theme().px(m_panelWidth), host.width()) + kShadow;
    setGeometry(host.width() - wide, 0, wide, host.height());
}

void SheetPanel::slide()
{
    if (!isOpen())
        return;
    const double part = m_slide->currentValue().toDouble();
    const int rest = qRound((1 - part) * source().theme().px(48));
    move(parentWidget()->width() - width() + rest, 0);
}

QWidget *SheetPanel::firstFocus()
{
    // The first control of the form, in the order of Tab.
    QWidget *form = m_scroll->widget();
    for (QWidget *at = form->nextInFocusChain(); at != form; at = at->nextInFocusChain())
        if (form->isAncestorOf(at) && at->isEnabled() && at->isVisibleTo(form)
            && (at->focusPolicy() & Qt::TabFocus))
            return at;
    return m_close;
}

void SheetPanel::escape()
{
    Q_EMIT closeRequested();
    if (!m_asks)
        dismiss();
}

void SheetPanel::changeEvent(QEvent *event)
{
    Overlay::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_close->setGlyph(Glyph::Close, tr("Close (Esc)"));
}

void SheetPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = source().theme();
    QPainter painter(this);
    const QRectF panel = QRectF(rect()).adjusted(kShadow, 0, 0, 0);
    paintShadow(painter, panel, 0, theme);
    painter.fillRect(panel, theme.color(ColorRole::Panel));
    painter.fillRect(QRectF(panel.left(), 0, 1, height()), theme.color(ColorRole::LineStrong));
}

} // namespace shiyu
