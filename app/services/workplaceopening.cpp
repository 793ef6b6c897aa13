// How a workplace comes to a profile, its directory and a seat.
#include "app/services/profiledesk.h"
#include "app/services/readdesk.h"
#include "app/services/whenanswered.h"
#include "app/services/workplace.h"
#include "app/storage/directorystore.h"

namespace shiyu {

/// Who may sign in to a profile, and where.
struct Workplace::Found {
    QVector<AccountEntry> accounts;
    QString city;
    std::optional<EnrolledServer> server;
    Millis clockOffset {};
};

QFuture<Expected<void>> Workplace::open(const QString &path)
{
    endOpening(fail(ErrorCode::Cancelled)); // of one before
    m_whole.reset();
    m_data->open([path] { return ProfileDesk::open(path, ProfileDesk::Reads::Seats); });
    return data()
        .post([](ProfileDesk &desk) -> Expected<Found> {
            Found found { desk.accounts(), desk.directory()->data().cityName, {}, {} };
            if (desk.isOrdering())
                return found;
            auto server = desk.server();
            if (!server)
                return tl::make_unexpected(server.error());
            found.server = *std::move(server);
            const auto position = desk.syncPosition();
            if (!position)
                return tl::make_unexpected(position.error());
            found.clockOffset = position->clockOffset;
            return found;
        })
        .then(this,
            [this, path, opening = ++m_opening](const Expected<Found> &found) {
                return opening == m_opening ? take(path, found) : QFuture<Expected<void>>();
            })
        .unwrap();
}

QFuture<Expected<void>> Workplace::take(const QString &path, const Expected<Found> &found)
{
    if (!found) {
        endOpening(tl::make_unexpected(found.error()));
        return whole();
    }
    // A file that was opened for writing can be read.
    watch(reading().open([path, outlines = std::make_shared<Outlines>()] {
        return ReadDesk::open(path, outlines);
    }),
        Trouble::Reading);
    m_city = found->city;
    m_server = found->server;
    m_clockOffset = found->clockOffset;
    m_seat.reset();
    if (!m_server) {
        m_accounts = found->accounts;
        Q_EMIT accountsFound();
    }
    return reading()
        .post([](ReadDesk &desk) { return DirectoryStore(desk.connection()).loadNewest(); })
        .then(this,
            [this, accounts = found->accounts, opening = m_opening](
                const Expected<DirectoryPtr> &directory) -> QFuture<Expected<void>> {
                if (opening != m_opening)
                    return {};
                m_accounts = accounts;
                endOpening(take(directory));
                return whole();
            })
        .unwrap();
}

Expected<void> Workplace::take(const Expected<DirectoryPtr> &directory)
{
    if (!directory)
        return tl::make_unexpected(directory.error());
    m_directory = *directory;
    data().post([directory = *directory](ProfileDesk &desk) { desk.setDirectory(directory); });
    Q_EMIT opened();
    followDirectory();
    return {};
}

void Workplace::endOpening(const Expected<void> &outcome)
{
    m_whole = outcome;
    for (QPromise<Expected<void>> &waiting : std::exchange(m_whenWhole, {})) {
        waiting.start();
        waiting.addResult(outcome);
        waiting.finish();
    }
}

/// Answers when the directory has been read, or cannot be.
QFuture<Expected<void>> Workplace::whole()
{
    if (m_whole)
        return QtFuture::makeReadyFuture(*m_whole);
    m_whenWhole.emplace_back();
    return m_whenWhole.back().future();
}

void Workplace::reloadGround()
{
    data()
        .post([](ProfileDesk &desk) -> Expected<DirectoryPtr> {
            if (const auto loaded = desk.reloadDirectory(); !loaded)
                return tl::make_unexpected(loaded.error());
            return desk.directory();
        })
        .then(this, [this](const Expected<DirectoryPtr> &directory) {
            if (!directory)
                return tell(Trouble::Reading, directory.error());
            m_directory = *directory;
            Q_EMIT opened();
            followDirectory();
        });
}

void Workplace::followDirectory(bool followed)
{
    data()
        .post([](ProfileDesk &desk) { return desk.followDirectory(); }, JobKind::Background)
        .then(this, [this, followed](const Expected<bool> &more) {
            if (!more)
                return tell(Trouble::Clocks, more.error());
            if (*more)
                return followDirectory(true);
            if (followed)
                Q_EMIT committed(IncidentId());
        });
}

QFuture<Expected<Seat>> Workplace::signIn(const QString &account, const QString &password)
{
    return letIn(data().post([account, password, now = now()](ProfileDesk &desk) {
        return desk.signIn(account, password, now);
    }));
}

QFuture<Expected<Seat>> Workplace::letIn(const QFuture<Expected<Seat>> &tried)
{
    return byEventLoop(tried, &m_asked)
        .then(this,
            [this](const Expected<Seat> &seat) {
                if (!seat)
                    return QtFuture::makeReadyFuture(seat);
                return whole().then([seat](const Expected<void> &whole) {
                    return whole ? seat : tl::make_unexpected(whole.error());
                });
            })
        .unwrap()
        .then(this, [this](const Expected<Seat> &seat) {
            if (seat) {
                m_seat = *seat;
                Q_EMIT seatChanged();
            }
            return seat;
        });
}

QFuture<Expected<Seat>> Workplace::sit()
{
    struct Seated {
        Seat seat;
        DirectoryPtr directory;
        QVector<AccountEntry> accounts;
    };
    return data()
        .post([](ProfileDesk &desk) -> Expected<Seated> {
            if (const auto loaded = desk.reloadDirectory(); !loaded)
                return tl::make_unexpected(loaded.error());
            return desk.sit().map([&desk](const Seat &seat) {
                return Seated { seat, desk.directory(), desk.accounts() };
            });
        })
        .then(this, [this](const Expected<Seated> &seated) -> Expected<Seat> {
            if (!seated)
                return tl::make_unexpected(seated.error());
            m_accounts = seated->accounts;
            m_seat = seated->seat;
            if (!m_directory || m_directory->revision() != seated->directory->revision()) {
                m_directory = seated->directory;
                Q_EMIT opened();
                followDirectory();
            }
            Q_EMIT seatChanged();
            return seated->seat;
        });
}

} // namespace shiyu
