#include "app/storage/groundcopy.h"

#include "app/domain/directory.h"
#include "app/sql/transaction.h"
#include "app/storage/featurestore.h"
#include "app/storage/incidentquery.h"
#include "app/storage/profile.h"
#include "app/storage/searchindex.h"
#include "app/storage/shapestore.h"
#include <limits>

namespace shiyu {
namespace {

Expected<void> copyShapes(sql::Connection &from, sql::Connection &to)
{
    for (size_t level = 0; level < enumCount<RegionLevel>(); ++level) {
        const auto shapes = ShapeStore(from).ofLevel(static_cast<RegionLevel>(level));
        if (!shapes)
            return tl::make_unexpected(shapes.error());
        if (auto done = ShapeStore(to).put(*shapes); !done)
            return done;
    }
    return {};
}

Expected<void> copyFeatures(sql::Connection &from, sql::Connection &to)
{
    constexpr PositionBox kEverywhere { { -1'800'000'000, -900'000'000 },
        { 1'800'000'000, 900'000'000 } };
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    SearchIndex index(*std::move(pinyin));
    auto features = FeatureStore::inBox(from, kEverywhere,
        { FeatureKind::Camera, FeatureKind::Sensor, FeatureKind::Unit, FeatureKind::Place,
            FeatureKind::Ring },
        std::numeric_limits<int>::max());
    if (!features)
        return tl::make_unexpected(features.error());
    for (Feature &feature : *features)
        feature.n = 0;
    return FeatureStore::insert(to, index, *features);
}

} // namespace

Expected<void> copyGround(const QString &from, const QString &to)
{
    auto source = ProfileFile::open(from, ProfileAccess::ReadOnly);
    if (!source)
        return tl::make_unexpected(source.error());
    auto target = ProfileFile::open(to, ProfileAccess::ReadWrite);
    if (!target)
        return tl::make_unexpected(target.error());
    auto transaction = sql::Transaction::begin(target->connection());
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto done = copyShapes(source->connection(), target->connection());
    if (done)
        done = copyFeatures(source->connection(), target->connection());
    return done ? transaction->commit() : done;
}

} // namespace shiyu
