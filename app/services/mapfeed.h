#pragma once
#include "app/services/maplayers.h"
#include "app/services/workplace.h"
#include <QTimer>
#include <array>

namespace shiyu {

/// Which matters a map shows.
enum class MapMatters {
    Open, ///< all open ones of the seat
    Selected, ///< what the queue holds now: its chip, search and conditions
};

/// Keeps the map's snapshots in step with the profile: regions and features once, the matters of
/// the seat after every commit (at most three times a second), none of them as soon as another
/// officer sits down or he leaves. Layers are made on the reading thread; the GUI thread only swaps
/// pointers. GUI thread.
class MapFeed : public QObject {
    Q_OBJECT
public:
    explicit MapFeed(Workplace &workplace);

    /// The two differ in their matters only.
    std::shared_ptr<const MapSnapshot> snapshot(MapMatters which) const;
    /// What it holds, with the matters that have no place; nothing while they are being read.
    std::optional<MatterLayer> matters(MapMatters which) const;
    void select(const IncidentFilter &filter);
    /// What the seat's organisation answers for, the smallest first, for those of them that have an
    /// outline: 社区, its street, its county. Empty for the whole city.
    QList<RegionCode> ownRegions() const;
    /// Features within a radius as an own layer, for the selected case.
    std::shared_ptr<const PointLayer> near(PointKind kind, LonLat at, double metres) const;

Q_SIGNALS:
    void snapshotChanged();

private:
    struct View {
        IncidentFilter filter;
        std::shared_ptr<const MapSnapshot> snapshot = std::make_shared<const MapSnapshot>();
        std::optional<MatterLayer> matters;
        NewestWins newest;
        quint64 generation = 0;
        bool loading = false;
        bool again = false; ///< something was committed while it was read
    };
    View &view(MapMatters which) { return m_views[static_cast<size_t>(which)]; }
    const View &view(MapMatters which) const { return m_views[static_cast<size_t>(which)]; }
    bool isSelected() const { return view(MapMatters::Selected).filter != IncidentFilter(); }

    void loadGround();
    void readGround(const std::shared_ptr<GroundReading> &reading);
    void takeGround(const GroundLayers &ground, GroundPart part);
    void followCommits();
    void beginSeat();
    void load(MapMatters which);
    void readOn(MapMatters which, const std::shared_ptr<MatterReading> &reading,
        const CancelToken &token, quint64 generation);
    void finish(MapMatters which);
    void show(MapMatters which, const std::optional<MatterLayer> &matters);

    Workplace &m_workplace;
    std::array<View, 2> m_views;
    QTimer m_soon;
};

} // namespace shiyu
