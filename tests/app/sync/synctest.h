#pragma once
#include "tests/app/sync/simconsole.h"
#include <QTemporaryDir>

namespace shiyu::test {

/// Base of the tests that let consoles and a server run, step by step, on one clock. What the
/// server answers goes through m_wrap.
template <typename Base, typename Server> class SyncTest : public Base {
protected:
    /// At the beginning of init() and of cleanup().
    void setUp()
    {
        Base::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_events = std::make_unique<EventQueue>(SmallCity().now());
        m_random.seed(7);
        m_server = std::make_unique<Server>(
            m_folder->filePath(QStringLiteral("server")), [this] { return m_events->now(); });
        m_wrap = {};
    }
    void tearDown()
    {
        m_events = std::make_unique<EventQueue>(Instant {}); // what still waits belongs to the dead
        m_consoles.clear();
        m_server.reset();
    }

    WireAnswer answer(const WireRequest &request)
    {
        const WireAnswer answer = m_server->handle(request);
        return m_wrap ? m_wrap(request, answer) : answer;
    }
    /// Lives until the end of the test function.
    SimConsole *console(const QString &officer, Millis clockError = {})
    {
        return console(officer, officer, clockError,
            [this](const WireRequest &request) { return answer(request); });
    }
    SimConsole *console(
        const QString &officer, const QString &file, Millis clockError, BadLink::Server reach)
    {
        m_consoles.push_back(std::make_unique<SimConsole>(m_folder->filePath(file), officer,
            *m_events, m_random, *m_server, std::move(reach), clockError));
        return m_consoles.back().get();
    }
    void run(Millis time) { m_events->runFor(time); }

    /// A new matter, taken down there; its id.
    static QString report(SimConsole &console)
    {
        ServerDesk &desk = *console.desk;
        desk.city.setNow(console.now());
        const QString id = desk.city.newId();
        Submission submission = desk.city.report(id);
        submission.intent.actor = OfficerId(desk.officer);
        submission.intent.organization = console.organization();
        submission.intent.seen = 0;
        desk.city.sign(submission, desk.officer);
        const auto outcome = desk.acts.perform({ submission }, console.directory, console.now());
        console.engine->wake();
        return outcome && *outcome ? id : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EventQueue> m_events;
    QRandomGenerator m_random;
    std::unique_ptr<Server> m_server;
    std::function<WireAnswer(const WireRequest &, const WireAnswer &)> m_wrap;

private:
    std::vector<std::unique_ptr<SimConsole>> m_consoles;
};

} // namespace shiyu::test
