// SyncEngine's whole subjects: the first sync, and comparing what is visible after the scope
// changed.
#include "app/protocol/subjects.h"
#include "app/storage/readhistory.h"
#include "app/sync/diskroom.h"
#include "app/sync/syncstep.h"
#include "app/sync/wire.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPage = 200; // subjects
// A transaction: each waits for the disk once, and an act of the officer waits for it.
constexpr qsizetype kPieceBytes = 128 * 1024;
constexpr qsizetype kPieceSubjects = 64;
// Of them the data thread has one to write and one that waits, while the next is read here.
constexpr int kPiecesUnderWay = 2;
constexpr std::chrono::days kRecent { 90 };

QString nameOfSubject(const Subject &subject)
{
    return nameOf(subject.kind) + u'/' + subject.id;
}

/// How many of the histories from this one on go into one transaction.
qsizetype pieceOf(const QVector<ServerHistory> &histories, qsizetype from)
{
    qsizetype count = 0, bytes = 0;
    while (from + count < histories.size() && count < kPieceSubjects && bytes < kPieceBytes) {
        for (const ServerOperation &operation : histories.at(from + count).operations)
            bytes += operation.intent.size() + operation.facts.size();
        ++count;
    }
    return count;
}

QUrlQuery snapshotQuery(const QString &part, const QString &after)
{
    QUrlQuery query;
    query.addQueryItem(u"part"_s, part);
    if (!after.isEmpty())
        query.addQueryItem(u"after"_s, after);
    query.addQueryItem(u"limit"_s, QString::number(kPage));
    return query;
}

bool isGood(const WireAnswer &answer)
{
    return answer.fault == LinkFault::None && answer.status / 100 == 2;
}

} // namespace

struct SyncEngine::FirstPage {
    QString part, after; ///< that was asked for
    bool isAwaited = false; ///< the one before is stored
    std::optional<WireAnswer> answer = {};
};

struct SyncEngine::Storing {
    QVector<ServerHistory> histories;
    Then then;
    qsizetype read = 0; ///< of the histories
    int underWay = 0; ///< pieces
    std::optional<Error> error = {};
};

void SyncEngine::firstSync()
{
    const SyncPosition &at = m_status.position;
    const bool asked = m_ahead && m_ahead->part == at.firstPart && m_ahead->after == at.firstAfter;
    if (!asked || (m_ahead->answer && !isGood(*m_ahead->answer)))
        askAhead(at);
    m_ahead->isAwaited = true;
    if (m_ahead->answer)
        takeFirst(*std::exchange(m_ahead, nullptr)->answer);
}

/// The server reads and writes out a page while the one before is stored. What changes what is
/// visible meanwhile drops it: the page would not know.
void SyncEngine::askAhead(const SyncPosition &at)
{
    const auto page = std::make_shared<FirstPage>(FirstPage { at.firstPart, at.firstAfter });
    m_ahead = page;
    m_transport.send(
        { "GET", u"/v1/snapshot"_s, snapshotQuery(page->part, page->after), bearer(), {} },
        m_profile.wanted([this, page](const WireAnswer &answer) {
            if (m_ahead != page)
                return;
            page->answer = answer;
            if (!page->isAwaited)
                return;
            m_ahead.reset();
            takeFirst(answer);
        }));
}

void SyncEngine::takeFirst(const WireAnswer &answer)
{
    if (!isGood(answer))
        return noAnswer(answer);
    const auto page = protocol::read<protocol::SnapshotPage>(answer.body, protocol::kLargestAnswer);
    if (!page)
        return refused(page.error());
    m_serverDirectory = page->directoryRev;
    if (m_serverDirectory > m_status.position.directoryRev)
        return next();
    if (!m_status.position.firstAfter.isEmpty()) // its total was looked at
        return takeSnapshot(*page);
    withRoom(firstSyncRoom(answer.body.size(), page->items.size(), page->total),
        [this, page = *page] { takeSnapshot(page); });
}

void SyncEngine::takeSnapshot(const protocol::SnapshotPage &page)
{
    QVector<ServerHistory> histories;
    for (const protocol::SnapshotPage::Item &item : page.items) {
        if (!item.operations.isEmpty())
            histories.append(wire::historyOf(item));
    }
    SyncPosition after = m_status.position;
    if (after.firstPart == "open"_L1 && after.firstAfter.isEmpty()) {
        after.firstCursor = page.cursor;
        after.scopeEpoch = page.scopeEpoch;
        m_serverEpoch = page.scopeEpoch;
    }
    after.firstAfter = page.next;
    const bool open = after.firstPart == "open"_L1;
    if (page.next.isEmpty()) { // this part is here
        if (open)
            after.cursor = after.firstCursor;
        after.firstPart = open ? u"recent"_s : QString();
    }
    m_status.firstTotal = page.total;
    m_status.firstDone += static_cast<int>(page.items.size());
    if (!page.next.isEmpty())
        askAhead(after);
    const Then then = [this, after, ended = page.next.isEmpty()] {
        if (ended)
            m_status.firstTotal = m_status.firstDone = 0;
        save(after, [this] { next(); });
    };
    store(std::make_shared<Storing>(Storing { histories, then }));
}

