#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using protocol::ProblemCode;
using protocol::SessionAnswer;

namespace {

const OfficerId kOfficer = officerOf(org::kCity, "intake");

ProblemCode codeOf(const server::Response &response)
{
    return protocol::read<protocol::Problem>(response.body, 1 << 16)->code;
}

/// A console that has signed in.
struct Console {
    explicit Console(ServerDesk &desk)
        : m_desk(desk)
    {
        must(desk.admin().addAccount(kOfficer.toString(), u"correct horse"_s));
        answer = protocol::read<SessionAnswer>(
            desk.send("POST", u"/v1/session"_s, protocol::write(desk.signInOf(kOfficer))).body,
            1 << 16)
                     .value();
    }
    server::Response refresh(const QString &token, const QString &requestId)
    {
        return m_desk.send("POST", u"/v1/session/refresh"_s,
            protocol::write(protocol::RefreshRequest { requestId, token }));
    }
    int use(const QString &token)
    {
        return m_desk.send("GET", u"/v1/changes?since=0"_s, {}, token.toLatin1()).status;
    }
    static SessionAnswer read(const server::Response &response)
    {
        return protocol::read<SessionAnswer>(response.body, 1 << 16).value_or(SessionAnswer {});
    }

    SessionAnswer answer;

private:
    ServerDesk &m_desk;
};

} // namespace

