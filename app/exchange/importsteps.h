#pragma once
#include "app/exchange/importrun.h"
#include "app/exchange/rejectedfile.h"
#include "app/exchange/rowreader.h"

namespace shiyu {

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

    /// @param total rows there are, for the progress; -1: not known
    Expected<ImportReport> run(
        const QString &rejectedFile, bool writing, qint64 total, const Take &take);

private:
    void count(ImportReport &report, const QVector<RowIssue> &issues) const;

    const ImportPlan &m_plan;
    const ImportWorld &m_world;
    const QSet<QString> &m_known;
    ImportControl &m_control;
};

/// Writes matters, each a report and, if it came with its end, an answer.
class IncidentImport {
public:
    IncidentImport(const ImportPlan &plan, const ImportWorld &world, const ImportHand &hand)
        : m_plan(plan)
        , m_world(world)
        , m_hand(hand)
    {
    }
    Expected<std::optional<RowIssue>> write(const IncidentRecord &record, qint64 row);

private:
    Expected<std::optional<RowIssue>> perform(const ImportAct &act, qint64 row, qint64 *seq);
    QJsonObject arguments(const IncidentRecord &record) const;
    QString endText(const IncidentRecord &record) const;

    const ImportPlan &m_plan;
    const ImportWorld &m_world;
    const ImportHand &m_hand;
};

/// Puts regions and grids into the directory: a new revision, and their outlines.
Expected<void> writeRegions(
    const QVector<RegionRecord> &records, const ImportWorld &world, const ImportHand &hand);
/// The directory with these regions: known ones brought up to date, new ones behind their siblings.
DirectoryData withRegions(const DirectoryData &data, const QVector<RegionRecord> &records);

Expected<void> writeFeatures(const QVector<FeatureRecord> &records, ImportKind kind,
    const ImportWorld &world, const ImportHand &hand);

} // namespace shiyu
