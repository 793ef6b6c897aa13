#pragma once
#include "app/storage/projector.h"
#include "app/storage/searchindex.h"
#include <QHash>
#include <functional>

namespace shiyu {

/// Writes what the lists, the map and the search read: the tables of 0002_projection.sql
/// and 0004_duty.sql. A case's
/// rows are a function of its newest state and the directory, so a rebuild gives the same rows.
/// Only what an act changed is written: its tasks, the organisations that see it, its place, its
/// words, its precedent.
///
/// Lives on the writer's thread; begins no transaction. Between beginBatch() and flush() rows are
/// put off, at most those of kMostPutOff cases, so that an import or a rebuild writes a case once
/// instead of once an act; the directory given last counts.
class IncidentProjection final : public Projector {
public:
    static constexpr qsizetype kMostPutOff = 256;

    explicit IncidentProjection(Pinyin pinyin);

    Expected<void> project(sql::Connection &connection, const Incident &before,
        const Incident &after, const Operation &operation, const Directory &directory) override;
    Expected<void> remove(sql::Connection &connection, const Incident &before,
        const Directory &directory) override;
    Expected<void> projectOther(sql::Connection &connection, const Subject &subject) override;
    Expected<void> clear(sql::Connection &connection) override;
    void beginBatch() override { m_batch = true; }
    Expected<void> flush(sql::Connection &connection) override; ///< also ends the batch
    void forget() override;

    using Load = std::function<Expected<Incident>(const IncidentId &)>;
    /// After a change of calendar, organisations or names: writes all rows of the open cases anew,
    /// from states that `load` folds; at most so many, those behind `after` in the order of their
    /// numbers (0: from the first).
    struct Recomputed {
        int cases = 0;
        qint64 last = 0; ///< number of the last one
    };
    Expected<Recomputed> recomputeOpen(sql::Connection &connection, const Load &load,
        const Directory &directory, qint64 after, int most);

private:
    struct PutOff {
        Incident before, after;
    };
    Expected<void> writePutOff(sql::Connection &connection);
    Expected<void> write(sql::Connection &connection, const Incident &before, const Incident &after,
        const Directory &directory);
    Expected<void> writeTasks(sql::Connection &connection, qint64 n, const Incident &before,
        const Incident &after, const Directory &directory);
    Expected<void> writeWords(sql::Connection &connection, qint64 n, const Incident &before,
        const Incident &after, const Directory &directory);

    SearchIndex m_search;
    bool m_batch = false;
    QHash<IncidentId, PutOff> m_putOff;
    std::optional<Directory> m_directory; ///< shares its lists with the one given
};

/// The officer has read the case up to this operation; never goes back. Of own operations that no
/// server has ordered nothing is kept.
Expected<void> markSeen(
    sql::Connection &connection, const OfficerId &officer, const IncidentId &incident, qint64 seq);

/// How often a unit led a resolved case of this category in this county; the most frequent first.
/// A case counts while it stands as resolved: a rework or a reopening takes it back.
struct PrecedentRow {
    OrganizationId unit;
    int cases = 0;
    std::optional<int> onTime; ///< of these; nothing: counted before this was kept

    friend bool operator==(const PrecedentRow &, const PrecedentRow &) = default;
};
Expected<QVector<PrecedentRow>> precedents(
    sql::Connection &connection, const CategoryId &category, const RegionCode &county);

} // namespace shiyu
