#include "tests/ui/text/chinesetest.h"
#include "ui/text/enumtext.h"
#include <QSet>

using namespace shiyu;

class EnumTextTest : public test::ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void everyValueHasAWord();
    void wordsOfOneEnumDiffer();
    void statuses();
};

namespace {

template <typename E> void addAll(QStringList &texts)
{
    for (size_t i = 0; i < enumCount<E>(); ++i)
        texts.append(enumText(static_cast<E>(i)));
}

template <typename E> bool differ()
{
    QSet<QString> texts;
    for (size_t i = 0; i < enumCount<E>(); ++i)
        texts.insert(enumText(static_cast<E>(i)));
    return size_t(texts.size()) == enumCount<E>();
}

} // namespace

void EnumTextTest::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &text, const char *expected) {
        QTest::newRow(expected) << text << QString::fromUtf8(expected);
    };
    row(enumText(Stage::Reported), "待受理");
    row(enumText(Stage::Accepted), "待派单");
    row(enumText(Stage::Dispatched), "待签收");
    row(enumText(Stage::Handling), "办理中");
    row(enumText(Stage::Closed), "已结案");
    row(enumText(Stage::Shelved), "已挂账");
    row(enumText(Stage::Terminated), "依法终结");
    row(enumText(TaskStage::Submitted), "待审核");
    row(enumText(TaskStage::SentBack), "已退单");
    row(enumText(TaskStage::Rework), "退回重办");
    row(enumText(TaskStage::Suspended), "暂缓");
    row(enumText(TaskRole::Lead), "主办");
    row(enumText(TaskRole::Assist), "协办");
    row(enumText(DispatchBasis::Territory), "属地");
    row(enumText(DispatchBasis::Function), "属事");
    row(enumText(DispatchBasis::FirstContact), "首接");
    row(enumText(DispatchBasis::Designated), "指定");
    row(enumText(DispatchBasis::Fallback), "兜底");
    row(enumText(Urgency::Critical), "特急");
    row(enumText(Urgency::Urgent), "紧急");
    row(enumText(Urgency::Elevated), "较急");
    row(enumText(Urgency::Normal), "一般");
    row(enumText(Channel::Video), "天眼");
    row(enumText(Source::Petition), "信访");
    row(enumText(Source::CitizenVoice), "市民心声");
    row(enumText(Source::LeaderBoard), "领导留言板");
    row(enumText(Source::InternetSupervision), "互联网+督查");
    row(enumText(Source::VideoDetection), "视频智能识别");
    row(enumText(RequestKind::Appeal), "超期申诉");
    row(enumText(ClockKind::Total), "总时限");
    row(enumText(ClockState::DueSoon), "即将超期");
    row(enumText(ClockState::Overdue), "已超期");
    row(enumText(RegionLevel::Grid), "网格");
    row(enumText(ReplyWay::InWriting), "书面");
    row(loggedText<ReplyWay>(QStringLiteral("phone")), "电话");
    row(loggedText<ReplyWay>(QStringLiteral("上门答复")), "上门答复");
    row(loggedText<AnswerSource>(QStringLiteral("source")), "来源系统");
    row(loggedText<Judgement>(QStringLiteral("notReasonable")), "不合理");
    row(actText(OperationKind::Remind), "催办");
    row(actText(OperationKind::Note), "备注");
    row(actText(OperationKind::Propose), "提请督办");
    row(actText(OperationKind::Escalate), "提级办理");
    row(actText(OperationKind::Judge), "诉求合理性认定");
    row(actText(OperationKind::WriteOff), "销号");
    row(addAssistsText(), "增加协办");
    row(entryText(OperationKind::Contact), "先行联系诉求人");
    row(entryText(OperationKind::Progress), "过程反馈");
    row(limitText({ {}, 1, 2, LimitUnit::UrgentHours }), "2 紧急工作时");
    row(limitText({ {}, 1, 1, LimitUnit::WorkingDays }), "1 工作日");
    row(limitText({ {}, 1, 15, LimitUnit::NaturalDays }), "15 自然日");
    row(limitText({ {}, 1, 30, LimitUnit::Minutes }), "30 分钟");
}

void EnumTextTest::words()
{
    QFETCH(QString, text);
    QTEST(text, "expected");
}

void EnumTextTest::everyValueHasAWord()
{
    QStringList texts;
    addAll<Stage>(texts);
    addAll<TaskStage>(texts);
    addAll<TaskRole>(texts);
    addAll<Completion>(texts);
    addAll<DispatchBasis>(texts);
    addAll<Urgency>(texts);
    addAll<Channel>(texts);
    addAll<Source>(texts);
    addAll<RequestKind>(texts);
    addAll<ClockKind>(texts);
    addAll<LimitUnit>(texts);
    addAll<RegionLevel>(texts);
    addAll<OrgKind>(texts);
    addAll<Right>(texts);
    addAll<Audience>(texts);
    addAll<ReplyWay>(texts);
    addAll<AnswerSource>(texts);
    addAll<Judgement>(texts);
    addAll<PlaceShape>(texts);
    addAll<SubjectKind>(texts);
    for (size_t i = 0; i < enumCount<OperationKind>(); ++i)
        texts << actText(static_cast<OperationKind>(i)) << entryText(static_cast<OperationKind>(i));
    for (int i = 0; i <= static_cast<int>(ClockState::MetLate); ++i)
        texts << enumText(static_cast<ClockState>(i));
    for (const QString &text : texts) {
        QVERIFY(!text.isEmpty());
        QVERIFY2(!hasEnglish(text), qUtf8Printable(text));
    }
}

void EnumTextTest::wordsOfOneEnumDiffer()
{
    QVERIFY(differ<Stage>());
    QVERIFY(differ<TaskStage>());
    QVERIFY(differ<Source>());
    QVERIFY(differ<ClockKind>());
    QVERIFY(differ<Right>());
    QVERIFY(differ<Urgency>());
    QSet<QString> acts;
    for (size_t i = 0; i < enumCount<OperationKind>(); ++i)
        acts.insert(actText(static_cast<OperationKind>(i)));
    QCOMPARE(size_t(acts.size()), enumCount<OperationKind>());
}

void EnumTextTest::statuses()
{
    QCOMPARE(featureStatusText(QStringLiteral("online")), QStringLiteral("在线"));
    QCOMPARE(featureStatusText(QStringLiteral("offline")), QStringLiteral("离线"));
    QCOMPARE(featureStatusText(QStringLiteral("free")), QStringLiteral("空闲"));
    QCOMPARE(featureStatusText(QStringLiteral("busy")), QStringLiteral("处置中"));
    QCOMPARE(featureStatusText(QStringLiteral("returning")), QStringLiteral("返程"));
    QCOMPARE(featureStatusText(QStringLiteral("?")), QStringLiteral("状态未知"));
}

QTEST_GUILESS_MAIN(EnumTextTest)
#include "tst_enumtext.moc"
