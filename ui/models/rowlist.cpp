#include "ui/models/rowlist.h"

#include "app/domain/regionname.h"
#include <QSet>
#include <algorithm>

namespace shiyu {
namespace {

/// So many ranges are cheaper for a view as one reset.
constexpr qsizetype kMostRanges = 256;

/// Which places of `after` keep their row: a longest rising run of old places (patience sorting),
/// so that as few rows as possible move.
QVector<bool> keptRows(const RowPtrs &after, const QHash<IncidentId, int> &oldPlaces)
{
    QVector<int> tails; // places in `after` that end the best run of each length
    QVector<int> previous(after.size(), -1);
    const auto oldPlace = [&](int at) { return oldPlaces.value(after[at]->id); };
    for (int i = 0; i < after.size(); ++i) {
        if (!oldPlaces.contains(after[i]->id))
            continue;
        const auto it = std::lower_bound(tails.begin(), tails.end(), oldPlace(i),
            [&](int at, int place) { return oldPlace(at) < place; });
        if (it != tails.begin())
            previous[i] = *std::prev(it);
        if (it == tails.end())
            tails.append(i);
        else
            *it = i;
    }
    QVector<bool> kept(after.size(), false);
    for (int at = tails.isEmpty() ? -1 : tails.last(); at >= 0; at = previous[at])
        kept[at] = true;
    return kept;
}

template <typename Holds> QVector<RowDiff::Range> ranges(int from, int end, Holds holds)
{
    QVector<RowDiff::Range> result;
    for (int i = from; i < end; ++i) {
        if (!holds(i))
            continue;
        if (!result.isEmpty() && result.last().last == i - 1)
            result.last().last = i;
        else
            result.append({ i, i });
    }
    return result;
}

} // namespace

RowDiff diffRows(const RowPtrs &before, const RowPtrs &after)
{
    // What both begin with needs no look: a page that is appended costs its own length.
    const auto same = std::mismatch(before.cbegin(), before.cend(), after.cbegin(), after.cend());
    const auto skipped = static_cast<int>(same.first - before.cbegin());
    const RowPtrs newRows = after.mid(skipped);
    QHash<IncidentId, int> oldPlaces;
    for (int i = skipped; i < before.size(); ++i)
        oldPlaces.insert(before[i]->id, i);
    const QVector<bool> kept = keptRows(newRows, oldPlaces);
    QVector<bool> stays(before.size(), false);
    for (int i = 0; i < newRows.size(); ++i)
        if (kept[i])
            stays[oldPlaces.value(newRows[i]->id)] = true;

    RowDiff diff;
    diff.removed
        = ranges(skipped, static_cast<int>(before.size()), [&](int i) { return !stays[i]; });
    const auto end = static_cast<int>(after.size());
    diff.inserted = ranges(skipped, end, [&](int i) { return !kept[i - skipped]; });
    diff.changed = ranges(skipped, end, [&](int i) {
        if (!kept[i - skipped])
            return false;
        const RowPtr &old = before[oldPlaces.value(after[i]->id)];
        return old != after[i] && *old != *after[i];
    });
    return diff;
}

RowList::RowList(QObject *parent)
    : QAbstractListModel(parent)
{
}

void RowList::setDirectory(DirectoryPtr directory)
{
    m_directory = std::move(directory);
    if (m_shown > 0)
        Q_EMIT dataChanged(index(0), index(m_shown - 1));
}

int RowList::rowOf(const IncidentId &id) const
{
    const auto it = std::find_if(
        m_rows.cbegin(), m_rows.cend(), [&id](const RowPtr &row) { return row->id == id; });
    return it == m_rows.cend() ? -1 : static_cast<int>(it - m_rows.cbegin());
}

int RowList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

QVariant RowList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RowPtr row = this->row(index.row());
    if (role == LoadingRole)
        return !row;
    if (!row)
        return role == TitleRole ? QVariant(tr("Loading …")) : QVariant();
    switch (role) {
    case TitleRole:
        return row->title;
    case Qt::AccessibleTextRole:
        return m_speak && m_directory ? m_speak(*row, *m_directory) : row->title;
    case RowRole:
        return QVariant::fromValue(row);
    case IdRole:
        return row->id.toString();
    case NumberRole:
        return row->number.isEmpty() ? row->tag : row->number;
    case StageRole:
        return int(row->stage);
    case UrgencyRole:
        return int(row->urgency);
    case PlaceRole:
        return m_directory ? placeText(*row, *m_directory) : QString();
    case CategoryRole:
        return m_directory ? categoryText(*row, *m_directory) : QString();
    case SourceRole:
        return int(row->source);
    case HolderRole:
        return m_directory ? unitName(row->holder, *m_directory) : QString();
    case DueRole:
        return row->due ? QVariant(toMs(row->due->due)) : QVariant();
    case UnreadRole:
        return row->unread;
    case SyncRole:
        return int(row->sync);
    default:
        return {};
    }
}

