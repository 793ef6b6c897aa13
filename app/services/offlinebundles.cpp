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
    CancelToken token;
    BundleDraft draft;
    qsizetype read = 0; ///< of its attachments
    WrittenBundle bundle;

    void fail(const Error &error) { finish(tl::make_unexpected(error)); }
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
    run->token = m_underWay.next();
    auto future = run->begin();
    whenAnswered(m_workplace.data().post(
                     [now = m_workplace.now()](ProfileDesk &desk) { return desk.beginBundle(now); },
                     JobKind::Background),
        this, [this, run](const Expected<BundleDraft> &draft) {
            if (!draft)
                return run->fail(draft.error());
            run->draft = *draft;
            readNext(run);
        });
    return future;
}

/// One attachment a job, so that an act of the officer waits for one at most. One that is damaged
/// here holds up no other.
void OfflineBundles::readNext(const std::shared_ptr<Export> &run)
{
    if (run->token.isCancelled())
        return run->fail({ ErrorCode::Cancelled, {}, {} });
    if (run->read == run->draft.files.size())
        return seal(run);
    const QByteArray sha256 = run->draft.files.at(run->read++);
    whenAnswered(
        m_workplace.data().post(
            [sha256](ProfileDesk &desk) { return desk.bundleFile(sha256); }, JobKind::Background),
        this, [this, run](const Expected<protocol::CarriedFile> &file) {
            if (file)
                run->draft.content.files.append(*file);
            Q_EMIT progressed(
                static_cast<int>(run->read), static_cast<int>(run->draft.files.size()));
            readNext(run);
        });
}

/// Beside the data thread: it may be 20 MiB.
void OfflineBundles::seal(const std::shared_ptr<Export> &run)
{
    using Key = std::shared_ptr<const crypto::SigningKey>;
    // Who sat down meanwhile does not sign what another wrote: the server would refuse all of it.
    const auto keyOf = [officer = run->draft.content.officer](ProfileDesk &desk) -> Expected<Key> {
        if (!desk.seat() || desk.seat()->officer != officer)
            return fail(ErrorCode::Cancelled);
        return desk.signingKey();
    };
    whenAnswered(m_workplace.data().post(keyOf), this, [this, run](const Expected<Key> &key) {
        if (!key)
            return run->fail(key.error());
        whenAnswered(
            byEventLoop(QtConcurrent::run([draft = std::exchange(run->draft, {}), key = *key] {
                return sealBundle(draft, *key);
            })),
            this, [this, run](const Expected<WrittenBundle> &bundle) {
                if (!bundle)
                    return run->fail(bundle.error());
                run->bundle = *bundle;
                save(run);
            });
    });
}

void OfflineBundles::save(const std::shared_ptr<Export> &run)
{
    whenAnswered(byEventLoop(QtConcurrent::run(
                     [path = run->path, file = run->bundle.file, token = run->token] {
                         return saveBundle(path, file, token);
                     })),
        this, [this, run](const Expected<void> &saved) {
            if (!saved)
                return run->fail(saved.error());
            run->bundle.file.clear();
            note(run);
        });
}

void OfflineBundles::note(const std::shared_ptr<Export> &run)
{
    const auto note = [bundle = run->bundle, now = m_workplace.now()](
                          ProfileDesk &desk) { return desk.bundleSaved(bundle, now); };
    whenAnswered(m_workplace.data().post(note), this, [run](const Expected<void> &noted) {
        run->finish(noted.map([&run] {
            const WrittenBundle &bundle = run->bundle;
            return Exported { bundle.intents, bundle.left, bundle.files, bundle.filesLeft };
        }));
    });
}

QFuture<Expected<QByteArray>> OfflineBundles::handIn(const QString &path)
{
    auto run = std::make_shared<Run<QByteArray>>();
    auto future = run->begin();
    whenAnswered(byEventLoop(QtConcurrent::run([path] { return readBundle(path); })), this,
        [this, run, token = m_underWay.next()](const Expected<QByteArray> &bundle) {
            if (!bundle || token.isCancelled())
                return run->finish(bundle ? fail(ErrorCode::Cancelled) : bundle);
            if (!m_courier.handIn)
                return run->finish(fail(ErrorCode::Unsupported, QStringLiteral("server")));
            whenAnswered(m_courier.handIn(*bundle), this,
                [run](const Expected<QByteArray> &receipt) { run->finish(receipt); });
        });
    return future;
}

QFuture<Expected<void>> OfflineBundles::saveReceipt(const QString &path, const QByteArray &receipt)
{
    return byEventLoop(QtConcurrent::run([path, receipt] { return saveBundle(path, receipt); }));
}

void OfflineBundles::cancel()
{
    m_underWay.next();
    if (m_courier.cancel)
        m_courier.cancel();
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
    whenAnswered(byEventLoop(QtConcurrent::run([path] { return readReceipt(path); })), this, open);
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
