#include "app/services/mapfeed.h"

#include "app/services/maplayers.h"
#include "app/services/readdesk.h"
#include "app/services/whenanswered.h"

namespace shiyu {
namespace {

constexpr std::chrono::milliseconds kSoon { 300 };

} // namespace

MapFeed::MapFeed(Workplace &workplace)
    : m_workplace(workplace)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &MapFeed::loadIncidents);
    connect(&workplace, &Workplace::committed, &m_soon, qOverload<>(&QTimer::start));
    connect(&workplace, &Workplace::opened, this, &MapFeed::loadGround);
    connect(&workplace, &Workplace::seatChanged, this, [this] {
        forgetIncidents();
        loadIncidents();
    });
}

void MapFeed::replace(const std::function<void(MapSnapshot &)> &change)
{
    auto next = std::make_shared<MapSnapshot>(*m_snapshot);
    change(*next);
    m_snapshot = std::move(next);
    Q_EMIT snapshotChanged();
}

void MapFeed::loadGround()
{
    if (m_workplace.directory()->revision() == 0) // it has not come from the server yet
        return;
    whenAnswered(
        m_workplace.reading().post([directory = m_workplace.directory()](
                                       ReadDesk &desk) { return groundLayers(desk, *directory); },
            JobKind::Background),
        this, [this](const Expected<GroundLayers> &ground) {
            // Without it the map stays as it was, and the lists work.
            if (!ground)
                return m_workplace.tell(Trouble::Map, ground.error());
            // A server's outlines come by themselves, after the matters; the line below says how
            // far.
            if (ground->regions.isEmpty() && !m_workplace.server())
                m_workplace.tell(Trouble::NoOutlines, {});
            replace([&ground](MapSnapshot &snapshot) {
                for (const auto &layer : ground->regions)
                    snapshot.setLevel(layer);
                for (const auto &layer : ground->points)
                    snapshot.setPoints(layer);
                snapshot.rings = ground->rings;
            });
        });
}

/// What one seat may see is not the next one's, not even until its own is loaded.
void MapFeed::forgetIncidents()
{
    ++m_generation;
    m_withoutPlace = 0;
    replace([](MapSnapshot &snapshot) {
        snapshot.setPoints(PointLayer::make(PointKind::Incident, {}));
    });
}

void MapFeed::loadIncidents()
{
    if (!m_workplace.seat())
        return;
    const Seat &seat = *m_workplace.seat();
    const Viewer viewer { seat.organization, seat.officer, seat.rights };
    const quint64 generation = ++m_generation;
    whenAnswered(
        m_workplace.reading().post([viewer, now = m_workplace.now()](
                                       ReadDesk &desk) { return incidentLayer(desk, viewer, now); },
            JobKind::Background),
        this, [this, generation](const Expected<IncidentLayer> &incidents) {
            if (!incidents)
                return m_workplace.tell(Trouble::Map, incidents.error());
            if (generation != m_generation)
                return;
            m_withoutPlace = incidents->withoutPlace;
            replace([&incidents](MapSnapshot &snapshot) { snapshot.setPoints(incidents->points); });
        });
}

std::shared_ptr<const PointLayer> MapFeed::near(PointKind kind, LonLat at, double metres) const
{
    const auto &layer = m_snapshot->points(kind);
    if (!layer)
        return nullptr;
    std::vector<PointFeature> found;
    for (quint32 index : layer->index().withinRadius(at, metres))
        found.push_back(layer->feature(index));
    return PointLayer::make(kind, std::move(found));
}

} // namespace shiyu
