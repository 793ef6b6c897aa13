#include "map/render/pointlayer.h"

namespace shiyu {

std::shared_ptr<const PointLayer> PointLayer::make(
    PointKind kind, std::vector<PointFeature> features)
{
    const auto layer = std::make_shared<PointLayer>();
    layer->m_kind = kind;
    std::vector<SpatialIndex<quint32>::Entry> entries;
    entries.reserve(features.size());
    layer->m_places.reserve(features.size());
    for (const PointFeature &feature : features) {
        entries.push_back(
            { static_cast<quint32>(entries.size()), LonLatBox::ofPoint(feature.position) });
        layer->m_places.push_back(toMapPoint(feature.position));
    }
    layer->m_index = SpatialIndex<quint32>(entries);
    layer->m_features = std::move(features);
    return layer;
}

qsizetype PointLayer::indexOf(const QString &id) const
{
    const auto at = std::find_if(m_features.begin(), m_features.end(),
        [&id](const PointFeature &feature) { return feature.id == id; });
    return at == m_features.end() ? -1 : at - m_features.begin();
}

} // namespace shiyu
