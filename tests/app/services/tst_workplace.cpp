#include "app/services/workplace.h"

#include "app/services/profiledesk.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// As if its profile had answered before it was asked.
class Answered : public Workplace {
public:
    using Workplace::letIn;
    using Workplace::Workplace;
};

} // namespace

/// Opening a profile: who may sign in is known before the directory has been read.
class TestWorkplace : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(make(u"city"_s));
        QVERIFY(make(u"damaged"_s));
        auto profile = ProfileFile::open(m_folder.filePath(u"damaged"_s), ProfileAccess::ReadWrite);
        // What seats nobody, so that the accounts are found.
        QVERIFY(profile->connection().exec(
            u"UPDATE directory_item SET body = x'78' WHERE kind = 'category'"_s));
    }

    void seatsAreThoseOfTheWholeDirectory()
    {
        const QString path = m_folder.filePath(u"city"_s);
        struct Found {
            QString city;
            QStringList names;
            QVector<std::optional<Seat>> seats;
            qsizetype officers;
        };
        const auto found = [&path](ProfileDesk::Reads reads) {
            const auto desk = ProfileDesk::open(path, reads).value(); // one at a time has the file
            const Directory &directory = *desk->directory();
            Found what { directory.data().cityName, {}, {}, directory.data().officers.size() };
            for (const AccountEntry &entry : desk->accounts())
                what.names << entry.account << entry.officerName << entry.organizationName;
            for (const OfficerId &officer : kOfficers)
                what.seats.append(seatOf(directory, officer));
            return what;
        };
        const Found whole = found(ProfileDesk::Reads::Directory);
        const Found quick = found(ProfileDesk::Reads::Seats);
        QCOMPARE(quick.city, whole.city);
        QCOMPARE(quick.names, whole.names);
        QVERIFY(quick.seats == whole.seats);
        QVERIFY(quick.seats.first() && quick.seats.last());
        QCOMPARE(quick.officers, kOfficers.size());
        QVERIFY(whole.officers > kOfficers.size());
    }

    void whoTypesAtOnceIsSeatedWithAllOfIt()
    {
        Workplace workplace([] { return kNow; });
        QFuture<Expected<Seat>> seat;
        bool early = false;
        connect(&workplace, &Workplace::accountsFound, this, [&] {
            early = !workplace.isOpen() && workplace.cityName() == test::cityWithTwoGrids().cityName
                && workplace.accounts().size() == kOfficers.size();
            seat = workplace.signIn(u"c.city.intake"_s, test::kCityPassword);
        });
        qsizetype regions = 0;
        connect(&workplace, &Workplace::seatChanged, this,
            [&] { regions = workplace.directory()->data().regions.size(); });
        const auto opened = workplace.open(m_folder.filePath(u"city"_s));
        QTRY_VERIFY(opened.isFinished() && seat.isFinished());
        QVERIFY(early);
        QVERIFY(opened.result());
        QVERIFY(seat.result());
        QTRY_COMPARE(regions, test::cityWithTwoGrids().regions.size());
    }

    void theSeatComesWhenTheCallHasReturned_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("let in") << true;
        QTest::newRow("refused") << false;
    }
    void theSeatComesWhenTheCallHasReturned()
    {
        QFETCH(bool, known);
        Answered workplace([] { return kNow; });
        const auto opened = workplace.open(m_folder.filePath(u"city"_s));
        QTRY_VERIFY(opened.isFinished());
        Expected<Seat> tried = fail(ErrorCode::WrongPassword);
        if (known)
            tried = *seatOf(*workplace.directory(), kOfficers.first());
        QSignalSpy changed(&workplace, &Workplace::seatChanged);
        const auto seat = workplace.letIn(QtFuture::makeReadyFuture(tried));
        QVERIFY(!seat.isFinished()); // nobody has had the time to listen
        QCOMPARE(changed.count(), 0);
        QTRY_VERIFY(seat.isFinished());
        QCOMPARE(changed.count(), known ? 1 : 0);
        QCOMPARE(seat.result().has_value(), known);
        QCOMPARE(workplace.seat().has_value(), known);
    }

    void aDamagedDirectoryLetsNobodyIn()
    {
        Workplace workplace([] { return kNow; });
        QSignalSpy changed(&workplace, &Workplace::seatChanged);
        const auto opened = workplace.open(m_folder.filePath(u"damaged"_s));
        for (int i = 0; i < 2; ++i) { // asked while it is read, and when it was
            const auto seat = workplace.signIn(u"c.city.intake"_s, test::kCityPassword);
            QTRY_VERIFY(opened.isFinished() && seat.isFinished());
            QVERIFY(!opened.result());
            QCOMPARE(opened.result().error().code, ErrorCode::Damaged);
            QVERIFY(!seat.result());
            QCOMPARE(seat.result().error().code, ErrorCode::Damaged);
        }
        QCOMPARE(changed.count(), 0);
    }

    void theOneThatWasOpenedLastCounts()
    {
        Workplace workplace([] { return kNow; });
        QSignalSpy opened(&workplace, &Workplace::opened);
        const auto first = workplace.open(m_folder.filePath(u"damaged"_s));
        const auto second = workplace.open(m_folder.filePath(u"city"_s));
        QTRY_VERIFY(first.isFinished() && second.isFinished());
        QVERIFY(second.result());
        QVERIFY(first.isCanceled() || !first.result());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(workplace.accounts().size(), kOfficers.size());
    }

private:
    bool make(const QString &name)
    {
        return test::makeCityProfile(m_folder.filePath(name), kOfficers, kNow).has_value();
    }

    static constexpr Instant kNow { 1764000000000ms };
    static inline const QVector<OfficerId> kOfficers { OfficerId(u"c.city.intake"_s),
        OfficerId(u"d.yijiang.urban.handler"_s) };
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestWorkplace)
#include "tst_workplace.moc"
