#pragma once
#include <QString>

namespace shiyu {

/// A text of a stranger's as a cell that a spreadsheet shows and does not run: what it would take
/// for a formula gets an apostrophe in front. Numbers and telephones stay as they are.
QString spreadsheetCell(const QString &text);

/// The text that such a cell stands for.
QString fromSpreadsheetCell(const QString &cell);

} // namespace shiyu
