#include "ui/acts/caseport.h"

#include "app/services/queueservice.h"
#include "ui/models/rowlist.h"

namespace shiyu {
namespace {

constexpr int kMostFound = 8;

} // namespace

CasePort portOf(Workplace &workplace)
{
    Workplace *w = &workplace;
    CasePort port;
    port.now = [w] { return w->now(); };
    port.act = [w](const ActRequest &request) { return w->act(request); };
    port.merge = [w](const MergeRequest &request) { return w->merge(request); };
    port.readClosed
        = [w](const IncidentId &id, const QString &field) { return w->readClosed(id, field); };
    port.unitChoices
        = [w](const CategoryId &category, const RegionCode &region,
              const std::optional<LonLat> &at) { return w->unitChoices(category, region, at); };
    port.names = [w] { return w->names(); };
    port.attach = [w](const ActRequest &request, const AttachedFile &file) {
        return w->actTogether({ request }, { file });
    };
    port.readAttachment
        = [w](const IncidentId &id, const IntentId &entry) { return w->readAttachment(id, entry); };
    port.followFiles = [w](QObject *context, const FileProgress &told) {
        QObject::connect(w, &Workplace::fileProgressed, context, told);
    };
    port.cancelFile = [w](const QByteArray &sha256) { w->cancelFile(sha256); };
    return port;
}

QFuture<Expected<QVector<FoundCase>>> findOpenCases(
    QueueService &queue, const DirectoryPtr &directory, const QString &typed)
{
    IncidentFilter filter;
    filter.scope = Scope::All; // also what waits elsewhere and is in no queue of the seat
    filter.stages = kOpenStages;
    filter.text = typed;
    return queue.page(filter, SortOrder::Newest, {}, kMostFound)
        .then([directory](const Expected<IncidentPage> &page) -> Expected<QVector<FoundCase>> {
            if (!page)
                return tl::make_unexpected(page.error());
            QVector<FoundCase> found;
            for (const IncidentRow &row : page->rows) {
                if (row.mergedInto.isEmpty())
                    found.append({ row.id, row.number.isEmpty() ? row.tag : row.number, row.title,
                        directory ? placeText(row, *directory) : QString(), row.stage,
                        row.reportedAt, row.lastSeq });
            }
            return found;
        });
}

} // namespace shiyu
