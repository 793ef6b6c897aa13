#include "app/services/mapfeed.h"
#include "tests/support/testcase.h"
#include "ui/mappane/mappane.h"
#include "ui/mappane/nearlist.h"
#include "ui/shell/usersettings.h"
#include "widgets/themesource.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const LonLat kCentre = LonLat::fromDegrees(118.0, 31.0);

/// A degree of latitude is 110.87 km at 31° N (WGS 84): so many metres north of the centre.
PickedFeature northOf(PointKind kind, const QString &label, double metres)
{
    return { kind, label, label, LonLat::fromDegrees(118.0, 31.0 + metres / 110'870.0),
        Urgency::Normal };
}

} // namespace

class TestNearList : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void namesWhatIsNear()
    {
        QWidget host; // no window of its own
        NearList list(m_theme, &host);
        list.show(kCentre, 300,
            { { PointKind::Incident, { northOf(PointKind::Incident, u"路灯不亮"_s, 40) } },
                { PointKind::Camera, {} },
                { PointKind::Unit, { northOf(PointKind::Unit, u"抢修三队"_s, 250) } } });
        const auto *tree = list.findChild<QTreeWidget *>();
        QCOMPARE(tree->topLevelItemCount(), 2); // no heading without anything below it
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), u"路灯不亮"_s);
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(1), u"40 m"_s);
        QCOMPARE(tree->topLevelItem(1)->child(0)->text(1), u"250 m"_s);
    }
    void aRowIsChosenByKey()
    {
        QWidget host; // no window of its own
        NearList list(m_theme, &host);
        const PickedFeature unit = northOf(PointKind::Unit, u"抢修三队"_s, 250);
        list.show(kCentre, 300, { { PointKind::Unit, { unit } } });
        auto *tree = list.findChild<QTreeWidget *>();
        QSignalSpy chosen(&list, &NearList::featureChosen);
        tree->setCurrentItem(tree->topLevelItem(0)->child(0));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<PickedFeature>(), unit);
        QSignalSpy closed(&list, &NearList::closed);
        QTest::keyClick(&list, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
    }
    void saysThatNothingIsThere()
    {
        QWidget host; // no window of its own
        NearList list(m_theme, &host);
        list.show(kCentre, 300, { { PointKind::Incident, {} } });
        QVERIFY(!list.findChild<QTreeWidget *>()->isVisible());
    }

    /// It stands in a corner of the map that leaves the place free, also of a map that became
    /// another size.
    void leavesThePlaceFree_data()
    {
        QTest::addColumn<QPoint>("asked"); // on a map of 900 × 700
        QTest::addColumn<QSize>("then");
        QTest::newRow("in the middle") << QPoint(450, 350) << QSize(900, 700);
        QTest::newRow("at the bottom left, where it would stand")
            << QPoint(60, 640) << QSize(900, 700);
        QTest::newRow("at the top left") << QPoint(60, 60) << QSize(900, 700);
        QTest::newRow("the map becomes lower") << QPoint(450, 350) << QSize(900, 480);
        QTest::newRow("the map becomes narrower") << QPoint(450, 350) << QSize(620, 700);
    }
    void leavesThePlaceFree()
    {
        QFETCH(QPoint, asked);
        QFETCH(QSize, then);
        Workplace workplace([] { return Instant {}; });
        MapFeed feed(workplace);
        QTemporaryDir folder;
        UserSettings settings(folder.filePath(u"settings.ini"_s));
        QWidget window;
        MapPane pane(m_theme, settings, feed, MapMatters::Open, &window);
        window.resize(900, 700);
        pane.resize(900, 700);
        window.show();
        pane.canvas().goTo(kCentre);
        pane.canvas().setTool(MapTool::Within);
        QTest::mouseClick(&pane.canvas(), Qt::LeftButton, {}, asked);
        const auto *list = pane.findChild<NearList *>();
        QVERIFY(list->isVisible());
        pane.resize(then);
        const QPoint place = pane.canvas().view().toScreen(list->centre()).toPointF().toPoint();
        QVERIFY(pane.rect().contains(place)); // or the row asks nothing
        QVERIFY2(!list->geometry().contains(place), "the place lies below the list");
        QVERIFY2(pane.rect().contains(list->geometry()), "the list is cut off");
        QTRY_VERIFY(pane.canvas().isSettled());
    }

private:
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
};

QTEST_MAIN(TestNearList)
#include "tst_nearlist.moc"
