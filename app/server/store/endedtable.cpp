#include "app/server/store/endedtable.h"

#include "app/server/store/visibletable.h"
#include <algorithm>
#include <limits>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

/// In one case and width, so that "ａｂ" finds "AB"; as it is typed and as it is stored.
QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QString wordsOf(const Incident &state)
{
    return folded(QStringList {
        state.number, state.deviceTag, state.title, state.place.address, state.sourceNumber }
                      .join(u'\n'));
}

/// A pattern of LIKE … ESCAPE '!' in which nothing but the ends stands for something else.
QString pattern(const QString &word)
{
    QString escaped = word;
    for (const QChar special : { u'!', u'%', u'_' })
        escaped.replace(special, QString(u'!') + special);
    return u'%' + escaped + u'%';
}

/// The conditions that are typed, and what is bound in them.
QString conditionsOf(const EndedQuery &query, SqlBinds &binds)
{
    QString sql;
    if (!query.region.isEmpty()) {
        sql += u" AND e.region LIKE :region"_s;
        binds.append({ u":region", SqlValue(query.region.toString() + u'%') });
    }
    const QStringList words = folded(query.words).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        SqlBind bind(u":word", SqlValue(pattern(words.at(i))));
        bind.name += QString::number(i);
        sql += u" AND e.words LIKE "_s + bind.name + u" ESCAPE '!'"_s;
        binds.append(bind);
    }
    return sql;
}

EndedMatter matterOf(const SqlRow &row)
{
    EndedMatter matter;
    matter.id = IncidentId(row.text(0));
    matter.number = row.text(1);
    matter.title = row.text(2);
    matter.category = CategoryId(row.text(3));
    matter.region = RegionCode(row.text(4));
    matter.stage = fromName<Stage>(row.text(5)).value_or(Stage::Closed);
    matter.reportedAt = row.instant(6);
    matter.lastAt = row.instant(7);
    return matter;
}

QString positionText(qint64 lastAt, qint64 seq)
{
    return QString::number(lastAt) + u'.' + QString::number(seq);
}

} // namespace

/// What one question looks through: rows below the first key, down to and including `end`.
struct EndedTable::Part {
    qint64 at = 0, seq = 0;
    qint64 end = std::numeric_limits<qint64>::min();
    bool whole = true; ///< nothing that was asked for lies below `end`
};

Expected<void> EndedTable::follow(const Incident &before, const Incident &after)
{
    if (isOver(after))
        return write(after);
    if (!isOver(before))
        return {};
    return m_database.write(u"DELETE FROM ended_matter WHERE id = :id"_s, { { u":id", after.id } });
}

Expected<void> EndedTable::write(const Incident &state)
{
    const EndedMatter matter = endedMatter(state);
    return m_database.write(
        u"INSERT INTO ended_matter (id, first_seq, last_at, reported_at, number, title, category,"
        " region, stage, words) VALUES (:id, :seq, :last, :reported, :number, :title, :category,"
        " :region, :stage, :words) ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at,"
        " number = excluded.number, title = excluded.title, category = excluded.category,"
        " region = excluded.region, stage = excluded.stage, words = excluded.words"_s,
        { { u":id", matter.id }, { u":seq", state.record.first().seq }, { u":last", matter.lastAt },
            { u":reported", matter.reportedAt }, { u":number", matter.number },
            { u":title", matter.title }, { u":category", matter.category },
            { u":region", matter.region }, { u":stage", nameOf(matter.stage) },
            { u":words", wordsOf(state) } });
}

