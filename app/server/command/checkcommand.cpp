#include "app/crypto/chainhash.h"
#include "app/server/command/command.h"
#include "app/server/core/heads.h"
#include "app/server/store/logtable.h"
#include <QHash>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPage = 2000;

/// Every hash over its chain, one after the other.
class ChainCheck {
public:
    Expected<void> check(const LogEntry &entry)
    {
        const auto operation = operationOf(entry);
        if (!operation)
            return tl::make_unexpected(operation.error());
        const QString key = nameOf(entry.subject.kind) + u'/' + entry.subject.id;
        const Facts &facts = operation->facts;
        if (facts.seq != entry.seq || facts.prevHash != m_heads.value(key)
            || entry.hash
                != chainHash(operation->intent.suite, facts.prevHash, entry.intent, entry.facts))
            return fail(ErrorCode::Damaged, u"seq %1"_s.arg(entry.seq), key);
        m_heads.insert(key, entry.hash);
        return {};
    }
    qsizetype chains() const { return m_heads.size(); }

private:
    QHash<QString, QByteArray> m_heads;
};

/// What was signed is still what the log says.
Expected<void> checkHeads(const CommandLine &line, Database &database)
{
    const auto state = stateOf(line.home());
    return state ? Heads(database, **state).check() : tl::make_unexpected(state.error());
}

} // namespace

int check(const QStringList &arguments)
{
    CommandLine line("check",
        u"Checks the chains of the log and what was signed of them, beside a running server too."_s);
    if (const auto over = line.parse(arguments, 0, 0))
        return *over;
    const auto database = line.home().openDatabase();
    if (!database)
        return failed(database.error());
    LogTable log(**database);
    ChainCheck chains;
    qint64 last = 0;
    qint64 count = 0;
    while (true) {
        const auto page = log.entries(last, kPage);
        if (!page)
            return failed(page.error());
        if (page->isEmpty())
            break;
        for (const LogEntry &entry : *page) {
            if (const auto good = chains.check(entry); !good)
                return failed(good.error());
        }
        count += page->size();
        last = page->last().seq;
    }
    if (const auto good = checkHeads(line, **database); !good)
        return failed(good.error());
    say(u"{\"operations\":%1,\"subjects\":%2,\"ok\":true}"_s.arg(count).arg(chains.chains()));
    return kDone;
}

} // namespace shiyu::server
