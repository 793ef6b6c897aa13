#include "app/storage/groundstore.h"

#include "app/crypto/hash.h"
#include "app/sql/transaction.h"
#include "app/storage/groundpieces.h"
#include "app/storage/projectionsql.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

const auto kNoBinds = [](Statement &) {};

QString codesOf(const QVector<StoredShape> &shapes)
{
    QJsonArray codes;
    for (const StoredShape &shape : shapes)
        codes.append(shape.code.toString());
    return QString::fromUtf8(QJsonDocument(codes).toJson(QJsonDocument::Compact));
}

} // namespace

Expected<qint64> GroundStore::version()
{
    return m_connection.number(u"SELECT version FROM ground_state"_s);
}

Expected<qint64> GroundStore::steps()
{
    return m_connection.number(u"SELECT steps FROM ground_state"_s);
}

Expected<void> GroundStore::want(qint64 version, const QVector<Piece> &pieces)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto done = m_connection.exec(u"DELETE FROM ground_wanted"_s);
    qint64 position = 0;
    for (const Piece &piece : pieces) {
        if (done)
            done = sql::execute(m_connection,
                u"INSERT INTO ground_wanted (sha256, position, size)"
                " VALUES (:sha256, :position, :size) ON CONFLICT DO NOTHING"_s,
                [&](Statement &s) {
                    s.bind(u":sha256", piece.sha256).bind(u":position", ++position);
                    s.bind(u":size", piece.size);
                });
    }
    if (done)
        done = m_connection.exec(u"DELETE FROM ground_staged WHERE sha256 NOT IN"
                                 " (SELECT sha256 FROM ground_wanted)"_s);
    if (done)
        done = sql::execute(m_connection, u"UPDATE ground_state SET wanted = :version"_s,
            [version](Statement &s) { s.bind(u":version", version); });
    return done ? transaction->commit() : done;
}

Expected<QVector<GroundStore::Piece>> GroundStore::missing()
{
    QVector<Piece> pieces;
    const auto done = sql::forEachRow(m_connection,
        u"SELECT sha256, size FROM ground_wanted w"
        " WHERE NOT EXISTS (SELECT 1 FROM ground_staged s WHERE s.sha256 = w.sha256)"
        " AND NOT EXISTS (SELECT 1 FROM ground_taken t WHERE t.sha256 = w.sha256)"
        " ORDER BY position"_s,
        kNoBinds, [&pieces](const Statement &s) {
            pieces.append({ s.blob(0), s.int64(1) });
        });
    return done ? Expected<QVector<Piece>>(pieces) : tl::make_unexpected(done.error());
}

Expected<void> GroundStore::stage(const QByteArray &sha256, const QByteArray &bytes)
{
    if (crypto::hash(crypto::Suite::Intl, bytes) != sha256)
        return fail(ErrorCode::Damaged, u"ground"_s);
    if (const auto content = unpackGround(bytes); !content)
        return tl::make_unexpected(content.error());
    return sql::execute(m_connection,
        u"INSERT INTO ground_staged (sha256, bytes) VALUES (:sha256, :bytes)"
        " ON CONFLICT DO NOTHING"_s,
        [&](Statement &s) { s.bind(u":sha256", sha256).bind(u":bytes", bytes); });
}

Expected<QVector<QByteArray>> GroundStore::hashes(const QString &sql)
{
    QVector<QByteArray> found;
    const auto done = sql::forEachRow(
        m_connection, sql, kNoBinds, [&found](const Statement &s) { found.append(s.blob(0)); });
    return done ? Expected<QVector<QByteArray>>(found) : tl::make_unexpected(done.error());
}

Expected<GroundStore::Change> GroundStore::change()
{
    Change change;
    const auto state = sql::forEachRow(m_connection, u"SELECT version, wanted FROM ground_state"_s,
        kNoBinds, [&change](const Statement &s) {
            change.version = s.int64(0);
            change.wanted = s.int64(1);
        });
    auto gone = hashes(u"SELECT sha256 FROM ground_taken t WHERE NOT EXISTS"
                       " (SELECT 1 FROM ground_wanted w WHERE w.sha256 = t.sha256)"_s);
    auto come = hashes(u"SELECT sha256 FROM ground_wanted w WHERE NOT EXISTS"
                       " (SELECT 1 FROM ground_taken t WHERE t.sha256 = w.sha256)"
                       " ORDER BY position"_s);
    if (!state || !gone || !come)
        return tl::make_unexpected(!state ? state.error() : !gone ? gone.error() : come.error());
    change.gone = *std::move(gone);
    change.come = *std::move(come);
    return change;
}

Expected<GroundStore::Taken> GroundStore::take(SearchIndex &index)
{
    auto taken = takeStep(index);
    if (!taken && taken.error().code == ErrorCode::Damaged) {
        if (const auto done = dropDamaged(); !done)
            return tl::make_unexpected(done.error());
    }
    return taken;
}

/// They would be found damaged for ever.
Expected<void> GroundStore::dropDamaged()
{
    QVector<QByteArray> damaged;
    auto done = sql::forEachRow(m_connection, u"SELECT sha256, bytes FROM ground_staged"_s,
        kNoBinds, [&damaged](const Statement &s) {
            if (crypto::hash(crypto::Suite::Intl, s.blob(1)) != s.blob(0))
                damaged.append(s.blob(0));
        });
    for (const QByteArray &sha256 : std::as_const(damaged)) {
        if (done)
            done = sql::execute(m_connection, u"DELETE FROM ground_staged WHERE sha256 = :sha256"_s,
                [&sha256](Statement &s) { s.bind(u":sha256", sha256); });
    }
    return done;
}

