#include "app/services/mapfeed.h"

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
    connect(&m_soon, &QTimer::timeout, this, &MapFeed::followCommits);
    // Not begun anew by each commit: a server's would put it off for ever.
    connect(&workplace, &Workplace::committed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&workplace, &Workplace::opened, this, &MapFeed::loadGround);
    connect(&workplace, &Workplace::seatChanged, this, &MapFeed::beginSeat);
}

std::shared_ptr<const MapSnapshot> MapFeed::snapshot(MapMatters which) const
{
    return view(which).snapshot;
}

std::optional<MatterLayer> MapFeed::matters(MapMatters which) const
{
    return view(which).matters;
}

void MapFeed::loadGround()
{
    if (m_workplace.directory()->revision() == 0) // it has not come from the server yet
        return;
    readGround(std::make_shared<GroundReading>(m_workplace.directory(), GroundPart::Far));
}

void MapFeed::readGround(const std::shared_ptr<GroundReading> &reading)
{
    const auto read = [reading](ReadDesk &desk) { return reading->readOn(desk); };
    whenAnswered(m_workplace.reading().post(read, JobKind::Background), this,
        [this, reading](const Expected<bool> &more) {
            // Without it the map stays as it was, and the lists work.
            if (!more)
                return m_workplace.tell(Trouble::Map, more.error());
            if (reading->directory() != m_workplace.directory()) // done anew for another one
                return;
            if (*more)
                return readGround(reading);
            takeGround(reading->take(), reading->part());
            if (reading->part() == GroundPart::Far) {
                readGround(std::make_shared<GroundReading>(reading->directory(), GroundPart::Near));
            }
        });
}

void MapFeed::takeGround(const GroundLayers &ground, GroundPart part)
{
    for (View &view : m_views) {
        auto next = std::make_shared<MapSnapshot>(*view.snapshot);
        for (const auto &layer : ground.regions)
            next->setLevel(layer);
        for (const auto &layer : ground.points)
            next->setPoints(layer);
        if (part == GroundPart::Far)
            next->rings = ground.rings;
        view.snapshot = std::move(next);
    }
    // A server's outlines come by themselves, after the matters; the line below says how far.
    const bool none = part == GroundPart::Near && !m_views.front().snapshot->coarsest();
    if (none && !m_workplace.server())
        m_workplace.tell(Trouble::NoOutlines, {});
    Q_EMIT snapshotChanged();
}

void MapFeed::followCommits()
{
    for (const MapMatters which : { MapMatters::Open, MapMatters::Selected }) {
        if (view(which).loading)
            view(which).again = true;
        else if (which == MapMatters::Open || isSelected())
            load(which);
    }
}

/// What one seat may see is not the next one's, not even until its own is loaded.
void MapFeed::beginSeat()
{
    for (const MapMatters which : { MapMatters::Open, MapMatters::Selected }) {
        view(which).filter = {};
        ++view(which).generation;
        view(which).newest.next();
        show(which, std::nullopt);
    }
    load(MapMatters::Open);
}

QList<RegionCode> MapFeed::ownRegions() const
{
    QList<RegionCode> regions;
    const DirectoryPtr directory = m_workplace.directory();
    const auto &seat = m_workplace.seat();
    const Organization *own
        = directory && seat ? directory->organization(seat->organization) : nullptr;
    if (!own)
        return regions;
    for (const Region *region : directory->path(own->region)) {
        if (region->level != RegionLevel::City)
            regions.prepend(region->code);
    }
    return regions;
}

void MapFeed::select(const IncidentFilter &filter)
{
    View &selected = view(MapMatters::Selected);
    if (selected.filter == filter)
        return;
    selected.filter = filter;
    ++selected.generation;
    selected.newest.next();
    selected.loading = selected.again = false;
    if (!isSelected())
        return show(MapMatters::Selected, view(MapMatters::Open).matters);
    selected.matters.reset(); // what is drawn stays until the others are there
    Q_EMIT snapshotChanged();
    load(MapMatters::Selected);
}

void MapFeed::load(MapMatters which)
{
    View &of = view(which);
    of.again = of.loading = false;
    if (!m_workplace.seat())
        return;
    const Seat &seat = *m_workplace.seat();
    of.loading = true;
    readOn(which,
        std::make_shared<MatterReading>(
            Viewer { seat.organization, seat.officer, seat.rights }, of.filter, m_workplace.now()),
        of.newest.next(), ++of.generation);
}

void MapFeed::readOn(MapMatters which, const std::shared_ptr<MatterReading> &reading,
    const CancelToken &token, quint64 generation)
{
    struct Piece {
        bool more = false;
        MatterLayer layer; ///< of the last one
    };
    const auto read = [reading](ReadDesk &desk) -> Expected<Piece> {
        const auto more = reading->readOn(desk);
        if (!more)
            return tl::make_unexpected(more.error());
        return *more ? Piece { true, {} } : Piece { false, reading->take() };
    };
    whenAnswered(m_workplace.reading().post(read, JobKind::Background, token), this,
        [this, which, reading, token, generation](const Expected<Piece> &piece) {
            if (generation != view(which).generation)
                return;
            if (piece && piece->more)
                return readOn(which, reading, token, generation);
            if (piece)
                show(which, piece->layer);
            else
                m_workplace.tell(Trouble::Map, piece.error());
            finish(which);
        });
}

void MapFeed::finish(MapMatters which)
{
    View &of = view(which);
    of.loading = false;
    if (which == MapMatters::Open && of.matters && !isSelected())
        show(MapMatters::Selected, of.matters);
    if (of.again)
        load(which);
}

void MapFeed::show(MapMatters which, const std::optional<MatterLayer> &matters)
{
    View &of = view(which);
    auto next = std::make_shared<MapSnapshot>(*of.snapshot); // pointers only
    next->setPoints(matters ? matters->points : PointLayer::make(PointKind::Incident, {}));
    of.snapshot = std::move(next);
    of.matters = matters;
    Q_EMIT snapshotChanged();
}

std::shared_ptr<const PointLayer> MapFeed::near(PointKind kind, LonLat at, double metres) const
{
    const auto &layer = view(MapMatters::Open).snapshot->points(kind);
    if (!layer)
        return nullptr;
    std::vector<PointFeature> found;
    for (quint32 index : layer->index().withinRadius(at, metres))
        found.push_back(layer->feature(index));
    return PointLayer::make(kind, std::move(found));
}

} // namespace shiyu
