#include "app/services/actdrafts.h"

#include "app/services/profiledesk.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;
using K = OperationKind;

namespace {

const OfficerId kIntake = test::officerOf(test::org::kCity, "intake");
const OfficerId kDispatcher = test::officerOf(test::org::kCity, "dispatcher");
const IncidentId kCase(u"019ac000-0000-7000-8000-0000000000a1"_s);
/// ms: each officer who sits down derives a key, which takes its time beside a build.
constexpr int kPatience = 30'000;
const QJsonObject kTyped { { u"text"_s, u"请打13805531234"_s } };

} // namespace

/// Over a real profile; a console that is killed leaves its files as they are.
class TestActDrafts : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aKillTakesASecondAtMost();
    void aDraftIsOfItsFormAlone_data();
    void aDraftIsOfItsFormAlone();
    void theNextOfficerHasHisOwn_data();
    void theNextOfficerHasHisOwn();
    void whatIsDoneIsWiped();
    void whatIsDoneAfterHeLeftIsWiped();
    void aMonthIsTheLongest_data();
    void aMonthIsTheLongest();

private:
    void begin(const QString &path);
    bool sits(const OfficerId &officer);
    QString killed();
    std::optional<qint64> stored(const QString &what = u"count(*)"_s);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<ActDrafts> m_drafts;
    QString m_path;
    Instant m_now = instantFromMs(1'795'240'800'000); // 2026-11-21 14:00 in the city
    int m_copies = 0;
};

void TestActDrafts::init()
{
    TestCase::init();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"city"_s);
    QVERIFY(test::makeCityProfile(path, { kIntake, kDispatcher }, m_now));
    begin(path);
    QVERIFY(sits(kIntake));
}

void TestActDrafts::cleanup()
{
    m_drafts.reset();
    m_workplace.reset();
}

void TestActDrafts::begin(const QString &path)
{
    m_drafts.reset();
    m_workplace = std::make_unique<Workplace>([this] { return m_now; });
    m_drafts = std::make_unique<ActDrafts>(*m_workplace);
    m_path = path;
    const auto opened = m_workplace->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), kPatience);
    QVERIFY(opened.result());
}

/// Until what he finds here is read.
bool TestActDrafts::sits(const OfficerId &officer)
{
    auto seat = m_workplace->signIn(officer.toString(), test::kCityPassword);
    if (!QTest::qWaitFor([&seat] { return seat.isFinished(); }, kPatience) || !seat.result())
        return false;
    auto read = m_workplace->data().post([](ProfileDesk &) { return true; });
    bool answered = false;
    read.then(this, [&answered](bool) { answered = true; });
    return QTest::qWaitFor([&answered] { return answered; }, kPatience);
}

/// The files as kill -9 would leave them at this moment.
QString TestActDrafts::killed()
{
    const QString copy = m_folder->filePath(u"killed-%1"_s.arg(++m_copies));
    for (const char *part : { "", "-wal" })
        QFile::copy(m_path + QLatin1StringView(part), copy + QLatin1StringView(part));
    return copy;
}

std::optional<qint64> TestActDrafts::stored(const QString &what)
{
    const auto number = m_workplace->data().post([what](ProfileDesk &desk) {
        return desk.connection().number(u"SELECT "_s + what + u" FROM draft"_s);
    });
    if (!QTest::qWaitFor([&number] { return number.isFinished(); }, kPatience) || !number.result())
        return std::nullopt;
    return *number.result();
}

void TestActDrafts::aKillTakesASecondAtMost()
{
    QElapsedTimer since;
    since.start();
    m_drafts->keep({ kIntake, kCase, K::Progress }, { { u"text"_s, u"请"_s } });
    m_drafts->keep({ kIntake, kCase, K::Progress }, kTyped); // he types on
    QTRY_COMPARE_WITH_TIMEOUT(stored(), 1, kPatience);
    QVERIFY2(since.elapsed() < 2500, qPrintable(QString::number(since.elapsed())));
    // Sealed: the number that he typed is in no file.
    for (const char *part : { "", "-wal" }) {
        QFile file(m_path + QLatin1StringView(part));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains("13805531234"));
    }
    begin(killed());
    QVERIFY(sits(kIntake));
    QCOMPARE(m_drafts->draft({ kIntake, kCase, K::Progress }), kTyped);
}

