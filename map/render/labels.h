#pragma once
#include "map/render/mapview.h"
#include "map/render/tilepainter.h"
#include <QHash>
#include <QObject>

class QThreadPool;

namespace shiyu {

/// A name that has its place at one zoom; none covers another.
struct PlacedLabel {
    QString text;
    MapPoint at; ///< of its middle
    QSizeF size; ///< device-independent pixels
    RegionLevel level = RegionLevel::City;
    bool ofRing = false; ///< the name of a 防控圈

    QString key() const
    {
        return text + QChar(u'0' + static_cast<int>(level)) + QChar(ofRing ? u'r' : u'n');
    }
};

/// All names of a map at one zoom: coarse levels first, then the larger region; what would cover an
/// earlier one, or is much wider than its region, is left out. The same wherever the view is. Pure.
std::vector<PlacedLabel> placeLabels(
    const TileScene &scene, double zoom, const CancelToken &cancel);
/// The text with its halo, transparent around; any thread.
QImage labelImage(const PlacedLabel &label, const MapStyle &style, double devicePixelRatio);

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
    bool isComplete() const { return m_placing.isEmpty() && m_drawing.isEmpty(); }

Q_SIGNALS:
    void labelsChanged();

private:
    using Placed = std::shared_ptr<const std::vector<PlacedLabel>>;
    void startPlacing(int quarterZoom);
    void startDrawing(const QList<PlacedLabel> &missing);
    void cancelAll();

    QThreadPool *m_pool;
    TileScene m_scene;
    quint64 m_generation = 0;
    QHash<int, Placed> m_placed;
    Placed m_latest;
    QHash<int, CancelToken> m_placing;
    QHash<QString, QImage> m_images;
    QHash<QString, CancelToken> m_drawing;
};

} // namespace shiyu
