#include "app/exchange/importrows.h"

#include "app/storage/featureinserter.h"
#include "app/storage/importstage.h"
#include "app/storage/logwriter.h"
#include <QCborArray>
#include <QCborMap>
#include <QDeadlineTimer>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRowsAtOnce = 64; // read and unsealed; a piece has as many as its time allows

/// The third value of a row that is an outline; others have two.
constexpr auto kOutlineMark = "outline"_L1;

QCborValue cborOf(const Submission &submission)
{
    QCborMap closed;
    for (auto it = submission.closed.begin(); it != submission.closed.end(); ++it)
        closed.insert(it.key(), QCborArray { it->value, it->salt });
    return QCborArray { intentBytes(submission.intent), closed };
}

QCborValue cborOf(const Feature &feature)
{
    QCborValue at; // undefined: not known
    if (feature.statusAt)
        at = toMs(*feature.statusAt);
    return QCborArray { static_cast<int>(feature.kind), feature.type, feature.ref, feature.name,
        feature.phone, feature.organization.toString(), feature.region.toString(),
        feature.position.lon, feature.position.lat, static_cast<int>(feature.device), at };
}

QCborArray cborOf(const StoredShape &shape)
{
    return { shape.code.toString(), static_cast<int>(shape.level), shape.southWest.lon,
        shape.southWest.lat, shape.northEast.lon, shape.northEast.lat, shape.shape };
}

StoredShape shapeOf(const QCborArray &cbor)
{
    const auto whole = [&cbor](qsizetype i) { return static_cast<qint32>(cbor.at(i).toInteger()); };
    return { RegionCode(cbor.at(0).toString()), static_cast<RegionLevel>(cbor.at(1).toInteger()),
        { whole(2), whole(3) }, { whole(4), whole(5) }, cbor.at(6).toByteArray() };
}

Expected<Submission> submissionOf(const QCborArray &cbor)
{
    auto intent = parseIntent(cbor.at(0).toByteArray());
    if (!intent)
        return tl::make_unexpected(intent.error());
    Submission submission { *std::move(intent), {} };
    const QCborMap closed = cbor.at(1).toMap();
    for (const auto &[field, value] : closed) {
        const QCborArray pair = value.toArray();
        submission.closed.insert(
            field.toString(), { pair.at(0).toByteArray(), pair.at(1).toByteArray() });
    }
    return submission;
}

Feature featureOf(const QCborArray &cbor)
{
    Feature feature;
    feature.kind = static_cast<FeatureKind>(cbor.at(0).toInteger());
    feature.type = cbor.at(1).toString();
    feature.ref = cbor.at(2).toString();
    feature.name = cbor.at(3).toString();
    feature.phone = cbor.at(4).toString();
    feature.organization = OrganizationId(cbor.at(5).toString());
    feature.region = RegionCode(cbor.at(6).toString());
    feature.position = { static_cast<qint32>(cbor.at(7).toInteger()),
        static_cast<qint32>(cbor.at(8).toInteger()) };
    feature.device = static_cast<DeviceStatus>(cbor.at(9).toInteger());
    if (cbor.at(10).isInteger())
        feature.statusAt = instantFromMs(cbor.at(10).toInteger());
    return feature;
}

/// Abandons the writer's batch unless it is committed.
class Piece {
public:
    explicit Piece(LogWriter &writer)
        : m_writer(writer)
    {
    }
    ~Piece()
    {
        if (m_writer.isInBatch())
            m_writer.abandonBatch();
    }
    Piece(const Piece &) = delete;
    Piece &operator=(const Piece &) = delete;

private:
    LogWriter &m_writer;
};

/// Lets rows in, one by one, within the writer's batch.
class Entry {
public:
    Entry(const ImportHand &hand, const DirectoryPtr &directory, Instant now)
        : m_hand(hand)
        , m_directory(directory)
        , m_now(now)
    {
    }

    const crypto::SecretBytes &key() const { return m_hand.dataKey; }

    /// Nothing when all is done; an issue: the rules do not take it.
    Expected<std::optional<RowIssue>> perform(const StagedRow &row)
    {
        if (const auto *acts = std::get_if<QVector<Submission>>(&row.content))
            return perform(row.row, *acts);
        const auto *feature = std::get_if<Feature>(&row.content);
        const auto done = feature ? insert(*feature) : put(std::get<StoredShape>(row.content));
        return done.map([] { return std::optional<RowIssue>(); });
    }

private:
    /// The rest of a matter is of no use after a refusal.
    Expected<std::optional<RowIssue>> perform(qint64 row, const QVector<Submission> &acts)
    {
        for (const Submission &act : acts) {
            const auto outcome = m_hand.writer.perform(act, m_directory, m_now);
            if (!outcome)
                return tl::make_unexpected(outcome.error());
            if (!*outcome)
                return refusedRow(row, outcome->error());
        }
        return std::optional<RowIssue>();
    }

