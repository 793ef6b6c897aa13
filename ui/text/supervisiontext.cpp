#include "ui/text/supervisiontext.h"

#include "app/domain/personaldata.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"
#include <QCoreApplication>
#include <array>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SupervisionText)
};

constexpr std::array<const char *, enumCount<SupervisionForm>()> kFormNames {
    QT_TRANSLATE_NOOP("SupervisionForm", "Notice"), QT_TRANSLATE_NOOP("SupervisionForm", "Order"),
    QT_TRANSLATE_NOOP("SupervisionForm", "Listed")
};
constexpr std::array<const char *, enumCount<SupervisionStage>()> kStageNames {
    QT_TRANSLATE_NOOP("SupervisionStage", "To be issued"),
    QT_TRANSLATE_NOOP("SupervisionStage", "To be signed for"),
    QT_TRANSLATE_NOOP("SupervisionStage", "Rectifying"),
    QT_TRANSLATE_NOOP("SupervisionStage", "Rectified, to be concluded"),
    QT_TRANSLATE_NOOP("SupervisionStage", "Concluded"),
    QT_TRANSLATE_NOOP("SupervisionStage", "Rejected"),
    QT_TRANSLATE_NOOP("SupervisionStage", "Taken back")
};

/// 周莉（市指挥中心）
QString person(const OfficerId &id, const OrganizationId &unit, const Directory &directory)
{
    const Officer *officer = directory.officer(id);
    return Words::tr("%1 (%2)", "officer, unit")
        .arg(officer ? officer->name : id.toString(), unitText(unit, directory));
}

} // namespace

QString enumText(SupervisionForm value)
{
    return QCoreApplication::translate("SupervisionForm", kFormNames.at(size_t(value)));
}

QString enumText(SupervisionStage value)
{
    return QCoreApplication::translate("SupervisionStage", kStageNames.at(size_t(value)));
}

QString supervisionTitle(const Supervision &state)
{
    if (state.issuedBy.isEmpty())
        return Words::tr("Proposed supervision");
    return enumText(state.form) + QLatin1Char(' ') + state.number;
}

QString supervisionParties(const Supervision &state, const Directory &directory, Instant now)
{
    const bool issued = !state.issuedBy.isEmpty();
    const QString who = issued ? person(state.issuedBy, state.issuedFrom, directory)
                               : person(state.proposedBy, state.proposedFrom, directory);
    const Instant at = issued         ? state.issuedAt.value_or(now)
        : state.head.record.isEmpty() ? now
                                      : state.head.record.first().effectiveAt;
    const QString when = momentText(at, directory.calendar(), now);
    return issued ? Words::tr("%1 · signed by %2 %3", "supervised unit")
                        .arg(unitText(state.unit, directory), who, when)
                  : Words::tr("%1 · proposed by %2 %3", "supervised unit")
                        .arg(unitText(state.unit, directory), who, when);
}

QString supervisionDemand(const Supervision &state)
{
    const QString text = state.demand.isEmpty() ? Words::tr("Reason: %1").arg(state.reason)
                                                : Words::tr("Demanded: %1").arg(state.demand);
    return maskPersonalData(text);
}

QString supervisionAnswer(const Supervision &state, const Directory &directory, Instant now)
{
    if (state.stage != SupervisionStage::Answered || !state.answeredAt)
        return {};
    const Officer *officer = directory.officer(state.answeredBy);
    return Words::tr("Rectified by %1 %2: %3")
        .arg(officer ? officer->name : state.answeredBy.toString(),
            momentText(*state.answeredAt, directory.calendar(), now),
            maskPersonalData(state.answer));
}

QString supervisionDue(const Supervision &state, const Directory &directory, Instant now)
{
    if (!state.due)
        return {};
    const QString until = Words::tr("until %1").arg(dateText(*state.due, directory.calendar()));
    if (!state.isInForce())
        return until;
    const QString length = durationText(*state.due - now);
    return isSupervisionLate(state, now) ? Words::tr("%1, %2 over").arg(until, length)
                                         : Words::tr("%1, %2 left").arg(until, length);
}

bool isSupervisionLate(const Supervision &state, Instant now)
{
    return state.isInForce() && state.stage != SupervisionStage::Answered && state.due
        && *state.due < now;
}

} // namespace shiyu
