#include "app/storage/smallsubjects.h"

#include "app/crypto/chainhash.h"
#include "app/domain/deciding.h"
#include "app/storage/projectionsql.h"

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
    if (operation && row.state != OutboxState::Accepted) {
        operation->facts.seq = known.seqs.next(row.position);
        operation->hash.clear(); // of no chain yet
    }
    const QByteArray facts = operation ? factBytes(operation->facts) : QByteArray();
    if (row.state != OutboxState::Accepted && facts != row.facts) {
        if (auto done = outbox::setFacts(m_connection, row.position, facts); !done)
            return done;
    }
    if (operation)
        known.history.append(*std::move(operation));
    return {};
}

Expected<void> SmallSubjects::decideAnew(
    std::span<const OutboxRow> group, const DirectoryPtr &directory)
{
    QVector<Intent> intents;
    QVector<QVector<Operation>> histories;
    for (const OutboxRow &row : group) {
        auto intent = parseIntent(row.intent);
        if (!intent || !m_known.contains(keyOf(row.subject)) || row.state == OutboxState::Accepted)
            break;
        intents.append(*std::move(intent));
        histories.append(m_known.value(keyOf(row.subject)).history);
    }
    std::optional<QVector<Operation>> operations;
    if (intents.size() == static_cast<qsizetype>(group.size())) {
        // As at the moment of the act, so that the result does not depend on when it is asked for.
        const Context context { *directory, group.front().addedAt, kFirstProvisional, {},
            &chainHash };
        if (auto outcome = decideOnOther(histories, intents, context))
            operations = *std::move(outcome);
    }
    for (size_t i = 0; i < group.size(); ++i) {
        std::optional<Operation> operation
            = group[i].state == OutboxState::Accepted ? group[i].operation() : std::nullopt;
        if (operations)
            operation = operations->at(static_cast<qsizetype>(i));
        if (!m_known.contains(keyOf(group[i].subject)))
            continue;
        if (auto done = take(group[i], std::move(operation)); !done)
            return done;
    }
    return {};
}

Expected<void> SmallSubjects::finish(const DirectoryPtr &directory)
{
    QVector<OutboxRow> rows;
    for (const Subject &subject : std::as_const(m_subjects)) {
        if (auto done = load(subject, rows); !done)
            return done;
    }
    for (const auto &group : outbox::inGroups(rows)) {
        if (auto done = decideAnew(group, directory); !done)
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
