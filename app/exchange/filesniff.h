#pragma once
#include "app/domain/error.h"
#include "app/exchange/textencoding.h"

QT_FORWARD_DECLARE_CLASS(QTemporaryDir)

namespace shiyu {

/// How OGR is to open a file, after a look at its bytes.
struct OpenPlan {
    QString source; ///< OGR's data source name
    bool text = false; ///< a CSV
    bool rawDbf = false; ///< the text of a Shapefile's table has to be decoded by us
    TextEncoding encoding = TextEncoding::Utf8;
    std::shared_ptr<QTemporaryDir> copy; ///< what had to be decoded or mended first
};

/// Refuses what is no table before a driver takes it for one (a web page is a fine CSV of one
/// column). Text that is not UTF-8, or has `|` between its columns, is
/// written anew into a temporary copy; a Shapefile without index is
/// opened on a copy, where OGR makes a new one. Errors as TableReader.
Expected<OpenPlan> planOpening(const QString &path);

} // namespace shiyu
