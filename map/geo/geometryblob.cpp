#include "map/geo/geometryblob.h"

namespace shiyu {
namespace {

constexpr char kMagic[] = { 'S', 'G' };
constexpr char kVersion = 1;
constexpr char kAreas = 1;
constexpr char kLines = 2;
constexpr qint64 kMaxLon = 1'800'000'000;
constexpr qint64 kMaxLat = 900'000'000;
constexpr int kMinBytesPerPosition = 2;

class Writer {
public:
    explicit Writer(char kind)
    {
        m_bytes.append(kMagic, sizeof kMagic);
        m_bytes.append(kVersion);
        m_bytes.append(kind);
    }
    void count(qsizetype n) { varint(static_cast<quint64>(n)); }
    void positions(const QList<LonLat> &list)
    {
        count(list.size());
        for (const LonLat p : list) {
            difference(qint64 { p.lon } - m_last.lon);
            difference(qint64 { p.lat } - m_last.lat);
            m_last = p;
        }
    }
    QByteArray take() { return std::move(m_bytes); }

private:
    void difference(qint64 d)
    {
        varint((static_cast<quint64>(d) << 1) ^ static_cast<quint64>(d >> 63));
    }
    void varint(quint64 v)
    {
        for (; v >= 0x80; v >>= 7)
            m_bytes.append(static_cast<char>(v | 0x80));
        m_bytes.append(static_cast<char>(v));
    }
    QByteArray m_bytes;
    LonLat m_last;
};

/// Reads until something is wrong, then gives zeros and says so in ok().
class Reader {
public:
    explicit Reader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at == m_bytes.size(); }
    void skip(qsizetype n) { m_at += n; }

    /// A count of things that take at least `least` bytes each: never more than the bytes left can
    /// hold.
    qsizetype count(int least)
    {
        const quint64 n = varint();
        if (n > static_cast<quint64>((m_bytes.size() - m_at) / least))
            m_ok = false;
        return m_ok ? static_cast<qsizetype>(n) : 0;
    }
    QList<LonLat> positions(qsizetype fewest)
    {
        const qsizetype n = count(kMinBytesPerPosition);
        if (n < fewest)
            m_ok = false;
        QList<LonLat> list;
        if (!m_ok)
            return list;
        list.reserve(n);
        for (qsizetype i = 0; i < n && m_ok; ++i) {
            const qint64 lon = m_last.lon + difference();
            const qint64 lat = m_last.lat + difference();
            if (qAbs(lon) > kMaxLon || qAbs(lat) > kMaxLat)
                m_ok = false;
            else
                list.append(m_last = { static_cast<qint32>(lon), static_cast<qint32>(lat) });
        }
        return list;
    }

private:
    /// Limited to ±2^33, so that a sum with a coordinate never overflows.
    qint64 difference()
    {
        const quint64 v = varint();
        if (v > (quint64 { 1 } << 34)) {
            m_ok = false;
            return 0;
        }
        return static_cast<qint64>(v >> 1) ^ -static_cast<qint64>(v & 1);
    }
    quint64 varint()
    {
        quint64 v = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (m_at >= m_bytes.size())
                break;
            const auto byte = static_cast<uchar>(m_bytes[m_at++]);
            v |= quint64 { byte & 0x7fU } << shift;
            if (byte < 0x80)
                return v;
        }
        m_ok = false;
        return 0;
    }
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_ok = true;
    LonLat m_last;
};

tl::unexpected<Error> damaged(const char *detail)
{
    return fail(ErrorCode::Damaged, QStringLiteral("geometry"), QString::fromLatin1(detail));
}

/// The reader behind the header, or why not.
Expected<Reader> opened(const QByteArray &blob, char kind)
{
    constexpr qsizetype kHeader = 4;
    if (blob.size() < kHeader || blob[0] != kMagic[0] || blob[1] != kMagic[1])
        return damaged("no header");
    if (blob[2] != kVersion)
        return fail(ErrorCode::NewerSchema, QStringLiteral("geometry"));
    if (blob[3] != kind)
        return fail(ErrorCode::WrongKind, QStringLiteral("geometry"));
    Reader reader(blob);
    reader.skip(kHeader);
    return reader;
}

constexpr qsizetype kFewestOfRing = 3;
constexpr qsizetype kFewestOfLine = 2;

Polygon readPolygon(Reader &reader)
{
    Polygon polygon;
    const qsizetype rings = reader.count(1 + kFewestOfRing * kMinBytesPerPosition);
    for (qsizetype i = 0; i < rings && reader.ok(); ++i) {
        LinearRing ring = reader.positions(kFewestOfRing);
        if (i == 0)
            polygon.outer = std::move(ring);
        else
            polygon.holes.append(std::move(ring));
    }
    return polygon;
}

} // namespace

QByteArray encodeAreas(const MultiPolygon &shape)
{
    Writer writer(kAreas);
    writer.count(shape.size());
    for (const Polygon &polygon : shape) {
        writer.count(polygon.holes.size() + 1);
        writer.positions(polygon.outer);
        for (const LinearRing &hole : polygon.holes)
            writer.positions(hole);
    }
    return writer.take();
}

QByteArray encodeLines(const QList<LineString> &lines)
{
    Writer writer(kLines);
    writer.count(lines.size());
    for (const LineString &line : lines)
        writer.positions(line);
    return writer.take();
}

Expected<MultiPolygon> decodeAreas(const QByteArray &blob)
{
    auto reader = opened(blob, kAreas);
    if (!reader)
        return tl::make_unexpected(reader.error());
    MultiPolygon shape;
    const qsizetype polygons = reader->count(2 + kFewestOfRing * kMinBytesPerPosition);
    for (qsizetype i = 0; i < polygons && reader->ok(); ++i) {
        shape.append(readPolygon(*reader));
        if (shape.last().outer.isEmpty())
            return damaged("a polygon without a ring");
    }
    if (!reader->ok())
        return damaged("cut short or out of range");
    if (!reader->atEnd())
        return damaged("bytes left over");
    return shape;
}

Expected<QList<LineString>> decodeLines(const QByteArray &blob)
{
    auto reader = opened(blob, kLines);
    if (!reader)
        return tl::make_unexpected(reader.error());
    QList<LineString> lines;
    const qsizetype count = reader->count(1 + kFewestOfLine * kMinBytesPerPosition);
    for (qsizetype i = 0; i < count && reader->ok(); ++i)
        lines.append(reader->positions(kFewestOfLine));
    if (!reader->ok())
        return damaged("cut short or out of range");
    if (!reader->atEnd())
        return damaged("bytes left over");
    return lines;
}

} // namespace shiyu
