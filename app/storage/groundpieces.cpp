#include "app/storage/groundpieces.h"

#include "app/storage/featureinserter.h"
#include <QCborArray>
#include <QMap>
#include <QtEndian>
#include <limits>
#include <zlib.h>

namespace shiyu {
namespace {

constexpr int kShapeFields = 7;
constexpr int kFeatureFields = 12;
constexpr int kBestPacking = 9;

QByteArray packedPoints(const QVector<LonLat> &points)
{
    QByteArray bytes(points.size() * 8, Qt::Uninitialized);
    for (qsizetype i = 0; i < points.size(); ++i) {
        qToLittleEndian(points.at(i).lon, bytes.data() + i * 8);
        qToLittleEndian(points.at(i).lat, bytes.data() + i * 8 + 4);
    }
    return bytes;
}

QVector<LonLat> unpackedPoints(const QByteArray &bytes)
{
    QVector<LonLat> points;
    for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8)
        points.append({ qFromLittleEndian<qint32>(bytes.constData() + at),
            qFromLittleEndian<qint32>(bytes.constData() + at + 4) });
    return points;
}

QCborArray toCbor(const StoredShape &s)
{
    return { s.code.toString(), static_cast<int>(s.level), s.southWest.lon, s.southWest.lat,
        s.northEast.lon, s.northEast.lat, s.shape };
}

QCborArray toCbor(const Feature &f)
{
    const int status = isDevice(f.kind) ? static_cast<int>(f.device) : static_cast<int>(f.status);
    return { static_cast<int>(f.kind), f.type, f.ref, f.name, f.organization.toString(), f.phone,
        f.region.toString(), f.position.lon, f.position.lat, status,
        f.statusAt ? QCborValue(toMs(*f.statusAt)) : QCborValue(nullptr), packedPoints(f.outline) };
}

/// Reads the fields of one thing; what does not fit makes it bad.
class Fields {
public:
    explicit Fields(const QCborArray &values)
        : m_values(values)
    {
    }
    QString text(qsizetype i) { return take(i, m_values.at(i).isString()).toString(); }
    QByteArray bytes(qsizetype i) { return take(i, m_values.at(i).isByteArray()).toByteArray(); }
    qint64 whole(qsizetype i, qint64 least, qint64 most)
    {
        const qint64 value = take(i, m_values.at(i).isInteger()).toInteger();
        m_good = m_good && value >= least && value <= most;
        return m_good ? value : least;
    }
    qint32 coordinate(qsizetype i, qint64 most)
    {
        return static_cast<qint32>(whole(i, -most, most));
    }
    LonLat position(qsizetype i)
    {
        constexpr qint64 kUnits = LonLat::kUnitsPerDegree;
        return { coordinate(i, 180 * kUnits), coordinate(i + 1, 90 * kUnits) };
    }
    template <typename E> E one(qsizetype i)
    {
        return static_cast<E>(whole(i, 0, static_cast<qint64>(enumCount<E>()) - 1));
    }
    bool isNull(qsizetype i) const { return m_values.at(i).isNull(); }
    bool isGood() const { return m_good; }

private:
    QCborValue take(qsizetype i, bool fits)
    {
        m_good = m_good && fits;
        return m_values.at(i);
    }
    QCborArray m_values;
    bool m_good = true;
};

/// What qCompress() made. qUncompress() takes the size that is said for a hint and goes on as long
/// as something comes: 4 MiB could become 4 GiB.
std::optional<QByteArray> unpacked(const QByteArray &packed)
{
    constexpr qsizetype kHeader = 4; // the size that it will have
    if (packed.size() <= kHeader)
        return std::nullopt;
    const auto size = qFromBigEndian<quint32>(packed.constData());
    if (size > kLargestGroundPiece)
        return std::nullopt;
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    uLongf length = size;
    const auto *body = reinterpret_cast<const Bytef *>(packed.constData()) + kHeader;
    if (::uncompress(reinterpret_cast<Bytef *>(bytes.data()), &length, body,
            static_cast<uLong>(packed.size() - kHeader))
        != Z_OK)
        return std::nullopt;
    bytes.truncate(static_cast<qsizetype>(length));
    return bytes;
}

bool readShape(const QCborArray &values, GroundContent &content)
{
    Fields fields(values);
    StoredShape shape { RegionCode(fields.text(0)), fields.one<RegionLevel>(1), fields.position(2),
        fields.position(4), fields.bytes(6) };
    content.shapes.append(shape);
    return fields.isGood() && values.size() == kShapeFields && !shape.code.isEmpty();
}

bool readFeature(const QCborArray &values, GroundContent &content)
{
    constexpr FeatureKind kLast = FeatureKind::Ring;
    Fields fields(values);
    Feature f;
    f.kind = static_cast<FeatureKind>(fields.whole(0, 0, static_cast<int>(kLast)));
    f.type = fields.text(1);
    f.ref = fields.text(2);
    f.name = fields.text(3);
    f.organization = OrganizationId(fields.text(4));
    f.phone = fields.text(5);
    f.region = RegionCode(fields.text(6));
    f.position = fields.position(7);
    if (isDevice(f.kind))
        f.device = fields.one<DeviceStatus>(9);
    else
        f.status = fields.one<UnitStatus>(9);
    if (!fields.isNull(10))
        f.statusAt = instantFromMs(fields.whole(10, 0, qint64 { 1 } << 53));
    f.outline = unpackedPoints(fields.bytes(11));
    content.features.append(f);
    return fields.isGood() && values.size() == kFeatureFields;
}

/// Things that go together into a piece, in the order in which they came.
struct Group {
    GroundPiece head;
    GroundContent content;
    qsizetype bytes = 0;
};

/// Cuts what comes into pieces that are small enough.
class Cutter {
public:
    void add(const StoredShape &shape)
    {
        const bool wide = shape.level <= RegionLevel::Town;
        Group &group = groupOf(
            { GroundKind::Outlines, shape.level, wide ? RegionCode() : townOf(shape.code), 0, {} });
        group.content.shapes.append(shape);
        group.bytes += shape.shape.size();
        closeIfFull(group);
    }
    void add(const Feature &feature)
    {
        Group &group
            = groupOf({ GroundKind::Features, RegionLevel::City, townOf(feature.region), 0, {} });
        group.content.features.append(feature);
        group.bytes += feature.outline.size() * 8;
        closeIfFull(group);
    }
    QVector<GroundPiece> take()
    {
        for (Group &group : m_open)
            close(group);
        std::stable_sort(m_pieces.begin(), m_pieces.end(), [](const auto &a, const auto &b) {
            return std::tuple(a.kind, a.level) < std::tuple(b.kind, b.level);
        });
        return m_pieces;
    }

private:
    Group &groupOf(const GroundPiece &head)
    {
        const QString key = nameOf(head.kind) + nameOf(head.level) + head.town.toString();
        Group &group = m_open[key];
        group.head = head;
        return group;
    }
    void closeIfFull(Group &group)
    {
        constexpr qsizetype kFull = 256 * 1024;
        if (group.content.shapes.size() + group.content.features.size() >= kMostGroundItems
            || group.bytes >= kFull)
            close(group);
    }
    void close(Group &group)
    {
        group.head.items
            = static_cast<int>(group.content.shapes.size() + group.content.features.size());
        if (group.head.items == 0)
            return;
        group.head.bytes = packGround(group.content);
        m_pieces.append(group.head);
        group.content = {};
        group.bytes = 0;
    }

