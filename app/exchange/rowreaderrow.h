#pragma once
#include "app/exchange/rowreader.h"

namespace shiyu {

/// One row on its way through the RowReader: its texts by column, and what was found.
class RowReader::Row {
public:
    Row(const TableRow &row, const ColumnMapping &mapping)
        : m_row(row)
        , m_mapping(mapping)
    {
    }

    QString text(ImportColumn column) const { return m_mapping.text(column, m_row.values); }
    const SourceGeometry &geometry() const { return m_row.geometry; }
    bool isRejected() const { return m_rejected; }
    void note(ImportIssue issue, const QString &what = {})
    {
        m_issues.append({ m_row.number, issue, what });
    }
    void reject(ImportIssue issue, const QString &what = {})
    {
        m_rejected = true;
        note(issue, what);
    }
    /// A rejected row makes no record, and of its issues only the reasons count.
    RowReading finished(std::optional<ImportRecord> record)
    {
        if (!m_rejected)
            return { std::move(record), m_issues };
        m_issues.removeIf([](const RowIssue &issue) { return !isRejection(issue.issue); });
        return { std::nullopt, m_issues };
    }

private:
    const TableRow &m_row;
    const ColumnMapping &m_mapping;
    QVector<RowIssue> m_issues;
    bool m_rejected = false;
};

} // namespace shiyu