/// Each history is whole in itself: the pieces of a page may be stored in any order, and some of
/// them without the others.
void SyncEngine::store(std::shared_ptr<Storing> storing)
{
    while (!storing->error && storing->underWay < kPiecesUnderWay
        && storing->read < storing->histories.size()) {
        const qsizetype count = pieceOf(storing->histories, storing->read);
        const auto piece = readHistories(storing->histories.sliced(storing->read, count));
        if (!piece) {
            storing->error = piece.error();
            break;
        }
        storing->read += count;
        ++storing->underWay;
        m_profile.ask<std::optional<Error>>(
            [piece = *piece](SyncDesk &desk) -> Expected<std::optional<Error>> {
                const auto taken = desk.store.takeRead(piece, desk.directory);
                return taken ? std::nullopt : std::optional(taken.error());
            },
            [this, storing](const std::optional<Error> &error) { stored(storing, error); });
    }
    if (storing->underWay > 0)
        return;
    if (storing->error)
        return refused(*storing->error);
    storing->then();
}

void SyncEngine::stored(std::shared_ptr<Storing> storing, const std::optional<Error> &error)
{
    --storing->underWay;
    if (error) {
        storing->error = error;
    } else {
        ++m_status.written;
        tell(SyncLink::Working);
    }
    store(storing);
}

void SyncEngine::compareScope(const QString &after)
{
    if (after.isEmpty())
        m_heads.clear();
    m_ahead.reset();
    get(u"/v1/snapshot"_s, snapshotQuery(u"heads"_s, after), [this, after](const QByteArray &body) {
        const auto page = protocol::read<protocol::SnapshotPage>(body, protocol::kLargestAnswer);
        if (!page)
            return refused(page.error());
        for (const protocol::SnapshotPage::Item &item : page->items)
            m_heads.insert(nameOfSubject(item.head.subject), item.head);
        if (after.isEmpty())
            m_comparedEpoch = page->scopeEpoch;
        m_serverEpoch = page->scopeEpoch; // one that changed meanwhile is compared again
        if (!page->next.isEmpty())
            return compareScope(page->next);
        applyScope();
    });
}

/// What is here and not there is closed; what is there and not here, or further there than here, is
/// fetched: of a subject that was closed and opened again while this console was away no change
/// tells the acts between.
void SyncEngine::applyScope()
{
    struct Difference {
        QVector<Subject> toOpen;
    };
    const Instant now = m_environment.now() + m_status.position.clockOffset;
    m_profile.ask<Difference>(
        [heads = m_heads, now, at = m_status.position.cursor](
            SyncDesk &desk) -> Expected<Difference> {
            QVector<Subject> toClose;
            QHash<QString, qint64> held;
            for (size_t i = 0; i < enumCount<SubjectKind>(); ++i) {
                const auto kind = static_cast<SubjectKind>(i);
                const auto local = desk.store.visibleHeads(kind);
                if (!local)
                    return tl::make_unexpected(local.error());
                for (auto it = local->begin(); it != local->end(); ++it) {
                    const Subject subject { kind, it.key() };
                    held.insert(nameOfSubject(subject), it.value());
                    if (!heads.contains(nameOfSubject(subject)) && kind != SubjectKind::Directory)
                        toClose.append(subject);
                }
            }
            const auto closed = desk.store.close(toClose, u"scope"_s, at, desk.directory, now);
            if (!closed)
                return tl::make_unexpected(closed.error());
            Difference difference;
            for (const protocol::VisibleHead &head : heads) {
                const auto here = held.constFind(nameOfSubject(head.subject));
                if (here != held.cend() && *here > head.upto)
                    return fail(ErrorCode::Damaged, u"restored"_s, nameOfSubject(head.subject));
                const bool wanted = head.open || now - head.lastAt < kRecent;
                if (here == held.cend() ? wanted : *here < head.upto)
                    difference.toOpen.append(head.subject);
            }
            return difference;
        },
        [this](const Difference &difference) {
            ++m_status.written;
            m_heads.clear();
            openNext(std::make_shared<QVector<Subject>>(difference.toOpen));
        });
}

void SyncEngine::openNext(std::shared_ptr<QVector<Subject>> subjects)
{
    if (subjects->isEmpty()) {
        SyncPosition position = m_status.position;
        position.scopeEpoch = m_comparedEpoch;
        m_toPull = true;
        return save(position, [this] { next(); });
    }
    const Subject subject = subjects->takeLast();
    auto one = std::make_shared<QVector<Subject>>(QVector<Subject> { subject });
    stageMissing(one, [this, subject, subjects] {
        m_profile.ask<Done>(
            [subject](
                SyncDesk &desk) { return asDone(desk.store.takeStaged(subject, desk.directory)); },
            [this, subjects](const Done &) {
                ++m_status.written;
                openNext(subjects);
            });
    });
}

} // namespace shiyu
