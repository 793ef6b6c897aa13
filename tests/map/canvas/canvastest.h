#pragma once
#include "map/canvas/mapcanvas.h"
#include "tests/map/render/scenes.h"
#include "tests/support/testcase.h"

namespace shiyu::test {

/// A map of 800 × 600 over the small city: what its tests share.
class CanvasTest : public TestCase {
    Q_OBJECT
protected Q_SLOTS:
    void initTestCase() { qRegisterMetaType<LonLat>(); }

protected:
    static std::shared_ptr<const MapSnapshot> city(std::vector<PointFeature> incidents = {});
    static void show(MapCanvas &canvas, const std::shared_ptr<const MapSnapshot> &snapshot);
    static QPoint screen(const MapCanvas &canvas, LonLat where)
    {
        return canvas.view().toScreen(where).toPointF().toPoint();
    }
};

inline std::shared_ptr<const MapSnapshot> CanvasTest::city(std::vector<PointFeature> incidents)
{
    MapSnapshot s = smallCity();
    if (!incidents.empty())
        s.setPoints(PointLayer::make(PointKind::Incident, std::move(incidents)));
    return std::make_shared<const MapSnapshot>(s);
}

inline void CanvasTest::show(MapCanvas &canvas, const std::shared_ptr<const MapSnapshot> &snapshot)
{
    canvas.resize(800, 600);
    canvas.setSnapshot(snapshot);
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    QTRY_VERIFY(canvas.isSettled());
    const auto &incidents = snapshot->points(PointKind::Incident);
    if (incidents && !incidents->features().empty())
        QTRY_VERIFY(
            !canvas.featuresAt(canvas.view().toScreen(incidents->feature(0).position)).isEmpty());
}

} // namespace shiyu::test
