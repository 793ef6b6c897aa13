#pragma once
#include "app/domain/directoryact.h"
#include "app/domain/place.h"
#include "app/storage/closedstore.h"
#include "app/storage/directorystore.h"
#include "app/storage/logwriter.h"
#include "app/storage/profile.h"
#include "app/storage/projection.h"
#include "app/storage/searchindex.h"
#include "app/storage/shapestore.h"
#include "app/storage/vault.h"
#include "map/geo/geometryblob.h"
#include "tests/support/citydirectory.h"
#include "tests/support/quickslot.h"

/// A real profile file of the city known by heart, for tests of services and screens.
namespace shiyu::test {

inline const QString kCityPassword = QStringLiteral("right-password");

/// Two grids side by side, each 0.01° wide (about 953 m at 31° N).
inline DirectoryData cityWithTwoGrids()
{
    DirectoryData data = cityData();
    Region second = data.regions[4];
    second.code = RegionCode(QStringLiteral("340202001001002"));
    second.name = QStringLiteral("新芜第二网格");
    second.workerName = QStringLiteral("刘网格");
    second.workerPhone = QStringLiteral("0553-1000002");
    second.order = 2;
    data.regions.insert(5, second);
    data.officers.append({ OfficerId(QStringLiteral("c.city.admin")),
        QStringLiteral("c.city.admin"), QStringLiteral("c.city.admin"), org::kCity,
        { QStringLiteral("systemAdmin") }, {}, {} });
    return data;
}

inline StoredShape shapeOf(const RegionCode &code, RegionLevel level, double west, double east)
{
    const auto southWest = LonLat::fromDegrees(west, 31.0);
    const auto northEast = LonLat::fromDegrees(east, 31.01);
    const MultiPolygon area { Polygon { { southWest, LonLat { northEast.lon, southWest.lat },
                                            northEast, LonLat { southWest.lon, northEast.lat } },
        {} } };
    return { code, level, southWest, northEast, encodeAreas(area) };
}

inline Submission importOf(const DirectoryData &data, Instant now)
{
    Submission submission;
    submission.intent.id = IntentId(QStringLiteral("019ac000-0000-7000-8000-000000000001"));
    submission.intent.subject = directorySubject();
    submission.intent.kind = OperationKind::ImportDirectory;
    submission.intent.args = *DirectoryStore::importArguments(data);
    submission.intent.actor = OfficerId(QStringLiteral("c.city.admin"));
    submission.intent.organization = org::kCity;
    submission.intent.device = DeviceId(QStringLiteral("K7-test"));
    submission.intent.deviceSeq = 1;
    submission.intent.madeAt = now;
    submission.intent.rulesRev = data.revision;
    return submission;
}

/// A city made of a division table alone has none.
enum class CityOutlines { CityAndGrids, None };

/// Makes it; the account of each officer is his id ("c.city.dispatcher").
inline Expected<void> makeCityProfile(const QString &path, const QVector<OfficerId> &officers,
    Instant now, CityOutlines outlines = CityOutlines::CityAndGrids)
{
    auto profile = ProfileFile::create(path, { ProfileKind::Standalone, {}, org::kCity, now });
    if (!profile)
        return tl::make_unexpected(profile.error());
    Vault vault(profile->connection(), kQuickSlot);
    auto session
        = vault.addFirstOfficer(officers.first().toString(), officers.first(), kCityPassword, now);
    if (!session)
        return tl::make_unexpected(session.error());
    for (const OfficerId &officer : officers.mid(1)) {
        const auto key
            = vault.addOfficer(*session, officer.toString(), officer, kCityPassword, now);
        if (!key)
            return tl::make_unexpected(key.error());
    }
    IncidentProjection projection(*Pinyin::load());
    LogWriter writer(profile->connection(), projection);
    writer.setSignatureCheck(SignatureCheck::Skipped);
    const DirectoryData data = cityWithTwoGrids();
    const auto imported = writer.importDirectory(importOf(data, now), data, now);
    if (!imported)
        return tl::make_unexpected(imported.error());
    SearchIndex index(*Pinyin::load());
    if (const auto done = index.indexRegions(profile->connection(), Directory(data)); !done)
        return done;
    if (outlines == CityOutlines::None)
        return {};
    return ShapeStore(profile->connection())
        .put({ shapeOf(region::kCity, RegionLevel::City, 118.0, 118.02),
            shapeOf(region::kGrid, RegionLevel::Grid, 118.0, 118.01),
            shapeOf(RegionCode(QStringLiteral("340202001001002")), RegionLevel::Grid, 118.01,
                118.02) });
}

} // namespace shiyu::test
