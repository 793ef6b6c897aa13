#pragma once
#include "app/exchange/importplan.h"
#include "app/exchange/tablereader.h"
#include <QSet>

namespace shiyu {

/// Makes records of rows, one after the other in the order of the file, and says what is wrong with
/// those that make none. Remembers the numbers and codes it has seen. One thread.
class RowReader {
public:
    static constexpr qsizetype kLongestTitle = 200; ///< characters; more goes into the text
    static constexpr qsizetype kLongestText = 200'000; ///< as the workflow table has it

    /// UnknownCrs: the coordinates' system is not declared and none was chosen (context empty), or
    /// it cannot be. InvalidValue: none of the needed columns is mapped (context names one).
    static Expected<RowReader> create(
        const ImportPlan &plan, const TableLayer &layer, ImportWorld world);

    RowReading read(const TableRow &row);

    /// Numbers that are in the profile already, as knownNumber() writes them.
    void setKnownNumbers(QSet<QString> numbers) { m_known = std::move(numbers); }
    static QString knownNumber(Source source, const QString &number);

private:
    RowReader(const ImportPlan &plan, ImportWorld world);
    class Row;
    RowReading readIncident(Row &row);
    RowReading readRegion(Row &row);
    RowReading readFeature(Row &row);
    void readPlace(Row &row, IncidentRecord &record) const;
    void readArea(Row &row, Place &place) const;
    void readCategory(Row &row, IncidentRecord &record) const;
    void readTimes(Row &row, IncidentRecord &record) const;
    void readTexts(Row &row, IncidentRecord &record) const;
    void readNumber(Row &row, IncidentRecord &record);
    void readOutline(Row &row, RegionRecord &record) const;
    void readParent(Row &row, RegionRecord &record) const;
    std::optional<LonLat> position(Row &row, SourcePoint at) const;
    std::optional<LonLat> positionOfColumns(Row &row) const;
    std::optional<QVector<LonLat>> positions(Row &row, const std::vector<SourcePoint> &ring) const;
    RegionCode regionNamed(const QString &text) const;

    ImportPlan m_plan;
    ImportWorld m_world;
    std::optional<CrsTransform> m_transform;
    QHash<QString, CategoryId> m_categories; ///< by name and by id
    QHash<QString, QVector<RegionCode>> m_regionNames;
    QSet<QString> m_known, m_seen;
    QHash<RegionCode, RegionLevel> m_inFile;
};

} // namespace shiyu
