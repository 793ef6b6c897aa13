#pragma once
#include "app/storage/logreader.h"
#include "app/storage/logrow.h"
#include "app/storage/logwriter.h"
#include "app/storage/profile.h"
#include "app/storage/projectionsql.h"
#include "app/storage/serverchange.h"
#include "tests/app/storage/smallcity.h"

namespace shiyu::test {

/// For what a test cannot go on without.
inline void must(const Expected<void> &done)
{
    if (!done)
        qFatal("%s %s", qPrintable(done.error().context), qPrintable(done.error().detail));
}

/// A server as the consoles' storage knows it: orders what it is given by the rules, and has
/// everything visible to everybody unless told otherwise. A standalone profile orders in it.
class OrderingServer {
public:
    explicit OrderingServer(const QString &path)
        : m_profile(*ProfileFile::create(path, {}))
        , m_writer(m_profile.connection(), m_list)
    {
        must(CaseList::makeTable(m_profile.connection()));
        must(DirectoryStore(m_profile.connection())
                 .write(SmallCity::data(), std::nullopt, SmallCity().now()));
        m_writer.setDataKey(crypto::SecretBytes::fromBytes(QByteArray(32, 's')));
    }

    sql::Connection &connection() { return m_profile.connection(); }

    /// In their order; those of a group stand together.
    QVector<IntentVerdict> handIn(
        const QVector<OutgoingIntent> &intents, const DirectoryPtr &directory, Instant now)
    {
        QVector<IntentVerdict> verdicts;
        for (qsizetype i = 0; i < intents.size();) {
            QVector<Submission> group { submissionOf(intents.at(i)) };
            const QString name = group.first().intent.group;
            while (!name.isEmpty() && i + group.size() < intents.size()) {
                Submission next = submissionOf(intents.at(i + group.size()));
                if (next.intent.group != name)
                    break;
                group.append(std::move(next));
            }
            const auto outcome = m_writer.perform(group, directory, now);
            for (qsizetype k = 0; k < group.size(); ++k)
                verdicts.append(verdictOf(group.at(k).intent, *outcome, k));
            i += group.size();
        }
        return verdicts;
    }

    QVector<ServerChange> changes(qint64 since, int most)
    {
        QVector<ServerChange> found;
        each(QStringLiteral("seq > %1 ORDER BY seq LIMIT %2").arg(since).arg(most),
            [&found](const LogRow &row) {
                found.append(OperationArrived { row.seq, { row.intent, row.facts, row.hash } });
            });
        return found;
    }

    ServerHistory history(const Subject &subject)
    {
        ServerHistory history { subject, 0, {}, {} };
        each(QStringLiteral("subject_id = '") + subject.id + QStringLiteral("' ORDER BY seq"),
            [&history](const LogRow &row) {
                history.upto = row.seq;
                history.headHash = row.hash;
                history.operations.append({ row.intent, row.facts, row.hash });
            });
        return history;
    }

    Incident state(const QString &caseId)
    {
        return *LogReader(m_profile.connection()).incident(IncidentId(caseId));
    }

private:
    static Submission submissionOf(const OutgoingIntent &outgoing)
    {
        return { *parseIntent(outgoing.intent), outgoing.closed };
    }
    static IntentVerdict verdictOf(const Intent &intent, const Outcome &outcome, qsizetype k)
    {
        if (outcome)
            return { intent.id, true, factBytes(outcome->at(k).facts), {}, {}, 0 };
        return { intent.id, false, {}, nameOf(outcome.error().code), outcome.error().what, 0 };
    }
    template <typename F> void each(const QString &where, F take)
    {
        must(sql::forEachRow(
            m_profile.connection(),
            QStringLiteral("SELECT ") + QString::fromUtf16(kLogColumns)
                + QStringLiteral(" FROM log WHERE ") + where,
            [](sql::Statement &) {}, [&take](const sql::Statement &s) { take(readLogRow(s)); }));
    }

    ProfileFile m_profile;
    CaseList m_list;
    LogWriter m_writer;
};

} // namespace shiyu::test
