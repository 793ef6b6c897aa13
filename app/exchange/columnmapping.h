#pragma once
#include "app/domain/error.h"
#include "app/exchange/importkind.h"
#include <QMap>
#include <QStringList>

namespace shiyu {

/// Which field of a file fills which column of an import, and what is the same for every row. A
/// value.
class ColumnMapping {
public:
    /// By known names: the 311 dialects (Boston, New York's portal and API, Zürich), Open311 and
    /// the usual Chinese headings; case, blanks and punctuation do not count.
    static ColumnMapping suggested(ImportKind kind, const QStringList &fields);
    /// {"title": "case_title", "source": {"value": "12345"}}. What it does not name stays as
    /// suggested; null takes a column out. InvalidValue: NoMapping (no JSON, an unknown column or
    /// no such value), OtherKindsMapping, MissingColumn (see FileProblem; context names it).
    static Expected<ColumnMapping> fromJson(
        ImportKind kind, const QByteArray &json, const QStringList &fields);
    /// What fromJson() reads as this mapping again: what was suggested and taken out is named too.
    QByteArray toJson(ImportKind kind, const QStringList &fields) const;

    int field(ImportColumn column) const { return m_fields.value(column, -1); } ///< -1: none
    /// What stands in every row. A column has a field or a value: what was set last.
    QString value(ImportColumn column) const { return m_values.value(column); }
    void setField(ImportColumn column, int field); ///< -1 takes it out
    void setValue(ImportColumn column, const QString &value);
    /// The column that a field fills.
    std::optional<ImportColumn> columnOf(int field) const;
    bool hasPosition() const
    {
        return field(ImportColumn::Lon) >= 0 && field(ImportColumn::Lat) >= 0;
    }
    /// The row's text for a column, trimmed, without control characters; empty if there is none.
    QString text(ImportColumn column, const QStringList &row) const;

    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;

private:
    QMap<ImportColumn, int> m_fields;
    QMap<ImportColumn, QString> m_values;
};

/// Without what no text may hold (U+0000, control characters but tab and line feed, lone
/// surrogates), line ends as line feeds, blanks at both ends removed.
QString cleanText(const QString &text);

} // namespace shiyu
