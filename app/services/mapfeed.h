#pragma once
#include "app/services/workplace.h"
#include "map/render/mapsnapshot.h"
#include <QTimer>

namespace shiyu {

/// Keeps the map's snapshot in step with the profile: regions and features once, the open matters
/// of the seat after every commit (at most three times a second), none of them as soon as another
/// officer sits down or he leaves. Layers are made in the pool; the
/// GUI thread only swaps pointers. GUI thread.
class MapFeed : public QObject {
    Q_OBJECT
public:
    explicit MapFeed(Workplace &workplace);

    std::shared_ptr<const MapSnapshot> snapshot() const { return m_snapshot; }
    int openWithoutPlace() const { return m_withoutPlace; } ///< open matters that lack a position
    /// Features within a radius as an own layer, for the selected case.
    std::shared_ptr<const PointLayer> near(PointKind kind, LonLat at, double metres) const;

Q_SIGNALS:
    void snapshotChanged();

private:
    void loadGround();
    void loadIncidents();
    void forgetIncidents();
    void replace(const std::function<void(MapSnapshot &)> &change);

    Workplace &m_workplace;
    std::shared_ptr<const MapSnapshot> m_snapshot = std::make_shared<const MapSnapshot>();
    QTimer m_soon;
    quint64 m_generation = 0;
    int m_withoutPlace = 0;
};

} // namespace shiyu
