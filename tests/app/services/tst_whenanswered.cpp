#include "app/services/whenanswered.h"
#include "tests/support/testcase.h"
#include <QDeadlineTimer>
#include <QProcess>
#include <QPromise>
#include <atomic>
#include <cstring>
#include <thread>

using namespace shiyu;

class TstWhenAnswered : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void theAnswerComesToWhoIsThere();
    void whoIsGoneIsNotTold();
    void whoGoesWhileItIsOnItsWayIsNotTold();
    void anAnswerThatWillNotComeIsNone();
    void anAnswerThatIsThere_data();
    void anAnswerThatIsThere();
    void byTheEventLoopNothingComesOfNothing();
    void byTheEventLoopNothingOutlivesItsKeeper();
    void byTheEventLoopTheApplicationMayEndFirst();
    void theMomentOfTheAnswerDoesNotMatter();
};

namespace {

constexpr auto kEndFirst = "--end-first";

/// A program of its own, as an application ends once: without its answer.
int endFirst(int argc, char **argv)
{
    QPromise<int> promise;
    promise.start();
    QObject context;
    QFuture<int> answer;
    {
        const QCoreApplication application(argc, argv);
        answer = byEventLoop(promise.future());
        whenAnswered(answer, &context, [](int) {});
    }
    return answer.isCanceled() ? 0 : 1;
}

} // namespace

void TstWhenAnswered::theAnswerComesToWhoIsThere()
{
    QPromise<int> promise;
    promise.start();
    QObject context;
    int told = 0;
    whenAnswered(promise.future(), &context, [&](int answer) { told = answer; });
    std::thread([&] {
        promise.addResult(7);
        promise.finish();
    }).join();
    QCOMPARE(told, 0); // on this thread, by its event loop
    QTRY_COMPARE(told, 7);
}

void TstWhenAnswered::whoIsGoneIsNotTold()
{
    QPromise<int> promise;
    promise.start();
    int told = 0;
    {
        QObject context;
        whenAnswered(promise.future(), &context, [&](int answer) { told = answer; });
    }
    promise.addResult(7);
    promise.finish();
    QCoreApplication::processEvents();
    QCOMPARE(told, 0);
}

void TstWhenAnswered::whoGoesWhileItIsOnItsWayIsNotTold()
{
    QPromise<int> promise;
    promise.start();
    int told = 0;
    auto context = std::make_unique<QObject>();
    whenAnswered(promise.future(), context.get(), [&](int answer) { told = answer; });
    std::thread([&] {
        promise.addResult(7);
        promise.finish();
    }).join();
    context.reset();
    QCoreApplication::processEvents();
    QCOMPARE(told, 0);
}

void TstWhenAnswered::anAnswerThatWillNotComeIsNone()
{
    int told = 0;
    QObject context;
    {
        QPromise<int> promise;
        promise.start();
        whenAnswered(promise.future(), &context, [&](int answer) { told = answer + 1; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(told, 0);
}

void TstWhenAnswered::anAnswerThatIsThere_data()
{
    QTest::addColumn<bool>("later");
    QTest::newRow("is told at once") << false;
    QTest::newRow("by the event loop, only when the caller has returned") << true;
}

void TstWhenAnswered::anAnswerThatIsThere()
{
    QFETCH(bool, later);
    const QFuture<int> there = QtFuture::makeReadyFuture(7);
    QObject context;
    int told = 0;
    whenAnswered(later ? byEventLoop(there) : there, &context, [&](int answer) { told = answer; });
    QCOMPARE(told, later ? 0 : 7);
    QTRY_COMPARE(told, 7);
}

void TstWhenAnswered::byTheEventLoopNothingComesOfNothing()
{
    QFuture<int> later;
    {
        QPromise<int> promise;
        promise.start();
        later = byEventLoop(promise.future());
    }
    QTRY_VERIFY(later.isCanceled());
}

void TstWhenAnswered::byTheEventLoopNothingOutlivesItsKeeper()
{
    QPromise<int> promise;
    promise.start();
    QFuture<int> later;
    {
        QObject keeper;
        later = byEventLoop(promise.future(), &keeper);
    }
    QVERIFY(later.isFinished() && later.isCanceled());
    promise.addResult(7); // nobody is left to hear of it
    promise.finish();
    QCoreApplication::processEvents();
}

void TstWhenAnswered::byTheEventLoopTheApplicationMayEndFirst()
{
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), { QString::fromLatin1(kEndFirst) });
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.readAllStandardError(), QByteArray());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

/// A thread answers while it is asked for the answer, a little earlier or later in each round. Were
/// the continuation attached to the thread's own future, some round in a few thousand would run it
/// twice and use a null pointer.
void TstWhenAnswered::theMomentOfTheAnswerDoesNotMatter()
{
    constexpr int kRounds = 20'000;
    constexpr int kMoments = 400;
    constexpr std::chrono::seconds kLongest { 3 }; // beside builds each round takes milliseconds
    QObject context;
    int told = 0;
    std::atomic<QPromise<int> *> asked { nullptr };
    const std::jthread answers([&asked](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            const std::unique_ptr<QPromise<int>> promise(asked.exchange(nullptr));
            if (!promise) {
                std::this_thread::yield();
                continue;
            }
            promise->addResult(7);
            promise->finish();
        }
    });
    int round = 0;
    for (const QDeadlineTimer end(kLongest); round < kRounds && !end.hasExpired(); ++round) {
        auto promise = std::make_unique<QPromise<int>>();
        promise->start();
        const QFuture<int> answer = promise->future();
        asked = promise.release();
        for (std::atomic<int> moment = 7 * round % kMoments; moment > 0;)
            --moment;
        whenAnswered(byEventLoop(answer), &context, [&told](int) { ++told; });
        while (asked)
            std::this_thread::yield();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(told, round);
}

int main(int argc, char **argv)
{
    if (argc == 2 && std::strcmp(argv[1], kEndFirst) == 0)
        return endFirst(argc, argv);
    const QCoreApplication application(argc, argv);
    TstWhenAnswered test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_whenanswered.moc"
