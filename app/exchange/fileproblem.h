#pragma once
#include "app/domain/error.h"

namespace shiyu {

/// What is wrong with a file, closer than its ErrorCode. Stands in Error::detail as "name" or
/// "name: a library's words", so that the screen can say more than "unreadable".
enum class FileProblem {
    None,
    WebPage, ///< a web page saved under another name (WrongKind)
    GitLfsPointer, ///< the large file itself was not fetched (WrongKind)
    Binary, ///< no text, though its name says so (WrongKind)
    MissingShp, ///< a Shapefile without its .shp (NotFound)
    MissingShx, ///< … without index, and none could be made (Damaged)
    NoRows, ///< a header or a layer without anything in it (Empty)
    UnknownFormat, ///< nothing that can be read knows it (WrongKind)
    CutShort, ///< breaks off or is broken inside (Damaged)
    NoMapping, ///< not what ColumnMapping::toJson() writes (InvalidValue)
    OtherKindsMapping, ///< a mapping, and of another kind of import (InvalidValue)
    MissingColumn, ///< the table lacks what a mapping names: the context (InvalidValue)
    SameHeading, ///< columns that a saved mapping could not tell apart: context (InvalidValue)
};

tl::unexpected<Error> failFile(
    ErrorCode code, const QString &file, FileProblem problem, const QString &words = {});
FileProblem fileProblem(const Error &error);

} // namespace shiyu
