#include "ui/mappane/statetext.h"

#include "app/services/pointstate.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestStateText : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void saysTheState_data();
    void saysTheState();
};

void TestStateText::saysTheState_data()
{
    QTest::addColumn<PointKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, PointKind kind, quint8 status, const QString &text) {
        QTest::newRow(name) << kind << int { status } << text;
    };
    row("a matter", PointKind::Incident, pointStatus(Stage::Accepted), u"To dispatch"_s);
    row("a camera that answers", PointKind::Camera, pointStatus(DeviceStatus::Online), u"online"_s);
    row("one that does not", PointKind::Camera, pointStatus(DeviceStatus::Offline), u"offline"_s);
    row("of which nobody knows", PointKind::Camera, pointStatus(DeviceStatus::Unknown),
        u"state unknown"_s);
    row("a broken one", PointKind::Camera, pointStatus(DeviceStatus::Fault), u"out of order"_s);
    row("a free unit", PointKind::Unit, pointStatus(UnitStatus::Free), u"free"_s);
    row("a school", PointKind::Place, 0, {});
    row("a layer that says nothing", PointKind::Camera, 0, {});
}

void TestStateText::saysTheState()
{
    QFETCH(PointKind, kind);
    QFETCH(int, status);
    PickedFeature feature;
    feature.kind = kind;
    feature.status = static_cast<quint8>(status);
    QTEST(stateText(feature), "text");
}

QTEST_GUILESS_MAIN(TestStateText)
#include "tst_statetext.moc"
