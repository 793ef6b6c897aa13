#pragma once
#include "app/services/importport.h"

namespace shiyu {

/// The words of the import wizard, in the language installed now.
QString importKindText(ImportKind kind);
QString importColumnText(ImportColumn column);
/// What a mapping puts into every row, in words; empty: nothing.
QString everyRowText(ImportKind kind, const ColumnMapping &mapping);
QString encodingText(TextEncoding encoding);
/// One sentence: what is wrong with the file, and what to do.
QString importErrorText(const Error &error);

} // namespace shiyu
