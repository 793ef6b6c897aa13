#include "app/services/workplace.h"

#include "app/services/profiledesk.h"
#include "app/services/readdesk.h"

namespace shiyu {
namespace {

Error notOpen()
{
    return { ErrorCode::NotFound, QStringLiteral("profile"), {} };
}

/// Runs a call on the desk, or says that there is none.
template <typename Result, typename Call> auto onDesk(DataThread<ProfileDesk> &data, Call call)
{
    return data.post([call](std::unique_ptr<ProfileDesk> &desk) -> Result {
        if (!desk)
            return tl::make_unexpected(typename Result::error_type(notOpen()));
        return call(*desk);
    });
}

} // namespace

Workplace::Workplace(TimeSource now, QObject *parent)
    : QObject(parent)
    , m_now(std::move(now))
    , m_data(std::make_unique<DataThread<ProfileDesk>>())
    , m_read(std::make_unique<DataThread<ReadDesk>>())
{
}

Workplace::~Workplace() = default;

QFuture<Expected<void>> Workplace::open(const QString &path)
{
    struct Opened {
        DirectoryPtr directory;
        QVector<AccountEntry> accounts;
    };
    return m_data
        ->post([path](std::unique_ptr<ProfileDesk> &desk) -> Expected<Opened> {
            desk.reset();
            auto opened = ProfileDesk::open(path);
            if (!opened)
                return tl::make_unexpected(opened.error());
            desk = *std::move(opened);
            return Opened { desk->directory(), desk->accounts() };
        })
        .then(this, [this, path](const Expected<Opened> &result) -> Expected<void> {
            if (!result)
                return tl::make_unexpected(result.error());
            // Questions wait in line behind this; a file that was opened for writing can be read.
            m_read->post([path](std::unique_ptr<ReadDesk> &desk) {
                desk.reset();
                if (auto opened = ReadDesk::open(path))
                    desk = *std::move(opened);
            });
            m_directory = result->directory;
            m_accounts = result->accounts;
            m_seat.reset();
            Q_EMIT opened();
            return {};
        });
}

void Workplace::reloadGround()
{
    struct Reloaded {
        DirectoryPtr directory;
        QString path;
    };
    onDesk<Expected<Reloaded>>(*m_data, [](ProfileDesk &desk) -> Expected<Reloaded> {
        if (const auto loaded = desk.reloadDirectory(); !loaded)
            return tl::make_unexpected(loaded.error());
        return Reloaded { desk.directory(), desk.profile().path() };
    }).then(this, [this](const Expected<Reloaded> &reloaded) {
        if (!reloaded)
            return;
        m_directory = reloaded->directory;
        m_read->post([path = reloaded->path](std::unique_ptr<ReadDesk> &desk) {
            desk.reset();
            if (auto opened = ReadDesk::open(path))
                desk = *std::move(opened);
        });
        Q_EMIT opened();
    });
}

QString Workplace::cityName() const
{
    return m_directory ? m_directory->data().cityName : QString();
}

QFuture<Expected<Seat>> Workplace::signIn(const QString &account, const QString &password)
{
    return onDesk<Expected<Seat>>(*m_data, [account, password, now = m_now()](ProfileDesk &desk) {
        return desk.signIn(account, password, now);
    }).then(this, [this](const Expected<Seat> &seat) {
        if (seat) {
            m_seat = *seat;
            Q_EMIT seatChanged();
        }
        return seat;
    });
}

void Workplace::signOut()
{
    m_seat.reset();
    m_data->post([](std::unique_ptr<ProfileDesk> &desk) {
        if (desk)
            desk->signOut();
    });
    Q_EMIT seatChanged();
}

QFuture<Expected<CaseView>> Workplace::view(const IncidentId &id)
{
    return onDesk<Expected<CaseView>>(
        *m_data, [id, now = m_now()](ProfileDesk &desk) { return desk.view(id, now); });
}

QFuture<ActOutcome> Workplace::announced(QFuture<ActOutcome> outcome)
{
    return outcome.then(this, [this](const ActOutcome &result) {
        if (result)
            Q_EMIT committed(result->incident);
        return result;
    });
}

QFuture<ActOutcome> Workplace::act(const ActRequest &request)
{
    return announced(onDesk<ActOutcome>(*m_data,
        [request, now = m_now()](ProfileDesk &desk) { return desk.actAll({ request }, now); }));
}

QFuture<ActOutcome> Workplace::reportAnd(const ActRequest &report, const QVector<ActRequest> &then)
{
    return announced(onDesk<ActOutcome>(
        *m_data, [acts = QVector<ActRequest> { report } + then, now = m_now()](ProfileDesk &desk) {
            return desk.actAll(acts, now);
        }));
}

QFuture<ActOutcome> Workplace::merge(const IncidentId &source, const IncidentId &into)
{
    auto outcome
        = announced(onDesk<ActOutcome>(*m_data, [source, into, now = m_now()](ProfileDesk &desk) {
              return desk.merge(source, into, now);
          }));
    return outcome.then(this, [this, into](const ActOutcome &result) {
        if (result)
            Q_EMIT committed(into);
        return result;
    });
}

QFuture<Expected<QString>> Workplace::readClosed(const IncidentId &id, const QString &field)
{
    return onDesk<Expected<QString>>(*m_data,
        [id, field, now = m_now()](ProfileDesk &desk) { return desk.readClosed(id, field, now); });
}

QFuture<Expected<QVector<UnitChoice>>> Workplace::unitChoices(
    const CategoryId &category, const RegionCode &region, const std::optional<LonLat> &at)
{
    return onDesk<Expected<QVector<UnitChoice>>>(
        *m_data, [category, region, at, now = m_now()](ProfileDesk &desk) {
            return desk.unitChoices(category, region, at, now);
        });
}

} // namespace shiyu
