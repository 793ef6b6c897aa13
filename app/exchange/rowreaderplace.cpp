// What RowReader makes of positions, and of features.
#include "app/domain/personaldata.h"
#include "app/domain/phone.h"
#include "app/exchange/rowreaderrow.h"
#include "app/exchange/valuereading.h"
#include "map/geo/measure.h"
#include "map/geo/polygonops.h"

namespace shiyu {

using namespace Qt::StringLiterals;
using C = ImportColumn;

namespace {

QString shown(SourcePoint at)
{
    return u"%1, %2"_s.arg(QString::number(at.x, 'g', 10), QString::number(at.y, 'g', 10));
}

struct MatterArea {
    QVector<LonLat> ring; ///< empty: no area is left
    QString wrong; ///< empty: it was valid
    bool cut = false; ///< a matter has one ring: the largest part, without its holes
};

MatterArea validArea(const QVector<LonLat> &ring)
{
    const MultiPolygon drawn { Polygon { ring, {} } };
    MatterArea area { ring, invalidReason(drawn), false };
    if (area.wrong.isEmpty())
        return area;
    const auto whole = mended(drawn);
    if (!whole || whole->isEmpty())
        return { {}, area.wrong, false };
    const auto largest
        = std::max_element(whole->begin(), whole->end(), [](const Polygon &a, const Polygon &b) {
              return areaSquareMetres(MultiPolygon { a }) < areaSquareMetres(MultiPolygon { b });
          });
    return { largest->outer, area.wrong, whole->size() > 1 || !largest->holes.isEmpty() };
}

} // namespace

std::optional<LonLat> RowReader::position(Row &row, SourcePoint at) const
{
    const auto position = m_transform->toLonLat(at);
    if (!position) {
        row.reject(ImportIssue::BadCoordinate, shown(at));
        return std::nullopt;
    }
    return *position;
}

std::optional<LonLat> RowReader::positionOfColumns(Row &row) const
{
    const QString x = row.text(C::Lon);
    const QString y = row.text(C::Lat);
    if (x.isEmpty() && y.isEmpty())
        return std::nullopt;
    const auto lon = shiyu::readNumber(x);
    const auto lat = shiyu::readNumber(y);
    if (!lon || !lat) {
        row.reject(ImportIssue::BadCoordinate, u"%1, %2"_s.arg(x.left(30), y.left(30)));
        return std::nullopt;
    }
    if (*lon == 0 && *lat == 0) // what many systems write for "unknown"
        return std::nullopt;
    return position(row, { *lon, *lat });
}

std::optional<QVector<LonLat>> RowReader::positions(
    Row &row, const std::vector<SourcePoint> &ring) const
{
    QVector<LonLat> out;
    out.reserve(static_cast<qsizetype>(ring.size()));
    for (const SourcePoint &point : ring) {
        const auto at = position(row, point);
        if (!at)
            return std::nullopt;
        if (out.isEmpty() || out.last() != *at)
            out.append(*at);
    }
    return out;
}

void RowReader::readPlace(Row &row, IncidentRecord &record) const
{
    record.place.address = maskedStart(row.text(C::Address), 1000);
    const SourceGeometry &geometry = row.geometry();
    if (geometry.shape != PlaceShape::None) {
        if (auto points = positions(row, geometry.parts.front().front())) {
            record.place.shape = geometry.shape;
            record.place.points = *std::move(points);
            if (geometry.shape == PlaceShape::Area && record.place.points.size() > 1
                && record.place.points.first() == record.place.points.last())
                record.place.points.removeLast();
        }
        if (geometry.shape == PlaceShape::Area && record.place.points.size() >= 3)
            readArea(row, record.place);
        if (geometry.simplified || geometry.parts.size() > 1)
            row.note(ImportIssue::ShapeCut);
    } else if (m_plan.mapping.hasPosition()) {
        if (const auto at = positionOfColumns(row)) {
            record.place.shape = PlaceShape::Point;
            record.place.points = { *at };
        }
    }
    static constexpr int kLeast[] = { 0, 1, 2, 3 };
    const qsizetype count = record.place.points.size();
    if (count < kLeast[static_cast<int>(record.place.shape)] || count > kMaxPlacePoints)
        row.reject(ImportIssue::WrongShape, QString::number(count));
    if (row.isRejected())
        return;
    if (record.place.isLocated() && m_world.locate) {
        record.region = m_world.locate(record.place.anchor());
        if (record.region.isEmpty()) {
            const LonLat at = record.place.anchor();
            row.reject(ImportIssue::OutsideCity, shown({ at.lonDegrees(), at.latDegrees() }));
        }
    }
    const QString named = row.text(C::Region);
    if (record.region.isEmpty() && !named.isEmpty()) {
        record.region = regionNamed(named);
        if (record.region.isEmpty())
            row.reject(ImportIssue::UnknownRegion, named.left(50));
    }
    if (!record.place.isLocated())
        row.note(ImportIssue::WithoutPosition);
    else if (!m_world.locate)
        row.note(ImportIssue::NotJudged);
}

void RowReader::readArea(Row &row, Place &place) const
{
    const MatterArea area = validArea(place.points);
    if (area.ring.isEmpty()) {
        row.reject(ImportIssue::BadOutline, area.wrong);
        return;
    }
    place.points = area.ring;
    if (!area.wrong.isEmpty())
        row.note(ImportIssue::OutlineMended, area.wrong);
    if (area.cut)
        row.note(ImportIssue::ShapeCut);
}

RowReading RowReader::readFeature(Row &row)
{
    FeatureRecord record;
    record.ref = row.text(C::SourceNumber).left(100);
    record.name = row.text(C::Name).left(200);
    record.type = row.text(C::Type).left(100);
    record.organization = row.text(C::Organization).left(200);
    record.phone = row.text(C::Phone);
    record.status = readDeviceStatus(row.text(C::Status)); // a word that says nothing: unknown
    const QString told = row.text(C::StatusAt);
    record.statusAt = readTime(told, m_world.directory->calendar().offset());
    if (!told.isEmpty() && !record.statusAt)
        row.reject(ImportIssue::BadTime, told.left(30));
    const QString address = row.text(C::Address).left(200);
    if (record.name.isEmpty())
        record.name = address.isEmpty() ? record.ref : address;
    if (record.name.isEmpty())
        row.reject(ImportIssue::NoName);
    if (!record.phone.isEmpty() && !isPhone(record.phone))
        row.reject(ImportIssue::BadPhone, record.phone.left(30));
    std::optional<LonLat> at;
    if (row.geometry().shape == PlaceShape::Point)
        at = position(row, row.geometry().parts.front().front().front());
    else if (row.geometry().shape != PlaceShape::None)
        row.reject(ImportIssue::WrongShape, nameOf(row.geometry().shape));
    else if (m_plan.mapping.hasPosition())
        at = positionOfColumns(row);
    if (!at && !row.isRejected())
        row.reject(ImportIssue::NoPosition);
    if (at && m_world.locate) {
        record.region = m_world.locate(*at);
        if (record.region.isEmpty())
            row.reject(ImportIssue::OutsideCity, shown({ at->lonDegrees(), at->latDegrees() }));
    }
    if (at && !m_world.locate && !row.isRejected())
        row.note(ImportIssue::NotJudged);
    if (at)
        record.position = *at;
    if (!record.ref.isEmpty()) {
        if (m_seen.contains(record.ref))
            row.reject(ImportIssue::DuplicateRow, record.ref);
        m_seen.insert(record.ref);
    }
    return row.finished(std::move(record));
}

} // namespace shiyu
