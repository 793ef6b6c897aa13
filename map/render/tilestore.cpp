#include "map/render/tilestore.h"
#include "map/render/renderjob.h"
#include "map/render/scenechange.h"
#include <QThread>
#include <QThreadPool>

namespace shiyu {

TileStore::TileStore(QThreadPool *pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

TileStore::~TileStore()
{
    for (const Job &job : std::as_const(m_running))
        job.token.cancel();
    m_pool->waitForDone(); // only cancelled jobs are left: some milliseconds
}

void TileStore::setScene(const TileScene &scene, bool keepOld)
{
    const double from = keepOld ? tilesDifferFrom(m_scene, scene) : 0;
    m_scene = scene;
    const quint64 before = m_generation++;
    for (auto it = m_tiles.begin(); it != m_tiles.end(); ++it) {
        if (it.key().zoom() < from && it->generation == before)
            it->generation = m_generation;
    }
    m_running.removeIf([from](const std::pair<const TileKey &, Job &> &running) {
        if (running.first.zoom() < from)
            return false;
        running.second.token.cancel();
        return true;
    });
    if (!keepOld)
        m_tiles.clear();
}

void TileStore::want(const QList<TileKey> &keys)
{
    m_wanted = QSet<TileKey>(keys.begin(), keys.end());
    for (auto it = m_running.begin(); it != m_running.end();) {
        if (m_wanted.contains(it.key())) {
            ++it;
            continue;
        }
        it->token.cancel();
        it = m_running.erase(it);
    }
    for (const TileKey key : keys) {
        if (!isCurrent(key) && !m_running.contains(key))
            start(key);
    }
}

void TileStore::start(TileKey key)
{
    if (!m_scene.snapshot)
        return;
    const CancelToken token = CancelToken::make();
    const quint64 job = ++m_jobs;
    m_running.insert(key, { token, job });
    m_pool->start(politely([this, key, token, job, scene = m_scene] {
        if (token.isCancelled())
            return;
        const QImage image = TilePainter(scene, token).tile(key);
        if (image.isNull())
            return;
        const Qt::HANDLE thread = QThread::currentThreadId();
        QMetaObject::invokeMethod(
            this, [=, this] { accept(key, job, image, thread); }, Qt::QueuedConnection);
    }));
}

void TileStore::accept(TileKey key, quint64 job, const QImage &image, Qt::HANDLE renderedBy)
{
    if (m_running.value(key).number != job)
        return; // of a scene that is no more, or of a view
    m_running.remove(key);
    m_tiles.insert(key, { image, m_generation, ++m_clock });
    trim();
    Q_EMIT tileArrived(key, renderedBy);
}

const QImage *TileStore::find(TileKey key)
{
    const auto it = m_tiles.find(key);
    if (it == m_tiles.end())
        return nullptr;
    it->usedAt = ++m_clock;
    return &it->image;
}

bool TileStore::isCurrent(TileKey key) const
{
    const auto it = m_tiles.constFind(key);
    return it != m_tiles.constEnd() && it->generation == m_generation;
}

bool TileStore::isComplete() const
{
    return std::all_of(
        m_wanted.begin(), m_wanted.end(), [this](TileKey key) { return isCurrent(key); });
}

qsizetype TileStore::cachedBytes() const
{
    return m_tiles.size() * TileKey::kSize * TileKey::kSize * 4;
}

/// Drops what was used longest ago, never what the view wants.
void TileStore::trim()
{
    if (cachedBytes() <= m_limit)
        return;
    QList<std::pair<quint64, TileKey>> old;
    for (auto it = m_tiles.cbegin(); it != m_tiles.cend(); ++it) {
        if (!m_wanted.contains(it.key()))
            old.append({ it->generation == m_generation ? it->usedAt : 0, it.key() });
    }
    std::sort(
        old.begin(), old.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[usedAt, key] : old) {
        if (cachedBytes() <= m_limit * 3 / 4)
            break;
        m_tiles.remove(key);
    }
}

} // namespace shiyu
