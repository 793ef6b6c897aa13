#pragma once
#include "app/crypto/directoryhash.h"
#include "app/protocol/answers.h"
#include "app/protocol/changes.h"
#include "app/protocol/limits.h"
#include "app/protocol/operations.h"
#include "app/protocol/session.h"
#include "app/protocol/subjects.h"
#include "app/storage/verify.h"
#include "tests/app/sync/simserver.h"
#include "tests/support/orderingserver.h"

namespace shiyu::test {

/// A server that keeps to the contract, with everything visible to everybody; made again on its
/// file it forgets its sessions and nothing else.
class FakeServer final : public SimServer {
public:
    FakeServer(const QString &path, std::function<Instant()> now)
        : m_orderer(path)
        , m_now(std::move(now))
        , m_directory(std::make_shared<const Directory>(SmallCity::data()))
    {
    }

    OrderingServer &orderer() { return m_orderer; }
    int signIns = 0, refreshes = 0;
    void endSessions() { m_tokens.clear(); } ///< access tokens; refreshing still works
    void endFamilies() ///< nothing but the password works
    {
        m_tokens.clear();
        m_refresh.clear();
    }

    void prepare(protocol::SessionRequest &request) override
    {
        request.password = QStringLiteral("a password");
    }
    void endTokens() override { endSessions(); }
    void restart() override { endFamilies(); }
    QHash<QString, QByteArray> heads(
        const OrganizationId &, SubjectKind kind = SubjectKind::Incident) override
    {
        QHash<QString, QByteArray> heads;
        must(sql::forEachRow(
            m_orderer.connection(),
            QStringLiteral(
                "SELECT subject_id, hash FROM log WHERE subject_kind = :kind ORDER BY seq"),
            [kind](sql::Statement &s) { s.bind(u":kind", nameOf(kind)); },
            [&heads](const sql::Statement &s) { heads.insert(s.text(0), s.blob(1)); }));
        return heads;
    }
    QSet<QString> intentIds() override
    {
        QSet<QString> ids;
        must(sql::forEachRow(
            m_orderer.connection(), QStringLiteral("SELECT intent_id FROM log"),
            [](sql::Statement &) {}, [&ids](const sql::Statement &s) { ids.insert(s.text(0)); }));
        return ids;
    }
    bool isWhole() override
    {
        const auto report = verifyLog(m_orderer.connection());
        return report && !report->broken;
    }

    WireAnswer handle(const WireRequest &request) override
    {
        if (request.path == QLatin1StringView("/v1/session"))
            return ++signIns, session();
        if (request.path == QLatin1StringView("/v1/session/refresh"))
            return refresh(request);
        if (!m_tokens.contains(request.bearer))
            return problem(protocol::ProblemCode::Unauthorized);
        if (request.path == QLatin1StringView("/v1/operations"))
            return operations(request);
        if (request.path == QLatin1StringView("/v1/changes"))
            return changes(number(request, "since"), number(request, "limit"));
        if (request.path == QLatin1StringView("/v1/snapshot"))
            return snapshot(request);
        if (request.path == QLatin1StringView("/v1/directory"))
            return directory();
        if (request.path.endsWith(QLatin1StringView("/operations")))
            return subject(request);
        return problem(protocol::ProblemCode::NotFound);
    }

private:
    static qint64 number(const WireRequest &request, const char *name)
    {
        return request.query.queryItemValue(QLatin1StringView(name)).toLongLong();
    }
    template <typename Message> static WireAnswer ok(const Message &message)
    {
        return { LinkFault::None, 200, protocol::write(message) };
    }
    static WireAnswer problem(protocol::ProblemCode code)
    {
        const protocol::Problem said { code, statusOf(code), {}, 0 };
        return { LinkFault::None, said.status, protocol::write(said) };
    }