    QMap<QString, Group> m_open;
    QVector<GroundPiece> m_pieces;
};

} // namespace

QByteArray packGround(const GroundContent &content)
{
    QCborArray shapes, features;
    for (const StoredShape &shape : content.shapes)
        shapes.append(toCbor(shape));
    for (const Feature &feature : content.features)
        features.append(toCbor(feature));
    return qCompress(QCborValue(QCborArray { shapes, features }).toCbor(), kBestPacking);
}

Expected<GroundContent> unpackGround(const QByteArray &bytes)
{
    const auto damaged = fail(ErrorCode::Damaged, QStringLiteral("ground"));
    const auto cbor = unpacked(bytes);
    if (!cbor)
        return damaged;
    const QCborValue whole = QCborValue::fromCbor(*cbor);
    if (!whole.isArray() || whole.toArray().size() != 2)
        return damaged;
    GroundContent content;
    for (const QCborValue &shape : whole.toArray().at(0).toArray()) {
        if (!readShape(shape.toArray(), content))
            return damaged;
    }
    for (const QCborValue &feature : whole.toArray().at(1).toArray()) {
        if (!readFeature(feature.toArray(), content))
            return damaged;
    }
    return content;
}

Expected<QVector<GroundPiece>> cutGround(sql::Connection &connection)
{
    constexpr PositionBox kEverywhere { { -1'800'000'000, -900'000'000 },
        { 1'800'000'000, 900'000'000 } };
    Cutter cutter;
    for (size_t level = 0; level < enumCount<RegionLevel>(); ++level) {
        const auto shapes = ShapeStore(connection).ofLevel(static_cast<RegionLevel>(level));
        if (!shapes)
            return tl::make_unexpected(shapes.error());
        for (const StoredShape &shape : *shapes)
            cutter.add(shape);
    }
    auto features = FeatureStore::inBox(connection, kEverywhere,
        { FeatureKind::Camera, FeatureKind::Sensor, FeatureKind::Unit, FeatureKind::Place,
            FeatureKind::Ring },
        std::numeric_limits<int>::max());
    if (!features)
        return tl::make_unexpected(features.error());
    std::stable_sort(features->begin(), features->end(), [](const Feature &a, const Feature &b) {
        return std::tie(a.kind, a.ref, a.name, a.n) < std::tie(b.kind, b.ref, b.name, b.n);
    });
    for (const Feature &feature : std::as_const(*features))
        cutter.add(feature);
    return cutter.take();
}

} // namespace shiyu
