#pragma once
#include "app/exchange/importrun.h"
#include "app/exchange/rejectedfile.h"
#include "app/exchange/rowreader.h"
#include "app/storage/featurestore.h"

namespace shiyu {

class TableReader;
struct Refusal;

/// A pass over all rows of a plan's layer: reads, judges, counts, keeps the rejected. `take` gets
/// each good row's record and may still reject it by returning an issue.
class ImportPass {
public:
    using Take = std::function<Expected<std::optional<RowIssue>>(ImportRecord &, qint64 row)>;

    ImportPass(const ImportPlan &plan, const ImportWorld &world, const QSet<QString> &known,
        ImportControl &control)
        : m_plan(plan)
        , m_world(world)
        , m_known(known)
        , m_control(control)
    {
    }

    Expected<ImportReport> run(const QString &rejectedFile, const Take &take);
    static void count(ImportReport &report, const QVector<RowIssue> &issues);

private:
    Expected<void> passRows(TableReader &table, RowReader &reader, const Take &take,
        RejectedFile &rejected, ImportReport &report) const;

    const ImportPlan &m_plan;
    const ImportWorld &m_world;
    const QSet<QString> &m_known;
    ImportControl &m_control;
};

/// The acts of matters: each a report and, if it came with its end, an answer.
class IncidentActs {
public:
    IncidentActs(const ImportPlan &plan, const ImportWorld &world, const OrganizationId &importer)
        : m_plan(plan)
        , m_world(world)
        , m_importer(importer)
    {
    }
    QVector<ImportAct> actsOf(const IncidentRecord &record, const IncidentId &id) const;
    /// Why the rules do not take them.
    std::optional<Refusal> refusal(const QVector<ImportAct> &acts, const OfficerId &officer) const;

private:
    QJsonObject arguments(const IncidentRecord &record) const;
    QString endText(const IncidentRecord &record) const;

    const ImportPlan &m_plan;
    const ImportWorld &m_world;
    OrganizationId m_importer;
};

/// Puts regions and grids into the directory: a new revision, and their names into the search.
/// Their outlines are rows of their own.
Expected<void> writeRegions(
    const QVector<RegionRecord> &records, const ImportWorld &world, const ImportHand &hand);
/// The directory with these regions: known ones brought up to date, new ones behind their siblings.
DirectoryData withRegions(const DirectoryData &data, const QVector<RegionRecord> &records);

/// Makes features of cameras and places.
class FeatureMaker {
public:
    FeatureMaker(ImportKind kind, const Directory &directory);
    Feature featureOf(const FeatureRecord &record) const;

private:
    ImportKind m_kind;
    QHash<QString, OrganizationId> m_organizations; ///< by id and by name
};

} // namespace shiyu
