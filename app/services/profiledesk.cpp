#include "app/services/profiledesk.h"

#include "app/storage/chainhash.h"
#include "app/domain/audience.h"
#include "app/domain/personaldata.h"
#include "app/services/caseparts.h"
#include "app/services/unitadvice.h"
#include "app/storage/directorystore.h"
#include "app/storage/featurestore.h"
#include "app/storage/incidentqueryduplicates.h"

namespace shiyu {
namespace {

constexpr int kCamerasShown = 12;
constexpr int kUnitsShown = 6;

ActFailure failureOf(const Error &error)
{
    return ActFailure(error);
}

tl::unexpected<ActFailure> refused(RefusalCode code, const QString &what = {})
{
    return tl::make_unexpected(ActFailure(Refusal { code, what }));
}

bool isReporters(const QString &field)
{
    return field.startsWith(QLatin1StringView("reporter"));
}

/// What the screen shows of a closed value before somebody asks for it in clear. Of a reporter
/// never all, whatever it looks like.
QString maskedField(const QString &field, const QString &value)
{
    if (field == QLatin1StringView("reporterName"))
        return maskName(value);
    const QString masked = maskPersonalData(value);
    if (!isReporters(field) || masked != value)
        return masked;
    constexpr qsizetype kShown = 2;
    const qsizetype hidden = std::max<qsizetype>(value.size() - kShown, 1);
    return QString(hidden, QLatin1Char('*')) + value.mid(hidden);
}

NearbyFeature nearbyOf(const NearFeature &near)
{
    const Feature &feature = near.feature;
    const bool unit = feature.kind == FeatureKind::Unit;
    return { feature.ref, feature.name, feature.type,
        unit ? nameOf(feature.status) : nameOf(feature.device), feature.phone, feature.organization,
        static_cast<int>(near.metres), feature.position, unit, feature.statusAt };
}

} // namespace

ProfileDesk::ProfileDesk(ProfileFile profile, Pinyin pinyin)
    : m_profile(std::move(profile))
    , m_vault(m_profile.connection())
    , m_projection(pinyin)
    , m_search(std::move(pinyin))
    , m_writer(m_profile.connection(), m_projection)
    , m_store(m_profile.connection())
{
}

Expected<std::unique_ptr<ProfileDesk>> ProfileDesk::open(const QString &path)
{
    auto profile = ProfileFile::open(path, ProfileAccess::ReadWrite);
    if (!profile)
        return tl::make_unexpected(profile.error());
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    std::unique_ptr<ProfileDesk> desk(new ProfileDesk(*std::move(profile), *std::move(pinyin)));
    if (const auto loaded = desk->reloadDirectory(); !loaded)
        return tl::make_unexpected(loaded.error());
    return desk;
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
    if (!session) {
        Error error = session.error();
        if (const auto until = lockedUntil(error)) // the screen counts in minutes
            error.context
                = QString::number(std::chrono::ceil<std::chrono::minutes>(*until - now).count());
        return tl::make_unexpected(error);
    }
    const auto seat = seatOf(*m_directory, session->officer);
    if (!seat)
        return fail(ErrorCode::NotFound, QStringLiteral("officer"));
    m_writer.setDataKey(session->dataKey);
    m_session = *std::move(session);
    m_seat = seat;
    m_opened = {};
    return *seat;
}

void ProfileDesk::signOut()
{
    m_session.reset();
    m_seat.reset();
    m_opened = {};
}

Context ProfileDesk::contextAt(Instant now) const
{
    return { *m_directory, now, 1, {}, chainHash, nullptr, {} };
}

Expected<CaseView> ProfileDesk::view(const IncidentId &id, Instant now)
{
    const auto state = m_writer.state(id);
    if (!state)
        return tl::make_unexpected(state.error());
    if (!*state || !m_seat || !isOpenTo(**state, *m_seat, *m_directory))
        return fail(ErrorCode::NotFound, QStringLiteral("case"));
    CaseView view;
    view.state = **state;
    view.directory = m_directory;
    view.clocks = clockViews(view.state, m_directory->calendar(), now);
    view.acts = actChoices(view.state, *m_seat, contextAt(now));
    view.units = unitsFor(view.state, *m_seat, *m_directory);
    if (const auto added = addClosed(view, now); !added)
        return tl::make_unexpected(added.error());
    if (const auto added = addAround(view, now); !added)
        return tl::make_unexpected(added.error());
    return view;
}

bool ProfileDesk::isReadable(
    const Incident &state, const QString &field, const ClosedField &closed) const
{
    return canRead(m_seat->officer, closed.audience, state, *m_directory, authorOf(state, field),
        field.startsWith(QLatin1StringView("reporter")));
}

Expected<void> ProfileDesk::addClosed(CaseView &view, Instant now)
{
    // A reporter's name and number stand masked until they are asked for (readClosed), and masked
    // is not read. The words of an appeal or an instruction do stand there: that is a reading,
    // logged when the case is opened, not each time it is drawn again.
    if (m_opened != view.state.id)
        m_read.clear();
    m_opened = view.state.id;
    ClosedStore store(connection());
    for (auto it = view.state.closed.begin(); it != view.state.closed.end(); ++it) {
        if (!isReadable(view.state, it.key(), *it)) {
            view.notOpen.append(it.key());
            continue;
        }
        const bool unread = isReporters(it.key()) || m_read.contains(it->digest);
        const auto value = unread
            ? store.openForMask(it->digest, m_session->dataKey)
            : store.read(it->digest, m_session->dataKey, m_seat->officer, now);
        if (!value && value.error().code == ErrorCode::NotFound)
            continue;
        if (!value)
            return tl::make_unexpected(value.error());
        if (!isReporters(it.key()))
            m_read.insert(it->digest);
        view.maskedClosed.insert(it.key(), maskedField(it.key(), QString::fromUtf8(*value)));
    }
    return {};
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
    intent.subject = { SubjectKind::Incident, request.incident.toString() };
    intent.kind = request.kind;
    intent.args = request.args;
    intent.actor = m_seat->officer;
    intent.organization = m_seat->organization;
    intent.device = m_profile.info().device;
    intent.deviceSeq = *number;
    intent.madeAt = now;
    intent.seen = request.seen;
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

ActOutcome ProfileDesk::actAll(const QVector<ActRequest> &requests, Instant now)
{
    if (!m_seat)
        return refused(RefusalCode::UnknownActor);
    if (requests.size() == 1 && requests.first().kind == OperationKind::Unmerge)
        return unmerge(requests.first(), now);
    // A new case belongs to the centre that the rules say; the officer need not know which.
    QVector<ActRequest> acts = requests;
    ActRequest &first = acts.first();
    if (first.incident.isEmpty()) {
        first.incident = IncidentId(m_ids.next(now));
        const OrganizationId owner = ownerFor(*m_directory, m_seat->organization, first.args);
        if (owner != m_seat->organization)
            first.args[QStringLiteral("receiver")] = owner.toString();
    }
    const bool several = acts.size() > 1;
    if (several) {
        if (const auto begun = m_writer.beginBatch(); !begun)
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
                m_writer.abandonBatch();
            return tl::make_unexpected(outcome.error());
        }
        seen = outcome->last().facts.seq;
        done.intent = outcome->last().intent.id;
        done.kind = request.kind;
    }
    if (several) {
        if (const auto committed = m_writer.commitBatch(); !committed)
            return tl::make_unexpected(failureOf(committed.error()));
    }
    return withState(std::move(done));
}

ActOutcome ProfileDesk::merge(const IncidentId &source, const IncidentId &into, Instant now)
{
    const auto from = m_writer.state(source);
    const auto target = m_writer.state(into);
    if (!from || !target)
        return tl::make_unexpected(failureOf(from ? target.error() : from.error()));
    if (!m_seat || !*from || !*target)
        return refused(RefusalCode::NoSuchCase);
    if (source == into)
        return tl::make_unexpected(
            Refusal { RefusalCode::InvalidArgument, QStringLiteral("into") });
    const ActRequest merge { source, OperationKind::Merge,
        { { QStringLiteral("into"), into.toString() } }, {}, (*from)->lastSeq };
    const ActRequest absorb { into, OperationKind::Absorb,
        { { QStringLiteral("sourceCase"), source.toString() } }, {}, (*target)->lastSeq };
    return actOnTwo(merge, absorb, now);
}

/// The case that it was merged into lets it go in the same act.
ActOutcome ProfileDesk::unmerge(const ActRequest &request, Instant now)
{
    const auto from = m_writer.state(request.incident);
    if (!from)
        return tl::make_unexpected(failureOf(from.error()));
    const auto target = *from ? m_writer.state((*from)->mergedInto) : from;
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
    const auto outcome = m_writer.perform(submissions, m_directory, now);
    if (!outcome)
        return tl::make_unexpected(failureOf(outcome.error()));
    if (!*outcome)
        return tl::make_unexpected(ActFailure(outcome->error()));
    return **outcome;
}

ActOutcome ProfileDesk::withState(ActDone done)
{
    const auto state = m_writer.state(done.incident);
    if (!state)
        return tl::make_unexpected(failureOf(state.error()));
    done.after = **state;
    return done;
}

Expected<QString> ProfileDesk::readClosed(const IncidentId &id, const QString &field, Instant now)
{
    const auto state = m_writer.state(id);
    if (!state)
        return tl::make_unexpected(state.error());
    if (!*state || !m_seat)
        return fail(ErrorCode::NotFound, field);
    const auto it = (*state)->closed.constFind(field);
    if (it == (*state)->closed.constEnd() || !isReadable(**state, field, *it))
        return fail(ErrorCode::NotFound, field);
    const auto value
        = ClosedStore(connection()).read(it->digest, m_session->dataKey, m_seat->officer, now);
    if (!value)
        return tl::make_unexpected(value.error());
    return QString::fromUtf8(*value);
}

Expected<QVector<UnitChoice>> ProfileDesk::unitChoices(const CategoryId &category,
    const RegionCode &region, const std::optional<LonLat> &at, Instant now)
{
    if (!m_seat)
        return fail(ErrorCode::NotFound, QStringLiteral("officer"));
    const RegionCode county = m_directory->ancestor(region, RegionLevel::County);
    const auto rows = precedents(connection(), category, county);
    if (!rows)
        return tl::make_unexpected(rows.error());
    SuggestionQuestion question { m_seat->organization, category, region, now, {}, {}, {} };
    for (const PrecedentRow &row : *rows)
        question.precedents.append({ row.unit, row.cases, row.onTime.value_or(0) });
    if (at)
        question.nearby = fieldUnits(*at);
    return adviseUnits(*m_directory, *m_seat, question);
}

Expected<QVector<DuplicateCandidate>> ProfileDesk::duplicates(const CategoryId &category,
    const RegionCode &region, const std::optional<LonLat> &at, const QString &text,
    const IncidentId &except, Instant now)
{
    const DuplicateQuestion question { except, {}, text, category, region, at, now };
    const auto found = likelyDuplicates(connection(), question, *m_directory);
    if (!found)
        return tl::make_unexpected(found.error());
    QVector<DuplicateCandidate> candidates;
    for (const LikelyDuplicate &same : *found) {
        candidates.append({ same.row.id, same.row.number, same.row.title, same.row.stage,
            same.row.reportedAt, same.metres ? static_cast<int>(*same.metres) : -1,
            same.sharedWords, same.sameCategory });
    }
    return candidates;
}

Expected<void> ProfileDesk::addAround(CaseView &view, Instant now)
{
    const Incident &state = view.state;
    const std::optional<LonLat> at
        = state.place.isLocated() ? std::optional(state.place.anchor()) : std::nullopt;
    if (state.isOpen()) {
        auto same = duplicates(state.category, state.primaryRegion, at,
            QString(state.title + QLatin1Char(' ') + state.summary), state.id, now);
        if (!same)
            return tl::make_unexpected(same.error());
        view.duplicates = *std::move(same);
    }
    if (!at)
        return {};
    for (const FeatureKinds kinds : { FeatureKinds { FeatureKind::Camera, FeatureKind::Sensor },
             FeatureKinds { FeatureKind::Unit } }) {
        const bool units = kinds.contains(FeatureKind::Unit);
        const auto found
            = FeatureStore::nearest(connection(), *at, kinds, units ? kUnitsShown : kCamerasShown);
        if (!found)
            return tl::make_unexpected(found.error());
        for (const NearFeature &near : *found)
            view.nearby.append(nearbyOf(near));
    }
    return {};
}

QVector<FieldUnit> ProfileDesk::fieldUnits(LonLat at)
{
    constexpr int kUnitsAsked = 40;
    QVector<FieldUnit> units;
    const auto found = FeatureStore::nearest(connection(), at, { FeatureKind::Unit }, kUnitsAsked);
    for (const NearFeature &near : found.value_or(QVector<NearFeature> {})) {
        units.append({ near.feature.organization, near.feature.name, static_cast<int>(near.metres),
            near.feature.status == UnitStatus::Free, near.feature.statusAt.value_or(Instant {}) });
    }
    return units;
}

} // namespace shiyu
