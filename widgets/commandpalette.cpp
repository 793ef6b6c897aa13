#include "widgets/commandpalette.h"

#include "widgets/commanddelegate.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {

namespace {
constexpr int kShadow = 12;
constexpr int kWidth = 640;
constexpr int kTop = 6; ///< under the top edge, so that it covers the search line of the screen
constexpr int kEdit = 48;
constexpr int kHint = 32;
constexpr int kNothing = 56;
constexpr int kRowsSeen = 10;
} // namespace

CommandPalette::CommandPalette(const ThemeSource &themes, QWidget *host)
    : Overlay(themes, host)
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
{
    m_edit->setAccessibleName(tr("Command"));
    m_edit->installEventFilter(this);
    m_list->setItemDelegate(new CommandDelegate(themes, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Suggestions"));
    connect(m_edit, &QLineEdit::textEdited, this, &CommandPalette::textEdited);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::replace);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    followTheme(themes, this, [this, &themes] {
        const Theme &theme = themes.theme();
        m_edit->setFont(theme.font(TextSize::Lead));
        m_edit->setStyleSheet(
            u"QLineEdit, QLineEdit:focus, QLineEdit:hover { border: none; background: transparent; "
            "padding: 0px %1px; font-size: %2px; }"_s.arg(theme.px(8))
                .arg(theme.px(16)));
        m_list->doItemsLayout();
        replace();
    });
}

void CommandPalette::setModel(QAbstractItemModel *model)
{
    if (QAbstractItemModel *before = m_list->model())
        before->disconnect(this);
    m_list->setModel(model);
    const auto refilled = [this] {
        selectFirst();
        replace();
    };
    connect(model, &QAbstractItemModel::modelReset, this, refilled);
    connect(model, &QAbstractItemModel::rowsInserted, this, refilled);
    connect(model, &QAbstractItemModel::rowsRemoved, this, refilled);
    refilled();
}

void CommandPalette::setAnchor(const QWidget *anchor)
{
    m_anchor = anchor;
    replace();
}

void CommandPalette::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void CommandPalette::setHint(const QString &hint)
{
    m_hint = hint;
    replace();
}

void CommandPalette::setNothingFound(const QString &sentence)
{
    m_nothing = sentence;
}

QString CommandPalette::text() const
{
    return m_edit->text();
}

void CommandPalette::setText(const QString &text)
{
    m_edit->setText(text);
    Q_EMIT textEdited(text);
}

void CommandPalette::openWith(const QString &text)
{
    setText(text);
    open();
}

QModelIndex CommandPalette::currentIndex() const
{
    return m_list->currentIndex();
}

QWidget *CommandPalette::firstFocus()
{
    return m_edit;
}

int CommandPalette::listHeight() const
{
    if (!m_list->model() || m_list->model()->rowCount() == 0)
        return m_edit->text().isEmpty() || m_nothing.isEmpty() ? 0 : source().theme().px(kNothing);
    int height = source().theme().px(8);
    for (int row = 0; row < qMin(kRowsSeen, m_list->model()->rowCount()); ++row)
        height += m_list->sizeHintForIndex(m_list->model()->index(row, 0)).height();
    return height;
}

void CommandPalette::place(const QSize &host)
{
    const Theme &theme = source().theme();
    const int wide = std::min(theme.px(kWidth), host.width() - theme.px(32));
    const int edit = theme.px(kEdit);
    const int hint = m_hint.isEmpty() ? 0 : theme.px(kHint);
    const int top = theme.px(kTop);
    const int list = std::min(listHeight(), host.height() - top - edit - hint - theme.px(32));
    const int centred = (host.width() - wide) / 2;
    const int wished = m_anchor
        ? m_anchor->mapTo(window(), QPoint()).x() - parentWidget()->mapTo(window(), QPoint()).x()
        : centred;
    const int left
        = std::clamp(wished, theme.px(16), qMax(theme.px(16), host.width() - wide - theme.px(16)));
    setGeometry(
        left - kShadow, top - kShadow, wide + 2 * kShadow, edit + list + hint + 2 * kShadow);
    m_edit->setGeometry(kShadow + theme.px(8), kShadow + 1, wide - theme.px(16), edit - 2);
    m_list->setGeometry(kShadow + theme.px(6), kShadow + edit + theme.px(4), wide - theme.px(12),
        qMax(0, list - theme.px(8)));
    m_list->setVisible(m_list->model() && m_list->model()->rowCount() > 0);
}

QRectF CommandPalette::panel() const
{
    return QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = source().theme();
    QPainter painter(this);
    paintShadow(painter, panel(), 8, theme);
    paintRounded(
        painter, panel(), 8, theme.color(ColorRole::Panel), theme.color(ColorRole::LineStrong));
    QRectF rest = panel();
    rest.setTop(rest.top() + theme.px(kEdit));
    if (rest.height() > 2)
        painter.fillRect(
            QRectF(rest.left() + 1, rest.top(), rest.width() - 2, 1), theme.color(ColorRole::Line));
    if (!m_hint.isEmpty()) {
        QRectF hint = rest;
        hint.setTop(rest.bottom() - theme.px(kHint));
        painter.fillRect(
            QRectF(hint.left() + 1, hint.top(), hint.width() - 2, 1), theme.color(ColorRole::Line));
        paintText(painter, hint.adjusted(theme.px(18), 0, -theme.px(18), 0), m_hint,
            theme.font(TextSize::Small), theme.color(ColorRole::Muted));
        rest.setBottom(hint.top());
    }
    if (!m_list->isVisible() && rest.height() > theme.px(20))
        paintText(painter, rest.adjusted(theme.px(18), 0, -theme.px(18), 0), m_nothing,
            theme.font(), theme.color(ColorRole::Muted));
}

void CommandPalette::selectFirst()
{
    const QAbstractItemModel *model = m_list->model();
    for (int row = 0; model && row < model->rowCount(); ++row)
        if (const QModelIndex index = model->index(row, 0); index.flags() & Qt::ItemIsEnabled) {
            m_list->setCurrentIndex(index);
            m_list->scrollToTop();
            return;
        }
}

void CommandPalette::step(int rows)
{
    const QAbstractItemModel *model = m_list->model();
    if (!model || model->rowCount() == 0)
        return;
    const int count = model->rowCount();
    int row = m_list->currentIndex().row();
    // Past the ends it goes round; rows that cannot be chosen are stepped over.
    for (int tries = 0; tries < count; ++tries) {
        row = (row + rows + count) % count;
        if (model->index(row, 0).flags() & Qt::ItemIsEnabled)
            break;
        rows = rows > 0 ? 1 : -1;
    }
    m_list->setCurrentIndex(model->index(row, 0));
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return;
    const QPersistentModelIndex chosen = index;
    dismiss();
    Q_EMIT activated(chosen);
}

bool CommandPalette::editKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Tab:
        if (currentIndex().isValid())
            Q_EMIT completionRequested(currentIndex());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(currentIndex());
        return true;
    case Qt::Key_Escape:
        escape();
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && editKey(static_cast<QKeyEvent *>(event)))
        return true;
    // A click elsewhere moves the focus: the palette is then out of the way.
    if (watched == m_edit && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason)
        dismiss();
    return Overlay::eventFilter(watched, event);
}

} // namespace shiyu
