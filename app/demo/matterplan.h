#pragma once
#include "app/demo/democity.h"
#include "app/domain/incident.h"
#include "app/domain/operationkind.h"
#include <QJsonObject>

namespace shiyu::demo {

/// One act of a planned matter, as the workflow table wants it: the driver makes an intent of it,
/// gives it ids and signs it.
struct PlannedAct {
    OperationKind kind = OperationKind::Note;
    Instant at {}; ///< never before the act before it
    OfficerId actor; ///< has the right that the row asks for
    OrganizationId organization; ///< his
    QJsonObject args; ///< complete but for what `answers` says
    QMap<QString, std::pair<QString, Audience>>
        closed; ///< closed fields in clear
    int answers
        = -1; ///< index of the request that a ruling answers: args["request"] is its intent's id
    int into = 0; ///< of a merge: the plan that takes it in, by an absorb in the same group
};

/// A matter from report to closing, or as far as it came before `until`.
struct MatterPlan {
    int number = 0; ///< 1, 2, … by time of report
    CategoryId category;
    RegionCode region; ///< a grid; a town when there is no position
    Place place;
    QString title, text;
    Source source = Source::Hotline12345;
    QString sourceNumber;
    Urgency urgency = Urgency::Normal;
    bool answeredAtOnce = false; ///< by answer or guidance, without a task
    QVector<PlannedAct> acts; ///< the first is Report or EmergencyDispatch
    Instant reportedAt() const { return acts.first().at; }
};

/// Matters of the twelve months before `until`, oldest first. Daily, weekly and seasonal rhythm,
/// holidays of the city's calendar, mix of categories, three quarters answered at once, else a path
/// with send-backs, rulings, returned reviews, rework, extensions, suspensions, whistles,
/// instructions, second rounds, merged duplicates and follow-up. From 200 matters on the newest
/// ones wait in every state that a desk knows (deskgoals.h). The acts pass `decide` in their order.
/// The same city, count, moment and seed give the same plans. Pure computing; any thread.
QVector<MatterPlan> planMatters(const DemoCity &city, int count, Instant until, quint64 seed);

} // namespace shiyu::demo
