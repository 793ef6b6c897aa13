#include "app/services/importhand.h"

#include "app/storage/logwriter.h"
#include "app/storage/shapestore.h"
#include "map/geo/geometryblob.h"

namespace shiyu {

ImportSigner::ImportSigner(const UnlockedSession &session, DirectoryPtr directory,
    const DeviceId &device, NextNumber nextDeviceSeq)
    : m_session(session)
    , m_directory(std::move(directory))
    , m_device(device)
    , m_nextDeviceSeq(std::move(nextDeviceSeq))
{
    if (const Officer *officer = m_directory->officer(session.officer))
        m_organization = officer->organization;
}

ImportHand ImportSigner::hand(LogWriter &writer, SearchIndex &search)
{
    return { writer, search, m_session.dataKey, m_session.officer, m_organization,
        [this](Instant at) { return IncidentId(m_ids.next(at)); },
        [this](const ImportAct &act) { return sign(act); } };
}

Expected<Submission> ImportSigner::sign(const ImportAct &act)
{
    const auto number = m_nextDeviceSeq();
    if (!number)
        return tl::make_unexpected(number.error());
    Submission submission;
    Intent &intent = submission.intent;
    intent.id = IntentId(m_ids.next(act.madeAt));
    intent.subject = act.subject;
    intent.kind = act.kind;
    intent.args = act.args;
    intent.actor = m_session.officer;
    intent.organization = m_organization;
    intent.device = m_device;
    intent.deviceSeq = *number;
    intent.madeAt = act.madeAt;
    intent.seen = act.seen;
    intent.rulesRev = m_directory->revision();
    for (auto it = act.closed.begin(); it != act.closed.end(); ++it) {
        const CommittedValue committed = commitValue(it->first.toUtf8(), it->second);
        intent.closed.insert(it.key(), committed.field);
        submission.closed.insert(it.key(), committed.value);
    }
    intent.signature = m_session.signingKey.sign(signedBytes(intent));
    return submission;
}

Expected<ImportWorld> importWorld(
    sql::Connection &connection, const DirectoryPtr &directory, Instant now)
{
    ImportWorld world { directory, {}, now };
    std::vector<RegionLocator::Shape> shapes;
    ShapeStore store(connection);
    for (int level = 0; level <= static_cast<int>(RegionLevel::Grid); ++level) {
        const auto stored = store.ofLevel(static_cast<RegionLevel>(level));
        if (!stored)
            return tl::make_unexpected(stored.error());
        for (const StoredShape &shape : *stored) {
            auto outline = decodeAreas(shape.shape);
            if (!outline)
                return tl::make_unexpected(outline.error());
            shapes.push_back({ shape.code, shape.level, *std::move(outline) });
        }
    }
    if (shapes.empty())
        return world;
    const auto locator = std::make_shared<const RegionLocator>(std::move(shapes));
    world.locate = [locator](LonLat at) { return locator->regionAt(at); };
    return world;
}

} // namespace shiyu