class TestSessions : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void signInGivesATokenThatWorksAndEnds()
    {
        ServerDesk desk;
        Console session(desk);
        QCOMPARE(session.answer.officer, kOfficer);
        QCOMPARE(session.answer.organization, org::kCity);
        QCOMPARE(session.answer.recoverySecret.size(), 32);
        QCOMPARE(session.use(session.answer.accessToken), 200);
        desk.pass(30min);
        QCOMPARE(session.use(session.answer.accessToken), 401);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<ProblemCode>("expected");
        QTest::newRow("wrong password") << u"password"_s << ProblemCode::WrongPassword;
        QTest::newRow("no such account") << u"account"_s << ProblemCode::WrongPassword;
        QTest::newRow("no enrolment code") << u"code"_s << ProblemCode::NotEnrolled;
        QTest::newRow("code of another organisation") << u"other"_s << ProblemCode::Forbidden;
        QTest::newRow("code that has run out") << u"old"_s << ProblemCode::NotEnrolled;
        QTest::newRow("code used on another device") << u"used"_s << ProblemCode::NotEnrolled;
        QTest::newRow("locked account") << u"locked"_s << ProblemCode::Locked;
    }
    void refused()
    {
        QFETCH(QString, what);
        QFETCH(ProblemCode, expected);
        ServerDesk desk;
        must(desk.admin().addAccount(kOfficer.toString(), u"correct horse"_s));
        auto request = desk.signInOf(kOfficer);
        if (what == "password"_L1)
            request.password = u"wrong horse"_s;
        if (what == "account"_L1)
            request.account = u"nobody"_s;
        if (what == "code"_L1)
            request.enrolment.clear();
        if (what == "other"_L1)
            request.enrolment = desk.admin().enrol(org::kCounty, desk.now() + 24h).value();
        if (what == "old"_L1)
            desk.pass(25h);
        if (what == "used"_L1) {
            QCOMPARE(desk.send("POST", u"/v1/session"_s, protocol::write(request)).status, 200);
            request.device = DeviceId(u"another"_s);
        }
        if (what == "locked"_L1)
            must(desk.admin().setLocked(kOfficer.toString(), true));
        const auto response = desk.send("POST", u"/v1/session"_s, protocol::write(request));
        QCOMPARE(codeOf(response), expected);
        QCOMPARE(response.status, protocol::statusOf(expected));
    }

    /// The answer to the refresh was lost: the console asks again and must not be signed out.
    void lostRefreshIsAskedForAgain()
    {
        ServerDesk desk;
        Console session(desk);
        const auto lost = Console::read(session.refresh(session.answer.refreshToken, u"r1"_s));
        const auto again = Console::read(session.refresh(session.answer.refreshToken, u"r1"_s));
        QCOMPARE(again.refreshToken, lost.refreshToken);
        QVERIFY(again.refreshToken != session.answer.refreshToken);
        QCOMPARE(session.use(again.accessToken), 200);
        // Even under another request id, as long as the successor was not used.
        const auto next = Console::read(session.refresh(again.refreshToken, u"r2"_s));
        QCOMPARE(Console::read(session.refresh(again.refreshToken, u"r3"_s)).refreshToken,
            next.refreshToken);
    }

    void stolenRefreshEndsTheFamily()
    {
        ServerDesk desk;
        Console session(desk);
        const auto next = Console::read(session.refresh(session.answer.refreshToken, u"r1"_s));
        QCOMPARE(session.use(next.accessToken), 200);
        QCOMPARE(codeOf(session.refresh(session.answer.refreshToken, u"thief"_s)),
            ProblemCode::SessionEnded);
        QCOMPARE(session.use(next.accessToken), 401);
        QCOMPARE(codeOf(session.refresh(next.refreshToken, u"r2"_s)), ProblemCode::SessionEnded);
    }

    /// A packet that the network delivered twice, late, is not a thief.
    void lateCopyOfARefreshHarmsNothing()
    {
        ServerDesk desk;
        Console session(desk);
        const auto next = Console::read(session.refresh(session.answer.refreshToken, u"r1"_s));
        QCOMPARE(session.use(next.accessToken), 200);
        QCOMPARE(codeOf(session.refresh(session.answer.refreshToken, u"r1"_s)),
            ProblemCode::Unauthorized);
        QCOMPARE(session.use(next.accessToken), 200);
        QCOMPARE(session.refresh(next.refreshToken, u"r2"_s).status, 200);
    }

    void tokensAreNotInTheDatabase()
    {
        ServerDesk desk;
        Console session(desk);
        const auto rows = desk.database()
                              .rows(u"SELECT count(*) FROM access_token t, refresh_token r"
                                    " WHERE t.token_hash IN (:access, :refresh)"
                                    " OR r.token_hash IN (:access, :refresh)"_s,
                                  { { u":access", session.answer.accessToken.toLatin1() },
                                      { u":refresh", session.answer.refreshToken.toLatin1() } })
                              .value();
        QCOMPARE(rows.first().int64(0), 0);
    }

    void guessingIsSlowForTheGuesserOnly()
    {
        ServerDesk desk;
        Console session(desk); // its device is enrolled
        auto wrong = desk.signInOf(kOfficer);
        wrong.password = u"wrong horse"_s;
        wrong.device = DeviceId(u"elsewhere"_s);
        const auto guess = [&](const QString &address) {
            return desk.send("POST", u"/v1/session"_s, protocol::write(wrong), {}, address);
        };
        for (int i = 0; i < server::SignInDelay::kFreeTries; ++i)
            QCOMPARE(codeOf(guess(u"10.6.6.6"_s)), ProblemCode::WrongPassword);
        QCOMPARE(codeOf(guess(u"10.6.6.6"_s)), ProblemCode::TooMany);
        QCOMPARE(guess(u"10.6.6.6"_s).retryAfter, 2);
        QCOMPARE(codeOf(guess(u"10.7.7.7"_s)), ProblemCode::WrongPassword);
        // The enrolled device of the officer, even from the guesser's address, is not held up.
        QCOMPARE(desk.send("POST", u"/v1/session"_s, protocol::write(desk.signInOf(kOfficer)), {},
                         u"10.6.6.6"_s)
                     .status,
            200);
        desk.pass(2s);
        QCOMPARE(codeOf(guess(u"10.6.6.6"_s)), ProblemCode::WrongPassword);
        QCOMPARE(guess(u"10.6.6.6"_s).retryAfter, 4);
    }

    void revokedDeviceIsOutAtOnce()
    {
        ServerDesk desk;
        Console session(desk);
        must(desk.admin().revokeDevice(DeviceId(u"dev-c.city"_s)));
        QCOMPARE(session.use(session.answer.accessToken), 403);
        QCOMPARE(codeOf(session.refresh(session.answer.refreshToken, u"r1"_s)),
            ProblemCode::DeviceRevoked);
        QCOMPARE(
            codeOf(desk.send("POST", u"/v1/session"_s, protocol::write(desk.signInOf(kOfficer)))),
            ProblemCode::DeviceRevoked);
    }

    /// It is longer on its way, over a slow line, than a token lives; what ended the session
    /// counts.
    void largeBodyOutlivesItsToken()
    {
        ServerDesk desk;
        Console session(desk);
        const server::Request request { "GET", u"/v1/changes"_s, QUrlQuery(u"since=0"_s),
            session.answer.accessToken.toLatin1(), {}, {} };
        const Instant admitted = desk.now();
        desk.pass(std::chrono::hours { 5 });
        QCOMPARE(desk.api().handle(request).status, 401);
        QCOMPARE(desk.api().handle(request, admitted).status, 200);
        must(desk.admin().revokeDevice(DeviceId(u"dev-c.city"_s)));
        QCOMPARE(desk.api().handle(request, admitted).status, 403);
    }

    void deviceOfAnotherSecretIsRefused()
    {
        ServerDesk desk;
        Console session(desk);
        auto request = desk.signInOf(kOfficer);
        request.deviceSecret = QByteArray(32, 'x');
        QCOMPARE(codeOf(desk.send("POST", u"/v1/session"_s, protocol::write(request))),
            ProblemCode::NotEnrolled);
    }

    void newPasswordSignsOutEverywhere()
    {
        ServerDesk desk;
        Console session(desk);
        must(desk.admin().setPassword(kOfficer.toString(), u"another horse"_s));
        QCOMPARE(session.use(session.answer.accessToken), 401);
        auto request = desk.signInOf(kOfficer);
        QCOMPARE(codeOf(desk.send("POST", u"/v1/session"_s, protocol::write(request))),
            ProblemCode::WrongPassword);
        request.password = u"another horse"_s;
        const auto answer
            = Console::read(desk.send("POST", u"/v1/session"_s, protocol::write(request)));
        QCOMPARE(answer.recoverySecret, session.answer.recoverySecret);
    }
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
