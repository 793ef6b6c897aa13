#include "ui/importing/previewmodel.h"

namespace shiyu {
namespace {

/// A cell of the table is a line, however long the text is.
QString oneLine(const QString &text)
{
    return text.left(200).simplified();
}

} // namespace

void PreviewModel::setFile(const QStringList &fields, const QVector<TableRow> &rows)
{
    beginResetModel();
    m_fields = fields;
    m_rows = rows;
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    const QString text = m_rows.at(index.row()).values.value(index.column());
    if (role == Qt::DisplayRole)
        return oneLine(text);
    return role == Qt::ToolTipRole && text.size() > 20 ? QVariant(text.left(1000).toHtmlEscaped())
                                                       : QVariant();
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(m_fields.value(section))
                                         : QVariant(m_rows.at(section).number);
}

void IssueModel::setIssues(const QVector<RowIssue> &issues)
{
    beginResetModel();
    m_issues = issues;
    endResetModel();
}

int IssueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_issues.size());
}

int IssueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant IssueModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole && index.column() == 0)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const RowIssue &issue = m_issues.at(index.row());
    return index.column() == 0 ? QVariant(issue.row) : QVariant(oneLine(issueText(issue)));
}

QVariant IssueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal && section == 0)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == 0 ? tr("Row") : tr("Reason");
}

} // namespace shiyu
