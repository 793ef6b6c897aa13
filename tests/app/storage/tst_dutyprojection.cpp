#include "app/storage/counts.h"
#include "app/storage/logreader.h"
#include "app/storage/profile.h"
#include "app/storage/projection.h"
#include "app/storage/rebuild.h"
#include "app/storage/shiftstore.h"
#include "app/storage/supervisionstore.h"
#include "app/storage/verify.h"
#include "tests/app/storage/projectiondump.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

namespace {

constexpr int kCases = 12;
constexpr int kSupervisions = 30;
constexpr int kShifts = 8;
constexpr int kActs = 1200;

} // namespace

/// Random acts on supervisions and shifts, most of them refused: what the lists read is what the
/// log folds to, before a rebuild and after it.
class TestDutyProjection : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyStageWasReached();
    void rowsAreTheFoldOfTheLog();
    void casesCountWhatIsOpen();
    void theNewestShiftOfACentre();
    void rebuildGivesTheSameRows();
    void verifyFindsNothing();
    void openOnesAreReadFromTheirIndex();

private:
    void perform(SubjectKind kind, K act, const QString &id, const QJsonObject &args,
        QString officer = {});
    void retractNewest();
    void randomSupervision(int i);
    void randomShift();
    QString any(std::initializer_list<QString> of)
    {
        return *(of.begin() + m_random.bounded(int(of.size())));
    }
    sql::Connection &connection() { return m_profile->connection(); }

    QTemporaryDir m_folder;
    SmallCity m_city;
    QRandomGenerator m_random { 20261122 };
    std::optional<ProfileFile> m_profile;
    std::optional<IncidentProjection> m_projection;
    std::unique_ptr<LogWriter> m_writer;
    QMap<QString, Supervision> m_supervisions; ///< folded here, from the accepted operations
    QMap<QString, Shift> m_shifts;
    QString m_newest; ///< the supervision that was acted on last
    QString m_newestCityShift;
};

void TestDutyProjection::perform(
    SubjectKind kind, K act, const QString &id, const QJsonObject &args, QString officer)
{
    if (officer.isEmpty())
        officer = any({ u"city"_s, u"county"_s, u"water"_s });
    m_city.pass(std::chrono::minutes { 1 });
    Submission submission = m_city.make(act, id, args, officer);
    submission.intent.subject.kind = kind;
    m_city.sign(submission, officer);
    const auto outcome = m_writer->perform(submission, m_city.directory(), m_city.now());
    QVERIFY(outcome);
    if (!*outcome)
        return;
    const Operation operation = outcome->value().first();
    if (kind == SubjectKind::Supervision) {
        m_newest = id;
        m_supervisions[id] = applySupervision(m_supervisions.value(id), operation);
    } else {
        m_shifts[id] = applyShift(m_shifts.value(id), operation);
    }
    if (act == K::OpenShift && officer == "city"_L1)
        m_newestCityShift = id;
}

void TestDutyProjection::randomSupervision(int i)
{
    const QString id = u"s%1"_s.arg(m_random.bounded(kSupervisions), 2, 10, QChar(u'0'));
    const QString about = u"c%1"_s.arg(m_random.bounded(kCases));
    const QString unit = any({ u"unit-water"_s, u"centre-county"_s });
    switch (m_random.bounded(8)) {
    case 0:
        return perform(SubjectKind::Supervision, K::Propose, id,
            { { u"incident"_s, about }, { u"unit"_s, unit }, { u"reason"_s, u"超期"_s } });
    case 1: {
        QJsonObject args { { u"form"_s, any({ u"notice"_s, u"order"_s, u"listed"_s }) },
            { u"demand"_s, u"三日内办结"_s }, { u"due"_s, toMs(m_city.now()) + i } };
        if (!m_supervisions.contains(id)) {
            args.insert(u"incident"_s, about);
            args.insert(u"unit"_s, unit);
        }
        return perform(SubjectKind::Supervision, K::Issue, id, args);
    }
    case 2:
        return perform(SubjectKind::Supervision, K::Reject, id, { { u"reason"_s, u"不必"_s } });
    case 3:
        return perform(SubjectKind::Supervision, K::Sign, id, {});
    case 4:
        return perform(SubjectKind::Supervision, K::Rectify, id, { { u"text"_s, u"已整改"_s } });
    case 5:
        return retractNewest();
    default:
        return perform(SubjectKind::Supervision, K::Conclude, id,
            { { u"accepted"_s, m_random.bounded(2) == 0 }, { u"text"_s, u"见现场"_s } });
    }
}