Expected<GroundStore::Taken> GroundStore::takeStep(SearchIndex &index)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto change = this->change();
    if (!change)
        return tl::make_unexpected(change.error());
    Expected<void> done;
    for (const QByteArray &sha256 : change->gone) {
        if (done)
            done = takeOut(sha256);
    }
    if (done && change->version == 0)
        done = clearOwn();
    bool outlines = false;
    Taken taken = Taken::All;
    if (done && change->version == 0 && change->come.size() > 1) {
        done = putIn(index, change->come.first(), &outlines);
        taken = outlines ? Taken::Outlines : Taken::Features;
    } else {
        for (const QByteArray &sha256 : change->come) {
            if (done)
                done = putIn(index, sha256, &outlines);
        }
        if (done)
            done = finish(*change);
    }
    if (done)
        done = m_connection.exec(u"UPDATE ground_state SET steps = steps + 1"_s);
    if (done)
        done = transaction->commit();
    return done ? Expected<Taken>(taken) : tl::make_unexpected(done.error());
}

/// What was copied from another profile when this one was made gives way to what the server has.
Expected<void> GroundStore::clearOwn()
{
    const auto taken = m_connection.number(u"SELECT count(*) FROM ground_taken"_s);
    const auto last = m_connection.number(u"SELECT coalesce(max(n), 0) FROM feature"_s);
    if (!taken || !last)
        return tl::make_unexpected(taken ? last.error() : taken.error());
    if (*taken > 0)
        return {};
    auto done = m_connection.exec(u"DELETE FROM region_shape"_s);
    return done ? removeFeatures(1, *last) : done;
}

Expected<void> GroundStore::putIn(SearchIndex &index, const QByteArray &sha256, bool *outlines)
{
    QByteArray bytes;
    auto done = sql::forEachRow(
        m_connection, u"SELECT bytes FROM ground_staged WHERE sha256 = :sha256"_s,
        [&](Statement &s) { s.bind(u":sha256", sha256); },
        [&bytes](const Statement &s) { bytes = s.blob(0); });
    if (!done)
        return done;
    if (crypto::hash(crypto::Suite::Intl, bytes) != sha256) // a disk that forgets
        return fail(ErrorCode::Damaged, u"ground"_s);
    const auto content = unpackGround(bytes);
    if (!content)
        return tl::make_unexpected(content.error());
    *outlines = content->features.isEmpty();
    const auto before = m_connection.number(u"SELECT coalesce(max(n), 0) FROM feature"_s);
    done = ShapeStore(m_connection).put(content->shapes);
    if (done)
        done = FeatureStore::insert(m_connection, index, content->features);
    const auto after = m_connection.number(u"SELECT coalesce(max(n), 0) FROM feature"_s);
    if (!done || !before || !after)
        return !done ? done : tl::make_unexpected(before ? after.error() : before.error());
    return sql::execute(m_connection,
        u"INSERT INTO ground_taken (sha256, first_n, last_n, codes)"
        " VALUES (:sha256, :first, :last, :codes)"_s,
        [&](Statement &s) {
            s.bind(u":sha256", sha256).bind(u":first", *before + 1).bind(u":last", *after);
            s.bind(u":codes", codesOf(content->shapes));
        });
}

Expected<void> GroundStore::takeOut(const QByteArray &sha256)
{
    qint64 first = 0, last = -1;
    auto done = sql::forEachRow(
        m_connection, u"SELECT first_n, last_n FROM ground_taken WHERE sha256 = :sha256"_s,
        [&](Statement &s) { s.bind(u":sha256", sha256); },
        [&](const Statement &s) {
            first = s.int64(0);
            last = s.int64(1);
        });
    if (done)
        done = removeFeatures(first, last);
    for (const QString &sql :
        { u"DELETE FROM region_shape WHERE code IN (SELECT value FROM json_each("
          "(SELECT codes FROM ground_taken WHERE sha256 = :sha256)))"_s,
            u"DELETE FROM ground_taken WHERE sha256 = :sha256"_s }) {
        if (done)
            done = sql::execute(
                m_connection, sql, [&](Statement &s) { s.bind(u":sha256", sha256); });
    }
    return done;
}

Expected<void> GroundStore::removeFeatures(qint64 first, qint64 last)
{
    Expected<void> done;
    // An R-tree looks up a number and walks through for a range.
    for (const char *which :
        { "feature_fts WHERE rowid", "feature_place WHERE n", "feature WHERE n" }) {
        if (done)
            done = sql::execute(m_connection,
                u"DELETE FROM %1 IN (SELECT n FROM feature WHERE n BETWEEN :first AND :last)"_s.arg(
                    QLatin1String(which)),
                [&](Statement &s) { s.bind(u":first", first).bind(u":last", last); });
    }
    return done;
}

Expected<void> GroundStore::finish(const Change &change)
{
    auto done = m_connection.exec(u"DELETE FROM ground_staged"_s);
    if (done)
        done = sql::execute(m_connection, u"UPDATE ground_state SET version = :version"_s,
            [&change](Statement &s) { s.bind(u":version", change.wanted); });
    return done;
}

} // namespace shiyu
