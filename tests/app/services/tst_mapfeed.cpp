#include "app/services/mapfeed.h"

#include "app/protocol/answers.h"
#include "app/sql/transaction.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace shiyu;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A profile of a server whose directory has come and whose outlines have not.
bool makeServerDesk(const QString &path, Instant now)
{
    const protocol::Enrolment enrolment { u"https://sync.example:8443"_s,
        { QByteArray(32, 'a'), QByteArray(32, 'b') }, OrganizationId(u"c.city"_s), u"芜湖市"_s,
        u"JQ7W-2K5M-XH3D"_s, now + std::chrono::days { 7 } };
    QTemporaryFile file;
    if (!file.open() || file.write(protocol::write(enrolment)) < 0 || !file.flush()
        || !makeServerProfile(path, file.fileName(), now))
        return false;
    auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
    if (!profile)
        return false;
    auto transaction = sql::Transaction::begin(profile->connection());
    return transaction
        && DirectoryStore(profile->connection()).write(test::cityWithTwoGrids(), {}, now)
        && transaction->commit();
}

} // namespace

class TestMapFeed : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void ownGroundIsThatOfTheSeat();
    void mattersGoWithTheirOfficer_data();
    void mattersGoWithTheirOfficer();
    void theSelectionIsWhatTheQueueHolds_data();
    void theSelectionIsWhatTheQueueHolds();
    void steadyCommitsDoNotPutItOff();
    void aCityWithoutOutlinesIsTold_data();
    void aCityWithoutOutlinesIsTold();

private:
    /// A profile of its own; made once and copied.
    QString profile(const QString &name, test::CityOutlines outlines);
    bool signIn(Workplace &workplace, const QString &name, test::CityOutlines outlines);
    bool report(Workplace &workplace, const QString &region, const QString &urgency,
        const std::optional<LonLat> &at);
    Instant m_now { 1764000000000ms };
    QTemporaryDir m_folder;
};

void TestMapFeed::ownGroundIsThatOfTheSeat()
{
    Workplace workplace([this] { return m_now; });
    MapFeed feed(workplace);
    QCOMPARE(feed.ownRegions(), QList<RegionCode>());
    QVERIFY(signIn(workplace, u"own ground"_s, test::CityOutlines::CityAndGrids));
    QCOMPARE(feed.ownRegions(), QList<RegionCode>()); // of the city: no smaller than all
    const auto seat = workplace.signIn(u"d.yijiang.urban.handler"_s, test::kCityPassword);
    QTRY_VERIFY(seat.isFinished());
    QCOMPARE(feed.ownRegions(), QList<RegionCode> { test::region::kOtherCounty });
}

void TestMapFeed::mattersGoWithTheirOfficer_data()
{
    QTest::addColumn<QString>("next"); // who sits down; empty: nobody
    QTest::newRow("another officer sits down") << u"d.yijiang.urban.handler"_s;
    QTest::newRow("the officer leaves") << QString();
}

