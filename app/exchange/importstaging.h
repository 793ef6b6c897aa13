#pragma once
#include "app/exchange/importsteps.h"
#include "app/storage/actlog.h"
#include "app/storage/shapestore.h"
#include <variant>

namespace shiyu {

/// The rows of one import on their way to the stage; what was not decided is taken back when this
/// goes. On the thread of the import; what touches the profile goes through the door. All
/// references outlive it.
class ImportStaging {
public:
    ImportStaging(const ImportPlan &plan, const ImportWorld &world, const ImportDoor &door);
    ~ImportStaging();
    ImportStaging(const ImportStaging &) = delete;
    ImportStaging &operator=(const ImportStaging &) = delete;

    /// InvalidValue "right": the officer may not.
    Expected<void> begin();
    /// An issue: the rules do not take it.
    Expected<std::optional<RowIssue>> add(ImportRecord &record, qint64 row);
    /// The moment from which the import happens; its batch. Cancelled: another officer sits there.
    Expected<qint64> decide();

    /// Removes what was staged and never decided, in pieces.
    static Expected<void> dropUndecided(const ImportDoor &door);

private:
    struct Waiting {
        qint64 row = 0;
        std::variant<QVector<ImportAct>, Feature, StoredShape> content;
    };

    bool isMatters() const { return m_plan.kind == ImportKind::Incidents; }
    static Expected<QByteArray> staged(Waiting &waiting, const ImportHand &hand);
    Expected<void> flush();
    Expected<void> makeReady(const ImportHand &hand);
    Expected<void> stage(const ImportHand &hand);

    const ImportPlan &m_plan;
    const ImportWorld &m_world;
    const ImportDoor &m_door;
    FeatureMaker m_features;
    OfficerId m_officer;
    OrganizationId m_organization;
    QVector<Waiting> m_waiting;
    QVector<RegionRecord> m_regions;
    qint64 m_batch = 0;
    bool m_decided = false;
};

} // namespace shiyu
