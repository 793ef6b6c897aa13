// What RowReader makes of regions: their codes, parents and outlines.
#include "app/domain/phone.h"
#include "app/exchange/rowreaderrow.h"
#include "app/exchange/valuereading.h"
#include "map/geo/measure.h"
#include "map/geo/polygonops.h"

namespace shiyu {

using C = ImportColumn;

namespace {

std::optional<RegionLevel> levelOfCode(const QString &code)
{
    switch (code.size()) {
    case 4:
        return RegionLevel::City;
    case 6:
        return RegionLevel::County;
    case 9:
        return RegionLevel::Town;
    case 12:
        return RegionLevel::Village;
    case 15:
        return RegionLevel::Grid;
    default:
        return std::nullopt;
    }
}

bool isDigits(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The code without the zeros that fill it up to 12 digits: 340202000000 is 340202.
QString shortCode(const QString &code, std::optional<RegionLevel> level)
{
    static constexpr int kLengths[] = { 4, 6, 9, 12, 15 };
    if (level && code.size() > kLengths[static_cast<int>(*level)]
        && QStringView(code).mid(kLengths[static_cast<int>(*level)]).count(u'0')
            == code.size() - kLengths[static_cast<int>(*level)])
        return code.left(kLengths[static_cast<int>(*level)]);
    return code;
}

} // namespace

RegionCode RowReader::regionNamed(const QString &text) const
{
    if (m_world.directory->region(RegionCode(text)))
        return RegionCode(text);
    const QVector<RegionCode> named = m_regionNames.value(text);
    return named.size() == 1 ? named.first() : RegionCode();
}

RowReading RowReader::readRegion(Row &row)
{
    RegionRecord record;
    const bool grids = m_plan.kind == ImportKind::Grids;
    QString code = row.text(C::Code);
    record.region.name = row.text(C::Name);
    const QString levelText = row.text(C::Level);
    auto level = grids ? std::optional(RegionLevel::Grid) : readLevel(levelText);
    if (level || !levelText.isEmpty())
        code = shortCode(code, level);
    // A boundary file often has names alone: they say which region, if one has that name.
    if (code.isEmpty())
        code = regionNamed(record.region.name).toString();
    if (code.isEmpty())
        row.reject(ImportIssue::NoCode, record.region.name);
    else if (!isDigits(code) || !levelOfCode(code) || (level && *level != levelOfCode(code)))
        row.reject(
            code.size() == 2 ? ImportIssue::NotThisCity : ImportIssue::BadCode, code.left(30));
    if (row.isRejected())
        return row.finished(std::nullopt);
    record.region.code = RegionCode(code);
    record.region.level = *levelOfCode(code);
    if (!grids && record.region.level == RegionLevel::Grid)
        row.reject(ImportIssue::BadCode, code);
    readParent(row, record);
    if (record.region.name.isEmpty() && !m_world.directory->region(record.region.code))
        row.reject(ImportIssue::NoName, code);
    if (m_inFile.contains(record.region.code))
        row.reject(ImportIssue::DuplicateRow, code);
    record.region.shortName = row.text(C::ShortName);
    record.region.workerName = row.text(C::Worker);
    record.region.workerPhone = row.text(C::Phone);
    if (!record.region.workerPhone.isEmpty() && !isPhone(record.region.workerPhone))
        row.reject(ImportIssue::BadPhone, record.region.workerPhone.left(30));
    readOutline(row, record);
    if (row.isRejected())
        return row.finished(std::nullopt);
    m_inFile.insert(record.region.code, record.region.level);
    if (m_world.directory->region(record.region.code))
        row.note(ImportIssue::Updated);
    return row.finished(std::move(record));
}

void RowReader::readParent(Row &row, RegionRecord &record) const
{
    const Region *city = m_world.directory->city();
    const QString code = record.region.code.toString();
    const QString cityCode = city ? city->code.toString() : QString();
    if (!code.startsWith(cityCode)) {
        row.reject(ImportIssue::NotThisCity, code);
        return;
    }
    if (record.region.level == RegionLevel::City)
        return;
    // The statistical code of a region begins with that of the one above.
    static constexpr int kAbove[] = { 0, 4, 6, 9, 12 };
    record.region.parent = RegionCode(code.left(kAbove[static_cast<int>(record.region.level)]));
    if (const QString parent = row.text(C::Parent); !parent.isEmpty())
        record.region.parent = RegionCode(
            shortCode(parent, static_cast<RegionLevel>(static_cast<int>(record.region.level) - 1)));
    if (!m_world.directory->region(record.region.parent)
        && !m_inFile.contains(record.region.parent))
        row.reject(ImportIssue::NoParent, record.region.parent.toString());
}

void RowReader::readOutline(Row &row, RegionRecord &record) const
{
    const SourceGeometry &geometry = row.geometry();
    if (geometry.shape == PlaceShape::None)
        return;
    if (geometry.shape != PlaceShape::Area) {
        row.reject(ImportIssue::WrongShape, nameOf(geometry.shape));
        return;
    }
    MultiPolygon shape;
    for (const auto &part : geometry.parts) {
        Polygon polygon;
        for (size_t i = 0; i < part.size(); ++i) {
            auto ring = positions(row, part[i]);
            if (!ring)
                return;
            if (ring->size() > 1 && ring->first() == ring->last())
                ring->removeLast();
            if (i == 0)
                polygon.outer = *ring;
            else
                polygon.holes.append(*ring);
        }
        shape.append(polygon);
    }
    const QString wrong = invalidReason(shape);
    if (wrong.isEmpty()) {
        record.outline = shape;
        return;
    }
    auto whole = mended(shape);
    if (!whole) {
        row.reject(ImportIssue::BadOutline, wrong);
        return;
    }
    record.outline = *std::move(whole);
    row.note(ImportIssue::OutlineMended, wrong);
}

} // namespace shiyu
