#include "app/services/mapfeed.h"

#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestMapFeed : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void mattersGoWithTheirOfficer_data();
    void mattersGoWithTheirOfficer();

private:
    QTemporaryDir m_folder;
};

void TestMapFeed::mattersGoWithTheirOfficer_data()
{
    QTest::addColumn<QString>("next"); // who sits down; empty: nobody
    QTest::newRow("another officer sits down") << u"d.yijiang.urban.handler"_s;
    QTest::newRow("the officer leaves") << QString();
}

void TestMapFeed::mattersGoWithTheirOfficer()
{
    QFETCH(QString, next);
    const Instant now { 1764000000000ms };
    const QString path = m_folder.filePath(u"city-"_s + next);
    QVERIFY(test::makeCityProfile(
        path, { OfficerId(u"c.city.intake"_s), OfficerId(u"d.yijiang.urban.handler"_s) }, now));
    Workplace workplace([now] { return now; });
    MapFeed feed(workplace);
    const auto matters = [&feed] {
        const auto &layer = feed.snapshot()->points(PointKind::Incident);
        return layer ? layer->features().size() : 0;
    };
    const auto opened = workplace.open(path);
    QTRY_VERIFY(opened.isFinished());
    const auto seat = workplace.signIn(u"c.city.intake"_s, test::kCityPassword);
    QTRY_VERIFY(seat.isFinished());
    QVERIFY(seat.result());
    const Place place { PlaceShape::Point, { LonLat::fromDegrees(118.355, 31.005) }, {} };
    const auto made = workplace.act({ {}, OperationKind::Report,
        { { u"title"_s, u"t"_s }, { u"summary"_s, u"s"_s }, { u"place"_s, toJson(place) },
            { u"region"_s, u"340202"_s }, { u"urgency"_s, u"normal"_s },
            { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s } },
        {}, 0 });
    QTRY_VERIFY(made.isFinished());
    QVERIFY(made.result());
    QTRY_COMPARE(matters(), size_t(1));
    // At once: the map is painted before an answer can come.
    std::optional<size_t> shown;
    connect(&workplace, &Workplace::seatChanged, this, [&] { shown = matters(); });
    if (next.isEmpty())
        workplace.signOut();
    else
        workplace.signIn(next, test::kCityPassword);
    QTRY_VERIFY(shown);
    QCOMPARE(*shown, size_t(0));
}

QTEST_GUILESS_MAIN(TestMapFeed)
#include "tst_mapfeed.moc"
