#include "app/services/workplace.h"

#include "app/services/profiledesk.h"
#include "app/services/readdesk.h"
#include "app/services/whenanswered.h"
#include "app/storage/vault.h"

namespace shiyu {

namespace {

std::optional<Error> problemOf(FileFetch outcome)
{
    switch (outcome) {
    case FileFetch::Here:
        return std::nullopt;
    case FileFetch::NotThere:
        return Error { ErrorCode::NotFound, QStringLiteral("blob"), {} };
    case FileFetch::NoAnswer:
        return Error { ErrorCode::Unreadable, QStringLiteral("server"), {} };
    case FileFetch::Cancelled:
        return Error { ErrorCode::Cancelled, {}, {} };
    case FileFetch::Damaged:
        return Error { ErrorCode::Damaged, QStringLiteral("blob"), {} };
    case FileFetch::Failed:
        break;
    }
    return Error { ErrorCode::DiskFull, {}, {} };
}

} // namespace

Workplace::Workplace(TimeSource now, QObject *parent)
    : QObject(parent)
    , m_now(std::move(now))
    , m_data(std::make_unique<DataThread<ProfileDesk>>(QStringLiteral("data"), DeskUse::Writes))
    , m_read(std::make_unique<DataThread<ReadDesk>>(QStringLiteral("read"), DeskUse::Reads))
{
}

Workplace::~Workplace() = default;

void Workplace::watch(QFuture<Expected<void>> work, Trouble trouble)
{
    whenAnswered(work, this, [this, trouble](const Expected<void> &done) {
        if (!done)
            tell(trouble, done.error());
    });
}

QString Workplace::cityName() const
{
    const QString name = m_whole && m_directory ? m_directory->data().cityName : m_city;
    return name.isEmpty() && m_server ? m_server->city : name;
}

QFuture<Expected<void>> Workplace::changePassword(
    const QString &password, const QString &newPassword)
{
    static_assert(kShortestPassword == Vault::kShortestPassword);
    return data().post([password, newPassword, now = now()](ProfileDesk &desk) {
        return desk.changePassword(password, newPassword, now);
    });
}

void Workplace::signOut()
{
    if (m_seat)
        Q_EMIT leaving();
    m_seat.reset();
    data().post([](ProfileDesk &desk) { desk.signOut(); });
    Q_EMIT seatChanged();
}

QFuture<Expected<CaseView>> Workplace::view(const IncidentId &id)
{
    return data()
        .post([id, now = now()](ProfileDesk &desk) { return desk.view(id, now); })
        .then(this, [this](const Expected<CaseView> &view) {
            if (view && !view->absent.isEmpty() && m_fetchClosed)
                m_fetchClosed(view->absent, ClosedWish::Shown);
            return view;
        });
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
    return announced(data().post(
        [request, now = now()](ProfileDesk &desk) { return desk.actAll({ request }, now); }));
}

QFuture<ActOutcome> Workplace::actTogether(
    const QVector<ActRequest> &acts, const QVector<AttachedFile> &files)
{
    return announced(data().post(
        [acts, files, now = now()](ProfileDesk &desk) { return desk.actAll(acts, now, files); }));
}

QFuture<ActOutcome> Workplace::merge(const MergeRequest &request)
{
    auto outcome = announced(data().post(
        [request, now = now()](ProfileDesk &desk) { return desk.merge(request, now); }));
    return outcome.then(this, [this, into = request.into](const ActOutcome &result) {
        if (result)
            Q_EMIT committed(into);
        return result;
    });
}

QFuture<Expected<QString>> Workplace::readClosed(const IncidentId &id, const QString &field)
{
    if (!m_fetchClosed)
        return readHere(id, field);
    return data()
        .post([id, field](ProfileDesk &desk) { return desk.absentField(id, field); })
        .then(this,
            [this](const std::optional<ClosedField> &absent) {
                return absent ? m_fetchClosed({ *absent }, ClosedWish::Asked)
                              : QtFuture::makeReadyFuture();
            })
        .unwrap()
        .then(this, [this, id, field] { return readHere(id, field); })
        .unwrap();
}

QFuture<Expected<QString>> Workplace::readHere(const IncidentId &id, const QString &field)
{
    return data().post(
        [id, field, now = now()](ProfileDesk &desk) { return desk.readClosed(id, field, now); });
}

QFuture<Expected<QByteArray>> Workplace::readAttachment(const IncidentId &id, const IntentId &entry)
{
    if (!m_files.fetch)
        return readFileHere(id, entry);
    return data()
        .post([id, entry](ProfileDesk &desk) { return desk.absentFile(id, entry); })
        .then(this,
            [this](const std::optional<WantedFile> &absent) {
                return absent ? m_files.fetch(*absent) : QtFuture::makeReadyFuture(FileFetch::Here);
            })
        .unwrap()
        .then(this,
            [this, id, entry](FileFetch outcome) {
                if (const auto problem = problemOf(outcome))
                    return QtFuture::makeReadyFuture(
                        Expected<QByteArray>(tl::make_unexpected(*problem)));
                return readFileHere(id, entry);
            })
        .unwrap();
}

void Workplace::cancelFile(const QByteArray &sha256)
{
    if (m_files.cancel)
        m_files.cancel(sha256);
}

QFuture<Expected<QByteArray>> Workplace::readFileHere(const IncidentId &id, const IntentId &entry)
{
    return data().post([id, entry, now = now()](
                           ProfileDesk &desk) { return desk.readAttachment(id, entry, now); });
}

QFuture<Expected<QVector<UnitChoice>>> Workplace::unitChoices(
    const CategoryId &category, const RegionCode &region, const std::optional<LonLat> &at)
{
    return data().post([category, region, at, now = now()](ProfileDesk &desk) {
        return desk.unitChoices(category, region, at, now);
    });
}

} // namespace shiyu
