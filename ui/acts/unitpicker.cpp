#include "ui/acts/unitpicker.h"

#include "app/services/whenanswered.h"
#include "ui/acts/twolinedelegate.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTextDocument>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace shiyu {
namespace {

constexpr int kOptionRole = Qt::UserRole;
constexpr int kChoicesShown = 4;
constexpr int kChoicePadding = 9; ///< of a line of the list, beside its two lines of text
constexpr QPoint kNonePlace { 6, 6 }; ///< where the first unit would stand

} // namespace

UnitPicker::UnitPicker(Mode mode, const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_mode(mode)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_none(new QLabel(m_list->viewport()))
{
    m_search->setPlaceholderText(placeholder);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setObjectName(QStringLiteral("unitList")); // framed by the sheet of styles
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setChoicesShown(kChoicesShown);
    m_list->setAccessibleName(tr("Units"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_list);
    setFocusProxy(m_search);
    if (mode == Mode::One) // Down leads into it; with Tab he goes on to what comes next
        m_list->setFocusPolicy(Qt::ClickFocus);
    connect(m_search, &QLineEdit::textChanged, this, &UnitPicker::narrow);
    connect(m_search, &QLineEdit::textEdited, this, &UnitPicker::followTyped);
    connect(m_list, &QListWidget::itemChanged, this, &UnitPicker::tickChanged);
    connect(m_list, &QListWidget::currentItemChanged, this, &UnitPicker::lineChanged);
}

void UnitPicker::setChoicesShown(int choices)
{
    const int line = m_list->fontMetrics().lineSpacing() * 2 + kChoicePadding;
    m_list->setFixedHeight(line * choices + 2 * m_list->frameWidth());
}

const UnitOption *UnitPicker::optionOf(const QListWidgetItem *item) const
{
    const int at = item ? item->data(kOptionRole).toInt() : -1;
    return at < 0 || at >= m_options.size() ? nullptr : &m_options.at(at);
}

void UnitPicker::setOptions(const QVector<UnitOption> &options)
{
    const QVector<UnitOption> before = m_options;
    m_options = options;
    for (const UnitOption &old : before) {
        const bool there = std::any_of(options.begin(), options.end(),
            [&old](const UnitOption &option) { return option.id == old.id; });
        if (m_chosen.contains(old.id) && !there)
            m_options.append(old);
    }
    const bool came = takeAwaited();
    fill();
    if (came)
        Q_EMIT chosenChanged();
}

bool UnitPicker::takeAwaited()
{
    const auto before = m_chosen.size();
    for (const OrganizationId &id : std::exchange(m_awaited, {})) {
        if (!isOffered(id))
            m_awaited.append(id);
        else if (!m_chosen.contains(id) && (m_mode == Mode::Several || m_chosen.isEmpty()))
            m_chosen.append(id);
    }
    return m_chosen.size() != before;
}

void UnitPicker::setSpellings(const NamesPtr &names)
{
    m_names = names;
    narrow();
    if (m_chosen.isEmpty())
        followTyped(); // initials that nobody could read so far
}

bool UnitPicker::fits(const UnitOption &option, const QString &typed) const
{
    for (const QString &name : { option.name, option.fullName }) {
        if (m_names ? m_names->fits(name, typed) : name.contains(typed, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

void UnitPicker::setExcluded(const QVector<OrganizationId> &units)
{
    m_excluded = units;
    const auto before = m_chosen.size();
    m_chosen.removeIf([&units](const OrganizationId &id) { return units.contains(id); });
    fill();
    if (before != m_chosen.size())
        Q_EMIT chosenChanged();
}

void UnitPicker::choose(const QVector<OrganizationId> &units)
{
    m_chosen.clear();
    m_awaited.clear();
    for (const OrganizationId &id : units)
        (isOffered(id) ? m_chosen : m_awaited).append(id);
    fill();
    Q_EMIT chosenChanged();
}

void UnitPicker::clearSearch()
{
    m_search->clear();
}

bool UnitPicker::isOffered(const OrganizationId &unit) const
{
    return !m_excluded.contains(unit)
        && std::any_of(m_options.begin(), m_options.end(),
            [&unit](const UnitOption &option) { return option.id == unit; });
}

void UnitPicker::fill()
{
    m_filling = true;
    m_list->clear();
    for (int i = 0; i < int(m_options.size()); ++i) {
        const UnitOption &option = m_options.at(i);
        auto *item = new QListWidgetItem(m_list);
        item->setToolTip(Qt::convertFromPlainText(option.name + QLatin1Char('\n') + option.reason));
        item->setText(option.reason.isEmpty() ? option.name
                                              : option.name + QLatin1Char('\n') + option.reason);
        item->setData(kOptionRole, i);
        const bool chosen = m_chosen.contains(option.id);
        if (m_mode == Mode::Several) {
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        } else if (chosen) {
            m_list->setCurrentItem(item);
        }
        if (option.suggested) {
            QFont font = item->font();
            font.setBold(true);
            item->setFont(font);
        }
    }
    if (m_mode == Mode::One && m_chosen.isEmpty()) {
        m_list->setCurrentRow(-1);
        m_list->scrollToTop(); // what is proposed first, not where the last choice stood
    }
    m_filling = false;
    narrow();
}

void UnitPicker::narrow()
{
    const QString typed = m_search->text().trimmed();
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        const UnitOption *option = optionOf(item);
        const bool chosen = m_chosen.contains(option->id);
        const bool shown = typed.isEmpty() || chosen || fits(*option, typed);
        item->setHidden(!shown || m_excluded.contains(option->id));
    }
    if (m_mode == Mode::One && m_list->currentItem()) // others went from above it, or came
        m_list->scrollToItem(m_list->currentItem());
    markFound();
}

void UnitPicker::markFound()
{
    const bool typed = !m_search->text().trimmed().isEmpty();
    QListWidgetItem *found = firstFound();
    if (m_mode == Mode::Several && !m_list->hasFocus())
        m_list->setCurrentItem(typed ? found : nullptr);
    bool any = false;
    for (int i = 0; i < m_list->count(); ++i)
        any = any || !m_list->item(i)->isHidden();
    m_none->setText(tr("No unit is called so."));
    m_none->setEnabled(false); // in the ink of what cannot be chosen
    m_none->adjustSize();
    m_none->move(kNonePlace);
    m_none->setVisible(typed && !any && m_names); // initials nobody can read so far name somebody
}

/// What he named is what is chosen, and nothing if nobody is called so: an act sent off with the
/// sheet's own key must not go to whom the list proposed before.
void UnitPicker::followTyped()
{
    if (m_mode != Mode::One || m_search->text().trimmed().isEmpty())
        return;
    narrow(); // the line tells of typing before it tells that it changed
    const UnitOption *found = optionOf(firstFound());
    const auto named = found ? QVector<OrganizationId> { found->id } : QVector<OrganizationId>();
    if (named != m_chosen)
        choose(named);
}

/// Not what is only shown because it is chosen.
QListWidgetItem *UnitPicker::firstFound() const
{
    const QString typed = m_search->text().trimmed();
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        if (!item->isHidden() && (typed.isEmpty() || fits(*optionOf(item), typed)))
            return item;
    }
    return nullptr;
}

void UnitPicker::tickChanged(QListWidgetItem *item)
{
    const UnitOption *option = optionOf(item);
    if (m_filling || m_mode != Mode::Several || !option)
        return;
    const bool ticked = item->checkState() == Qt::Checked;
    if (ticked == m_chosen.contains(option->id))
        return;
    if (ticked)
        m_chosen.append(option->id);
    else
        m_chosen.removeOne(option->id);
    Q_EMIT chosenChanged();
}

void UnitPicker::lineChanged()
{
    const UnitOption *option = optionOf(m_list->currentItem());
    if (m_filling || m_mode != Mode::One || !option)
        return;
    m_chosen = { option->id };
    m_awaited.clear();
    Q_EMIT chosenChanged();
}

bool UnitPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = !(key->modifiers() & Qt::ControlModifier);
    const bool enter = plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (watched == m_search && (enter || key->key() == Qt::Key_Down)) {
        if (QListWidgetItem *item = firstFound()) {
            m_list->setCurrentItem(item);
            if (enter && m_mode == Mode::Several)
                item->setCheckState(Qt::Checked);
            else
                m_list->setFocus(Qt::OtherFocusReason);
        }
        return true;
    }
    if (watched == m_list && enter && m_mode == Mode::Several && m_list->currentItem()) {
        QListWidgetItem *item = m_list->currentItem();
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        return true;
    }
    const QString typed = key->text();
    if (watched == m_list && plain && !typed.isEmpty() && typed.front().isLetterOrNumber()) {
        m_search->setFocus(Qt::OtherFocusReason); // who types in the list searches it
        QCoreApplication::sendEvent(m_search, event);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

UnitField::UnitField(UnitPicker::Mode mode, const QVector<UnitOption> &options,
    const CasePort &port, QWidget *parent)
    : ArgField(new UnitPicker(mode, tr("Search by name or pinyin initials"), parent), parent)
    , m_mode(mode)
    , m_picker(static_cast<UnitPicker *>(widget()))
{
    m_picker->setOptions(options);
    connect(m_picker, &UnitPicker::chosenChanged, this, &ArgField::edited);
    if (port.names)
        whenAnswered(port.names(), m_picker,
            [this](const NamesPtr &names) { m_picker->setSpellings(names); });
}

QJsonValue UnitField::value() const
{
    const QVector<OrganizationId> chosen = m_picker->chosen();
    if (chosen.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    if (m_mode == UnitPicker::Mode::One)
        return chosen.first().toString();
    QJsonArray units;
    for (const OrganizationId &id : chosen)
        units.append(id.toString());
    return units;
}

void UnitField::setValue(const QJsonValue &value)
{
    QVector<OrganizationId> units;
    for (const QJsonValue &unit : value.toArray())
        units.append(OrganizationId(unit.toString()));
    if (value.isString())
        units.append(OrganizationId(value.toString()));
    m_picker->choose(units);
}

} // namespace shiyu
