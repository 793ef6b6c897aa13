// SyncEngine's changes: a page, the histories it needs, then in small pieces into the profile.
#include "app/protocol/changes.h"
#include "app/sync/syncstep.h"
#include "app/sync/wire.h"
#include <QUrl>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPage = 500;
constexpr qsizetype kPiece = 20; // changes a transaction, so that an act does not wait long
constexpr int kNotFound = 404;

QString pathOf(const Subject &subject)
{
    return u"/v1/subjects/"_s + nameOf(subject.kind) + u'/'
        + QString::fromLatin1(QUrl::toPercentEncoding(subject.id)) + u"/operations"_s;
}

bool isAbout(const ServerChange &change, const Subject &subject)
{
    if (const auto *opened = std::get_if<SubjectOpened>(&change))
        return opened->subject == subject;
    const auto *arrived = std::get_if<OperationArrived>(&change);
    if (!arrived)
        return false;
    const auto intent = parseIntent(arrived->operation.intent);
    return intent && intent->subject == subject;
}

} // namespace

void SyncEngine::pull()
{
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::number(m_status.position.cursor));
    query.addQueryItem(u"limit"_s, QString::number(kPage));
    withRoom(0, [this, query] {
        get(u"/v1/changes"_s, query, [this](const QByteArray &body) { takeChanges(body); });
    });
}

void SyncEngine::takeChanges(const QByteArray &body)
{
    const auto page = protocol::read<protocol::ChangesPage>(body, protocol::kLargestAnswer);
    if (!page)
        return refused(page.error());
    heard(page->serverTime);
    m_serverDirectory = page->directoryRev;
    m_serverEpoch = page->scopeEpoch;
    if (m_serverDirectory > m_status.position.directoryRev)
        return next(); // first the directory, then this page again
    if (page->next < m_status.position.cursor) // what comes next there would pass here unseen
        return refused({ ErrorCode::Damaged, u"restored"_s, u"next %1"_s.arg(page->next) });
    m_changes = wire::changesOf(page->entries);
    if (!m_changes.isEmpty())
        m_ahead.reset();
    if (!m_changes.isEmpty()) // merely asking is no work
        tell(SyncLink::Working);
    m_nextCursor = page->next;
    m_moreChanges = page->more;
    m_profile.ask<QVector<Subject>>(
        [changes = m_changes](SyncDesk &desk) { return desk.store.missing(changes); },
        [this](const QVector<Subject> &missing) {
            stageMissing(std::make_shared<QVector<Subject>>(missing), [this] { applyFrom(0); });
        });
}

void SyncEngine::stageMissing(std::shared_ptr<QVector<Subject>> subjects, Then then)
{
    if (subjects->isEmpty())
        return then();
    const Subject subject = subjects->takeLast();
    m_profile.ask<qint64>([subject](SyncDesk &desk) { return desk.store.stagedUpto(subject); },
        [this, subject, subjects, then = std::move(then)](qint64 upto) {
            stageFrom(subject, upto, [this, subjects, then] { stageMissing(subjects, then); });
        });
}

void SyncEngine::stageFrom(const Subject &subject, qint64 after, Then then)
{
    QUrlQuery query;
    query.addQueryItem(u"after"_s, QString::number(after));
    query.addQueryItem(u"limit"_s, QString::number(kPage));
    m_askedAt = m_environment.now();
    m_transport.send({ "GET", pathOf(subject), query, m_session->access, {} },
        m_profile.wanted([this, subject, then = std::move(then)](const WireAnswer &answer) {
            if (answer.fault == LinkFault::None && answer.status == kNotFound) {
                leaveOut(subject); // it was closed again since; that comes later
                return then();
            }
            if (answer.fault != LinkFault::None || answer.status / 100 != 2)
                return noAnswer(answer);
            const auto page
                = protocol::read<protocol::SubjectPage>(answer.body, protocol::kLargestAnswer);
            if (!page)
                return refused(page.error());
            m_profile.ask<qint64>(
                [subject, operations = wire::operationsOf(page->operations)](
                    SyncDesk &desk) { return desk.store.stage(subject, operations); },
                [this, subject, then, more = page->more](qint64 upto) {
                    if (more)
                        return stageFrom(subject, upto, then);
                    then();
                });
        }));
}

void SyncEngine::leaveOut(const Subject &subject)
{
    m_changes.removeIf([&subject](const ServerChange &change) { return isAbout(change, subject); });
}

void SyncEngine::applyFrom(qsizetype from)
{
    const qsizetype left = m_changes.size() - from;
    qsizetype count = std::min(kPiece, left);
    // All of one position together.
    while (count < left
        && positionOf(m_changes.at(from + count)) == positionOf(m_changes.at(from + count - 1)))
        ++count;
    const bool last = count == left;
    const QVector<ServerChange> piece = m_changes.sliced(from, count);
    const qint64 cursor = last ? m_nextCursor : positionOf(piece.last());
    m_profile.ask<Done>(
        [piece, cursor, now = m_environment.now()](SyncDesk &desk) {
            return asDone(desk.store.apply(piece, cursor, desk.directory, now));
        },
        [this, last, from, count](const Done &) {
            m_status.written += count > 0 ? 1 : 0;
            if (!last)
                return applyFrom(from + count);
            m_changes.clear();
            m_toPull = m_moreChanges;
            SyncPosition position = m_status.position;
            position.cursor = std::max(position.cursor, m_nextCursor);
            save(position, [this] { next(); });
        });
}

} // namespace shiyu
