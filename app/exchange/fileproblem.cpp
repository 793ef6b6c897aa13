#include "app/exchange/fileproblem.h"

#include "app/domain/enumset.h"

SHIYU_ENUM_NAMES(shiyu::FileProblem, "none", "webPage", "gitLfsPointer", "binary", "missingShp",
    "missingShx", "noRows", "unknownFormat", "cutShort", "noMapping", "otherKindsMapping",
    "missingColumn", "sameHeading");

namespace shiyu {

using namespace Qt::StringLiterals;

tl::unexpected<Error> failFile(
    ErrorCode code, const QString &file, FileProblem problem, const QString &words)
{
    const QString name = nameOf(problem);
    return fail(code, file, words.isEmpty() ? name : QString(name + u": "_s + words));
}

FileProblem fileProblem(const Error &error)
{
    return fromName<FileProblem>(error.detail.section(u':', 0, 0)).value_or(FileProblem::None);
}

} // namespace shiyu
