#pragma once
#include "app/domain/decide.h"

namespace shiyu {

/// The subject whose chain holds the revisions of the directory.
const Subject &directorySubject();

/// Taking in a revision. `judge`: the directory in force, or, for the first, the new one itself;
/// `newest`: the revision in force, 0 for none; `expected`: the arguments that the content gives
/// (directoryImportArguments); `before`: the newest operation of the chain, or null. Context has
/// the clock, the seq and the hash. Refusals: UnknownActor, MissingRight, InvalidArgument (revision
/// not above the newest, other content).
tl::expected<Operation, Refusal> decideDirectoryImport(const Intent &intent,
    const Operation *before, qint64 newest, const QJsonObject &expected, const Context &context);

} // namespace shiyu
