#pragma once
#include "app/domain/directory.h"
#include "app/services/queueservice.h"
#include <QAbstractListModel>

namespace shiyu {

/// Rows are shared and never change; a changed row is another one.
using RowPtr = std::shared_ptr<const IncidentRow>;
using RowPtrs = QVector<RowPtr>;

/// What turns one list of rows into another, by id: first remove the ranges (the last one first, in
/// places of the old list), then insert (in places of the new list, first one first); then the rows
/// in `changed` (places of the new list) look different. Rows that moved are removed and inserted.
struct RowDiff {
    struct Range {
        int first = 0, last = 0;
        friend bool operator==(const Range &, const Range &) = default;
    };
    QVector<Range> removed, inserted, changed;
};
RowDiff diffRows(const RowPtrs &before, const RowPtrs &after);

/// A list of cases for views; data() is O(1). The first known() rows are there, those after them
/// are still being loaded. GUI thread.
class RowList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        TitleRole = Qt::DisplayRole,
        RowRole = Qt::UserRole, ///< RowPtr; null while it is loading
        IdRole, ///< QString
        NumberRole, ///< the case's number, or the tag that stands in
        StageRole, ///< Stage as int
        UrgencyRole, ///< Urgency as int
        PlaceRole, ///< 镜湖区 · 赭山街道
        CategoryRole, ///< the major category's name
        SourceRole, ///< Source as int
        HolderRole, ///< short name of the organisation that has to act
        DueRole, ///< ms since 1970 of the most pressing clock; invalid without one
        UnreadRole,
        SyncRole, ///< SyncState as int
        LoadingRole,
    };

    explicit RowList(QObject *parent = nullptr);

    void setDirectory(DirectoryPtr directory);
    /// What a screen reader says of a row; without it the title alone.
    using Speak = std::function<QString(const IncidentRow &row, const Directory &directory)>;
    void setSpeak(Speak speak) { m_speak = std::move(speak); }
    const DirectoryPtr &directory() const { return m_directory; }
    /// By precise signals; what stays keeps its index.
    void setRows(const RowPtrs &rows) { morph(rows, 0); }

    int known() const { return static_cast<int>(m_rows.size()); }
    RowPtr row(int at) const { return at >= 0 && at < known() ? m_rows[at] : nullptr; }
    const RowPtrs &rows() const { return m_rows; }
    /// -1: not among the known ones.
    int rowOf(const IncidentId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    /// The new known rows, with so many unknown ones after them.
    void morph(const RowPtrs &rows, int unknown);
    void clear();

private:
    void resize(int shown);

    DirectoryPtr m_directory;
    Speak m_speak;
    RowPtrs m_rows;
    int m_shown = 0;
};

/// 镜湖区 · 赭山街道: county and town as far as they are known; the city alone for its own matters.
QString placeText(const IncidentRow &row, const Directory &directory);
/// The major category, e.g. 公用设施; empty if the directory does not know it.
QString categoryText(const IncidentRow &row, const Directory &directory);
/// Short name of an organisation, else its name.
QString unitName(const OrganizationId &id, const Directory &directory);

} // namespace shiyu

Q_DECLARE_METATYPE(shiyu::RowPtr)
