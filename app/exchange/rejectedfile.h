#pragma once
#include "app/domain/error.h"
#include "app/exchange/importissue.h"
#include "app/exchange/tablereader.h"
#include <QSaveFile>

namespace shiyu {

/// The rejected rows of an import: a CSV in UTF-8 with BOM (so that spreadsheets see the encoding)
/// with the row's number, the reasons, and the row as it was (but for spreadsheetCell). It is there
/// as a whole after finish(), which also removes that of an earlier import when nothing was rejected.
class RejectedFile {
public:
    /// An empty name: nothing is written.
    RejectedFile(const QString &path, const QStringList &fields);

    Expected<void> add(const TableRow &row, const QVector<RowIssue> &issues);
    Expected<void> finish();

private:
    Expected<void> write(const QStringList &cells);

    QString m_path;
    QStringList m_fields;
    QSaveFile m_file;
};

} // namespace shiyu
