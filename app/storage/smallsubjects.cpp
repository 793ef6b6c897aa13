#include "app/storage/smallsubjects.h"

#include "app/storage/projectionsql.h"
#include "app/storage/waitinggroup.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using sql::Statement;

bool isSmall(SubjectKind kind)
{
    return kind == SubjectKind::Supervision || kind == SubjectKind::Shift;
}

/// Of another program two subjects of different kinds may have one id.
QString keyOf(const Subject &subject)
{
    return nameOf(subject.kind) + u'/' + subject.id;
}

} // namespace

Expected<History> shownHistory(sql::Connection &connection, const Subject &subject)
{
    auto history = LogReader(connection).load(subject);
    const auto pending = outbox::ofSubject(connection, subject);
    if (!history || !pending)
        return history ? tl::make_unexpected(pending.error()) : history;
    for (const OutboxRow &row : *pending) {
        if (auto operation = row.operation())
            history->operations.append(*std::move(operation));
    }
    return history;
}

Expected<IncidentId> caseOf(sql::Connection &connection, const Intent &intent)
{
    IncidentId found = namedCase(intent);
    if (!found.isEmpty() || intent.subject.kind != SubjectKind::Supervision)
        return found;
    const auto done = sql::forEachRow(
        connection, u"SELECT incident FROM supervision WHERE id = :id"_s,
        [&intent](Statement &s) { s.bind(u":id", intent.subject.id); },
        [&found](const Statement &s) { found = IncidentId(s.text(0)); });
    return done ? Expected<IncidentId>(found) : tl::make_unexpected(done.error());
}

Expected<void> SmallSubjects::touch(const Subject &subject)
{
    if (!isSmall(subject.kind) || m_subjects.contains(subject))
        return {};
    const auto subjects = outbox::joined(m_connection, subject);
    if (!subjects)
        return tl::make_unexpected(subjects.error());
    for (const Subject &each : *subjects) {
        if (m_subjects.contains(each))
            continue;
        m_subjects.append(each);
        if (auto done = noteCase(each); !done)
            return done;
    }
    return {};
}

Expected<void> SmallSubjects::noteCase(const Subject &subject)
{
    return sql::forEachRow(
        m_connection,
        u"SELECT incident FROM supervision WHERE id = :id"
        " UNION SELECT incident FROM outbox WHERE subject_kind = :kind AND subject_id = :id"
        " UNION SELECT incident FROM tray WHERE subject_kind = :kind AND subject_id = :id"_s,
        [&subject](
            Statement &s) { s.bind(u":kind", nameOf(subject.kind)).bind(u":id", subject.id); },
        [this](const Statement &s) {
            if (!s.text(0).isEmpty())
                m_cases.insert(s.text(0));
        });
}

Expected<void> SmallSubjects::load(const Subject &subject, QVector<OutboxRow> &rows)
{
    const auto history = LogReader(m_connection).load(subject);
    const auto pending = outbox::ofSubject(m_connection, subject);
    if (!history || !pending)
        return tl::make_unexpected(history ? pending.error() : history.error());
    if (history->readOnly) // what waits on it waits as it is; deciding it is the server's
        return {};
    const qint64 head = history->operations.isEmpty() ? 0 : history->operations.last().facts.seq;
    m_known.insert(keyOf(subject), { history->operations, { head } });
    rows += *pending;
    return {};
}

Expected<void> SmallSubjects::take(const OutboxRow &row, std::optional<Operation> operation)
{
    Known &known = m_known[keyOf(row.subject)];
    if (auto done = outbox::renewFacts(m_connection, row, operation, known.seqs); !done)
        return done;
    if (operation)
        known.history.append(*std::move(operation));
    return {};
}

Expected<void> SmallSubjects::decideAnew(
    std::span<const OutboxRow> group, const Directory &directory)
{
    const auto decide = [this, group](const QVector<Intent> &intents, const Context &context) {
        QVector<QVector<Operation>> histories;
        for (const OutboxRow &row : group)
            histories.append(m_known.value(keyOf(row.subject)).history);
        return decideOnOther(histories, intents, context);
    };
    return outbox::decideAnew(group, directory,
        { [this](const Subject &subject) { return m_known.contains(keyOf(subject)); }, decide,
            [this](const OutboxRow &row, std::optional<Operation> operation) {
                return take(row, std::move(operation));
            } });
}

Expected<void> SmallSubjects::finish(const DirectoryPtr &directory)
{
    QVector<OutboxRow> rows;
    for (const Subject &subject : std::as_const(m_subjects)) {
        if (auto done = load(subject, rows); !done)
            return done;
    }
    for (const auto &group : outbox::inGroups(rows)) {
        if (auto done = decideAnew(group, *directory); !done)
            return done;
    }
    for (const Subject &subject : std::as_const(m_subjects)) {
        auto done = m_projector.projectOther(m_connection, subject);
        if (done)
            done = noteCase(subject);
        if (!done)
            return done;
    }
    return {};
}

} // namespace shiyu
