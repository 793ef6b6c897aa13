#include "app/console/tourhand.h"
#include "app/console/tourparts.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;
using T = TaskStage;

// 镜湖区, 赭山街道, 周家山社区, and the county's 城管局 that assists.
constexpr const char *kCounty = "340202", *kTown = "340202016", *kVillage = "340202016001",
                     *kDepartment = "340202-cg";

QKeyCombination shift(Qt::Key key)
{
    return Qt::SHIFT | key;
}

void sendDown(TourHand &h)
{
    h.takeIn(
        { u"bllj"_s,
            u"周家山社区二期楼道口堆了十多袋装修垃圾和旧家具，挡住消防通道，半个多月没人清。"_s,
            u"楼道口垃圾堵住消防通道"_s, u"周家山社区"_s, u"王秀兰"_s, u"13905530417"_s,
            u"清走垃圾并回电"_s },
        "", "levels-new-matter", "levels-accepted");
    h.act("levels-dispatched", Qt::Key_D,
        { { "lead", u"镜湖中心"_s }, { "assists", u"镜湖城管局"_s } },
        [&h] { return h.stageIs(Stage::Dispatched); });
    h.enterAs(u"陈静"_s);
    h.act("county-signed", Qt::Key_Q, {}, [&h] { return h.unitIs(kCounty, T::Acknowledged); });
    h.act("county-assigned", Qt::Key_F,
        { { "units", u"赭山街道"_s }, { "text", u"请现场核实，今日内清运。"_s } },
        [&h] { return h.unitIs(kTown, T::Pending); });
}

/// The town refuses by the clause; the county asks for a ruling by refusing too; the city's shift
/// leader rules, and after a ruling there is no refusing any more.
void refuseAndRule(TourHand &h)
{
    const QString clause = u"权责清单 市容环境/暴露垃圾 第 1 条"_s;
    h.enterAs(u"吴昊"_s);
    h.act("town-sent-back", Qt::Key_U,
        { { "clause", clause },
            { "reason", u"该楼道属物业服务范围，清运由区城管局组织，建议改派。"_s },
            { "reviewer", {} } },
        [&h] { return h.unitIs(kTown, T::SentBack); });
    h.enterAs(u"陈静"_s);
    h.act("county-sent-back", Qt::Key_U,
        { { "clause", clause }, { "reason", u"街道与城管局职责有争议，请市中心裁定。"_s },
            { "reviewer", {} } },
        [&h] { return h.unitIs(kCounty, T::SentBack); });
    h.enterAs(u"周莉"_s, "ruling-awaited");
    h.act("arbitrated", shift(Qt::Key_B),
        { { "unit", u"镜湖中心"_s }, { "clause", clause },
            { "reason", u"属地为主：街道社区清出楼道，区城管局协助清运。"_s } },
        [&h] { return h.unitIs(kCounty, T::Pending); });
    h.enterAs(u"陈静"_s);
    h.act("", Qt::Key_Q, {}, [&h] { return h.unitIs(kCounty, T::Acknowledged); });
    h.act("county-assigned-again", Qt::Key_F,
        { { "units", u"赭山街道"_s }, { "text", u"市中心已裁定，请立即办理。"_s } },
        [&h] { return h.unitIs(kTown, T::Pending); });
}

void reachVillage(TourHand &h)
{
    h.enterAs(u"吴昊"_s);
    h.act("town-signed", Qt::Key_Q, {}, [&h] { return h.unitIs(kTown, T::Acknowledged); });
    h.act("town-assigned", Qt::Key_F, { { "units", u"周家山社区"_s } },
        [&h] { return h.unitIs(kVillage, T::Pending); });
    h.enterAs(u"刘芳"_s);
    h.act("village-signed", Qt::Key_Q, {}, [&h] { return h.unitIs(kVillage, T::Acknowledged); });
    h.act("village-contacted", Qt::Key_C, { { "reached", h.kYes }, { "text", u"约定下午清理"_s } },
        [&h] { return h.unitIs(kVillage, T::Contacted); });
}