/// Whoever did it takes it back at once, if it is not a minute ago by now.
void TestDutyProjection::retractNewest()
{
    if (m_newest.isEmpty())
        return;
    const RecordEntry newest = m_supervisions.value(m_newest).head.record.last();
    perform(SubjectKind::Supervision, K::Retract, m_newest,
        { { u"target"_s, newest.intent.toString() } }, newest.actor.toString());
}

void TestDutyProjection::randomShift()
{
    const QString id = u"d%1"_s.arg(m_random.bounded(kShifts));
    const QString leader = any({ u"city"_s, u"county"_s });
    switch (m_random.bounded(3)) {
    case 0:
        return perform(SubjectKind::Shift, K::OpenShift, id,
            { { u"leader"_s, leader }, { u"cadre"_s, u"city"_s },
                { u"officers"_s, QJsonArray { leader } } });
    case 1:
        return perform(SubjectKind::Shift, K::HandOver, id,
            { { u"open"_s, QJsonArray { u"管网"_s } }, { u"promised"_s, QJsonArray {} },
                { u"awaiting"_s, QJsonArray {} }, { u"broken"_s, QJsonArray {} } });
    default:
        return perform(SubjectKind::Shift, K::TakeOver, id, {});
    }
}

void TestDutyProjection::initTestCase()
{
    m_profile.emplace(*ProfileFile::create(
        m_folder.filePath(u"p.shiyu"_s), { {}, {}, OrganizationId(u"centre-city"_s), {} }));
    m_projection.emplace(*Pinyin::load());
    m_writer = std::make_unique<LogWriter>(connection(), *m_projection);
    const auto imported = m_writer->importDirectory(
        m_city.directoryImport(SmallCity::data()), SmallCity::data(), m_city.now());
    QVERIFY(imported && *imported);
    // Half of the cases come in one transaction with supervisions of theirs.
    QVERIFY(m_writer->beginBatch());
    for (int i = 0; i < kCases; ++i) {
        m_city.pass(std::chrono::minutes { 1 });
        const auto made = m_writer->perform(
            m_city.report(u"c%1"_s.arg(i)), m_city.directory(), m_city.now());
        QVERIFY(made && *made);
        randomSupervision(i);
        if (i == kCases / 2) {
            QVERIFY(m_writer->commitBatch());
            QVERIFY(m_writer->beginBatch());
        }
    }
    QVERIFY(m_writer->commitBatch());
    for (int i = 0; i < kActs; ++i)
        i % 4 == 0 ? randomShift() : randomSupervision(i);
    for (int i = 0; i < 3; ++i) { // seldom by chance
        perform(SubjectKind::Supervision, K::Propose, u"t%1"_s.arg(i),
            { { u"incident"_s, u"c%1"_s.arg(i) }, { u"unit"_s, u"unit-water"_s },
                { u"reason"_s, u"超期"_s } },
            u"city"_s);
        retractNewest();
    }
}