    Expected<void> insert(const Feature &feature)
    {
        if (!m_inserter) {
            auto inserter = FeatureInserter::make(m_hand.writer.connection(), m_hand.search);
            if (!inserter)
                return tl::make_unexpected(inserter.error());
            m_inserter.emplace(*std::move(inserter));
        }
        return m_inserter->insert(feature);
    }

    Expected<void> put(const StoredShape &shape)
    {
        return ShapeStore(m_hand.writer.connection()).put({ shape });
    }

    const ImportHand &m_hand;
    const DirectoryPtr &m_directory;
    Instant m_now;
    std::optional<FeatureInserter> m_inserter; ///< prepared at the first feature
};

} // namespace

RowIssue refusedRow(qint64 row, const Refusal &refusal)
{
    return { row, ImportIssue::Refused,
        QString(nameOf(refusal.code) + u' ' + refusal.what).trimmed() };
}

QByteArray bytesOf(const StagedRow &row)
{
    QCborArray cbor { row.row };
    if (const auto *feature = std::get_if<Feature>(&row.content)) {
        cbor.append(cborOf(*feature));
    } else if (const auto *shape = std::get_if<StoredShape>(&row.content)) {
        cbor.append(cborOf(*shape));
        cbor.append(QString(kOutlineMark));
    } else {
        QCborMap acts; // a map, to be told from a feature
        for (const Submission &act : std::get<QVector<Submission>>(row.content))
            acts.insert(acts.size(), cborOf(act));
        cbor.append(acts);
    }
    return cbor.toCborValue().toCbor();
}

Expected<StagedRow> stagedRowOf(const QByteArray &bytes)
{
    const QCborArray cbor = QCborValue::fromCbor(bytes).toArray();
    const bool outline = cbor.size() == 3 && cbor.at(2).toString() == kOutlineMark;
    if (cbor.size() != 2 && !outline)
        return fail(ErrorCode::Damaged, u"import_row"_s);
    StagedRow row { cbor.at(0).toInteger(), {} };
    if (outline) {
        row.content = shapeOf(cbor.at(1).toArray());
        return row;
    }
    if (cbor.at(1).isArray()) {
        row.content = featureOf(cbor.at(1).toArray());
        return row;
    }
    QVector<Submission> acts;
    const QCborMap stored = cbor.at(1).toMap();
    for (qsizetype i = 0; i < stored.size(); ++i) {
        auto act = submissionOf(stored.value(i).toArray());
        if (!act)
            return tl::make_unexpected(act.error());
        acts.append(*std::move(act));
    }
    row.content = std::move(acts);
    return row;
}

namespace {

/// Some rows of the batch, within the piece's transaction.
Expected<void> letInChunk(
    ImportStage &stage, Entry &entry, qint64 batch, const QDeadlineTimer &end, LetIn &in)
{
    const auto rows = stage.first(batch, kRowsAtOnce, entry.key());
    if (!rows)
        return tl::make_unexpected(rows.error());
    in.finished = rows->isEmpty();
    if (in.finished)
        return stage.end(batch);
    qint64 last = 0;
    for (const ImportStage::Row &staged : *rows) {
        const auto row = stagedRowOf(staged.body);
        if (!row)
            return tl::make_unexpected(row.error());
        const auto refused = entry.perform(*row);
        if (!refused)
            return tl::make_unexpected(refused.error());
        if (*refused)
            in.refused.append(**refused);
        ++in.rows;
        last = staged.n;
        if (end.hasExpired())
            break;
    }
    return stage.taken(batch, last);
}

} // namespace

Expected<LetIn> letInSome(
    const ImportHand &hand, qint64 batch, const DirectoryPtr &directory, Instant now)
{
    const QDeadlineTimer end(hand.piece);
    ImportStage stage(hand.writer.connection());
    if (const auto begun = hand.writer.beginBatch(); !begun)
        return tl::make_unexpected(begun.error());
    const Piece piece(hand.writer);
    Entry entry(hand, directory, now);
    LetIn in;
    do {
        if (const auto done = letInChunk(stage, entry, batch, end, in); !done)
            return tl::make_unexpected(done.error());
    } while (!in.finished && !end.hasExpired());
    if (const auto done = hand.writer.commitBatch(); !done)
        return tl::make_unexpected(done.error());
    return in;
}

} // namespace shiyu
