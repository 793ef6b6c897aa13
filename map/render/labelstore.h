#pragma once
#include "map/render/labels.h"
#include <QHash>
#include <QObject>

class QThreadPool;

namespace shiyu {

/// Places names and draws their pictures in the pool. GUI thread; like TileStore.
class LabelStore : public QObject {
    Q_OBJECT
public:
    explicit LabelStore(QThreadPool *pool, QObject *parent = nullptr);
    ~LabelStore() override;

    void setScene(const TileScene &scene);
    struct Drawn {
        QPointF topLeft;
        QImage image;
        QSizeF size;
    };
    /// What is ready of the names in view; the rest is put to work.
    QList<Drawn> visible(const MapView &view);
    /// Nothing of this view is being worked on.
    bool isComplete() const { return m_placing.part == MapRect() && m_drawing.isEmpty(); }
    /// How far outside of a view the middle of a name may lie that reaches into it, in pixels.
    static constexpr double kReach = 200;

Q_SIGNALS:
    void labelsChanged();

private:
    /// The names of a part at one zoom.
    struct Placing {
        int quarterZoom = 0;
        MapRect part; ///< empty: of a job that has ended
        CancelToken token;
    };
    struct Names {
        MapRect part;
        std::vector<PlacedLabel> labels;
    };
    using Placed = std::shared_ptr<const Names>;
    void startPlacing(int quarterZoom, const MapRect &view);
    void acceptPlaced(int quarterZoom, const Placed &placed);
    void startDrawing(const QList<PlacedLabel> &missing);
    void cancelAll();

    QThreadPool *m_pool;
    TileScene m_scene;
    quint64 m_generation = 0;
    QHash<int, Placed> m_placed;
    Placed m_latest;
    Placing m_placing;
    QHash<QString, QImage> m_images;
    QHash<QString, CancelToken> m_drawing;
};

} // namespace shiyu
