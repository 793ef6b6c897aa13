#pragma once
#include "app/storage/headcomparison.h"
#include <optional>

namespace shiyu {

/// A statement of the server's on its way into the profile, or out of it.
struct StatementRow {
    QByteArray statement; ///< verbatim
    QByteArray signature;
    QByteArray heads; ///< packed; empty in an old statement whose heads were given up
    QVector<qint64> absent = {}; ///< of the heads: not here when it was taken in
};

/// What the server has signed of the ends of its chains, one statement after the other without a
/// gap, each checked against the log here before it is kept. The statements and signatures stay,
/// some 600 bytes a day, so that all that was ever signed goes on being one history. Their heads,
/// which are what is large, are given up when kWhole newer ones are here, but for the first
/// statement of each month: a chain that goes on is named again by a newer one, and its hash binds
/// all before. Data thread.
class HeadStore {
public:
    static constexpr int kWhole = 92; ///< the days whose full logs a first sync brings, and two

    explicit HeadStore(sql::Connection &connection)
        : m_connection(connection)
    {
    }

    /// By which its signatures are known. The first that a session names stays: a server that shows
    /// another one is another server.
    Expected<QByteArray> serverKey();
    Expected<void> keepServerKey(const QByteArray &key);

    struct End {
        qint64 at = 0; ///< 0: nothing is kept
        QByteArray log; ///< the digest over the server's log up to there
    };
    Expected<End> end();
    Expected<qint64> count(); ///< of the statements
    struct Kept {
        qint64 at = 0;
        StatementRow row;
    };
    Expected<std::optional<Kept>> after(qint64 at); ///< the first that is kept

    /// A statement on its way in: whoever brings it holds it from one take() to the next.
    struct Arrival {
        StatementRow row;
        OrganizationId organization;
        qint64 cursor = 0; ///< the log here has all visible changes up to it
        std::optional<HeadComparison> comparison = {}; ///< once it is known to be the server's
    };
    enum class Outcome {
        Comparing, ///< a step of it is done: to be called again
        Kept, ///< or nothing new
        More, ///< kept; there is a later one
        Ahead, ///< of the changes that came: to be asked for again after them
    };
    /// A step of giving up the heads of old statements; whether there is more to do. Each is short,
    /// a job of its own: their pages are written over.
    Expected<bool> giveUpOldHeads();
    /// A step of taking it in, each short: a job of its own. Damaged "heads": no statement;
    /// "headSignature": not signed by this profile's server; "restored": it ends before what the
    /// server signed or sent before, or lacks some of it; "rewritten": it tells another history.
    Expected<Outcome> take(Arrival &arrival);

private:
    Expected<void> read(Arrival &arrival);
    Expected<Outcome> judge(const Arrival &arrival);
    Expected<void> keep(const Arrival &arrival);

    sql::Connection &m_connection;
};

/// Whether the heads of a statement are kept, of which `newer` newer ones are here.
bool keepsHeads(std::optional<Instant> signedBefore, Instant signedAt, qint64 newer);

/// Damaged "heads" or "headSignature": the row is not what the key's owner signed.
Expected<HeadStatement> readStatement(const StatementRow &row, const QByteArray &serverKey);
/// Likewise, of a row whose heads may have been given up.
Expected<HeadStatement> readWithoutHeads(const StatementRow &row, const QByteArray &serverKey);

} // namespace shiyu
