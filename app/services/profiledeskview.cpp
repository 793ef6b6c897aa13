#include "app/services/profiledesk.h"

#include "app/domain/audience.h"
#include "app/domain/personaldata.h"
#include "app/services/caseparts.h"
#include "app/services/unitadvice.h"
#include "app/storage/casesync.h"
#include "app/storage/featurestore.h"

// What a desk shows of a case; what it writes is in profiledesk.cpp.
namespace shiyu {
namespace {

constexpr int kCamerasShown = 12;
constexpr int kUnitsShown = 6;

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
    if (field == QLatin1StringView("reporterPhone"))
        return maskPhone(value);
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

Expected<CaseView> ProfileDesk::view(const IncidentId &id, Instant now)
{
    const auto state = actLog().state(id);
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
    if (const auto added = addSupervisions(view, now); !added)
        return tl::make_unexpected(added.error());
    if (const auto added = addClosed(view, now); !added)
        return tl::make_unexpected(added.error());
    if (const auto added = addAround(view); !added)
        return tl::make_unexpected(added.error());
    if (const auto added = addSync(view); !added)
        return tl::make_unexpected(added.error());
    if (const auto added = addOwedReplies(view, now); !added)
        return tl::make_unexpected(added.error());
    return view;
}

Expected<void> ProfileDesk::addOwedReplies(CaseView &view, Instant now)
{
    const Context context = contextAt(now);
    for (const IncidentId &id : std::as_const(view.state.absorbed)) {
        const auto merged = actLog().state(id);
        if (!merged)
            return tl::make_unexpected(merged.error());
        if (!*merged || (*merged)->mergedInto != view.state.id || (*merged)->hasReply()
            || !isOpenTo(**merged, *m_seat, *m_directory))
            continue;
        const Incident &state = **merged;
        view.owedReplies.append(
            { id, state.number.isEmpty() ? state.deviceTag : state.number, state.title,
                state.lastSeq, !whyNot(OperationKind::Reply, state, 0, m_seat->officer, context) });
    }
    return {};
}

Expected<void> ProfileDesk::addSync(CaseView &view)
{
    if (m_profile.info().kind == ProfileKind::Standalone)
        return {};
    auto sync = caseSync(connection(), view.state);
    if (!sync)
        return tl::make_unexpected(sync.error());
    view.sync = *std::move(sync);
    return {};
}

bool ProfileDesk::isReadable(
    const Incident &state, const QString &field, const ClosedField &closed) const
{
    return canRead(m_seat->officer, closed.audience, state, *m_directory, authorOf(state, closed),
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
    for (auto it = view.state.closed.begin(); it != view.state.closed.end(); ++it) {
        if (it.key() == QLatin1StringView(kInstruction))
            continue; // there may be several: see addInstructions()
        if (!isReadable(view.state, it.key(), *it)) {
            view.notOpen.append(it.key());
            continue;
        }
        const auto value = shown(it.key(), *it, now);
        if (!value)
            return tl::make_unexpected(value.error());
        if (*value)
            view.maskedClosed.insert(it.key(), **value);
        else
            addAbsent(view, it.key(), *it);
    }
    return addInstructions(view, now);
}

Expected<void> ProfileDesk::addInstructions(CaseView &view, Instant now)
{
    const QString field = QString::fromLatin1(kInstruction);
    for (const RecordEntry &entry : std::as_const(view.state.record)) {
        const auto it = entry.closed.constFind(field);
        if (it == entry.closed.constEnd() || !isReadable(view.state, field, *it))
            continue;
        const auto value = shown(field, *it, now);
        if (!value)
            return tl::make_unexpected(value.error());
        if (*value)
            view.instructions.insert(entry.intent, **value);
        else
            addAbsent(view, field, *it);
    }
    return {};
}

Expected<std::optional<QString>> ProfileDesk::shown(
    const QString &field, const ClosedField &closed, Instant now)
{
    ClosedStore store(connection());
    const bool unread = isReporters(field) || m_read.contains(closed.digest);
    const auto value = unread ? store.openForMask(closed.digest, m_session->dataKey)
                              : store.read(closed.digest, m_session->dataKey, m_seat->officer, now);
    if (!value && value.error().code == ErrorCode::NotFound)
        return std::optional<QString>();
    if (!value)
        return tl::make_unexpected(value.error());
    if (!isReporters(field))
        m_read.insert(closed.digest);
    return std::optional(maskedField(field, QString::fromUtf8(*value)));
}

/// With a server it can be asked for: the words when the case is opened, a reporter's when somebody
/// wants to see them, as the server notes each reading.
void ProfileDesk::addAbsent(CaseView &view, const QString &field, const ClosedField &closed) const
{
    if (isOrdering())
        return;
    if (isReporters(field))
        view.maskedClosed.insert(field, QStringLiteral("***"));
    else
        view.absent.append(closed);
}

std::optional<ClosedField> ProfileDesk::absentField(const IncidentId &id, const QString &field)
{
    const auto state = actLog().state(id);
    if (!state || !*state || !m_seat || isOrdering())
        return std::nullopt;
    const auto it = (*state)->closed.constFind(field);
    if (it == (*state)->closed.constEnd() || !isReadable(**state, field, *it))
        return std::nullopt;
    const auto here = ClosedStore(connection()).openForMask(it->digest, m_session->dataKey);
    return here ? std::nullopt : std::optional(*it);
}

Expected<QString> ProfileDesk::readClosed(const IncidentId &id, const QString &field, Instant now)
{
    const auto state = actLog().state(id);
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
        question.precedents.append({ row.unit, row.cases, row.onTime.value_or(-1) });
    if (at)
        question.nearby = fieldUnits(*at);
    return adviseUnits(*m_directory, *m_seat, question);
}

Expected<QVector<DuplicateCandidate>> ProfileDesk::duplicates(const DuplicateQuestion &question)
{
    if (!m_seat)
        return fail(ErrorCode::NotFound, QStringLiteral("officer"));
    const Viewer viewer { m_seat->organization, m_seat->officer, m_seat->rights };
    const auto found = likelyDuplicates(connection(), viewer, question, *m_directory);
    if (!found)
        return tl::make_unexpected(found.error());
    QVector<DuplicateCandidate> candidates;
    for (const LikelyDuplicate &same : *found) {
        candidates.append({ same.row.id, same.row.number, same.row.title, same.row.stage,
            same.row.reportedAt, same.metres ? static_cast<int>(*same.metres) : -1,
            same.sharedWords, same.sameCategory, same.row.lastSeq, same.row.category,
            same.row.region, same.row.address, same.row.excerpt });
    }
    return candidates;
}

Expected<void> ProfileDesk::addAround(CaseView &view)
{
    const Incident &state = view.state;
    const std::optional<LonLat> at
        = state.place.isLocated() ? std::optional(state.place.anchor()) : std::nullopt;
    if (state.isOpen()) {
        auto same = duplicates({ state.id, state.title, state.summary, state.category,
            state.primaryRegion, at, state.reportedAt });
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
