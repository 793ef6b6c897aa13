#pragma once
#include "ui/handling/handlingcolumn.h"
#include "ui/models/rowlist.h"
#include <QAbstractTableModel>

namespace shiyu {

/// The cases of 工单办理 as a table, sorted by any column; a few hundred rows. GUI thread.
class HandlingTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Number,
        UrgencyWord,
        Title,
        PlaceName,
        CategoryName,
        State,
        Holder,
        Due,
        Columns
    };

    explicit HandlingTable(std::function<Instant()> now, QObject *parent = nullptr);

    void setDirectory(DirectoryPtr directory) { m_directory = std::move(directory); }
    /// Sorted as before; the view finds its current row back by id.
    void setRows(const RowPtrs &rows);
    RowPtr row(int at) const { return at >= 0 && at < m_rows.size() ? m_rows[at] : nullptr; }
    int rowOf(const IncidentId &id) const;
    void updateClocks(); ///< the texts of the clocks changed
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    QString text(const IncidentRow &row, int column) const;
    void sortRows();

    std::function<Instant()> m_now;
    DirectoryPtr m_directory;
    RowPtrs m_rows;
    int m_column = Due;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace shiyu
