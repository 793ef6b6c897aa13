#include "ui/text/enumtext.h"

#include "ui/text/wordtable.h"

namespace shiyu {
namespace {

// In the order of the values. A context for each enum, so that one English word may have several
// Chinese ones.
constexpr std::array<const char *, enumCount<Stage>()> kStageNames {
    QT_TRANSLATE_NOOP("Stage", "To accept"),
    QT_TRANSLATE_NOOP("Stage", "Answered at once"),
    QT_TRANSLATE_NOOP("Stage", "Guided"),
    QT_TRANSLATE_NOOP("Stage", "Declined"),
    QT_TRANSLATE_NOOP("Stage", "Handed outside"),
    QT_TRANSLATE_NOOP("Stage", "To dispatch"),
    QT_TRANSLATE_NOOP("Stage", "To sign for"),
    QT_TRANSLATE_NOOP("Stage", "In hand"),
    QT_TRANSLATE_NOOP("Stage", "Resolved"),
    QT_TRANSLATE_NOOP("Stage", "Closed"),
    QT_TRANSLATE_NOOP("Stage", "Merged"),
    QT_TRANSLATE_NOOP("Stage", "Shelved"),
    QT_TRANSLATE_NOOP("Stage", "Ended by law"),
};

constexpr std::array<const char *, enumCount<TaskStage>()> kTaskStageNames {
    QT_TRANSLATE_NOOP("TaskStage", "To sign for"),
    QT_TRANSLATE_NOOP("TaskStage", "Signed for"),
    QT_TRANSLATE_NOOP("TaskStage", "In hand"),
    QT_TRANSLATE_NOOP("TaskStage", "To review"),
    QT_TRANSLATE_NOOP("TaskStage", "Reviewed"),
    QT_TRANSLATE_NOOP("TaskStage", "Done"),
    QT_TRANSLATE_NOOP("TaskStage", "Verified"),
    QT_TRANSLATE_NOOP("TaskStage", "Sent back"),
    QT_TRANSLATE_NOOP("TaskStage", "Passed on"),
    QT_TRANSLATE_NOOP("TaskStage", "Withdrawn"),
    QT_TRANSLATE_NOOP("TaskStage", "Waived"),
    QT_TRANSLATE_NOOP("TaskStage", "Rework"),
    QT_TRANSLATE_NOOP("TaskStage", "Suspended"),
};

constexpr std::array<const char *, enumCount<TaskRole>()> kTaskRoleNames {
    QT_TRANSLATE_NOOP("TaskRole", "Lead"),
    QT_TRANSLATE_NOOP("TaskRole", "Assist"),
};

constexpr std::array<const char *, enumCount<Completion>()> kCompletionNames {
    QT_TRANSLATE_NOOP("Completion", "The lead sums up"),
    QT_TRANSLATE_NOOP("Completion", "Each on its own"),
    QT_TRANSLATE_NOOP("Completion", "Whichever is first"),
};

constexpr std::array<const char *, enumCount<DispatchBasis>()> kDispatchBasisNames {
    QT_TRANSLATE_NOOP("DispatchBasis", "Territory"),
    QT_TRANSLATE_NOOP("DispatchBasis", "Function"),
    QT_TRANSLATE_NOOP("DispatchBasis", "First contact"),
    QT_TRANSLATE_NOOP("DispatchBasis", "Designated"),
    QT_TRANSLATE_NOOP("DispatchBasis", "Fallback"),
};

constexpr std::array<const char *, enumCount<Urgency>()> kUrgencyNames {
    QT_TRANSLATE_NOOP("Urgency", "Critical"),
    QT_TRANSLATE_NOOP("Urgency", "Urgent"),
    QT_TRANSLATE_NOOP("Urgency", "Elevated"),
    QT_TRANSLATE_NOOP("Urgency", "Normal"),
};

constexpr std::array<const char *, enumCount<Channel>()> kChannelNames {
    QT_TRANSLATE_NOOP("Channel", "Video"),
    QT_TRANSLATE_NOOP("Channel", "Sensor"),
    QT_TRANSLATE_NOOP("Channel", "Person"),
};

constexpr std::array<const char *, enumCount<Source>()> kSourceNames {
    QT_TRANSLATE_NOOP("Source", "12345"),
    QT_TRANSLATE_NOOP("Source", "Petition"),
    QT_TRANSLATE_NOOP("Source", "Citizens' voice"),
    QT_TRANSLATE_NOOP("Source", "Message board for leaders"),
    QT_TRANSLATE_NOOP("Source", "Internet + supervision"),
    QT_TRANSLATE_NOOP("Source", "Grid worker"),
    QT_TRANSLATE_NOOP("Source", "Video recognition"),
    QT_TRANSLATE_NOOP("Source", "Sensors"),
    QT_TRANSLATE_NOOP("Source", "Visit in person"),
    QT_TRANSLATE_NOOP("Source", "110"),
    QT_TRANSLATE_NOOP("Source", "Department"),
    QT_TRANSLATE_NOOP("Source", "Media"),
};

constexpr std::array<const char *, enumCount<RequestKind>()> kRequestKindNames {
    QT_TRANSLATE_NOOP("RequestKind", "Extension"),
    QT_TRANSLATE_NOOP("RequestKind", "Suspension"),
    QT_TRANSLATE_NOOP("RequestKind", "Shelving"),
    QT_TRANSLATE_NOOP("RequestKind", "Appeal against lateness"),
};

constexpr std::array<const char *, enumCount<ClockKind>()> kClockKindNames {
    QT_TRANSLATE_NOOP("ClockKind", "Acceptance"),
    QT_TRANSLATE_NOOP("ClockKind", "Dispatch"),
    QT_TRANSLATE_NOOP("ClockKind", "Signing"),
    QT_TRANSLATE_NOOP("ClockKind", "First contact"),
    QT_TRANSLATE_NOOP("ClockKind", "Handling"),
    QT_TRANSLATE_NOOP("ClockKind", "Verification"),
    QT_TRANSLATE_NOOP("ClockKind", "Total"),
    QT_TRANSLATE_NOOP("ClockKind", "Missing facts"),
};

constexpr std::array<const char *, enumCount<LimitUnit>()> kLimitUnitNames {
    QT_TRANSLATE_NOOP("LimitUnit", "urgent hours"),
    QT_TRANSLATE_NOOP("LimitUnit", "working hours"),
    QT_TRANSLATE_NOOP("LimitUnit", "working days"),
    QT_TRANSLATE_NOOP("LimitUnit", "days"),
    QT_TRANSLATE_NOOP("LimitUnit", "minutes"),
};

constexpr std::array<const char *, enumCount<RegionLevel>()> kRegionLevelNames {
    QT_TRANSLATE_NOOP("RegionLevel", "City"),
    QT_TRANSLATE_NOOP("RegionLevel", "County"),
    QT_TRANSLATE_NOOP("RegionLevel", "Town"),
    QT_TRANSLATE_NOOP("RegionLevel", "Village"),
    QT_TRANSLATE_NOOP("RegionLevel", "Grid"),
};

constexpr std::array<const char *, enumCount<OrgKind>()> kOrgKindNames {
    QT_TRANSLATE_NOOP("OrgKind", "Centre"),
    QT_TRANSLATE_NOOP("OrgKind", "Department"),
    QT_TRANSLATE_NOOP("OrgKind", "Utility"),
    QT_TRANSLATE_NOOP("OrgKind", "Court"),
    QT_TRANSLATE_NOOP("OrgKind", "Mediation"),
    QT_TRANSLATE_NOOP("OrgKind", "Discipline"),
    QT_TRANSLATE_NOOP("OrgKind", "Other"),
};

constexpr std::array<const char *, enumCount<Right>()> kRightNames {
    QT_TRANSLATE_NOOP("Right", "intake"),
    QT_TRANSLATE_NOOP("Right", "dispatch"),
    QT_TRANSLATE_NOOP("Right", "sign"),
    QT_TRANSLATE_NOOP("Right", "handle"),
    QT_TRANSLATE_NOOP("Right", "assign"),
    QT_TRANSLATE_NOOP("Right", "review"),
    QT_TRANSLATE_NOOP("Right", "arbitrate"),
    QT_TRANSLATE_NOOP("Right", "approve"),
    QT_TRANSLATE_NOOP("Right", "verify"),
    QT_TRANSLATE_NOOP("Right", "follow-up"),
    QT_TRANSLATE_NOOP("Right", "supervise"),
    QT_TRANSLATE_NOOP("Right", "escalate"),
    QT_TRANSLATE_NOOP("Right", "instruct"),
    QT_TRANSLATE_NOOP("Right", "terminate"),
    QT_TRANSLATE_NOOP("Right", "appraise"),
    QT_TRANSLATE_NOOP("Right", "note"),
    QT_TRANSLATE_NOOP("Right", "system administration"),
    QT_TRANSLATE_NOOP("Right", "security administration"),
    QT_TRANSLATE_NOOP("Right", "audit administration"),
};

constexpr std::array<const char *, enumCount<ReplyWay>()> kReplyWayNames {
    QT_TRANSLATE_NOOP("ReplyWay", "Telephone"),
    QT_TRANSLATE_NOOP("ReplyWay", "Text message"),
    QT_TRANSLATE_NOOP("ReplyWay", "In person"),
    QT_TRANSLATE_NOOP("ReplyWay", "In writing"),
    QT_TRANSLATE_NOOP("ReplyWay", "By the source"),
};

constexpr std::array<const char *, enumCount<AnswerSource>()> kAnswerSourceNames {
    QT_TRANSLATE_NOOP("ReplyWay", "Telephone"),
    QT_TRANSLATE_NOOP("ReplyWay", "Text message"),
    QT_TRANSLATE_NOOP("ReplyWay", "By the source"),
};

constexpr std::array<const char *, enumCount<Judgement>()> kJudgementNames {
    QT_TRANSLATE_NOOP("Judgement", "Reasonable"),
    QT_TRANSLATE_NOOP("Judgement", "Partly reasonable"),
    QT_TRANSLATE_NOOP("Judgement", "Not reasonable"),
};

constexpr std::array<const char *, enumCount<Audience>()> kAudienceNames {
    QT_TRANSLATE_NOOP("Audience", "the intake seat"),
    QT_TRANSLATE_NOOP("Audience", "the handling units"),
    QT_TRANSLATE_NOOP("Audience", "the chain of command"),
    QT_TRANSLATE_NOOP("Audience", "the author's unit"),
    QT_TRANSLATE_NOOP("Audience", "the handling units and the chain of command"),
};

constexpr std::array<const char *, enumCount<PlaceShape>()> kPlaceShapeNames {
    QT_TRANSLATE_NOOP("PlaceShape", "No position"),
    QT_TRANSLATE_NOOP("PlaceShape", "Point"),
    QT_TRANSLATE_NOOP("PlaceShape", "Line"),
    QT_TRANSLATE_NOOP("PlaceShape", "Area"),
};

constexpr std::array<const char *, enumCount<SubjectKind>()> kSubjectKindNames {
    QT_TRANSLATE_NOOP("SubjectKind", "Matter"),
    QT_TRANSLATE_NOOP("SubjectKind", "Supervision"),
    QT_TRANSLATE_NOOP("SubjectKind", "Warning"),
    QT_TRANSLATE_NOOP("SubjectKind", "Shift"),
    QT_TRANSLATE_NOOP("SubjectKind", "Bulletin"),
    QT_TRANSLATE_NOOP("SubjectKind", "Consultation"),
    QT_TRANSLATE_NOOP("SubjectKind", "Plan"),
    QT_TRANSLATE_NOOP("SubjectKind", "Task force"),
    QT_TRANSLATE_NOOP("SubjectKind", "Governance index"),
    QT_TRANSLATE_NOOP("SubjectKind", "Directory"),
    QT_TRANSLATE_NOOP("SubjectKind", "Audit"),
};

constexpr std::array<const char *, 6> kClockStateNames {
    QT_TRANSLATE_NOOP("ClockState", "Running"),
    QT_TRANSLATE_NOOP("ClockState", "Due soon"),
    QT_TRANSLATE_NOOP("ClockState", "Overdue"),
    QT_TRANSLATE_NOOP("ClockState", "Paused"),
    QT_TRANSLATE_NOOP("ClockState", "In time"),
    QT_TRANSLATE_NOOP("ClockState", "Late"),
};

struct StatusName {
    const char *status;
    const char *text;
};
constexpr StatusName kStatusNames[] = {
    { "online", QT_TRANSLATE_NOOP("FeatureStatus", "Online") },
    { "offline", QT_TRANSLATE_NOOP("FeatureStatus", "Offline") },
    { "fault", QT_TRANSLATE_NOOP("FeatureStatus", "Fault") },
    { "free", QT_TRANSLATE_NOOP("FeatureStatus", "Free") },
    { "busy", QT_TRANSLATE_NOOP("FeatureStatus", "Busy") },
    { "onTheWay", QT_TRANSLATE_NOOP("FeatureStatus", "On the way") },
    { "returning", QT_TRANSLATE_NOOP("FeatureStatus", "Returning") },
    { "resting", QT_TRANSLATE_NOOP("FeatureStatus", "Resting") },
};

} // namespace

QString enumText(Stage value)
{
    return lookUp("Stage", kStageNames, value);
}

QString enumText(TaskStage value)
{
    return lookUp("TaskStage", kTaskStageNames, value);
}

QString enumText(TaskRole value)
{
    return lookUp("TaskRole", kTaskRoleNames, value);
}

QString enumText(Completion value)
{
    return lookUp("Completion", kCompletionNames, value);
}

QString enumText(DispatchBasis value)
{
    return lookUp("DispatchBasis", kDispatchBasisNames, value);
}

QString enumText(Urgency value)
{
    return lookUp("Urgency", kUrgencyNames, value);
}

QString enumText(Channel value)
{
    return lookUp("Channel", kChannelNames, value);
}

QString enumText(Source value)
{
    return lookUp("Source", kSourceNames, value);
}

QString enumText(RequestKind value)
{
    return lookUp("RequestKind", kRequestKindNames, value);
}

QString enumText(ClockKind value)
{
    return lookUp("ClockKind", kClockKindNames, value);
}

QString enumText(LimitUnit value)
{
    return lookUp("LimitUnit", kLimitUnitNames, value);
}

QString enumText(RegionLevel value)
{
    return lookUp("RegionLevel", kRegionLevelNames, value);
}

QString enumText(OrgKind value)
{
    return lookUp("OrgKind", kOrgKindNames, value);
}

QString enumText(Right value)
{
    return lookUp("Right", kRightNames, value);
}

QString enumText(Audience value)
{
    return lookUp("Audience", kAudienceNames, value);
}

QString enumText(ReplyWay value)
{
    return lookUp("ReplyWay", kReplyWayNames, value);
}

QString enumText(AnswerSource value)
{
    return lookUp("ReplyWay", kAnswerSourceNames, value);
}

QString enumText(Judgement value)
{
    return lookUp("Judgement", kJudgementNames, value);
}

QString enumText(PlaceShape value)
{
    return lookUp("PlaceShape", kPlaceShapeNames, value);
}

QString enumText(SubjectKind value)
{
    return lookUp("SubjectKind", kSubjectKindNames, value);
}

QString enumText(ClockState value)
{
    return lookUp("ClockState", kClockStateNames, value);
}

QString limitText(const TimeLimit &limit)
{
    static constexpr std::array<const char *, enumCount<LimitUnit>()> kLimits {
        QT_TRANSLATE_N_NOOP("TimeLimit", "%n urgent hour(s)"),
        QT_TRANSLATE_N_NOOP("TimeLimit", "%n working hour(s)"),
        QT_TRANSLATE_N_NOOP("TimeLimit", "%n working day(s)"),
        QT_TRANSLATE_N_NOOP("TimeLimit", "%n day(s)"),
        QT_TRANSLATE_N_NOOP("TimeLimit", "%n minute(s)"),
    };
    return QCoreApplication::translate(
        "TimeLimit", kLimits.at(static_cast<size_t>(limit.unit)), nullptr, limit.amount);
}

QString featureStatusText(const QString &status)
{
    for (const StatusName &name : kStatusNames) {
        if (status == QLatin1StringView(name.status))
            return QCoreApplication::translate("FeatureStatus", name.text);
    }
    return QCoreApplication::translate("FeatureStatus", "Unknown");
}

} // namespace shiyu
