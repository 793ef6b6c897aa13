#include "ui/acts/actbar.h"

#include "ui/acts/actkeys.h"
#include "ui/text/enumtext.h"
#include "ui/text/refusaltext.h"
#include "widgets/actionbutton.h"
#include "widgets/themesource.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

bool isOfThisStage(RefusalCode code)
{
    return code != RefusalCode::WrongStage && code != RefusalCode::WrongTaskStage
        && code != RefusalCode::NoSuchTask && code != RefusalCode::InvalidArgument
        && code != RefusalCode::OutOfTerritory;
}

} // namespace

ActBar::ActBar(const ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_layout(new QHBoxLayout(this))
    , m_more(new ActionButton(themes, {}, ActionButton::Kind::Plain, this))
    , m_menu(new QMenu(this))
{
    m_menu->setToolTipsVisible(true);
    m_more->setKeyText(keyCapText(moreActsKey()));
    m_layout->addStretch(1);
    m_layout->addWidget(m_more);
    connect(m_more, &ActionButton::clicked, this, &ActBar::openMenu);
    followTheme(m_themes, this, [this] {
        const Theme &theme = m_themes.theme();
        m_layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
        m_layout->setSpacing(theme.space(2));
        fit();
        update();
    });
    rebuild();
}

QString ActBar::textOf(OperationKind kind) const
{
    return kind == OperationKind::Dispatch && m_addsAssists ? addAssistsText() : actText(kind);
}

void ActBar::setPlan(const ActPlan &plan, bool addsAssists, const DirectoryPtr &directory)
{
    m_plan = plan;
    m_addsAssists = addsAssists;
    m_directory = directory;
    rebuild();
}

void ActBar::setBusy(bool busy)
{
    m_busy = busy;
    for (ActionButton *button : std::as_const(m_buttons))
        button->setEnabled(!busy);
    m_more->setEnabled(!busy);
}

void ActBar::rebuild()
{
    const int focused = [this] {
        for (int i = 0; i < int(m_buttons.size()); ++i) {
            if (m_buttons.at(i)->hasFocus())
                return i;
        }
        return -1;
    }();
    m_shown = m_plan.bar;
    while (m_buttons.size() > m_shown.size())
        delete m_buttons.takeLast();
    for (int i = 0; i < int(m_shown.size()); ++i) {
        if (i == m_buttons.size()) {
            auto *made = new ActionButton(m_themes, {}, ActionButton::Kind::Plain, this);
            m_layout->insertWidget(i, made);
            connect(
                made, &ActionButton::clicked, this, [this, i] { Q_EMIT actChosen(m_shown.at(i)); });
            m_buttons.append(made);
        }
        ActionButton *button = m_buttons.at(i);
        button->setKind(
            i == 0 && m_plan.isDue ? ActionButton::Kind::Primary : ActionButton::Kind::Plain);
        button->setLabel(textOf(m_shown.at(i).kind));
        button->setKeyText(keyCapText(actKey(m_shown.at(i).kind)));
        button->setEnabled(!m_busy);
    }
    if (focused >= 0 && focused < m_buttons.size())
        m_buttons.at(focused)->setFocus(Qt::OtherFocusReason);
    for (int i = 1; i < int(m_buttons.size()); ++i)
        setTabOrder(m_buttons.at(i - 1), m_buttons.at(i));
    if (!m_buttons.isEmpty())
        setTabOrder(m_buttons.last(), m_more);
    m_more->setLabel(tr("More"));
    m_more->setAccessibleName(tr("More acts"));
    fillMenu();
    fit();
}

void ActBar::fillMenu()
{
    m_menu->clear();
    // An action's text after a tab is its key; the keys themselves are bound by triggerKey.
    const auto add = [this](OperationKind kind, const QString &reason) {
        const QString key = keyCapText(actKey(kind));
        QString text = textOf(kind);
        if (!reason.isEmpty())
            text += u" — "_s + reason;
        text.replace(u'&', "&&"_L1);
        return m_menu->addAction(reason.isEmpty() ? text + u'\t' + key : text);
    };
    const auto addPossible = [&](const QList<PlannedAct> &acts) {
        for (const PlannedAct &act : acts)
            connect(add(act.kind, {}), &QAction::triggered, this,
                [this, act] { Q_EMIT actChosen(act); });
    };
    // Buttons that found no room stand first.
    QList<PlannedAct> hidden;
    for (int i = 0; i < int(m_buttons.size()); ++i) {
        if (m_buttons.at(i)->isHidden())
            hidden.append(m_shown.at(i));
    }
    addPossible(hidden);
    addPossible(m_plan.more);
    if (m_plan.refused.isEmpty() || !m_directory)
        return;
    // What this stage could offer stands here; what belongs to other stages one step further.
    m_menu->addSeparator();
    QMenu *others = m_menu->addMenu(tr("Of other stages"));
    for (const RefusedAct &act : std::as_const(m_plan.refused)) {
        QAction *action = add(act.kind, refusalHint(act.why, act.kind, *m_directory));
        action->setEnabled(false);
        if (!isOfThisStage(act.why.code)) {
            m_menu->removeAction(action);
            others->addAction(action);
        }
    }
    others->menuAction()->setVisible(!others->isEmpty());
}

void ActBar::fit()
{
    // What does not fit goes into the menu, the last one first; the likeliest always stays.
    const Theme &theme = m_themes.theme();
    const int gap = theme.space(2);
    int room = width() - 2 * theme.px(16) - m_more->sizeHint().width();
    bool fits = true;
    for (int i = 0; i < int(m_buttons.size()); ++i) {
        room -= m_buttons.at(i)->sizeHint().width() + gap;
        fits = fits && (room >= 0 || i == 0);
        m_buttons.at(i)->setVisible(fits);
    }
}

void ActBar::openMenu()
{
    fillMenu();
    const QSize size = m_menu->sizeHint();
    m_menu->popup(m_more->mapToGlobal(QPoint(m_more->width() - size.width(), -size.height() - 4)));
}

bool ActBar::triggerKey(const QKeySequence &keys)
{
    if (keys == moreActsKey()) {
        openMenu();
        return true;
    }
    if (keys == undoActKey()) {
        Q_EMIT undoChosen();
        return true;
    }
    const std::optional<OperationKind> kind = actOfKey(keys);
    if (!kind)
        return false;
    if (const PlannedAct *act = m_plan.find(*kind)) {
        if (!m_busy)
            Q_EMIT actChosen(*act);
    } else if (const auto why = m_plan.whyNot(*kind); why && m_directory) {
        Q_EMIT actRefused(refusalText(*why, *kind, *m_directory));
    }
    return true;
}

void ActBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_themes.theme();
    painter.fillRect(rect(), theme.color(ColorRole::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(ColorRole::Line));
}

void ActBar::resizeEvent(QResizeEvent *)
{
    fit();
}

void ActBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace shiyu
