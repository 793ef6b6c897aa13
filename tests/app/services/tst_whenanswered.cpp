#include "app/services/whenanswered.h"
#include "tests/support/testcase.h"
#include <QPromise>
#include <thread>

using namespace shiyu;

class TstWhenAnswered : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void theAnswerComesToWhoIsThere();
    void whoIsGoneIsNotTold();
    void whoGoesWhileItIsOnItsWayIsNotTold();
    void anAnswerThatWillNotComeIsNone();
};

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

QTEST_GUILESS_MAIN(TstWhenAnswered)
#include "tst_whenanswered.moc"
