#pragma once
#include "app/services/importport.h"

namespace shiyu {

class Workplace;

/// Imports for the officer who is signed in. Checks run in the pool; an import runs on the
/// profile's thread, in one piece when it is all or nothing: other acts wait for it, and the screen
/// says so. GUI thread; the workplace outlives it.
class ImportService final : public ImportPort {
public:
    explicit ImportService(Workplace &workplace);

    QFuture<Expected<ImportReport>> check(
        const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job) override;
    QFuture<Expected<ImportReport>> run(
        const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job) override;
    bool mayImport(ImportKind kind) const override;

private:
    Workplace &m_workplace;
};

} // namespace shiyu
