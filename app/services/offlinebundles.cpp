#include "app/services/offlinebundles.h"

#include "app/services/profiledesk.h"
#include "app/services/whenanswered.h"
#include "app/sync/bundlefile.h"
#include <QtConcurrent>

namespace shiyu {

template <typename T> struct OfflineBundles::Run {
    QPromise<Expected<T>> promise; // given up with the run, it cancels its future

    QFuture<Expected<T>> begin()
    {
        promise.start();
        return promise.future();
    }
    void finish(const Expected<T> &result)
    {
        promise.addResult(result);
        promise.finish();
    }
};

struct OfflineBundles::Export : Run<Exported> {
    QString path;
    WrittenBundle bundle;
};

struct OfflineBundles::Import : Run<Imported> {
    OpenedReceipt receipt;
    qsizetype next = 0;
    Imported result;
};

QFuture<Expected<OutboxView>> OfflineBundles::look()
{
    return m_workplace.data().post([](ProfileDesk &desk) { return desk.outboxView(); });
}

QFuture<Expected<OfflineBundles::Exported>> OfflineBundles::exportTo(const QString &path)
{
    auto run = std::make_shared<Export>();
    run->path = path;
    auto future = run->begin();
    whenAnswered(m_workplace.data().post(
                     [now = m_workplace.now()](ProfileDesk &desk) { return desk.writeBundle(now); },
                     JobKind::Background),
        this, [this, run](const Expected<WrittenBundle> &bundle) {
            if (!bundle)
                return run->finish(tl::make_unexpected(bundle.error()));
            run->bundle = *bundle;
            save(run);
        });
    return future;
}

void OfflineBundles::save(const std::shared_ptr<Export> &run)
{
    whenAnswered(QtConcurrent::run([path = run->path, file = run->bundle.file] {
        return saveBundle(path, file);
    }),
        this, [this, run](const Expected<void> &saved) {
            if (!saved)
                return run->finish(tl::make_unexpected(saved.error()));
            run->bundle.file.clear();
            const auto note = [bundle = run->bundle, now = m_workplace.now()](
                                  ProfileDesk &desk) { return desk.bundleSaved(bundle, now); };
            whenAnswered(m_workplace.data().post(note), this, [run](const Expected<void> &noted) {
                run->finish(noted.map([&run] {
                    const WrittenBundle &bundle = run->bundle;
                    return Exported { bundle.intents, bundle.left, bundle.files, bundle.filesLeft };
                }));
            });
        });
}

QFuture<Expected<OfflineBundles::Imported>> OfflineBundles::import(const QString &path)
{
    auto run = std::make_shared<Import>();
    auto future = run->begin();
    const auto open = [this, run](const Expected<QByteArray> &file) {
        if (!file)
            return run->finish(tl::make_unexpected(file.error()));
        whenAnswered(m_workplace.data().post(
                         [file = *file](ProfileDesk &desk) { return desk.openReceipt(file); },
                         JobKind::Background),
            this, [this, run](const Expected<OpenedReceipt> &receipt) {
                if (!receipt)
                    return run->finish(tl::make_unexpected(receipt.error()));
                run->receipt = *receipt;
                run->result.before = receipt->takenBefore;
                takeNext(run);
            });
    };
    whenAnswered(QtConcurrent::run([path] { return readReceipt(path); }), this, open);
    return future;
}

/// One answer a job, so that an act of the officer waits for one at most. A receipt is noted as
/// taken when all of it is: after a kill in between it is taken in again.
void OfflineBundles::takeNext(const std::shared_ptr<Import> &run)
{
    if (run->next == run->receipt.answers.size()) {
        run->result.files = static_cast<int>(run->receipt.files.size());
        const auto note = [receipt = run->receipt, now = m_workplace.now()](
                              ProfileDesk &desk) { return desk.receiptTaken(receipt, now); };
        return whenAnswered(
            m_workplace.data().post(note), this, [this, run](const Expected<void> &noted) {
                m_workplace.lookAgain();
                Q_EMIT changed();
                run->finish(noted.map([&run] { return run->result; }));
            });
    }
    const OpenedReceipt::Answer &answer = run->receipt.answers.at(run->next++);
    for (const IntentVerdict &verdict : answer.verdicts)
        ++(verdict.accepted ? run->result.accepted : run->result.refused);
    const auto take = [answer](ProfileDesk &desk) { return desk.takeAnswer(answer); };
    whenAnswered(m_workplace.data().post(take, JobKind::Background), this,
        [this, run](const Expected<void> &taken) {
            if (!taken)
                return run->finish(tl::make_unexpected(taken.error()));
            takeNext(run);
        });
}

} // namespace shiyu
