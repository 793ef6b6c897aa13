#pragma once
#include "app/storage/verify.h"
#include "tests/app/storage/serverdesk.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

namespace shiyu::test {

/// Base of the tests of profiles that a server orders: two of them and the server.
class ServerProfiles : public TestCase {
protected:
    using K = OperationKind;

    void setUp()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<OrderingServer>(m_folder->filePath(QStringLiteral("server")));
        m_county = desk(QStringLiteral("county"));
        m_water = desk(QStringLiteral("water"));
    }
    void tearDown()
    {
        m_county.reset();
        m_water.reset();
        m_server.reset();
    }

    std::unique_ptr<ServerDesk> desk(const QString &officer, const QString &device = {})
    {
        auto made = std::make_unique<ServerDesk>(
            m_folder->filePath(QStringLiteral("desk%1").arg(++m_desks)), officer);
        made->takeDirectory();
        if (!device.isEmpty())
            made->city.setDevice(device);
        return made;
    }

    /// The county's officer takes in a matter; its id, or nothing if he may not.
    QString report() { return filed(m_county->city.report(m_county->city.newId())); }
    QString reportWithPhone(const QString &phone)
    {
        return filed(m_county->city.reportWithPhone(m_county->city.newId(), phone));
    }
    /// Three matters, the second and the third merged into the first.
    QStringList threeMerged()
    {
        QStringList ids;
        for (int i = 0; i < 3; ++i)
            ids.append(report());
        for (int i = 1; i < 3; ++i) {
            auto merge = m_county->city.merge(ids.at(i), ids.at(0));
            for (Submission &submission : merge)
                asCounty(submission);
            const auto outcome = m_county->act(merge);
            if (!outcome || !*outcome)
                return {};
        }
        return ids;
    }
    /// What waits goes up, and what is new comes down.
    void exchange(ServerDesk &desk)
    {
        desk.push(*m_server);
        desk.pull(*m_server);
    }
    /// Another computer of the county's centre, which has all that the server has.
    std::unique_ptr<ServerDesk> otherComputer()
    {
        auto other = desk(QStringLiteral("county"), QStringLiteral("K8-other"));
        other->pull(*m_server);
        return other;
    }

    static QJsonObject dispatchArgs()
    {
        return { { QStringLiteral("lead"), QStringLiteral("unit-water") },
            { QStringLiteral("basis"), QStringLiteral("function") },
            { QStringLiteral("completion"), QStringLiteral("leadSummarises") },
            { QStringLiteral("text"), QStringLiteral("请处理") } };
    }

    void asCounty(Submission &submission) { asCounty(submission, m_county->city, 0); }
    static void asCounty(Submission &submission, SmallCity &city, qint64 seen)
    {
        submission.intent.actor = OfficerId(QStringLiteral("county"));
        submission.intent.organization = OrganizationId(QStringLiteral("centre-county"));
        submission.intent.seen = seen;
        city.sign(submission, QStringLiteral("county"));
    }

    QVector<Submission> repliesTo(const QStringList &ids)
    {
        QVector<Submission> replies;
        for (const QString &id : ids) {
            replies.append(m_county->made(K::Reply, id,
                { { QStringLiteral("text"), QStringLiteral("已修复") },
                    { QStringLiteral("by"), QStringLiteral("phone") } }));
            replies.last().intent.group = QStringLiteral("replies");
            m_county->city.sign(replies.last(), QStringLiteral("county"));
        }
        return replies;
    }

    void compareWithServer(ServerDesk &desk, const QString &id)
    {
        const auto confirmed = LogReader(desk.connection()).incident(IncidentId(id));
        QVERIFY(confirmed);
        QCOMPARE(*confirmed, m_server->state(id));
    }

    /// What the acts and the sync wrote is what a rebuild makes of log and outbox.
    static void compareRebuilt(ServerDesk &desk)
    {
        const QStringList before = dumpProjection(desk.connection());
        QVERIFY(!before.isEmpty());
        QVERIFY(rebuildProjections(desk.connection(), desk.projector(), {}));
        QCOMPARE(dumpProjection(desk.connection()), before);
    }

    static QString text(ServerDesk &desk, const QString &sql)
    {
        auto row = desk.connection().prepare(sql);
        return row && row->step().value_or(false) ? row->text(0) : QStringLiteral("nothing");
    }

private:
    QString filed(Submission submission)
    {
        asCounty(submission);
        const QString id = submission.intent.subject.id;
        const auto outcome = m_county->act({ submission });
        return outcome && *outcome ? id : QString();
    }

protected:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OrderingServer> m_server;
    std::unique_ptr<ServerDesk> m_county, m_water;
    int m_desks = 0;
};

} // namespace shiyu::test
