#pragma once
#include "app/services/importport.h"
#include "app/services/whenanswered.h"
#include "tests/support/citydirectory.h"
#include <QtConcurrent>

namespace shiyu::test {

/// Reads real files and judges them by the small city of citydirectory.h, which has no outlines
/// here; an import writes nothing.
class PretendPort : public ImportPort {
public:
    QFuture<Expected<ImportReport>> check(
        const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job) override
    {
        const auto judge = [plan, rejectedFile, job]() -> Expected<ImportReport> {
            const ImportWorld world { cityDirectory(), {}, instantFromMs(1'790'000'000'000) };
            return checkImport(plan, world, {}, rejectedFile, job->control());
        };
        return byEventLoop(QtConcurrent::run(judge));
    }
    QFuture<Expected<ImportReport>> run(
        const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job) override
    {
        return check(plan, rejectedFile, job).then([](Expected<ImportReport> report) {
            if (report)
                report->written = true;
            return report;
        });
    }
    bool mayImport(ImportKind kind) const override { return allowed || kind == ImportKind::Places; }

    bool allowed = true;
};

} // namespace shiyu::test