    WireAnswer session()
    {
        const QString token = QStringLiteral("t%1").arg(++m_lastToken);
        m_tokens.insert(token.toLatin1());
        m_refresh.insert(token);
        protocol::SessionAnswer answer;
        answer.accessToken = answer.refreshToken = token;
        answer.accessUntil = m_now() + std::chrono::minutes { 30 };
        answer.officer = OfficerId(QStringLiteral("city"));
        answer.organization = OrganizationId(QStringLiteral("centre-city"));
        answer.serverTime = m_now();
        answer.directoryRev = 1;
        answer.scopeEpoch = 1;
        return ok(answer);
    }
    WireAnswer refresh(const WireRequest &request)
    {
        ++refreshes;
        const auto asked = protocol::read<protocol::RefreshRequest>(request.body, 1 << 14);
        if (!asked || !m_refresh.contains(asked->refreshToken))
            return problem(protocol::ProblemCode::SessionEnded);
        return session();
    }
    WireAnswer operations(const WireRequest &request)
    {
        const auto asked
            = protocol::read<protocol::OperationsRequest>(request.body, protocol::kLargestRequest);
        if (!asked)
            return problem(protocol::ProblemCode::BadRequest);
        QVector<OutgoingIntent> intents;
        for (const protocol::IntentItem &item : asked->intents) {
            OutgoingIntent intent { parseIntent(item.intent)->id, item.intent, {} };
            for (auto it = item.closed.begin(); it != item.closed.end(); ++it)
                intent.closed.insert(it.key(), { it->value, it->salt });
            intents.append(intent);
        }
        protocol::OperationsAnswer answer { {}, m_now() };
        for (const IntentVerdict &verdict : m_orderer.handIn(intents, m_directory, m_now())) {
            protocol::IntentAnswer said;
            said.intent = verdict.id;
            said.verdict
                = verdict.accepted ? protocol::Verdict::Accepted : protocol::Verdict::Refused;
            said.facts = verdict.facts;
            said.hash = verdict.accepted ? QByteArray(32, 'h') : QByteArray();
            said.code = verdict.code;
            said.why = verdict.what;
            answer.answers.append(said);
        }
        return ok(answer);
    }
    WireAnswer changes(qint64 since, qint64 limit)
    {
        protocol::ChangesPage page;
        page.next = since;
        for (const ServerChange &change : m_orderer.changes(since, static_cast<int>(limit))) {
            const auto &arrived = std::get<OperationArrived>(change);
            page.entries.append(protocol::OperationEntry { arrived.at,
                { arrived.operation.intent, arrived.operation.facts, arrived.operation.hash } });
            page.next = arrived.at;
        }
        page.more = page.entries.size() == limit;
        page.directoryRev = 1;
        page.scopeEpoch = 1;
        page.serverTime = m_now();
        return ok(page);
    }
    WireAnswer snapshot(const WireRequest &request)
    {
        protocol::SnapshotPage page;
        page.cursor = *LogReader(m_orderer.connection()).newestSeq();
        page.directoryRev = 1;
        page.scopeEpoch = 1;
        if (request.query.queryItemValue(QStringLiteral("part")) != QLatin1StringView("open"))
            return ok(page);
        QVector<Subject> subjects;
        must(sql::forEachRow(
            m_orderer.connection(),
            QStringLiteral("SELECT DISTINCT subject_kind, subject_id FROM log"
                           " WHERE subject_id > :after ORDER BY subject_id LIMIT 2"),
            [&](sql::Statement &s) {
                s.bind(u":after", request.query.queryItemValue(QStringLiteral("after")));
            },
            [&subjects](const sql::Statement &s) {
                subjects.append({ *fromName<SubjectKind>(s.text(0)), s.text(1) });
            }));
        for (const Subject &subject : subjects)
            page.items.append(item(subject));
        page.total = subjects.size();
        page.next = subjects.size() == 2 ? subjects.last().id : QString();
        return ok(page);
    }
    protocol::SnapshotPage::Item item(const Subject &subject)
    {
        const ServerHistory history = m_orderer.history(subject);
        protocol::SnapshotPage::Item item;
        item.head = { subject, history.upto, history.headHash, m_now(), true };
        for (const ServerOperation &operation : history.operations)
            item.operations.append({ operation.intent, operation.facts, operation.hash });
        return item;
    }
    WireAnswer subject(const WireRequest &request)
    {
        const auto kind = fromName<SubjectKind>(request.path.section(u'/', 3, 3));
        const auto whole = item({ *kind, request.path.section(u'/', 4, 4) });
        protocol::SubjectPage page { whole.head, {}, false };
        const qint64 after = number(request, "after");
        for (const protocol::OperationBytes &operation : whole.operations) {
            if (parseFacts(operation.facts)->seq > after)
                page.operations.append(operation);
        }
        return ok(page);
    }
    WireAnswer directory() const
    {
        protocol::DirectoryAnswer answer { 1, 0, {}, {}, {} };
        const auto items = *itemsOf(SmallCity::data());
        for (const DirectoryItem &each : items)
            answer.changed.append({ each.kind, each.id, each.order, each.body });
        answer.sha256 = directoryHash(items);
        return ok(answer);
    }

    OrderingServer m_orderer;
    std::function<Instant()> m_now;
    DirectoryPtr m_directory;
    QSet<QByteArray> m_tokens;
    QSet<QString> m_refresh;
    int m_lastToken = 0;
};

} // namespace shiyu::test
