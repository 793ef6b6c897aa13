// What processes tell each other through a real PostgreSQL.
#include "app/server/store/pgdatabase.h"
#include "app/server/store/pglistener.h"
#include "app/server/store/visibletable.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"
#include <QElapsedTimer>
#include <mutex>

using namespace shiyu;
using namespace shiyu::test;
using namespace shiyu::server;
using namespace Qt::StringLiterals;

namespace {

/// Writes down what a listener hears, on its thread.
class Heard {
public:
    PgListener::Ears ears()
    {
        return { [this](const QVector<OrganizationId> &woken) {
                    const std::lock_guard lock(m_mutex);
                    for (const OrganizationId &id : woken)
                        m_lines.append(id.toString());
                },
            [this](const QByteArray &told) {
                const std::lock_guard lock(m_mutex);
                m_lines.append(u"told "_s + QString::fromUtf8(told));
            } };
    }
    QStringList take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_lines, {});
    }
    /// Everything until this line came, or the patience ended.
    QStringList upTo(const QString &line)
    {
        QStringList all;
        (void)QTest::qWaitFor(
            [&] {
                all += take();
                return all.contains(line);
            },
            20'000);
        return all;
    }

private:
    std::mutex m_mutex;
    QStringList m_lines;
};

} // namespace

class TestPgListener : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString cluster = qEnvironmentVariable("SHIYU_TEST_DATABASE");
        if (cluster.isEmpty())
            QSKIP("for PostgreSQL alone");
        m_url = cluster + u"postgres"_s;
        m_database = PgDatabase::open(m_url).value();
    }

    void hearsOthersAndNotItself()
    {
        Heard heard;
        const PgListener listener(m_url, heard.ears());
        QCOMPARE(heard.upTo(u"*"_s), QStringList(u"*"_s)); // what came before it listened
        must(m_database->notify({ org::kCity })); // this process
        notify(u"shiyu"_s, u"other\nc.city\nc.jinghu"_s);
        QCOMPARE(heard.upTo(u"c.jinghu"_s), (QStringList { u"c.city"_s, u"c.jinghu"_s }));
        must(m_database->tell({ "mine" }));
        notify(u"shiyu"_s, u"no line feed"_s);
        notify(u"shiyu_live"_s, u"other\na\nb"_s);
        QCOMPARE(heard.upTo(u"told a\nb"_s), QStringList(u"told a\nb"_s));
    }

    /// As many as do not fit into one notification are all.
    void manyAreEverybody()
    {
        QVector<OrganizationId> many;
        for (int i = 0; i < 1015; ++i)
            many.append(OrganizationId(u"organization-%1"_s.arg(i)));
        must(m_database->notify(many));
    }

    void connectionThatWasLostIsMadeAnew()
    {
        Heard heard;
        const PgListener listener(m_url, heard.ears());
        heard.upTo(u"*"_s);
        must(m_database->rows(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                              " WHERE query LIKE 'LISTEN%'"_s));
        QVERIFY(heard.upTo(u"*"_s).contains(u"*"_s)); // something may have been missed
        notify(u"shiyu"_s, u"other\nc.city"_s);
        QCOMPARE(heard.upTo(u"c.city"_s), QStringList(u"c.city"_s));
    }

    void endsAtOnceWhatEverItWaitsFor()
    {
        Heard heard;
        QElapsedTimer timer;
        timer.start();
        {
            const PgListener nowhere(u"host=/no/such/folder dbname=x"_s, heard.ears());
            const PgListener listener(m_url, heard.ears());
            heard.upTo(u"*"_s);
        }
        QVERIFY(timer.elapsed() < 10'000);
    }

private:
    void notify(const QString &channel, const QString &payload)
    {
        must(m_database->rows(u"SELECT pg_notify(:channel, :payload)"_s,
            { { u":channel", channel }, { u":payload", payload } }));
    }

    QString m_url;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestPgListener)
#include "tst_pglistener.moc"
