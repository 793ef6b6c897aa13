#include "ui/handling/handlingtable.h"

#include "ui/queue/rowtext.h"
#include "ui/text/enumtext.h"
#include <QCollator>
#include <algorithm>

namespace shiyu {

HandlingTable::HandlingTable(std::function<Instant()> now, QObject *parent)
    : QAbstractTableModel(parent)
    , m_now(std::move(now))
{
}

void HandlingTable::setRows(const RowPtrs &rows)
{
    beginResetModel();
    m_rows = rows;
    sortRows();
    endResetModel();
}

int HandlingTable::rowOf(const IncidentId &id) const
{
    const auto it = std::find_if(
        m_rows.cbegin(), m_rows.cend(), [&id](const RowPtr &row) { return row->id == id; });
    return it == m_rows.cend() ? -1 : static_cast<int>(it - m_rows.cbegin());
}

void HandlingTable::updateClocks()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Due), index(rowCount() - 1, Due), { Qt::DisplayRole });
}

void HandlingTable::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int HandlingTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HandlingTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QString HandlingTable::text(const IncidentRow &row, int column) const
{
    switch (column) {
    case Number:
        return row.number.isEmpty() ? row.tag : row.number;
    case UrgencyWord:
        return enumText(row.urgency);
    case Title:
        return row.title.isEmpty() ? row.excerpt : row.title;
    case PlaceName:
        return placeText(row, *m_directory);
    case CategoryName:
        return categoryText(row, *m_directory);
    case State:
        return stateWord(row);
    case Holder:
        return unitName(row.open ? row.holder : row.lead, *m_directory);
    case Due:
        return rowPill(row, m_directory->calendar(), m_now()).text;
    default:
        return {};
    }
}

QVariant HandlingTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_directory)
        return {};
    const RowPtr row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Title ? QVariant(row->title.toHtmlEscaped()) : QVariant();
    case RowList::RowRole:
        return QVariant::fromValue(row);
    case RowList::IdRole:
        return row->id.toString();
    default:
        return {};
    }
}

QVariant HandlingTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const std::array<QString, Columns> names { tr("Number"), tr("Urgency"), tr("Title"),
        tr("Place"), tr("Category"), tr("State"), tr("Held by"), tr("Due") };
    return section >= 0 && section < Columns ? names[static_cast<size_t>(section)] : QString();
}

void HandlingTable::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= Columns)
        return;
    m_column = column;
    m_order = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const RowPtrs old = m_rows;
    sortRows();
    QModelIndexList after;
    for (const QModelIndex &at : before)
        after.append(index(rowOf(old[at.row()]->id), at.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// What is due first stands first among equals; times and urgencies are compared as such, words as
/// the language orders them.
void HandlingTable::sortRows()
{
    const auto due = [](const RowPtr &row) {
        return row->due ? toMs(row->due->due) : std::numeric_limits<qint64>::max();
    };
    std::sort(m_rows.begin(), m_rows.end(), [&due](const RowPtr &a, const RowPtr &b) {
        return std::pair(due(a), a->n) < std::pair(due(b), b->n);
    });
    if (m_column != Due) {
        QCollator collator;
        collator.setNumericMode(true);
        std::stable_sort(
            m_rows.begin(), m_rows.end(), [this, &collator](const RowPtr &a, const RowPtr &b) {
                if (m_column == UrgencyWord)
                    return a->urgency < b->urgency;
                if (!m_directory)
                    return false;
                return collator.compare(text(*a, m_column), text(*b, m_column)) < 0;
            });
    }
    if (m_order == Qt::DescendingOrder)
        std::reverse(m_rows.begin(), m_rows.end());
}

} // namespace shiyu
