#include "ui/tray/traypage.h"

#include "app/services/whenanswered.h"
#include "ui/tray/conflictcard.h"
#include "widgets/emptystate.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace shiyu {

TrayPage::TrayPage(const ThemeSource &source, Workplace &workplace, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_tray(std::make_unique<ConflictTray>(workplace))
    , m_title(new TextLabel(source, {}, TextSize::Lead, ColorRole::Ink, QFont::DemiBold))
    , m_note(new TextLabel(source, {}, TextSize::Body, ColorRole::Muted))
    , m_scroll(new QScrollArea)
    , m_empty(new EmptyState(source, Glyph::Check, {}))
{
    auto *layout = new QVBoxLayout(this);
    const int margin = source.theme().space(5);
    layout->setContentsMargins(margin, margin, margin, 0);
    layout->setSpacing(source.theme().space(3));
    layout->addWidget(m_title);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_empty, 1);
    m_scroll->hide();
    connect(m_tray.get(), &ConflictTray::changed, this, &TrayPage::refresh);
    retranslate();
}

void TrayPage::refresh()
{
    if (isVisible())
        ask();
}

void TrayPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void TrayPage::ask()
{
    whenAnswered(m_tray->conflicts(), this,
        [this, generation = ++m_generation](const Expected<QVector<UnacceptedAct>> &conflicts) {
            if (generation != m_generation)
                return;
            if (conflicts)
                fill(*conflicts);
            else
                Q_EMIT troubled(conflicts.error());
        });
}

void TrayPage::fill(const QVector<UnacceptedAct> &conflicts)
{
    auto *list = new QWidget;
    list->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, m_source.theme().space(5));
    column->setSpacing(m_source.theme().space(4));
    for (const UnacceptedAct &conflict : conflicts) {
        auto *card = new ConflictCard(m_source, conflict, m_tray->now());
        connect(card, &ConflictCard::caseRequested, this, &TrayPage::caseRequested);
        connect(card, &ConflictCard::againRequested, this, &TrayPage::againRequested);
        connect(card, &ConflictCard::settleRequested, this, [this](const IntentId &id) {
            whenAnswered(m_tray->settle(id), this, [this](const Expected<void> &settled) {
                if (!settled)
                    Q_EMIT troubled(settled.error());
            });
        });
        column->addWidget(card);
    }
    column->addStretch(1);
    m_scroll->setWidget(list); // the one before is deleted
    m_scroll->setVisible(!conflicts.isEmpty());
    m_empty->setVisible(conflicts.isEmpty());
    m_note->setVisible(!conflicts.isEmpty());
}

void TrayPage::retranslate()
{
    m_title->setText(tr("Conflicts to settle"));
    m_note->setText(tr("These acts were done here and not accepted by the server. Nothing of them "
                       "is lost; decide for each what is still to be done."));
    m_empty->setSentence(tr("There is no conflict to settle."));
}

void TrayPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void TrayPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_source.theme().color(ColorRole::Paper));
}

} // namespace shiyu
