#include "app/exchange/importsteps.h"

#include "app/domain/directoryact.h"
#include "app/storage/directorystore.h"
#include "app/storage/logwriter.h"
#include "app/storage/searchindex.h"

namespace shiyu {

using namespace Qt::StringLiterals;

DirectoryData withRegions(const DirectoryData &data, const QVector<RegionRecord> &records)
{
    DirectoryData next = data;
    ++next.revision;
    QHash<RegionCode, qsizetype> known;
    for (qsizetype i = 0; i < next.regions.size(); ++i)
        known.insert(next.regions.at(i).code, i);
    QHash<RegionCode, int> orders; // the last order among siblings
    for (const Region &region : std::as_const(next.regions))
        orders[region.parent] = std::max(orders.value(region.parent, -1), region.order);
    for (const RegionRecord &record : records) {
        const auto at = known.constFind(record.region.code);
        if (at == known.constEnd()) {
            Region region = record.region;
            region.order = ++orders[region.parent];
            known.insert(region.code, next.regions.size());
            next.regions.append(region);
            continue;
        }
        // What the file does not say stays as it is.
        Region &region = next.regions[*at];
        const auto take = [](QString &to, const QString &from) {
            if (!from.isEmpty())
                to = from;
        };
        take(region.name, record.region.name);
        take(region.shortName, record.region.shortName);
        take(region.workerName, record.region.workerName);
        take(region.workerPhone, record.region.workerPhone);
        if (!record.outline.isEmpty())
            region.schematic = false;
    }
    return next;
}

namespace {

Expected<void> importDirectory(
    const DirectoryData &data, const ImportWorld &world, const ImportHand &hand)
{
    const auto args = DirectoryStore::importArguments(data);
    if (!args)
        return tl::make_unexpected(args.error());
    const auto submission
        = hand.sign({ directorySubject(), OperationKind::ImportDirectory, *args, {}, world.now });
    if (!submission)
        return tl::make_unexpected(submission.error());
    const auto outcome = hand.writer.importDirectory(*submission, data, world.now);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (!*outcome)
        return fail(ErrorCode::InvalidValue, u"directory"_s, nameOf(outcome->error().code));
    return {};
}

} // namespace

Expected<void> writeRegions(
    const QVector<RegionRecord> &records, const ImportWorld &world, const ImportHand &hand)
{
    const DirectoryData data = withRegions(world.directory->data(), records);
    if (const auto done = importDirectory(data, world, hand); !done)
        return done;
    return hand.search.indexRegions(hand.writer.connection(), Directory(data));
}

} // namespace shiyu
