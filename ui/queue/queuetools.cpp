#include "ui/queue/queuetools.h"

#include "app/services/whenanswered.h"
#include "ui/queue/filtertext.h"
#include "widgets/actionbutton.h"
#include "widgets/searchfield.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QSignalBlocker>

namespace shiyu {
namespace {

constexpr int kMostName = 30; ///< characters of a view's name
constexpr int kMostText = 200; ///< characters of a search

void popUp(QMenu *menu, const QWidget *under)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int left = under->width() - menu->sizeHint().width();
    menu->popup(under->mapToGlobal(QPoint(left, under->height() + 2)));
}

} // namespace

QueueTools::QueueTools(const ThemeSource &source, QueuePort port, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_port(std::move(port))
    , m_search(new SearchField(source, {}))
    , m_line(new QWidget)
    , m_nameLine(new QWidget)
    , m_name(new QLineEdit)
    , m_keep(new ActionButton(source, {}, ActionButton::Kind::Primary))
    , m_cancel(new ActionButton(source, {}, ActionButton::Kind::Plain))
{
    auto *line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    line->addWidget(m_search, 1);
    line->addSpacing(4);
    m_filter = addButton(Glyph::Filter);
    m_sort = addButton(Glyph::Sort);
    m_views = addButton(Glyph::Pin);
    m_rows = addButton(Glyph::List1Line);
    buildNameLine();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_line);
    layout->addWidget(m_nameLine);
    followTheme(source, this, [this, layout] {
        const Theme &theme = m_source.theme();
        layout->setContentsMargins(theme.px(16), 0, theme.px(12), theme.px(8));
        layout->setSpacing(theme.px(6));
    });
    m_search->setKeyText(QStringLiteral("/"));
    m_search->setMaxLength(kMostText);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(&m_typing, &QTimer::timeout, this, [this] { Q_EMIT textChanged(text()); });
    connect(m_search, &SearchField::left, this, &QueueTools::left);
    connect(m_search, &SearchField::resultsRequested, this, &QueueTools::left);
    connect(m_search, &QLineEdit::returnPressed, this, &QueueTools::left);
    connect(m_filter, &IconButton::clicked, this, &QueueTools::filterRequested);
    connect(m_sort, &IconButton::clicked, this, &QueueTools::openSortMenu);
    connect(m_views, &IconButton::clicked, this, &QueueTools::openViewsMenu);
    connect(m_rows, &IconButton::clicked, this, &QueueTools::rowStyleToggled);
    retranslate();
}

IconButton *QueueTools::addButton(Glyph glyph)
{
    auto *button = new IconButton(m_source, glyph, {});
    m_line->layout()->addWidget(button);
    return button;
}

void QueueTools::buildNameLine()
{
    auto *line = new QHBoxLayout(m_nameLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_name, 1);
    line->addWidget(m_keep);
    line->addWidget(m_cancel);
    m_keep->setCompact(true);
    m_cancel->setCompact(true);
    m_name->setMaxLength(kMostName);
    m_nameLine->hide();
    connect(m_keep, &ActionButton::clicked, this, &QueueTools::keep);
    connect(m_name, &QLineEdit::returnPressed, this, &QueueTools::keep);
    connect(m_cancel, &ActionButton::clicked, this, [this] { askName(false); });
    auto *escape = new QShortcut(Qt::Key_Escape, m_nameLine);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this] { askName(false); });
}

QString QueueTools::text() const
{
    return m_search->text().trimmed();
}

void QueueTools::setQuery(const QString &text, SortOrder order)
{
    const QSignalBlocker quiet(m_search);
    if (this->text() != text)
        m_search->setText(text);
    m_typing.stop();
    m_order = order;
}

void QueueTools::openSortMenu()
{
    auto *menu = new QMenu(this);
    for (SortOrder order :
        { SortOrder::DueFirst, SortOrder::UrgentFirst, SortOrder::Newest, SortOrder::Updated }) {
        QAction *action = menu->addAction(orderText(order));
        action->setCheckable(true);
        action->setChecked(order == m_order);
        action->setEnabled(m_allOrders || order == SortOrder::Newest || order == m_order);
        connect(action, &QAction::triggered, this, [this, order] {
            m_order = order;
            Q_EMIT orderChosen(order);
        });
    }
    popUp(menu, m_sort);
}

void QueueTools::openViewsMenu()
{
    whenAnswered(m_port.savedViews(), this, [this](const QVector<QueueService::SavedView> &views) {
        auto *menu = new QMenu(this);
        fillViewsMenu(menu, views);
        popUp(menu, m_views);
    });
}

void QueueTools::fillViewsMenu(QMenu *menu, const QVector<QueueService::SavedView> &views)
{
    for (const QueueService::SavedView &view : views)
        connect(menu->addAction(view.name), &QAction::triggered, this,
            [this, view] { Q_EMIT viewChosen(view); });
    if (views.isEmpty())
        menu->addAction(tr("No views kept yet"))->setEnabled(false);
    menu->addSeparator();
    connect(menu->addAction(tr("Keep this view …")), &QAction::triggered, this,
        [this] { askName(true); });
    if (views.isEmpty())
        return;
    QMenu *remove = menu->addMenu(tr("Remove a view"));
    for (const QueueService::SavedView &view : views)
        connect(remove->addAction(view.name), &QAction::triggered, this,
            [this, name = view.name] { m_port.removeView(name); });
}

void QueueTools::askName(bool ask)
{
    m_nameLine->setVisible(ask);
    m_name->clear();
    if (ask)
        m_name->setFocus();
    else
        Q_EMIT left();
}

void QueueTools::keep()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty())
        return;
    Q_EMIT keepRequested(name);
    askName(false);
}

void QueueTools::setFiltered(bool filtered)
{
    m_filtered = filtered;
    refreshButtons();
}

void QueueTools::setOneLine(bool oneLine)
{
    m_oneLine = oneLine;
    refreshButtons();
}

void QueueTools::refreshButtons()
{
    m_filter->setGlyph(
        Glyph::Filter, m_filtered ? tr("Conditions (some are set)") : tr("Conditions"));
    m_filter->setRole(m_filtered ? ColorRole::Accent : ColorRole::InkSoft);
    m_sort->setGlyph(Glyph::Sort, tr("Order"));
    m_views->setGlyph(Glyph::Pin, tr("Kept views"));
    m_rows->setGlyph(m_oneLine ? Glyph::List2Lines : Glyph::List1Line,
        m_oneLine ? tr("Rows of two lines") : tr("Rows of one line"));
}

void QueueTools::retranslate()
{
    m_search->setPlaceholderText(tr("Number, words, address"));
    m_search->setAccessibleName(tr("Search the queue"));
    m_name->setPlaceholderText(tr("Name of the view"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_keep->setLabel(tr("Keep"));
    m_cancel->setLabel(tr("Cancel"));
    refreshButtons();
}

void QueueTools::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace shiyu
