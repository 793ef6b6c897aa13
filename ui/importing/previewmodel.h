#pragma once
#include "app/services/importport.h"
#include <QAbstractTableModel>

namespace shiyu {

/// The first rows of a file, as they are.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setFile(const QStringList &fields, const QVector<TableRow> &rows);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_fields;
    QVector<TableRow> m_rows;
};

/// Rejected rows or notes, a row each: number, what.
class IssueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setIssues(const QVector<RowIssue> &issues);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVector<RowIssue> m_issues;
};

} // namespace shiyu
