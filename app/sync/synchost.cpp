#include "app/sync/synchost.h"

#include "app/sync/syncworker.h"

namespace shiyu {

SyncHost::SyncHost(
    const ServerAddress &server, MakeGate gate, std::function<Instant()> now, QObject *parent)
    : QObject(parent)
    , m_worker(new SyncWorker)
{
    m_thread.setObjectName(QStringLiteral("sync"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SyncWorker::statusChanged, this, &SyncHost::statusChanged);
    connect(m_worker, &SyncWorker::sessionBegan, this, &SyncHost::sessionBegan);
    connect(m_worker, &SyncWorker::letIn, this, &SyncHost::letIn);
    connect(m_worker, &SyncWorker::turnedAway, this, &SyncHost::turnedAway);
    connect(m_worker, &SyncWorker::closedAnswered, this, &SyncHost::closedAnswered);
    connect(m_worker, &SyncWorker::endedFound, this, &SyncHost::endedFound);
    connect(m_worker, &SyncWorker::caseFetched, this, &SyncHost::caseFetched);
    connect(m_worker, &SyncWorker::handedIn, this, &SyncHost::handedIn);
    connect(m_worker, &SyncWorker::groundChanged, this, &SyncHost::groundChanged);
    connect(m_worker, &SyncWorker::fileConfirmed, this, &SyncHost::fileConfirmed);
    connect(m_worker, &SyncWorker::fileProgressed, this, &SyncHost::fileProgressed);
    connect(m_worker, &SyncWorker::fileAnswered, this, &SyncHost::fileAnswered);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, server, gate = std::move(gate), now = std::move(now)] {
            worker->start(server, gate(worker), now);
        });
}

SyncHost::~SyncHost()
{
    m_thread.quit();
    m_thread.wait();
}

void SyncHost::signIn(const Credentials &credentials)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, credentials] { worker->signIn(credentials); });
}

void SyncHost::ask(const Credentials &credentials, quint64 attempt)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, credentials, attempt] { worker->ask(credentials, attempt); });
}

void SyncHost::begin()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->begin(); });
}

void SyncHost::signOut()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->signOut(); });
}

void SyncHost::wake()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->wake(); });
}

void SyncHost::fetchClosed(const QVector<ClosedField> &fields)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, fields] {
        for (const ClosedField &field : fields)
            worker->fetchClosed(field);
    });
}

void SyncHost::searchEnded(const EndedQuery &query, quint64 question)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, query, question] { worker->searchEnded(query, question); });
}

void SyncHost::handIn(const QByteArray &bundle, quint64 errand)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, bundle, errand] { worker->handIn(bundle, errand); });
}

void SyncHost::cancelHandIn()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->cancelHandIn(); });
}

void SyncHost::fetchCase(const IncidentId &id)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id] { worker->fetchCase(id); });
}

void SyncHost::fetchFile(const WantedFile &file)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, file] { worker->fetchFile(file); });
}

void SyncHost::cancelFile(const QByteArray &sha256)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, sha256] { worker->cancelFile(sha256); });
}

} // namespace shiyu
