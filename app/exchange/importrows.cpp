#include "app/exchange/importrows.h"

#include "app/storage/importstage.h"
#include "app/storage/logwriter.h"
#include <QCborArray>
#include <QCborMap>
#include <QElapsedTimer>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRowsPerPiece = 64;
constexpr int kMillisPerPiece = 12; // the commit comes on top

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

/// Nothing when all acts are done; the rest of a matter is of no use after a refusal.
Expected<std::optional<RowIssue>> perform(
    const StagedRow &row, const ImportHand &hand, const DirectoryPtr &directory, Instant now)
{
    if (const auto *feature = std::get_if<Feature>(&row.content)) {
        return FeatureStore::insert(hand.writer.connection(), hand.search, std::span(feature, 1))
            .map([] { return std::optional<RowIssue>(); });
    }
    for (const Submission &act : std::get<QVector<Submission>>(row.content)) {
        const auto outcome = hand.writer.perform(act, directory, now);
        if (!outcome)
            return tl::make_unexpected(outcome.error());
        if (!*outcome)
            return refusedRow(row.row, outcome->error());
    }
    return std::optional<RowIssue>();
}

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
    if (cbor.size() != 2)
        return fail(ErrorCode::Damaged, u"import_row"_s);
    StagedRow row { cbor.at(0).toInteger(), {} };
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

Expected<LetIn> letInSome(
    const ImportHand &hand, qint64 batch, const DirectoryPtr &directory, Instant now)
{
    QElapsedTimer timer;
    timer.start();
    ImportStage stage(hand.writer.connection());
    if (const auto begun = hand.writer.beginBatch(); !begun)
        return tl::make_unexpected(begun.error());
    const Piece piece(hand.writer);
    const auto rows = stage.first(batch, kRowsPerPiece, hand.dataKey);
    if (!rows)
        return tl::make_unexpected(rows.error());
    LetIn in;
    in.finished = rows->isEmpty();
    for (const ImportStage::Row &staged : *rows) {
        const auto row = stagedRowOf(staged.body);
        if (!row)
            return tl::make_unexpected(row.error());
        const auto refused = perform(*row, hand, directory, now);
        if (!refused)
            return tl::make_unexpected(refused.error());
        if (*refused)
            in.refused.append(**refused);
        ++in.rows;
        if (timer.hasExpired(kMillisPerPiece))
            break;
    }
    const auto moved = in.finished ? stage.end(batch) : stage.taken(batch, rows->at(in.rows - 1).n);
    if (!moved)
        return tl::make_unexpected(moved.error());
    if (const auto done = hand.writer.commitBatch(); !done)
        return tl::make_unexpected(done.error());
    return in;
}

} // namespace shiyu
