#pragma once
#include "map/render/tilepainter.h"
#include <QHash>
#include <QObject>
#include <QSet>

class QThreadPool;

namespace shiyu {

/// Finished tiles and the jobs that make them. Lives in the GUI thread and never draws there: jobs
/// run in the pool, what they made comes back as a queued call, and what is no longer wanted or of
/// an older scene is dropped. The pool must outlive it; the destructor cancels its jobs and waits
/// for those that run (they look at their token every few ms).
class TileStore : public QObject {
    Q_OBJECT
public:
    explicit TileStore(QThreadPool *pool, QObject *parent = nullptr);
    ~TileStore() override;

    /// A new scene: all tiles are to be made again that look different in it. Until then the old
    /// ones are still given, so that nothing flickers; without `keepOld` (another pixel ratio) they
    /// are dropped at once.
    void setScene(const TileScene &scene, bool keepOld);
    const TileScene &scene() const { return m_scene; }
    /// The tiles that the view needs, the most needed first. Jobs for others are cancelled.
    void want(const QList<TileKey> &keys);
    /// Null when it is neither made nor left over from the scene before.
    const QImage *find(TileKey key);
    /// Whether all wanted tiles of the present scene are there.
    bool isComplete() const;
    void setCacheLimit(qsizetype bytes) { m_limit = bytes; }
    qsizetype cachedBytes() const;

Q_SIGNALS:
    /// `renderedBy` is the thread that drew it, for tests and diagnosis.
    void tileArrived(shiyu::TileKey key, Qt::HANDLE renderedBy);

private:
    struct Tile {
        QImage image;
        quint64 generation = 0;
        quint64 usedAt = 0;
    };
    struct Job {
        CancelToken token;
        quint64 number = 0;
    };
    void start(TileKey key);
    void accept(TileKey key, quint64 job, const QImage &image, Qt::HANDLE renderedBy);
    void trim();
    bool isCurrent(TileKey key) const;

    QThreadPool *m_pool;
    TileScene m_scene;
    quint64 m_generation = 0;
    quint64 m_clock = 0;
    quint64 m_jobs = 0;
    qsizetype m_limit = 96 * 1024 * 1024;
    QHash<TileKey, Tile> m_tiles;
    QHash<TileKey, Job> m_running;
    QSet<TileKey> m_wanted;
};

} // namespace shiyu
