#include "tests/support/testcase.h"
#include "ui/mappane/nearlist.h"
#include "widgets/themesource.h"
#include <QSignalSpy>
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

private:
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
};

QTEST_MAIN(TestNearList)
#include "tst_nearlist.moc"