Expected<EndedPage> EndedTable::find(
    const OrganizationId &organization, const EndedQuery &query, Instant newest, int limit)
{
    EndedPage page;
    QString last;
    if (!query.number.isEmpty()) {
        const auto found = read(u"e.number = :number"_s, { { u":number", SqlValue(query.number) } },
            limit, organization, last);
        return found.map([&page](const QVector<EndedMatter> &matters) {
            page.matters = matters;
            return page;
        });
    }
    const auto part = partOf(query, newest);
    if (!part)
        return tl::make_unexpected(part.error());
    SqlBinds binds { { u":at", part->at }, { u":seq", part->seq }, { u":end", part->end } };
    const QString conditions = u"(e.last_at, e.first_seq) < (:at, :seq) AND e.last_at >= :end"_s
        + conditionsOf(query, binds);
    const auto found = read(conditions, binds, limit, organization, last);
    if (!found)
        return tl::make_unexpected(found.error());
    page.matters = *found;
    if (found->size() == limit) {
        page.next = last;
        page.reached = found->last().lastAt;
    } else if (!part->whole) {
        page.next = positionText(part->end, 0); // all of that moment were among them
        page.reached = instantFromMs(part->end);
    }
    return page;
}

Expected<EndedTable::Part> EndedTable::partOf(const EndedQuery &query, Instant newest)
{
    Part part;
    part.at = toMs(std::min(query.before.value_or(newest), newest));
    if (!query.after.isEmpty()) {
        bool good = false, goodSeq = false;
        part.at = query.after.section(u'.', 0, 0).toLongLong(&good);
        part.seq = query.after.section(u'.', 1).toLongLong(&goodSeq);
        if (!good || !goodSeq)
            return fail(ErrorCode::InvalidValue, u"after"_s);
    }
    const qint64 from = query.from ? toMs(*query.from) : part.end;
    const auto rows
        = m_database.rows(u"SELECT count(*), min(w.last_at) FROM (SELECT last_at FROM ended_matter"
                          " WHERE (last_at, first_seq) < (:at, :seq) AND last_at >= :from"
                          " ORDER BY last_at DESC, first_seq DESC LIMIT :window) AS w"_s,
            { { u":at", part.at }, { u":seq", part.seq }, { u":from", from },
                { u":window", m_window } });
    if (!rows)
        return tl::make_unexpected(rows.error());
    part.whole = rows->first().int64(0) < m_window;
    part.end = part.whole ? from : rows->first().int64(1);
    return part;
}

Expected<QVector<EndedMatter>> EndedTable::read(const QString &conditions, const SqlBinds &binds,
    int limit, const OrganizationId &organization, QString &lastPosition)
{
    SqlBinds all = binds;
    all.append({ u":organization", organization });
    all.append({ u":everybody", kEverybody });
    all.append({ u":limit", limit });
    // Counted, not EXISTS, as for the changes (visibletable.cpp): looked up row by row.
    const auto rows = m_database.rows(
        u"SELECT e.id, e.number, e.title, e.category, e.region, e.stage, e.reported_at, e.last_at,"
        " e.first_seq FROM ended_matter e WHERE "_s
            + conditions
            + u" AND (SELECT count(*) FROM visible v"
              " WHERE v.organization IN (:organization, :everybody) AND v.subject_kind = 'incident'"
              " AND v.subject_id = e.id AND v.to_seq IS NULL) > 0"
              " AND (SELECT s.is_open FROM subject s WHERE s.kind = 'incident' AND s.id = e.id) = 0"
              " ORDER BY e.last_at DESC, e.first_seq DESC LIMIT :limit"_s,
        all);
    if (!rows)
        return tl::make_unexpected(rows.error());
    QVector<EndedMatter> matters;
    for (const SqlRow &row : *rows) {
        matters.append(matterOf(row));
        lastPosition = positionText(row.int64(7), row.int64(8));
    }
    return matters;
}

Expected<QVector<IncidentId>> EndedTable::missing(const IncidentId &after, int limit)
{
    return m_database
        .rows(u"SELECT s.id FROM subject s WHERE s.kind = 'incident' AND s.id > :after"
              " AND s.is_open = 0 AND NOT EXISTS (SELECT 1 FROM ended_matter e WHERE e.id = s.id)"
              " ORDER BY s.id LIMIT :limit"_s,
            { { u":after", after }, { u":limit", limit } })
        .map([](const SqlRows &rows) {
            QVector<IncidentId> ids;
            for (const SqlRow &row : rows)
                ids.append(IncidentId(row.text(0)));
            return ids;
        });
}

} // namespace shiyu::server
