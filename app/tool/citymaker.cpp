#include "app/tool/citymaker.h"

#include "app/crypto/directoryhash.h"
#include "app/domain/directoryact.h"
#include "app/storage/directorystore.h"
#include "app/storage/featurestore.h"
#include "app/storage/shapestore.h"
#include "map/geo/geometryblob.h"
#include "map/geo/inside.h"

namespace shiyu {
namespace {

QVector<OfficerId> othersThan(
    const QVector<CityMaker::Access> &signIns, const QVector<Officer> &officers)
{
    QSet<OfficerId> known;
    for (const CityMaker::Access &access : signIns)
        known.insert(access.officer);
    QVector<OfficerId> others;
    for (const Officer &officer : officers) {
        if (!known.contains(officer.id))
            others.append(officer.id);
    }
    return others;
}

QVector<Feature> deviceFeatures(const demo::DemoCity &city, Instant now)
{
    const auto kinds = demo::deviceKinds();
    QVector<Feature> features;
    features.reserve(city.devices.size());
    for (const demo::Device &device : city.devices) {
        Feature feature;
        feature.kind = kinds.at(device.kind).camera ? FeatureKind::Camera : FeatureKind::Sensor;
        feature.type = kinds.at(device.kind).name;
        feature.ref = device.id;
        feature.name = device.name;
        feature.region = device.grid;
        feature.position = device.at;
        feature.device = fromName<DeviceStatus>(device.status).value_or(DeviceStatus::Unknown);
        feature.statusAt = now;
        features.append(feature);
    }
    return features;
}

UnitStatus statusOf(const QString &status)
{
    if (status == QLatin1StringView("free"))
        return UnitStatus::Free;
    return status == QLatin1StringView("busy") ? UnitStatus::Busy : UnitStatus::Returning;
}

QVector<Feature> unitFeatures(const demo::DemoCity &city, Instant now)
{
    QVector<Feature> features;
    for (const demo::HandlingUnit &unit : city.units) {
        Feature feature;
        feature.kind = FeatureKind::Unit;
        feature.type = unit.kind;
        feature.ref = unit.id;
        feature.name = unit.name;
        feature.organization = unit.organization;
        feature.phone = unit.phone;
        feature.position = unit.at;
        feature.status = statusOf(unit.status);
        feature.statusAt = now - unit.positionAge;
        features.append(feature);
    }
    return features;
}

QVector<Feature> placeFeatures(const demo::DemoCity &city)
{
    QVector<Feature> features;
    for (const demo::KeyPlace &place : city.places) {
        Feature feature;
        feature.kind = FeatureKind::Place;
        feature.type = place.kind;
        feature.ref = place.id;
        feature.name = place.name;
        feature.phone = place.phone;
        feature.region = place.grid;
        feature.position = place.at;
        features.append(feature);
    }
    return features;
}

QVector<Feature> ringFeatures(const demo::DemoCity &city)
{
    QVector<Feature> features;
    for (const demo::RingArea &ring : city.rings) {
        Feature feature;
        feature.kind = FeatureKind::Ring;
        feature.ref = ring.id;
        feature.name = ring.name;
        feature.position = labelPoint(ring.outline);
        feature.outline = ring.outline.isEmpty() ? LinearRing {} : ring.outline.first().outer;
        features.append(feature);
    }
    return features;
}

} // namespace

CityMaker::CityMaker(ProfileFile profile, Pinyin pinyin, crypto::SlotParameters cost)
    : m_profile(std::move(profile))
    , m_vault(m_profile.connection(), cost)
    , m_projection(std::move(pinyin))
    , m_writer(std::make_unique<LogWriter>(m_profile.connection(), m_projection))
{
    m_writer->setSignatureCheck(SignatureCheck::Skipped); // signed a moment ago by this process
}

Expected<std::unique_ptr<CityMaker>> CityMaker::create(
    const QString &path, const DirectoryData &directory, const Keys &keys, Instant now)
{
    const Directory index(directory);
    const Organization *centre = index.city() ? index.centreFor(index.city()->code) : nullptr;
    if (!centre || keys.signIns.isEmpty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("directory"));
    auto profile = ProfileFile::create(path, { ProfileKind::Standalone, {}, centre->id, now });
    if (!profile)
        return tl::make_unexpected(profile.error());
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    std::unique_ptr<CityMaker> maker(
        new CityMaker(*std::move(profile), *std::move(pinyin), keys.cost));
    maker->m_directory = std::make_shared<const Directory>(directory);
    if (const auto made = maker->makeKeys(keys, now); !made)
        return tl::make_unexpected(made.error());
    if (const auto imported = maker->importDirectory(now); !imported)
        return tl::make_unexpected(imported.error());
    return maker;
}

Expected<void> CityMaker::makeKeys(const Keys &keys, Instant now)
{
    for (const Access &access : keys.signIns) {
        if (!m_session) {
            auto first
                = m_vault.addFirstOfficer(access.account, access.officer, keys.password, now);
            if (!first)
                return tl::make_unexpected(first.error());
            m_session = *std::move(first);
            continue;
        }
        auto key
            = m_vault.addOfficer(*m_session, access.account, access.officer, keys.password, now);
        if (!key)
            return tl::make_unexpected(key.error());
        m_keys.emplace(access.officer, *std::move(key));
    }
    m_writer->setDataKey(m_session->dataKey);
    if (!keys.allSign)
        return {};
    const auto added = m_vault.addSigners(
        *m_session, othersThan(keys.signIns, m_directory->data().officers), now);
    return added ? Expected<void> {} : tl::make_unexpected(added.error());
}

Expected<const crypto::SigningKey *> CityMaker::keyOf(const OfficerId &officer)
{
    if (officer == m_session->officer)
        return &m_session->signingKey;
    auto it = m_keys.find(officer);
    if (it == m_keys.end()) {
        auto key = m_vault.signer(*m_session, officer);
        if (!key)
            return tl::make_unexpected(key.error());
        it = m_keys.emplace(officer, *std::move(key)).first;
    }
    return &it->second;
}

Expected<void> CityMaker::importDirectory(Instant now)
{
    const DirectoryData &data = m_directory->data();
    const auto args = directoryImportArguments(data);
    if (!args)
        return tl::make_unexpected(args.error());
    const Officer *administrator = nullptr;
    for (const Officer &officer : data.officers) {
        if (!administrator && m_directory->rights(officer.id).contains(Right::AdministerSystem))
            administrator = &officer;
    }
    if (!administrator)
        return fail(ErrorCode::InvalidValue, QStringLiteral("administrator"));
    const auto key = keyOf(administrator->id);
    if (!key)
        return tl::make_unexpected(key.error());
    Submission submission;
    Intent &intent = submission.intent;
    intent.id = IntentId(m_ids.next(now));
    intent.subject = directorySubject();
    intent.kind = OperationKind::ImportDirectory;
    intent.args = *args;
    intent.actor = administrator->id;
    intent.organization = administrator->organization;
    intent.device = m_profile.info().device;
    intent.deviceSeq = ++m_deviceSeq;
    intent.madeAt = now;
    intent.signature = (*key)->sign(signedBytes(intent));
    const auto outcome = m_writer->importDirectory(submission, data, now);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (!*outcome)
        return fail(ErrorCode::InvalidValue, QStringLiteral("directory"), outcome->error().what);
    return indexRegions();
}

/// A city without outlines knows its divisions by their names alone.
Expected<void> CityMaker::indexRegions()
{
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    SearchIndex index(*std::move(pinyin));
    auto transaction = sql::Transaction::begin(m_profile.connection());
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const auto done = index.indexRegions(m_profile.connection(), *m_directory); !done)
        return done;
    return transaction->commit();
}

Expected<void> CityMaker::writeOutlines(const QHash<RegionCode, MultiPolygon> &outlines)
{
    QVector<StoredShape> shapes;
    for (const Region &region : m_directory->data().regions) {
        const auto it = outlines.constFind(region.code);
        if (it == outlines.constEnd())
            continue;
        const LonLatBox box = boundsOf(*it);
        shapes.append({ region.code, region.level, { box.west, box.south }, { box.east, box.north },
            encodeAreas(*it) });
    }
    return ShapeStore(m_profile.connection()).put(shapes);
}

Expected<void> CityMaker::writeFeatures(const demo::DemoCity &city, Instant now)
{
    QVector<Feature> features = deviceFeatures(city, now);
    features += unitFeatures(city, now);
    features += placeFeatures(city);
    features += ringFeatures(city);
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    SearchIndex index(*std::move(pinyin));
    auto transaction = sql::Transaction::begin(m_profile.connection());
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    if (const auto done = FeatureStore::insert(m_profile.connection(), index, features); !done)
        return done;
    return transaction->commit();
}

} // namespace shiyu
