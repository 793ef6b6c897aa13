// SyncEngine's look at what the server signs: that it goes on from what this profile keeps, and
// names what is here.
#include "app/protocol/heads.h"
#include "app/storage/headstore.h"
#include "app/sync/syncstep.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr std::chrono::hours kEvery { 24 };
constexpr int kNotFound = 404;

struct Held {
    bool hasKey = false;
    qint64 at = 0;
};

/// One short job after the other, between which the officer's acts go first. All the while the
/// engine takes no other step, so that no change comes into the log from it.
void takeIn(ProfileAsker &profile, std::shared_ptr<HeadStore::Arrival> arrival,
    std::function<void(HeadStore::Outcome)> then)
{
    profile.ask<HeadStore::Outcome>(
        [arrival](SyncDesk &desk) { return HeadStore(desk.connection).take(*arrival); },
        [&profile, arrival, then = std::move(then)](HeadStore::Outcome outcome) {
            if (outcome == HeadStore::Outcome::Comparing)
                return takeIn(profile, arrival, then);
            then(outcome);
        });
}

} // namespace

bool SyncEngine::headsDue() const
{
    return !m_headsChecked || m_environment.now() - *m_headsChecked >= kEvery;
}

void SyncEngine::checkHeads()
{
    m_profile.ask<Held>(
        [](SyncDesk &desk) -> Expected<Held> {
            HeadStore store(desk.connection);
            const auto key = store.serverKey();
            const auto end = store.end();
            if (!key || !end)
                return tl::make_unexpected(key ? end.error() : key.error());
            return Held { !key->isEmpty(), end->at };
        },
        [this](const Held &held) {
            if (held.hasKey)
                return askHeads(held.at);
            m_headsChecked = m_environment.now(); // of a server that signs nothing
            next();
        });
}

void SyncEngine::askHeads(qint64 since)
{
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::number(since));
    m_askedAt = m_environment.now();
    m_transport.send({ "GET", u"/v1/heads"_s, query, m_session->access, {} },
        m_profile.wanted([this, since](const WireAnswer &answer) {
            if (answer.fault == LinkFault::None && answer.status == kNotFound) {
                if (since > 0) // it has signed that, and does not know it any more
                    return refused({ ErrorCode::Damaged, u"restored"_s, u"heads"_s });
                m_headsChecked = m_environment.now(); // an older server
                return next();
            }
            if (answer.fault != LinkFault::None || answer.status / 100 != 2)
                return noAnswer(answer);
            takeHeads(answer.body);
        }));
}

void SyncEngine::takeHeads(const QByteArray &body)
{
    const auto said = protocol::read<protocol::SignedHeads>(body, protocol::kLargestAnswer);
    if (!said)
        return refused(said.error());
    auto arrival = std::make_shared<HeadStore::Arrival>(
        HeadStore::Arrival { { said->statement, said->signature, said->heads }, m_organization,
            m_status.position.cursor });
    takeIn(m_profile, arrival, [this](HeadStore::Outcome outcome) {
        if (outcome == HeadStore::Outcome::More)
            return checkHeads();
        if (outcome == HeadStore::Outcome::Ahead)
            return rest(); // of the changes: asked again after those of the next look
        giveUpOldHeads();
    });
}

/// Likewise. After an error the server is asked again, and then the rest is given up.
void SyncEngine::giveUpOldHeads()
{
    m_profile.ask<bool>([](SyncDesk &desk) { return HeadStore(desk.connection).giveUpOldHeads(); },
        [this](bool isMore) {
            if (isMore)
                return giveUpOldHeads();
            m_headsChecked = m_environment.now();
            rest();
        });
}

} // namespace shiyu
