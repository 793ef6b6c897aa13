#include "app/sql/maintenance.h"
#include "app/storage/profile.h"
#include "app/storage/shapestore.h"
#include "app/storage/verify.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QCryptographicHash>
#include <QProcess>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TstProfile : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void aNewProfileKeepsWhatItIs()
    {
        const QString path = newPath();
        ProfileInfo made;
        {
            auto profile = ProfileFile::create(path,
                { ProfileKind::Standalone, {}, OrganizationId(u"centre-city"_s),
                    instantFromMs(1'795'240'800'000) });
            QVERIFY(profile);
            made = profile->info();
        }
        QCOMPARE(made.deviceTag.size(), 2);
        QVERIFY(made.device.toString().startsWith(made.deviceTag));
        QVERIFY(!QFileInfo::exists(path + u".lock"_s));
        auto again = ProfileFile::open(path, ProfileAccess::ReadOnly);
        QVERIFY(again);
        QCOMPARE(again->info().id, made.id);
        QCOMPARE(again->info().organization, OrganizationId(u"centre-city"_s));
        QCOMPARE(again->info().createdAt, instantFromMs(1'795'240'800'000));
        QCOMPARE(ProfileFile::create(path, {}).error().code, ErrorCode::InvalidValue);
        QVERIFY(QFileInfo::exists(path));
    }

    void whatCannotBeOpenedIsLeftAsItWas_data()
    {
        QTest::addColumn<QString>("spoil");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("missing") << u"remove"_s << ErrorCode::NotFound;
        QTest::newRow("empty") << u"empty"_s << ErrorCode::Empty;
        QTest::newRow("text") << u"text"_s << ErrorCode::WrongKind;
        QTest::newRow("another program's database") << u"other"_s << ErrorCode::WrongKind;
        QTest::newRow("a newer schema") << u"newer"_s << ErrorCode::NewerSchema;
        QTest::newRow("its first page overwritten") << u"zeros"_s << ErrorCode::Damaged;
        QTest::newRow("the schema overwritten") << u"schema"_s << ErrorCode::Damaged;
        QTest::newRow("cut off") << u"cut"_s << ErrorCode::Damaged;
        QTest::newRow("killed while it was made") << u"nometa"_s << ErrorCode::Damaged;
    }
    void whatCannotBeOpenedIsLeftAsItWas()
    {
        QFETCH(QString, spoil);
        QFETCH(ErrorCode, code);
        const QString path = newPath();
        QVERIFY(ProfileFile::create(path, {}));
        spoilFile(path, spoil);
        const QByteArray before = contentOf(path);
        for (const auto access : { ProfileAccess::ReadOnly, ProfileAccess::ReadWrite }) {
            const auto opened = ProfileFile::open(path, access);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, code);
        }
        QCOMPARE(contentOf(path), before);
        QVERIFY(!QFileInfo::exists(path + u".lock"_s));
    }

    void onlyOneWriter()
    {
        const QString path = newPath();
        auto first = ProfileFile::create(path, {});
        QVERIFY(first);
        const auto second = ProfileFile::open(path, ProfileAccess::ReadWrite);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        QCOMPARE(second.error().context, path); // the sentence names the file, the detail who
        QVERIFY(second.error().detail.contains(
            u' ' + QString::number(QCoreApplication::applicationPid()) + u'@'));
        // By another name of the same file, too.
        const QString link = newPath();
        QVERIFY(QFile::link(path, link));
        QCOMPARE(ProfileFile::open(link, ProfileAccess::ReadWrite).error().code, ErrorCode::Busy);
        QVERIFY(ProfileFile::open(path, ProfileAccess::ReadOnly));
    }

    void anotherProcessIsBusyToo()
    {
        const QString path = newPath();
        auto profile = ProfileFile::create(path, {});
        QVERIFY(profile);
        QProcess other;
        other.start(qEnvironmentVariable("SHIYU_KILLED_WRITER"), { path, u"1000000"_s, u"1"_s });
        QVERIFY(other.waitForFinished());
        QCOMPARE(other.exitCode(), 3);
    }

    void aReadOnlyFile()
    {
        const QString path = newPath();
        QVERIFY(ProfileFile::create(path, {}));
        const QString flags = u"+i"_s; // root writes whatever the permission bits say
        if (QProcess::execute(u"chattr"_s, { flags, path }) != 0)
            QSKIP("this file system has no immutable files");
        const auto opened = ProfileFile::open(path, ProfileAccess::ReadWrite);
        QProcess::execute(u"chattr"_s, { u"-i"_s, path });
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::ReadOnly);
    }

    void aFullDisk()
    {
        const QString path = newPath();
        auto profile = ProfileFile::create(path, {});
        QVERIFY(profile);
        SmallCity city;
        CaseList list;
        auto &connection = profile->connection();
        QVERIFY(CaseList::makeTable(connection));
        LogWriter writer(connection, list);
        QVERIFY(*writer.perform(city.report(u"c1"_s), city.directory(), city.now()));
        const auto pages = connection.number(u"PRAGMA page_count"_s);
        QVERIFY(connection.number(u"PRAGMA max_page_count = %1"_s.arg(*pages)));
        int made = 1;
        Expected<Outcome> last = Outcome();
        while (last && made < 1000) {
            last = writer.perform(city.report(u"c%1"_s.arg(++made)), city.directory(), city.now());
        }
        QVERIFY(!last);
        QCOMPARE(last.error().code, ErrorCode::DiskFull);
        QCOMPARE(CaseList::lines(connection).size(), made - 1);
        QCOMPARE(verifyLog(connection, { false, false })->operations, made - 1);
        // Space again: the same desk goes on.
        QVERIFY(connection.number(u"PRAGMA max_page_count = 1000000"_s));
        QVERIFY(*writer.perform(city.report(u"last"_s), city.directory(), city.now()));
    }

    void bytesFlippedInTheMiddleAreFound()
    {
        const QString path = newPath();
        {
            auto profile = ProfileFile::create(path, {});
            SmallCity city;
            CaseList list;
            QVERIFY(CaseList::makeTable(profile->connection()));
            LogWriter writer(profile->connection(), list);
            for (int i = 0; i < 50; ++i)
                QVERIFY(
                    *writer.perform(city.report(u"c%1"_s.arg(i)), city.directory(), city.now()));
        }
        // A byte of a stored intent: the pages stay sound, the chain does not.
        const qint64 at = contentOf(path).indexOf("\"deviceSeq\":20,");
        QVERIFY(at > 0);
        overwrite(path, at + 12, "9");
        auto profile = ProfileFile::open(path, ProfileAccess::ReadOnly);
        QVERIFY(profile);
        const auto report = verifyLog(profile->connection(), { false, false });
        QVERIFY(report && report->broken);
        QCOMPARE(report->broken->seq, 20);
        QCOMPARE(report->broken->fault, LogFault::Hash);
    }

    void shapesInBulk()
    {
        auto profile = ProfileFile::create(newPath(), {});
        QVERIFY(profile);
        ShapeStore store(profile->connection());
        const StoredShape county { RegionCode(u"340202"_s), RegionLevel::County,
            { 1183000000, 312000000 }, { 1184000000, 313000000 }, "outline" };
        StoredShape town = county;
        town.code = RegionCode(u"340202001"_s);
        town.level = RegionLevel::Town;
        QVERIFY(store.put({ county, town }));
        town.shape = "better";
        QVERIFY(store.put({ town }));
        QCOMPARE(store.ofLevel(RegionLevel::Town)->size(), 1);
        QCOMPARE(store.of(town.code)->shape, QByteArray("better"));
        QCOMPARE(store.of(county.code)->northEast, county.northEast);
        QVERIFY(store.remove({ town.code }));
        QCOMPARE(store.of(town.code).error().code, ErrorCode::NotFound);
    }