/// The same case at the same stage, as each of them sees it; the department then does its part.
void lookFromEachLevel(TourHand &h)
{
    h.enterAs(u"张敏"_s, "seen-by-city");
    h.enterAs(u"陈静"_s, "seen-by-county");
    h.enterAs(u"吴昊"_s, "seen-by-town");
    h.enterAs(u"刘芳"_s, "seen-by-village");
    h.enterAs(u"姚远"_s, "seen-by-department");
    h.act("department-signed", Qt::Key_Q, {},
        [&h] { return h.unitIs(kDepartment, T::Acknowledged); });
    h.act("department-submitted", Qt::Key_T, { { "text", u"已派车清运装修垃圾两车"_s } },
        [&h] { return h.unitIs(kDepartment, T::Submitted); });
    h.enterAs(u"江波"_s);
    h.act("department-reviewed", Qt::Key_V, { { "approve", h.kYes } },
        [&h] { return h.unitIs(kDepartment, T::Reviewed); });
}

/// A unit's handler submits, its reviewer signs.
void climb(TourHand &h, const QString &handler, const QString &reviewer, const char *unit,
    const QString &result, const char *submitted, const char *reviewed)
{
    h.enterAs(handler);
    h.act(submitted, Qt::Key_T, { { "text", result } },
        [&h, unit] { return h.unitIs(unit, T::Submitted); });
    h.enterAs(reviewer);
    h.act(reviewed, Qt::Key_V, { { "approve", h.kYes } },
        [&h, unit] { return h.unitIs(unit, T::Reviewed); });
}

void comeBackUp(TourHand &h)
{
    h.enterAs(u"刘芳"_s);
    h.act("village-submitted", Qt::Key_T, { { "text", u"已清理"_s } },
        [&h] { return h.unitIs(kVillage, T::Submitted); });
    h.enterAs(u"陶勇"_s);
    h.act("village-returned", Qt::Key_V,
        { { "approve", h.kNo }, { "text", u"请写明清了什么、消防通道是否恢复。"_s } },
        [&h] { return h.unitIs(kVillage, T::Rework); });
    climb(h, u"刘芳"_s, u"陶勇"_s, kVillage,
        u"楼道口垃圾和旧家具已全部清出，消防通道恢复畅通，已请诉求人查看"_s,
        "village-submitted-again", "village-reviewed");
    climb(h, u"吴昊"_s, u"许洁"_s, kTown, u"社区已清理完毕，街道现场复看属实"_s, "town-submitted",
        "town-reviewed");
    climb(h, u"陈静"_s, u"王涛"_s, kCounty, u"垃圾已清运两车，消防通道恢复，物业已加装提示牌"_s,
        "county-submitted", "county-reviewed");
}

void end(TourHand &h)
{
    h.enterAs(u"张敏"_s);
    h.act("city-replied", Qt::Key_H,
        { { "text", u"垃圾已清走，消防通道已恢复，感谢您的监督"_s }, { "by", u"phone"_s } },
        [&h] { return h.lastIs(K::Reply); });
    h.enterAs(u"陈静"_s);
    h.act("county-completed", Qt::Key_O, {}, [&h] { return h.stageIs(Stage::Resolved); });
    h.enterAs(u"高峰"_s);
    h.act("levels-verified", Qt::Key_I,
        { { "passed", h.kYes }, { "text", u"现场核查，通道畅通"_s } },
        [&h] { return h.lastIs(K::Verify); });
    h.enterAs(u"孙悦"_s);
    h.act("levels-followed-up", Qt::Key_W,
        { { "reached", h.kYes }, { "contactedByUnit", h.kYes }, { "resolved", h.kYes },
            { "satisfied", h.kYes }, { "answerSource", u"phone"_s } },
        [&h] { return h.lastIs(K::FollowUp); });
    h.enterAs(u"张敏"_s);
    h.act("levels-closed", Qt::Key_Z, {}, [&h] { return h.stageIs(Stage::Closed); });
}

} // namespace

void playLevels(TourHand &hand)
{
    sendDown(hand);
    refuseAndRule(hand);
    reachVillage(hand);
    lookFromEachLevel(hand);
    comeBackUp(hand);
    end(hand);
}

} // namespace shiyu
