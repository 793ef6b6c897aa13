#include "app/storage/verify.h"
#include "tests/app/exchange/importtest.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using I = ImportIssue;

namespace {

constexpr char kHead[] = "标题,类别,经度,纬度,联系电话,留言时间,紧急程度,编号,详情\n";

QByteArray matters(const QList<QByteArray> &rows)
{
    QByteArray bytes = kHead;
    for (const QByteArray &row : rows)
        bytes += row + '\n';
    return bytes;
}

const QByteArray kGood = "路灯不亮,,118.2,31.2,13805531234,2026-09-01 08:00:00,一般,n1,整条街都黑";

} // namespace

class TstImportRun : public ImportTest {
    Q_OBJECT
private Q_SLOTS:
    // Every way in which a matter can be wrong, one row each.
    void aRowIsRejectedFor_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<ImportIssue>("issue");
        const auto row = [](const char *name, const QByteArray &cells, I issue) {
            QTest::newRow(name) << cells << issue;
        };
        row("no word", ",,118.2,31.2,,,,,", I::NothingToSay);
        row("outside the city", "a,,121.47,31.23,,,,,", I::OutsideCity);
        row("longitude and latitude changed", "a,,31.2,118.2,,,,,", I::BadCoordinate);
        row("half a position", "a,,118.2,,,,,,", I::BadCoordinate);
        row("a coordinate that is none", "a,,118.2°,31.2,,,,,", I::BadCoordinate);
        row("a time that is none", "a,,118.2,31.2,,gestern,,,", I::BadTime);
        row("a date that does not exist", "a,,118.2,31.2,,2026-02-30,,,", I::BadTime);
        row("a date in the future", "a,,118.2,31.2,,2026-09-22 09:00,,,", I::FutureTime);
        row("a telephone that is none", "a,,118.2,31.2,不详,,,,", I::BadPhone);
        row("unknown urgency", "a,,118.2,31.2,,,很急,,", I::UnknownUrgency);
        row("a text of 10 MB", "a,,118.2,31.2,,,,," + QByteArray(10 << 20, 'x'), I::TextTooLong);
        row("a number twice", kGood, I::DuplicateRow);
    }
    void aRowIsRejectedFor()
    {
        QFETCH(QByteArray, row);
        QFETCH(ImportIssue, issue);
        ImportPlan plan = m_desk->plan(
            ImportKind::Incidents, m_desk->file(u"a.csv"_s, matters({ kGood, row })));
        // All or nothing: nothing.
        auto report = m_desk->run(plan);
        QVERIFY2(report, report ? "" : qPrintable(report.error().context));
        QCOMPARE(report->read, 2);
        QCOMPARE(report->imported, 0);
        QCOMPARE(report->rejected, 1);
        QVERIFY(!report->written);
        QCOMPARE(report->rejections.size(), 1);
        QCOMPARE(report->rejections.first().row, 2);
        QCOMPARE(report->rejections.first().issue, issue);
        QCOMPARE(m_desk->count(u"incident"_s), 0);
        const QString kept = m_desk->rejectedText();
        QVERIFY(kept.contains(issueTitle(issue)));
        QVERIFY(!kept.contains(u"整条街都黑"_s) || issue == I::DuplicateRow);
        // Partial: the good one.
        plan.partial = true;
        report = m_desk->run(plan);
        QVERIFY(report);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(m_desk->count(u"incident"_s), 1);
    }

    void theImportedFileIsNeverTheRejectedOne()
    {
        const QString path = m_desk->rejects();
        ImportPlan plan = m_desk->plan(
            ImportKind::Incidents, m_desk->file(QFileInfo(path).fileName(), matters({ kGood })));
        plan.path = path;
        const auto report = m_desk->run(plan);
        QVERIFY(!report);
        QCOMPARE(report.error().context, u"rejects"_s);
        QVERIFY(m_desk->rejectedText().contains(u"整条街都黑"_s));
    }

    void aMatterIsWhatTheRowSays()
    {
        const auto report = m_desk->run(m_desk->plan(ImportKind::Incidents,
            m_desk->file(u"a.csv"_s,
                matters({ "<script>alert(1)</script>,,118.2,31.2,13805531234,"
                          "2026-09-01 08:00:00,特急,n1,请打13805531234" }))));
        QVERIFY(report);
        QCOMPARE(report->imported, 1);
        const auto id = m_desk->profile.connection().number(u"SELECT count(*) FROM closed_value"_s);
        QCOMPARE(*id, 2); // telephone and the appeal with a telephone in it
        const auto state = m_desk->writer.state(IncidentId(u"c2"_s));
        QVERIFY(state && *state);
        const Incident &matter = **state;
        QCOMPARE(matter.title, u"<script>alert(1)</script>"_s);
        QVERIFY(!matter.summary.contains(u"13805531234"_s));
        QCOMPARE(matter.urgency, Urgency::Critical);
        QCOMPARE(matter.sourceNumber, u"n1"_s);
        QCOMPARE(matter.primaryRegion, region::kGrid);
        QCOMPARE(matter.place.points.first(), LonLat::fromDegrees(118.2, 31.2));
        QCOMPARE(toMs(matter.reportedAt), 1'788'220'800'000); // 2026-09-01 00:00 UTC
        QVERIFY(matter.contactable);
        QCOMPARE(matter.stage, Stage::Reported);
        const auto log = verifyLog(m_desk->profile.connection(), { false, true });
        QVERIFY(log);
        QVERIFY(!log->broken);
    }

    // A number that the limit of a title cuts in two is no number any more: masked before.
    void noPartOfATelephoneStaysInTheOpenText_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QByteArray head = "标题,详情,地址,大类,经度,纬度\n";
        QTest::newRow("in the first line, where the title is cut")
            << head + ",三十四个字" + QByteArray(29, 'x') + "13805531234,,,118.2,31.2\n";
        QTest::newRow("in a title that is too long")
            << head + QByteArray(195, 'x') + "13805531234,,,,118.2,31.2\n";
        QTest::newRow("in the address") << head + "路灯,,长街13805531234,,118.2,31.2\n";
        QTest::newRow("in the source's category, where it is cut")
            << head + "路灯,,," + QByteArray(95, 'x') + "13805531234,118.2,31.2\n";
    }
    void noPartOfATelephoneStaysInTheOpenText()
    {
        QFETCH(QByteArray, file);
        const auto report
            = m_desk->run(m_desk->plan(ImportKind::Incidents, m_desk->file(u"a.csv"_s, file)));
        QVERIFY(report);
        QCOMPARE(report->imported, 1);
        const auto state = m_desk->writer.state(IncidentId(u"c2"_s));
        QVERIFY(state && *state);
        const Incident &matter = **state;
        for (const QString &text : { matter.title, matter.summary, matter.place.address })
            QVERIFY2(!text.contains(u"1380"_s), qPrintable(text));
    }

    void whatTheSourceSettledIsAnswered()
    {
        const auto report = m_desk->run(m_desk->plan(ImportKind::Incidents,
            m_desk->file(u"a.csv"_s,
                "标题,留言时间,答复意见,答复时间\n路灯,2026-09-01 08:00,已修复,2026-09-02 "
                "08:00\n")));
        QVERIFY(report);
        QCOMPARE(report->count(I::SettledInSource), 1);
        QCOMPARE(report->count(I::WithoutPosition), 1);
        const auto state = m_desk->writer.state(IncidentId(u"c2"_s));
        QCOMPARE((*state)->stage, Stage::Answered);
        QCOMPARE(toMs((*state)->lastEffectiveAt), 1'788'307'200'000);
        QCOMPARE((*state)->record.size(), 2);
    }

    void theSameFileAgainIsRejected()
    {
        const auto plan
            = m_desk->plan(ImportKind::Incidents, m_desk->file(u"a.csv"_s, matters({ kGood })));
        QCOMPARE(m_desk->run(plan)->imported, 1);
        const auto again = m_desk->run(plan);
        QCOMPARE(again->imported, 0);
        QCOMPARE(again->count(I::AlreadyThere), 1);
        QCOMPARE(m_desk->count(u"incident"_s), 1);
    }

    void unknownCategories()
    {
        const QString path
            = m_desk->file(u"a.csv"_s, matters({ "灯,Street Light,118.2,31.2,,,,," }));
        ImportPlan plan = m_desk->plan(ImportKind::Incidents, path);
        plan.rejectUnknownCategories = true;
        QCOMPARE(m_desk->run(plan)->count(I::UnknownCategory), 1);
        plan.rejectUnknownCategories = false;
        const auto report = m_desk->run(plan);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->count(I::KeptUncategorised), 1);
        const auto state = m_desk->writer.state(IncidentId(u"c2"_s));
        QVERIFY((*state)->category.isEmpty());
        QVERIFY((*state)->summary.contains(u"Street Light"_s));
    }

    void aCancelledImportLeavesNothing()
    {
        const auto plan = m_desk->plan(
            ImportKind::Incidents, m_desk->file(u"a.csv"_s, matters(numberedRows(1000))));
        const qint64 before = m_desk->count(u"log"_s);
        m_desk->control.progress = [this](bool writing, qint64 done, qint64) {
            if (!writing && done >= 512)
                m_desk->control.cancelled = true;
        };
        const auto report = m_desk->run(plan);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_desk->count(u"log"_s), before);
        QCOMPARE(m_desk->count(u"incident"_s), 0);
        QCOMPARE(m_desk->count(u"import_row"_s), 0);
        m_desk->control.cancelled = false;
        m_desk->control.progress = {};
        QCOMPARE(m_desk->run(plan)->imported, 1000); // and nothing of it is in the way
    }

    void cancelledAfterTheDecisionItGoesOn()
    {
        const auto plan
            = m_desk->plan(ImportKind::Incidents, m_desk->file(u"a.csv"_s, matters({ kGood })));
        m_desk->control.progress = [this](bool writing, qint64, qint64) {
            m_desk->control.cancelled = m_desk->control.cancelled || writing;
        };
        QCOMPARE(m_desk->run(plan)->imported, 1);
    }

    void othersActBetweenThePieces()
    {
        const auto plan = m_desk->plan(
            ImportKind::Incidents, m_desk->file(u"a.csv"_s, matters(numberedRows(200))));
        int pieces = 0;
        int seenBefore = 0; // matters seen while the import was not decided
        m_desk->atDoor = [&](const ImportHand &hand, const ImportPiece &piece) {
            ++pieces;
            // An act of somebody else finds no transaction of the import open.
            const auto act = hand.writer.beginBatch();
            if (!act)
                return act;
            hand.writer.abandonBatch();
            if (m_desk->count(u"import_batch WHERE ready = 1"_s) == 0)
                seenBefore += static_cast<int>(m_desk->count(u"incident"_s));
            return piece(hand);
        };
        QCOMPARE(m_desk->run(plan)->imported, 200);
        QCOMPARE(seenBefore, 0);
        QVERIFY(pieces > 200 / 32 + 200 / 64);
        QCOMPARE(m_desk->count(u"import_batch"_s), 0);
    }

    // The program ends before the n-th piece; after the next sign-in all is there, or nothing.
    void anInterruptedImportIsWholeOrNothing_data()
    {
        QTest::addColumn<int>("piece");
        QTest::addColumn<int>("imported");
        // 100 rows: 1 begins, 2 to 5 stage 32 rows or the rest, 6 decides, then they go in.
        QTest::newRow("before it begins") << 1 << 0;
        QTest::newRow("with some rows staged") << 3 << 0;
        QTest::newRow("with all rows staged") << 6 << 0;
        QTest::newRow("decided, none is in") << 7 << 100;
        QTest::newRow("decided, some are in") << 8 << 100;
    }
    void anInterruptedImportIsWholeOrNothing()
    {
        QFETCH(int, piece);
        QFETCH(int, imported);
        const auto plan = m_desk->plan(
            ImportKind::Incidents, m_desk->file(u"a.csv"_s, matters(numberedRows(100))));
        int left = piece - 1;
        m_desk->atDoor = [&left](const ImportHand &hand, const ImportPiece &work) {
            return left-- > 0 ? work(hand) : Expected<void>(fail(ErrorCode::Cancelled));
        };
        QVERIFY(!m_desk->run(plan));
        m_desk->atDoor = {};
        const auto finished = finishImports(m_desk->door(officerOf(org::kCity, "intake")),
            m_desk->directory, ImportDesk::kNow, m_desk->control);
        QVERIFY(finished);
        QCOMPARE(m_desk->count(u"incident"_s), imported);
        QCOMPARE(m_desk->count(u"import_row"_s), 0);
        QCOMPARE(m_desk->count(u"import_batch"_s), 0);
        const auto log = verifyLog(m_desk->profile.connection(), { false, true });
        QVERIFY(log && !log->broken);
    }

    void whoMayNotImports()
    {
        const auto plan
            = m_desk->plan(ImportKind::Incidents, m_desk->file(u"a.csv"_s, matters({ kGood })));
        const auto report = m_desk->run(plan, "admin");
        QVERIFY(!report);
        QCOMPARE(report.error().context, u"right"_s);
    }

    // A GPX file has a layer for each of its kinds; this one has a track alone.
    void anEmptyLayerAmongOthersIsNamed()
    {
        const auto plan = m_desk->plan(ImportKind::Places,
            m_desk->file(u"track.gpx"_s,
                "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"x\" "
                "xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><name>a</name><trkseg>"
                "<trkpt lat=\"31.1\" lon=\"118.1\"/><trkpt lat=\"31.2\" lon=\"118.1\"/>"
                "</trkseg></trk></gpx>"));
        const auto report = m_desk->run(plan, "admin");
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Empty);
        QCOMPARE(report.error().context, u"track.gpx: waypoints"_s);
    }

    void aHeaderAloneIsEmpty()
    {
        const auto report
            = m_desk->run(m_desk->plan(ImportKind::Incidents, m_desk->file(u"a.csv"_s, kHead)));
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Empty);
    }

    void everyIssueHasWords()
    {
        for (int i = 0; i <= static_cast<int>(I::Updated); ++i)
            QVERIFY(!issueTitle(static_cast<I>(i)).isEmpty());
    }

private:
    static QList<QByteArray> numberedRows(int count)
    {
        QList<QByteArray> rows;
        for (int i = 0; i < count; ++i)
            rows.append("路灯不亮,,118.2,31.2,,,,n" + QByteArray::number(i) + ',');
        return rows;
    }
};

QTEST_GUILESS_MAIN(TstImportRun)
#include "tst_importrun.moc"