private:
    QString newPath() { return m_folder.filePath(QString::number(++m_count) + u".shiyu"_s); }

    static void spoilFile(const QString &path, const QString &how)
    {
        const QByteArray content = contentOf(path);
        if (how == "remove"_L1)
            QVERIFY(QFile::remove(path));
        else if (how == "empty"_L1)
            QVERIFY(QFile::resize(path, 0));
        else if (how == "text"_L1)
            overwrite(path, 0, "name,address\n");
        else if (how == "zeros"_L1)
            overwrite(path, 0, QByteArray(4096, '\0'));
        else if (how == "schema"_L1)
            overwrite(path, 100, QByteArray(3900, '\x55'));
        else if (how == "cut"_L1)
            QVERIFY(QFile::resize(path, content.size() / 2));
        else
            spoilBySql(path, how);
    }

    static void spoilBySql(const QString &path, const QString &how)
    {
        auto connection = sql::Connection::open(path, sql::OpenMode::ReadWrite);
        QVERIFY(connection);
        const QString sql = how == "newer"_L1 ? u"PRAGMA user_version = 9999"_s
            : how == "other"_L1               ? u"PRAGMA application_id = 1234"_s
                                              : u"DELETE FROM meta"_s;
        QVERIFY(connection->exec(sql));
    }

    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TstProfile)
#include "tst_profile.moc"