void TestDutyProjection::everyStageWasReached()
{
    EnumSet<SupervisionStage> stages;
    for (const Supervision &state : std::as_const(m_supervisions))
        stages.insert(state.stage);
    for (size_t i = 0; i < enumCount<SupervisionStage>(); ++i)
        QVERIFY2(stages.contains(static_cast<SupervisionStage>(i)),
            qPrintable(nameOf(static_cast<SupervisionStage>(i))));
    EnumSet<ShiftStage> shiftStages;
    for (const Shift &state : std::as_const(m_shifts))
        shiftStages.insert(state.stage);
    QVERIFY(shiftStages.contains(ShiftStage::HandedOver)); // nobody else of a centre takes over
}

void TestDutyProjection::rowsAreTheFoldOfTheLog()
{
    const auto rows = openSupervisions(connection());
    QVERIFY(rows);
    QMap<QString, SupervisionRow> found, expected;
    for (const OpenSupervision &open : *rows) {
        found.insert(open.row.id, open.row);
        QCOMPARE(open.caseTitle, u"路灯不亮"_s);
    }
    for (const Supervision &state : std::as_const(m_supervisions)) {
        QCOMPARE(*supervisionById(connection(), state.id), state);
        if (state.isOpen())
            expected.insert(state.id, supervisionRow(state));
    }
    QVERIFY(expected.size() > 5);
    QVERIFY(found == expected);
    QCOMPARE(*connection().number(u"SELECT count(*) FROM supervision"_s), m_supervisions.size());
    QCOMPARE(*connection().number(u"SELECT count(*) FROM shift"_s), m_shifts.size());
}

void TestDutyProjection::casesCountWhatIsOpen()
{
    QMap<QString, int> standing;
    for (const Supervision &state : std::as_const(m_supervisions)) {
        const bool counts = state.stage == SupervisionStage::Proposed
            || state.stage == SupervisionStage::Issued || state.stage == SupervisionStage::Signed
            || state.stage == SupervisionStage::Answered;
        if (counts)
            ++standing[state.incident.toString()];
    }
    QVERIFY(standing.size() > 3);
    for (int i = 0; i < kCases; ++i) {
        const QString id = u"c%1"_s.arg(i);
        const auto supervised = connection().number(
            u"SELECT supervised FROM incident WHERE id = '%1'"_s.arg(id));
        QCOMPARE(*supervised, standing.value(id));
    }
    const auto counts
        = countChips(connection(), { OrganizationId(u"centre-city"_s), {}, {} }, m_city.now());
    QVERIFY(counts);
    QCOMPARE(counts->at(static_cast<size_t>(QueueChip::Supervised)), standing.size());
}

void TestDutyProjection::theNewestShiftOfACentre()
{
    const auto shift = newestShift(connection(), OrganizationId(u"centre-city"_s));
    QVERIFY(shift && *shift);
    QCOMPARE(**shift, m_shifts.value(m_newestCityShift));
    QVERIFY(!*newestShift(connection(), OrganizationId(u"unit-water"_s)));
}

void TestDutyProjection::rebuildGivesTheSameRows()
{
    const QStringList before = dumpProjection(connection());
    QVERIFY(before.size() > kCases + kSupervisions / 2);
    QVERIFY(rebuildProjections(connection(), *m_projection));
    QCOMPARE(dumpProjection(connection()), before);
}

void TestDutyProjection::verifyFindsNothing()
{
    const auto report = verifyLog(connection());
    QVERIFY(report);
    QVERIFY2(!report->broken, qPrintable(report->broken ? report->broken->detail : QString()));
    QCOMPARE(report->notJudged, 0);
}

void TestDutyProjection::openOnesAreReadFromTheirIndex()
{
    QStringList plan;
    const auto done = sql::forEachRow(
        connection(), u"EXPLAIN QUERY PLAN "_s + openSupervisionsSql(),
        [](sql::Statement &s) { s.bind(u":first", 0); },
        [&plan](const sql::Statement &s) { plan.append(s.text(3)); });
    QVERIFY(done);
    QVERIFY2(!plan.join(u'\n').contains("SCAN"_L1), qPrintable(plan.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestDutyProjection)
#include "tst_dutyprojection.moc"
