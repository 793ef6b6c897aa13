#pragma once
#include "app/domain/answerwords.h"
#include "app/domain/incident.h"
#include "app/domain/officer.h"
#include "app/domain/organization.h"
#include "app/domain/region.h"

/// The words of every enum on the screen, in the language installed now (Translations). Never
/// empty; ask again after LanguageChange. GUI thread.
namespace shiyu {

QString enumText(Stage value); ///< 待受理 … as the state of a case
QString enumText(TaskStage value);
QString enumText(TaskRole value); ///< 主办 协办
QString enumText(Completion value);
QString enumText(DispatchBasis value); ///< 属地 属事 首接 指定 兜底
QString enumText(Urgency value); ///< 特急 紧急 较急 一般
QString enumText(Channel value); ///< 天眼 地眼 人眼
QString enumText(Source value);
QString enumText(RequestKind value); ///< 延期 暂缓 挂账 超期申诉
QString enumText(ClockKind value); ///< 处置, 总时限 …
QString enumText(ClockState value); ///< 即将超期 …
QString enumText(LimitUnit value);
QString enumText(RegionLevel value);
QString enumText(OrgKind value);
QString enumText(Right value); ///< as in 您没有审核权限
QString enumText(Audience value);
QString enumText(PlaceShape value);
QString enumText(SubjectKind value);
QString enumText(ReplyWay value); ///< 电话 短信 当面 书面 来源系统
QString enumText(AnswerSource value);
QString enumText(Judgement value); ///< 合理 部分合理 不合理

/// What the log names so, in words; what it holds in words already as it is.
template <typename E> QString loggedText(const QString &logged)
{
    const auto value = fromName<E>(logged);
    return value ? enumText(*value) : logged;
}

/// An operation as what can be done, on a button or in a menu: 催办.
QString actText(OperationKind value);
/// `dispatch` on a button where a lead unit exists already: 增加协办.
QString addAssistsText();
/// An operation as what was done, at the head of a line of the record: 先行联系诉求人.
QString entryText(OperationKind value);

/// 2 紧急工作时, 1 工作日
QString limitText(const TimeLimit &limit);

/// The status of a camera, sensor or unit as stored ("online", "offline", "fault", "free", "busy",
/// "onTheWay", "returning", "resting"): 在线, 返程; anything else is 状态未知.
QString featureStatusText(const QString &status);

} // namespace shiyu