void RowList::morph(const RowPtrs &rows, int unknown)
{
    const RowDiff diff = diffRows(m_rows, rows);
    if (diff.removed.size() + diff.inserted.size() > kMostRanges) {
        beginResetModel();
        m_rows = rows;
        m_shown = known() + unknown;
        endResetModel();
        return;
    }
    const int unknownBefore = m_shown - known();
    for (auto it = diff.removed.crbegin(); it != diff.removed.crend(); ++it) {
        beginRemoveRows({}, it->first, it->last);
        m_rows.remove(it->first, it->last - it->first + 1);
        m_shown = known() + unknownBefore;
        endRemoveRows();
    }
    int placeholders = unknownBefore;
    for (const RowDiff::Range &range : diff.inserted) {
        const int count = range.last - range.first + 1;
        const auto from = rows.cbegin() + range.first;
        // A page that is appended fills in rows that were announced: they only look different.
        if (range.first == known() && placeholders >= count) {
            m_rows.append(rows.mid(range.first, count));
            placeholders -= count;
            Q_EMIT dataChanged(index(range.first), index(range.last));
            continue;
        }
        beginInsertRows({}, range.first, range.last);
        m_rows.insert(range.first, count, RowPtr());
        std::copy(from, from + count, m_rows.begin() + range.first);
        m_shown = known() + placeholders;
        endInsertRows();
    }
    m_rows = rows;
    for (const RowDiff::Range &range : diff.changed)
        Q_EMIT dataChanged(index(range.first), index(range.last));
    resize(known() + unknown);
}

void RowList::resize(int shown)
{
    if (shown > m_shown) {
        beginInsertRows({}, m_shown, shown - 1);
        m_shown = shown;
        endInsertRows();
    } else if (shown < m_shown) {
        beginRemoveRows({}, shown, m_shown - 1);
        m_shown = shown;
        endRemoveRows();
    }
}

void RowList::clear()
{
    beginResetModel();
    m_rows.clear();
    m_shown = 0;
    endResetModel();
}

QString placeText(const IncidentRow &row, const Directory &directory)
{
    QStringList names;
    for (const RegionLevel level : { RegionLevel::County, RegionLevel::Town }) {
        if (const Region *region = directory.region(directory.ancestor(row.region, level)))
            names.append(nameInLists(*region));
    }
    if (names.isEmpty()) {
        const Region *region = directory.region(row.region);
        return region ? region->name : QString();
    }
    return names.join(QStringLiteral(" · "));
}

QString categoryText(const IncidentRow &row, const Directory &directory)
{
    const Category *category = directory.category(row.major);
    if (!category)
        category = directory.category(row.category);
    return category ? category->name : QString();
}

QString unitName(const OrganizationId &id, const Directory &directory)
{
    const Organization *unit = directory.organization(id);
    if (!unit)
        return {};
    return unit->shortName.isEmpty() ? unit->name : unit->shortName;
}

} // namespace shiyu
