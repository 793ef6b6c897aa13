#include "widgets/suggestedit.h"

#include "widgets/themesource.h"
#include <QFocusEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QtMath>
#include <algorithm>
#include <utility>

namespace shiyu {
namespace {

constexpr int kRowHeight = 32;
constexpr int kMostRows = 8;
constexpr int kFewRows = 4; ///< with less room below than for these the list opens upwards
constexpr int kGap = 2;
constexpr int kFrame = 1; ///< as theme.qss draws it
constexpr int kDetailRole = Qt::UserRole + 1;

/// Text at the left, its detail muted at the right.
class RowDelegate : public QStyledItemDelegate {
public:
    RowDelegate(const ThemeSource &source, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_source(source)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const Theme &theme = m_source.theme();
        const bool current = option.state & QStyle::State_Selected;
        painter->fillRect(
            option.rect, theme.color(current ? ColorRole::Selected : ColorRole::Panel));
        const QRect inner = option.rect.adjusted(theme.space(3), 0, -theme.space(3), 0);
        const QString detail = index.data(kDetailRole).toString();
        const QFont small = theme.font(TextSize::Small);
        // Rounded up: cut to a part of a pixel less, the text would lose its last two letters.
        const int detailWidth
            = std::min(qCeil(QFontMetricsF(small).horizontalAdvance(detail)), inner.width() / 2);
        painter->setFont(small);
        painter->setPen(theme.color(ColorRole::Muted));
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter,
            QFontMetrics(small).elidedText(detail, Qt::ElideRight, detailWidth));
        const QFont body = theme.font();
        const int room = inner.width() - detailWidth - theme.space(3);
        painter->setFont(body);
        painter->setPen(theme.color(ColorRole::Ink));
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(body).elidedText(index.data().toString(), Qt::ElideRight, room));
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return { 100, m_source.theme().px(kRowHeight) };
    }

private:
    const ThemeSource &m_source;
};

} // namespace

SuggestEdit::SuggestEdit(const ThemeSource &source, QWidget *parent)
    : QLineEdit(parent)
    , m_source(source)
    , m_list(new QListWidget)
{
    m_list->setItemDelegate(new RowDelegate(source, m_list));
    m_list->setObjectName(QStringLiteral("suggestions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->hide();
    connect(m_list, &QListWidget::itemClicked, this,
        [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_chosen.clear();
        ask(text);
    });
}

SuggestEdit::~SuggestEdit()
{
    delete m_list;
}

bool SuggestEdit::isListOpen() const
{
    return m_list->isVisible();
}

void SuggestEdit::setSuggestions(const QList<Suggestion> &suggestions)
{
    m_suggestions = suggestions;
    m_asking = false;
    m_list->clear();
    for (const Suggestion &suggestion : suggestions) {
        auto *item = new QListWidgetItem(suggestion.text, m_list);
        item->setData(kDetailRole, suggestion.detail);
    }
    if (std::exchange(m_takesAnswer, false) && !suggestions.isEmpty())
        choose(0);
    else if (suggestions.isEmpty() || !hasFocus())
        closeList();
    else
        openList();
}

void SuggestEdit::ask(const QString &query)
{
    m_asking = true;
    m_takesAnswer = false;
    Q_EMIT queryEdited(query);
}

void SuggestEdit::takeFirst()
{
    if (!m_mustChoose || !m_chosen.isNull() || text().trimmed().isEmpty())
        return;
    if (m_asking)
        m_takesAnswer = true; // the list still answers what was typed before
    else if (isListOpen())
        choose(m_list->currentRow());
}

void SuggestEdit::setChosen(const QString &shown, const QVariant &word)
{
    setText(shown);
    m_chosen = word;
    m_asking = m_takesAnswer = false;
    closeList();
}

void SuggestEdit::openList()
{
    // A child of the window, not a window: it needs no grab and moves with the form.
    if (m_list->parentWidget() != window())
        m_list->setParent(window());
    placeList();
    m_list->setCurrentRow(0);
    m_list->show();
    m_list->raise();
    for (QWidget *around = this; around && !around->isWindow(); around = around->parentWidget())
        around->installEventFilter(this);
}

/// Below the field, or above it where the window ends too soon; never beyond the window.
void SuggestEdit::placeList()
{
    const int row = m_source.theme().px(kRowHeight);
    const int wanted = std::min(kMostRows, m_list->count());
    const QPoint at = mapTo(window(), QPoint());
    const int below = window()->height() - at.y() - height() - 2 * kGap;
    const int above = at.y() - 2 * kGap;
    const bool up = below < std::min(kFewRows, wanted) * row && above > below;
    const int rows = std::clamp((up ? above : below) / row, 1, wanted);
    const int tall = rows * row + 2 * kFrame;
    const int y = up ? at.y() - kGap - tall : at.y() + height() + kGap;
    m_list->setGeometry(at.x(), y, width(), tall);
}

void SuggestEdit::closeList()
{
    m_list->hide();
    for (QWidget *around = this; around; around = around->parentWidget())
        around->removeEventFilter(this);
}

/// The form may scroll, or a row above may grow, while the list is open.
bool SuggestEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize) {
        if (visibleRegion().isEmpty())
            closeList();
        else
            placeList();
    }
    return QLineEdit::eventFilter(watched, event);
}

void SuggestEdit::choose(int row)
{
    if (row < 0 || row >= m_suggestions.size())
        return;
    const Suggestion chosen = m_suggestions.at(row);
    setChosen(chosen.text, chosen.data);
    Q_EMIT suggestionChosen(chosen.data, chosen.text);
}

void SuggestEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        takeFirst();
        closeList();
        event->ignore(); // it is the form's
        return;
    }
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (isListOpen() && step != 0) {
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
    } else if (isListOpen() && enter) {
        choose(m_list->currentRow());
    } else if (isListOpen() && event->key() == Qt::Key_Escape) {
        closeList();
    } else if (step > 0) {
        ask(text());
    } else {
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
}

void SuggestEdit::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        takeFirst();
    closeList();
    QLineEdit::focusOutEvent(event);
}

} // namespace shiyu
