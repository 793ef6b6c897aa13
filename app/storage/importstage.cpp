#include "app/storage/importstage.h"

#include "app/crypto/seal.h"
#include "app/storage/projectionsql.h"

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

QByteArray sealedFor(qint64 batch)
{
    return "import_row/" + QByteArray::number(batch);
}

} // namespace

Expected<qint64> ImportStage::begin()
{
    return m_connection.exec(u"INSERT INTO import_batch (ready) VALUES (0)"_s).map([this] {
        return m_connection.lastInsertRowId();
    });
}

Expected<void> ImportStage::add(
    qint64 batch, const QVector<QByteArray> &rows, const crypto::SecretBytes &key)
{
    for (const QByteArray &row : rows) {
        const auto body = crypto::seal(crypto::Suite::Intl, key, row, sealedFor(batch));
        if (!body)
            return tl::make_unexpected(body.error());
        const auto done = sql::execute(m_connection,
            u"INSERT INTO import_row (batch, body) VALUES (:batch, :body)"_s,
            [&](Statement &s) { s.bind(u":batch", batch).bind(u":body", *body); });
        if (!done)
            return done;
    }
    return {};
}

Expected<void> ImportStage::makeReady(qint64 batch)
{
    return sql::execute(m_connection, u"UPDATE import_batch SET ready = 1 WHERE id = :batch"_s,
        [batch](Statement &s) { s.bind(u":batch", batch); });
}

Expected<QVector<ImportStage::Row>> ImportStage::first(
    qint64 batch, int most, const crypto::SecretBytes &key)
{
    QVector<Row> rows;
    const auto done = sql::forEachRow(
        m_connection,
        u"SELECT n, body FROM import_row WHERE batch = :batch ORDER BY n LIMIT :most"_s,
        [&](Statement &s) { s.bind(u":batch", batch).bind(u":most", most); },
        [&rows](const Statement &s) {
            rows.append({ s.int64(0), s.blob(1) });
        });
    if (!done)
        return tl::make_unexpected(done.error());
    for (Row &row : rows) {
        auto body = crypto::open(crypto::Suite::Intl, key, row.body, sealedFor(batch));
        if (!body)
            return tl::make_unexpected(body.error());
        row.body = *std::move(body);
    }
    return rows;
}

Expected<void> ImportStage::taken(qint64 batch, qint64 upTo)
{
    return sql::execute(m_connection, u"DELETE FROM import_row WHERE batch = :batch AND n <= :n"_s,
        [&](Statement &s) { s.bind(u":batch", batch).bind(u":n", upTo); });
}

Expected<void> ImportStage::end(qint64 batch)
{
    return sql::execute(m_connection, u"DELETE FROM import_batch WHERE id = :batch"_s,
        [batch](Statement &s) { s.bind(u":batch", batch); });
}

Expected<std::optional<qint64>> ImportStage::nextReady()
{
    std::optional<qint64> batch;
    const auto done = sql::forEachRow(
        m_connection, u"SELECT id FROM import_batch WHERE ready = 1 ORDER BY id LIMIT 1"_s,
        [](Statement &) {}, [&batch](const Statement &s) { batch = s.int64(0); });
    if (!done)
        return tl::make_unexpected(done.error());
    return batch;
}

Expected<bool> ImportStage::dropUnready(int rows)
{
    const auto dropped = sql::execute(m_connection,
        u"DELETE FROM import_row WHERE n IN (SELECT r.n FROM import_batch b JOIN import_row r"
        " ON r.batch = b.id WHERE b.ready = 0 LIMIT :most)"_s,
        [rows](Statement &s) { s.bind(u":most", rows); });
    if (!dropped)
        return tl::make_unexpected(dropped.error());
    if (m_connection.changes() > 0)
        return true;
    return m_connection.exec(u"DELETE FROM import_batch WHERE ready = 0"_s).map([] {
        return false;
    });
}

} // namespace shiyu