void TestActDrafts::aDraftIsOfItsFormAlone_data()
{
    QTest::addColumn<QString>("officer");
    QTest::addColumn<QString>("incident");
    QTest::addColumn<K>("act");
    QTest::addColumn<bool>("his");
    const QString own = kCase.toString();
    QTest::newRow("the same form") << kIntake.toString() << own << K::Progress << true;
    QTest::newRow("another act") << kIntake.toString() << own << K::Note << false;
    QTest::newRow("another case") << kIntake.toString() << u"other"_s << K::Progress << false;
    QTest::newRow("who does not sit here")
        << kDispatcher.toString() << own << K::Progress << false;
}

void TestActDrafts::aDraftIsOfItsFormAlone()
{
    QFETCH(QString, officer);
    QFETCH(QString, incident);
    QFETCH(K, act);
    QFETCH(bool, his);
    m_drafts->keep({ kIntake, kCase, K::Progress }, kTyped);
    const ActDraftKey asked { OfficerId(officer), IncidentId(incident), act };
    QCOMPARE(m_drafts->draft(asked), his ? kTyped : QJsonObject());
}

void TestActDrafts::theNextOfficerHasHisOwn_data()
{
    QTest::addColumn<bool>("leaves");
    QTest::newRow("who leaves first") << true;
    QTest::newRow("who takes the seat over") << false;
}

void TestActDrafts::theNextOfficerHasHisOwn()
{
    QFETCH(bool, leaves);
    m_drafts->keep({ kIntake, kCase, K::Progress }, kTyped); // less than a second ago
    if (leaves)
        m_workplace->signOut();
    QVERIFY(sits(kDispatcher));
    QCOMPARE(m_drafts->draft({ kDispatcher, kCase, K::Progress }), QJsonObject());
    QCOMPARE(m_drafts->draft({ kIntake, kCase, K::Progress }), QJsonObject());
    // What a form of his still sends to him when he is gone is nobody else's.
    m_drafts->keep({ kIntake, kCase, K::Note }, kTyped);
    QVERIFY(sits(kIntake));
    QCOMPARE(m_drafts->draft({ kIntake, kCase, K::Progress }), kTyped);
    QCOMPARE(m_drafts->draft({ kIntake, kCase, K::Note }), QJsonObject());
}

void TestActDrafts::whatIsDoneIsWiped()
{
    m_drafts->keep({ kIntake, kCase, K::Progress }, kTyped);
    m_drafts->keep({ kIntake, kCase, K::Note }, kTyped);
    QTRY_COMPARE_WITH_TIMEOUT(stored(), 2, kPatience);
    m_drafts->keep({ kIntake, kCase, K::Progress }, {});
    QCOMPARE(m_drafts->draft({ kIntake, kCase, K::Progress }), QJsonObject());
    QTRY_COMPARE_WITH_TIMEOUT(stored(), 1, kPatience);
    QCOMPARE(m_drafts->draft({ kIntake, kCase, K::Note }), kTyped);
}

/// The act was on its way when he left; it was done.
void TestActDrafts::whatIsDoneAfterHeLeftIsWiped()
{
    m_drafts->keep({ kIntake, kCase, K::Progress }, kTyped);
    QVERIFY(sits(kDispatcher));
    QCOMPARE(stored(), 1);
    m_drafts->keep({ kIntake, kCase, K::Progress }, {});
    QTRY_COMPARE_WITH_TIMEOUT(stored(), 0, kPatience);
}

void TestActDrafts::aMonthIsTheLongest_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<qint64>("left");
    QTest::newRow("thirty days") << 30 << qint64(1);
    QTest::newRow("thirty-one") << 31 << qint64(0);
}

void TestActDrafts::aMonthIsTheLongest()
{
    QFETCH(int, days);
    QFETCH(qint64, left);
    m_drafts->keep({ kIntake, kCase, K::Progress }, kTyped);
    m_workplace->signOut();
    m_now += std::chrono::days { days };
    QVERIFY(sits(kIntake));
    QCOMPARE(stored(), left);
    QCOMPARE(m_drafts->draft({ kIntake, kCase, K::Progress }).isEmpty(), left == 0);
}

QTEST_GUILESS_MAIN(TestActDrafts)
#include "tst_actdrafts.moc"
