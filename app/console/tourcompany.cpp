#include "app/console/tourhand.h"
#include "app/console/tourparts.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

void takeIn(TourHand &h)
{
    h.takeIn({ u"ssjg"_s,
                 u"北京中路128号门前人行道上的水井盖不见了，刚才有老人差点掉进去，请马上来处理。"_s,
                 u"上水井盖缺失，老人险些跌落"_s, u"周家山社区"_s, u"陈小明"_s, u"13805536021"_s,
                 u"尽快修复并回电"_s },
        "category", "new-matter", "accepted");
}

void handle(TourHand &h)
{
    h.enterAs(u"张敏"_s);
    h.act(
        "dispatched", Qt::Key_D, {}, [&h] { return h.stageIs(Stage::Dispatched); },
        "dispatch-sheet");
    h.enterAs(u"何伟"_s);
    h.act("signed", Qt::Key_Q, {}, [&h] { return h.leadIs(TaskStage::Acknowledged); });
    h.act("contacted", Qt::Key_C, { { "reached", h.kYes }, { "text", u"告知 16 时前恢复"_s } },
        [&h] { return h.leadIs(TaskStage::Contacted); });
    h.act("", Qt::Key_P, { { "text", u"已到场，围挡设置完毕，正调运井盖"_s } },
        [&h] { return h.lastIs(K::Progress); });
    h.act("submitted", Qt::Key_T, { { "text", u"井盖已补装，与路面平顺，现场已清理"_s } },
        [&h] { return h.leadIs(TaskStage::Submitted); });
    h.enterAs(u"冯丽"_s);
    h.act(
        "reviewed", Qt::Key_V, { { "approve", h.kYes } },
        [&h] { return h.leadIs(TaskStage::Reviewed); }, "review");
    h.enterAs(u"何伟"_s);
    h.act("replied", Qt::Key_H, { { "text", u"井盖已补装，感谢您的提醒"_s }, { "by", u"phone"_s } },
        [&h] { return h.lastIs(K::Reply); });
    h.act("resolved", Qt::Key_O, {}, [&h] { return h.stageIs(Stage::Resolved); });
}

void end(TourHand &h)
{
    h.enterAs(u"高峰"_s);
    h.act("verified", Qt::Key_I, { { "passed", h.kYes }, { "text", u"现场核查，井盖完好"_s } },
        [&h] { return h.lastIs(K::Verify); });
    h.enterAs(u"孙悦"_s);
    h.act(
        "followed-up", Qt::Key_W,
        { { "reached", h.kYes }, { "contactedByUnit", h.kYes }, { "resolved", h.kYes },
            { "satisfied", h.kYes }, { "answerSource", u"phone"_s } },
        [&h] { return h.lastIs(K::FollowUp); }, "follow-up");
    h.enterAs(u"张敏"_s);
    h.act("closed", Qt::Key_Z, {}, [&h] { return h.stageIs(Stage::Closed); });
}

} // namespace

void playCompany(TourHand &hand)
{
    takeIn(hand);
    handle(hand);
    end(hand);
}

} // namespace shiyu