void TestMapFeed::mattersGoWithTheirOfficer()
{
    QFETCH(QString, next);
    const QString path = profile(u"city-"_s + next, test::CityOutlines::CityAndGrids);
    Workplace workplace([this] { return m_now; });
    MapFeed feed(workplace);
    const auto matters = [&feed] {
        const auto &layer = feed.snapshot(MapMatters::Open)->points(PointKind::Incident);
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

QString TestMapFeed::profile(const QString &name, test::CityOutlines outlines)
{
    const QString made
        = m_folder.filePath(QStringLiteral("made %1").arg(static_cast<int>(outlines)));
    const QVector<OfficerId> officers { OfficerId(u"c.city.intake"_s),
        OfficerId(u"d.yijiang.urban.handler"_s) };
    if (!QFile::exists(made) && !test::makeCityProfile(made, officers, m_now, outlines))
        return {};
    const QString path = m_folder.filePath(name);
    return QFile::copy(made, path) ? path : QString();
}

bool TestMapFeed::signIn(Workplace &workplace, const QString &name, test::CityOutlines outlines)
{
    const auto opened = workplace.open(profile(name, outlines));
    if (!QTest::qWaitFor([&] { return opened.isFinished(); }))
        return false;
    const auto seat = workplace.signIn(u"c.city.intake"_s, test::kCityPassword);
    return QTest::qWaitFor([&] { return seat.isFinished(); }) && seat.result().has_value();
}

bool TestMapFeed::report(Workplace &workplace, const QString &region, const QString &urgency,
    const std::optional<LonLat> &at)
{
    const Place place = at ? Place { PlaceShape::Point, { *at }, {} } : Place {};
    const auto made = workplace.act({ {}, OperationKind::Report,
        { { u"title"_s, u"t"_s }, { u"summary"_s, u"s"_s }, { u"place"_s, toJson(place) },
            { u"region"_s, region }, { u"urgency"_s, urgency }, { u"channel"_s, u"person"_s },
            { u"source"_s, u"12345"_s } },
        {}, 0 });
    return QTest::qWaitFor([&] { return made.isFinished(); }) && made.result().has_value();
}

void TestMapFeed::theSelectionIsWhatTheQueueHolds_data()
{
    QTest::addColumn<IncidentFilter>("filter");
    QTest::addColumn<int>("drawn");
    QTest::addColumn<int>("withoutPlace");
    const auto row = [](const char *name, int drawn, int withoutPlace, auto change) {
        IncidentFilter filter;
        change(filter);
        QTest::newRow(name) << filter << drawn << withoutPlace;
    };
    row("no condition: all that is open", 2, 1, [](IncidentFilter &) {});
    row("a chip that holds them", 2, 1, [](IncidentFilter &f) { f.chip = QueueChip::ToAccept; });
    row("a chip that holds none", 0, 0, [](IncidentFilter &f) { f.chip = QueueChip::SentBack; });
    row("an urgency", 1, 0, [](IncidentFilter &f) { f.urgencies = { Urgency::Critical }; });
    row("a county without any", 0, 0,
        [](IncidentFilter &f) { f.region = RegionCode(u"340207"_s); });
    row("a word that is nowhere", 0, 0, [](IncidentFilter &f) { f.text = u"井盖"_s; });
}

void TestMapFeed::theSelectionIsWhatTheQueueHolds()
{
    QFETCH(IncidentFilter, filter);
    QFETCH(int, drawn);
    QFETCH(int, withoutPlace);
    Workplace workplace([this] { return m_now; });
    MapFeed feed(workplace);
    QVERIFY(signIn(workplace, QString::fromLatin1(QTest::currentDataTag()).remove(u':'),
        test::CityOutlines::CityAndGrids));
    QVERIFY(report(workplace, u"340202"_s, u"critical"_s, LonLat::fromDegrees(118.005, 31.005)));
    QVERIFY(report(workplace, u"340202"_s, u"normal"_s, LonLat::fromDegrees(118.015, 31.005)));
    QVERIFY(report(workplace, u"340202"_s, u"normal"_s, std::nullopt));
    const auto total = [&feed](MapMatters which) {
        const auto matters = feed.matters(which);
        return matters ? matters->total : -1;
    };
    QTRY_COMPARE(total(MapMatters::Open), 3);
    feed.select(filter);
    QTRY_COMPARE(total(MapMatters::Selected), drawn + withoutPlace);
    QCOMPARE(feed.matters(MapMatters::Selected)->withoutPlace, withoutPlace);
    QCOMPARE(feed.snapshot(MapMatters::Selected)->points(PointKind::Incident)->features().size(),
        size_t(drawn));
    QCOMPARE(total(MapMatters::Open), 3); // the map of all is as it was
    QCOMPARE(feed.snapshot(MapMatters::Selected)->level(RegionLevel::Grid),
        feed.snapshot(MapMatters::Open)->level(RegionLevel::Grid));
}

void TestMapFeed::steadyCommitsDoNotPutItOff()
{
    Workplace workplace([this] { return m_now; });
    MapFeed feed(workplace);
    QVERIFY(signIn(workplace, u"steady"_s, test::CityOutlines::CityAndGrids));
    QTimer server; // something comes every tenth of a second
    connect(&server, &QTimer::timeout, &workplace, &Workplace::lookAgain);
    server.start(100ms);
    QVERIFY(report(workplace, u"340202"_s, u"critical"_s, LonLat::fromDegrees(118.005, 31.005)));
    QTRY_VERIFY(feed.matters(MapMatters::Open) && feed.matters(MapMatters::Open)->total == 1);
}

void TestMapFeed::aCityWithoutOutlinesIsTold_data()
{
    QTest::addColumn<test::CityOutlines>("outlines");
    QTest::addColumn<bool>("server");
    QTest::addColumn<int>("told");
    QTest::newRow("alone and without: import them") << test::CityOutlines::None << false << 1;
    QTest::newRow("alone and with them") << test::CityOutlines::CityAndGrids << false << 0;
    QTest::newRow("a server: they are on their way") << test::CityOutlines::None << true << 0;
}

void TestMapFeed::aCityWithoutOutlinesIsTold()
{
    QFETCH(test::CityOutlines, outlines);
    QFETCH(bool, server);
    QFETCH(int, told);
    const QString name = QStringLiteral("outlines %1").arg(told);
    const QString path = server ? m_folder.filePath(u"server"_s) : profile(name, outlines);
    if (server)
        QVERIFY(makeServerDesk(path, m_now));
    Workplace workplace([this] { return m_now; });
    MapFeed feed(workplace);
    int found = 0;
    connect(&workplace, &Workplace::troubled, this,
        [&found](Trouble trouble) { found += trouble == Trouble::NoOutlines ? 1 : 0; });
    const auto opened = workplace.open(path);
    QTRY_VERIFY(opened.isFinished());
    QVERIFY(opened.result());
    QCOMPARE(workplace.server().has_value(), server);
    QTRY_VERIFY(feed.snapshot(MapMatters::Open)->points(PointKind::Camera)); // the ground is read
    QCOMPARE(found, told);
}

QTEST_GUILESS_MAIN(TestMapFeed)
#include "tst_mapfeed.moc"
