#include "app/services/profiledesk.h"

#include "app/storage/chainhash.h"
#include "app/storage/directorystore.h"
#include "app/storage/provisional.h"

namespace shiyu {
namespace {

ActFailure failureOf(const Error &error)
{
    return ActFailure(error);
}

tl::unexpected<ActFailure> refused(RefusalCode code, const QString &what = {})
{
    return tl::make_unexpected(ActFailure(Refusal { code, what }));
}

} // namespace

ProfileDesk::ProfileDesk(ProfileFile profile, Pinyin pinyin)
    : m_profile(std::move(profile))
    , m_vault(m_profile.connection())
    , m_projection(pinyin)
    , m_search(std::move(pinyin))
    , m_writer(m_profile.connection(), m_projection)
    , m_shown(m_profile.connection())
    , m_outbox(m_profile.connection(), m_projection, m_shown)
    , m_sync(m_profile.connection(), m_projection, m_shown)
    , m_store(m_profile.connection())
{
}

Error ProfileDesk::inMinutes(Error error, Instant now)
{
    if (const auto until = lockedUntil(error))
        error.context
            = QString::number(std::chrono::ceil<std::chrono::minutes>(*until - now).count());
    return error;
}

Expected<std::unique_ptr<ProfileDesk>> ProfileDesk::open(const QString &path, Reads reads)
{
    auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
    if (!profile)
        return tl::make_unexpected(profile.error());
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    std::unique_ptr<ProfileDesk> desk(new ProfileDesk(*std::move(profile), *std::move(pinyin)));
    const auto loaded = reads == Reads::Directory ? desk->reloadDirectory() : desk->loadSeats();
    if (!loaded)
        return tl::make_unexpected(loaded.error());
    return desk;
}

Expected<void> ProfileDesk::loadSeats()
{
    QVector<OfficerId> officers;
    for (const VaultAccount &account : m_vault.accounts().value_or(QVector<VaultAccount> {}))
        officers.append(account.officer);
    auto directory = DirectoryStore(connection()).loadSeatsOf(officers);
    if (!directory)
        return tl::make_unexpected(directory.error());
    m_directory = *directory;
    return {};
}

Expected<void> ProfileDesk::reloadDirectory()
{
    auto directory = DirectoryStore(connection()).loadNewest();
    if (!directory)
        return tl::make_unexpected(directory.error());
    m_directory = *directory;
    return {};
}

QVector<AccountEntry> ProfileDesk::accounts()
{
    QVector<AccountEntry> entries;
    for (const VaultAccount &account : m_vault.accounts().value_or(QVector<VaultAccount> {})) {
        const auto seat = seatOf(*m_directory, account.officer);
        entries.append({ account.account, seat ? seat->officerName : account.account,
            seat ? seat->organizationName : QString() });
    }
    return entries;
}

Expected<Seat> ProfileDesk::signIn(const QString &account, const QString &password, Instant now)
{
    auto session = m_vault.unlock(account, password, now);
    if (!session)
        return tl::make_unexpected(inMinutes(session.error(), now));
    const auto seat = seatOf(*m_directory, session->officer);
    if (!seat)
        return fail(ErrorCode::NotFound, QStringLiteral("officer"));
    actLog().setDataKey(session->dataKey);
    m_session = *std::move(session);
    m_seat = seat;
    m_opened = {};
    return *seat;
}

Expected<void> ProfileDesk::changePassword(
    const QString &password, const QString &newPassword, Instant now)
{
    const Officer *officer = m_seat ? m_directory->officer(m_seat->officer) : nullptr;
    if (!officer)
        return fail(ErrorCode::WrongPassword);
    return m_vault.changePassword(officer->account, password, newPassword, now);
}

void ProfileDesk::signOut()
{
    m_session.reset();
    m_seat.reset();
    m_opened = {};
    actLog().setDataKey({}); // it keeps a copy of its own
}

ActLog &ProfileDesk::actLog()
{
    if (isOrdering())
        return m_writer;
    return m_outbox;
}

Context ProfileDesk::contextAt(Instant now) const
{
    return { *m_directory, now, 1, {}, chainHash, nullptr, {} };
}

Expected<Submission> ProfileDesk::submissionOf(
    const ActRequest &request, const QString &group, Instant now)
{
    const auto number = m_store.nextNumber(QStringLiteral("deviceSeq"));
    if (!number)
        return tl::make_unexpected(number.error());
    Submission submission;
    Intent &intent = submission.intent;
    intent.id = IntentId(m_ids.next(now));
    intent.subject
        = request.other.value_or(Subject { SubjectKind::Incident, request.incident.toString() });
    intent.kind = request.kind;
    intent.args = request.args;
    intent.actor = m_seat->officer;
    intent.organization = m_seat->organization;
    intent.device = m_profile.info().device;
    intent.deviceSeq = *number;
    intent.madeAt = now;
    intent.seen = confirmedSeq(request.seen); // own acts have no seq yet
    intent.rulesRev = m_directory->revision();
    intent.group = group;
    for (auto it = request.closed.begin(); it != request.closed.end(); ++it) {
        const CommittedValue committed = commitValue(it->first.toUtf8(), it->second);
        intent.closed.insert(it.key(), committed.field);
        submission.closed.insert(it.key(), committed.value);
    }
    intent.signature = m_session->signingKey.sign(signedBytes(intent));
    return submission;
}

ActOutcome ProfileDesk::actAll(
    const QVector<ActRequest> &requests, Instant now, const QVector<AttachedFile> &files)
{
    if (!m_seat)
        return refused(RefusalCode::UnknownActor);
    if (requests.size() == 1 && requests.first().kind == OperationKind::Unmerge)
        return unmerge(requests.first(), now);
    if (requests.first().other)
        return actOnOthers(requests, now);
    if (requests.size() == 1 && !requests.first().replies.empty())
        return actWithReplies(requests.first(), now);
    // A new case belongs to the centre that the rules say; the officer need not know which.
    QVector<ActRequest> acts = requests;
    ActRequest &first = acts.first();
    if (first.incident.isEmpty()) {
        first.incident = IncidentId(m_ids.next(now));
        const OrganizationId owner = ownerFor(*m_directory, m_seat->organization, first.args);
        if (owner != m_seat->organization)
            first.args[QStringLiteral("receiver")] = owner.toString();
    }
    const bool several = acts.size() > 1 || !files.isEmpty();
    if (several) {
        if (const auto begun = actLog().beginBatch(); !begun)
            return tl::make_unexpected(failureOf(begun.error()));
    }
    ActDone done { first.incident, {}, first.kind, {} };
    qint64 seen = first.seen;
    for (ActRequest &request : acts) {
        request.incident = first.incident;
        request.seen = seen;
        const auto outcome = perform({ request }, {}, now);
        if (!outcome) {
            if (several)
                actLog().abandonBatch();
            return tl::make_unexpected(outcome.error());
        }
        seen = outcome->last().facts.seq;
        done.intent = outcome->last().intent.id;
        done.kind = request.kind;
    }
    if (several) {
        if (const auto stored = storeFiles(files, now); !stored) {
            actLog().abandonBatch();
            return tl::make_unexpected(failureOf(stored.error()));
        }
        if (const auto committed = actLog().commitBatch(); !committed)
            return tl::make_unexpected(failureOf(committed.error()));
    }
    return withState(std::move(done));
}

ActOutcome ProfileDesk::merge(const MergeRequest &request, Instant now)
{
    const auto from = actLog().state(request.source);
    const auto target = actLog().state(request.into);
    if (!from || !target)
        return tl::make_unexpected(failureOf(from ? target.error() : from.error()));
    if (!m_seat || !*from || !*target)
        return refused(RefusalCode::NoSuchCase);
    if (request.source == request.into)
        return refused(RefusalCode::InvalidArgument, QStringLiteral("into"));
    const ActRequest merge { request.source, OperationKind::Merge,
        { { QStringLiteral("into"), request.into.toString() } }, {}, request.seen };
    const ActRequest absorb { request.into, OperationKind::Absorb,
        { { QStringLiteral("sourceCase"), request.source.toString() } }, {}, request.seenInto };
    return actOnTwo(merge, absorb, now);
}

ActOutcome ProfileDesk::actWithReplies(const ActRequest &request, Instant now)
{
    QVector<ActRequest> acts { request };
    for (const ActRequest &reply : request.replies) {
        acts.append(reply);
        acts.last().kind = OperationKind::Reply;
    }
    const auto outcome = perform(acts, m_ids.next(now), now);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    return withState({ request.incident, outcome->first().intent.id, request.kind, {} });
}

/// The case that it was merged into lets it go in the same act.
ActOutcome ProfileDesk::unmerge(const ActRequest &request, Instant now)
{
    const auto from = actLog().state(request.incident);
    if (!from)
        return tl::make_unexpected(failureOf(from.error()));
    const auto target = *from ? actLog().state((*from)->mergedInto) : from;
    if (!target)
        return tl::make_unexpected(failureOf(target.error()));
    if (!*target)
        return refused(RefusalCode::NoSuchCase);
    const ActRequest release { (*target)->id, OperationKind::Release,
        { { QStringLiteral("sourceCase"), request.incident.toString() } }, {}, (*target)->lastSeq };
    return actOnTwo(request, release, now);
}

ActOutcome ProfileDesk::actOnTwo(const ActRequest &first, const ActRequest &second, Instant now)
{
    const auto outcome = perform({ first, second }, m_ids.next(now), now);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    return withState({ first.incident, outcome->first().intent.id, first.kind, {} });
}

tl::expected<QVector<Operation>, ActFailure> ProfileDesk::perform(
    const QVector<ActRequest> &requests, const QString &group, Instant now)
{
    QVector<Submission> submissions;
    for (const ActRequest &request : requests) {
        auto submission = submissionOf(request, group, now);
        if (!submission)
            return tl::make_unexpected(failureOf(submission.error()));
        submissions.append(*std::move(submission));
    }
    const auto outcome = actLog().perform(submissions, m_directory, now);
    if (!outcome)
        return tl::make_unexpected(failureOf(outcome.error()));
    if (!*outcome)
        return tl::make_unexpected(ActFailure(outcome->error()));
    return **outcome;
}

ActOutcome ProfileDesk::withState(ActDone done)
{
    const auto state = actLog().state(done.incident);
    if (!state)
        return tl::make_unexpected(failureOf(state.error()));
    done.after = **state;
    return done;
}

} // namespace shiyu
