#include "app/exchange/importsteps.h"

#include "app/storage/featurestore.h"
#include "app/storage/logwriter.h"

namespace shiyu {

Expected<void> writeFeatures(const QVector<FeatureRecord> &records, ImportKind kind,
    const ImportWorld &world, const ImportHand &hand)
{
    QHash<QString, OrganizationId> organizations;
    for (const Organization &organization : world.directory->data().organizations) {
        organizations.insert(organization.id.toString(), organization.id);
        organizations.insert(organization.name, organization.id);
    }
    QVector<Feature> features;
    features.reserve(records.size());
    for (const FeatureRecord &record : records) {
        Feature feature;
        feature.kind = kind == ImportKind::Cameras ? FeatureKind::Camera : FeatureKind::Place;
        feature.type = record.type;
        feature.ref = record.ref;
        feature.name = record.name;
        feature.phone = record.phone;
        feature.organization = organizations.value(record.organization);
        feature.region = record.region;
        feature.position = record.position;
        features.append(feature);
    }
    return FeatureStore::insert(hand.writer.connection(), hand.search, features);
}

} // namespace shiyu
