#include "app/exchange/importsteps.h"

namespace shiyu {

FeatureMaker::FeatureMaker(ImportKind kind, const Directory &directory)
    : m_kind(kind)
{
    for (const Organization &organization : directory.data().organizations) {
        m_organizations.insert(organization.id.toString(), organization.id);
        m_organizations.insert(organization.name, organization.id);
    }
}

Feature FeatureMaker::featureOf(const FeatureRecord &record) const
{
    Feature feature;
    feature.kind = m_kind == ImportKind::Cameras ? FeatureKind::Camera : FeatureKind::Place;
    feature.type = record.type;
    feature.ref = record.ref;
    feature.name = record.name;
    feature.phone = record.phone;
    feature.organization = m_organizations.value(record.organization);
    feature.region = record.region;
    feature.position = record.position;
    if (m_kind == ImportKind::Cameras) {
        feature.device = record.status;
        feature.statusAt = record.statusAt;
    }
    return feature;
}

} // namespace shiyu
