#include "app/domain/workflow.h"
#include "tests/support/citydirectory.h"
#include "tests/ui/text/chinesetest.h"
#include "ui/text/recordtext.h"
#include <QJsonDocument>

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

namespace {

Incident caseWithTasks()
{
    Incident incident;
    incident.category = category::kCover;
    Task task;
    task.number = 1;
    task.unit = org::kWater;
    task.dispatchedAt = instantFromMs(1000);
    task.basis = DispatchBasis::Function;
    incident.tasks.append(task);
    RecordEntry request;
    request.intent = IntentId(QStringLiteral("r1"));
    request.kind = K::Request;
    request.args = { { QStringLiteral("kind"), QStringLiteral("extension") } };
    incident.record.append(request);
    return incident;
}

RecordEntry entryOf(K kind, const QJsonObject &args = {}, int task = 1)
{
    RecordEntry entry;
    entry.kind = kind;
    entry.args = args;
    entry.task = task;
    entry.organization = org::kWater;
    entry.actor = officerOf(org::kWater, "handler");
    entry.effectiveAt = instantFromMs(1000);
    return entry;
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class RecordTextTest : public ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void sentences_data();
    void sentences();
    void everyKindHasALine();
    void who();
    void marks();
    void fields();
};

void RecordTextTest::sentences_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QJsonObject>("args");
    QTest::addColumn<QString>("expected");
    const auto row = [](K kind, const char *args, const char16_t *expected) {
        QTest::newRow(qUtf8Printable(nameOf(kind) + QString::fromUtf16(expected).left(20)))
            << int(kind) << json(args) << QString::fromUtf16(expected);
    };
    row(K::Report,
        R"({"source":"12345","sourceNumber":"WH1121004417","category":"facility.cover"})",
        u"登记：12345 单号 WH1121004417，公用设施 / 上水井盖");
    row(K::Report,
        R"({"source":"citizenVoice","sourceNumber":"XS0817000369","category":"facility.cover"})",
        u"登记：市民心声 单号 XS0817000369，公用设施 / 上水井盖");
    row(K::Accept, "{}", u"受理：公用设施 / 上水井盖");
    row(K::Edit, R"({"field":"urgency","from":"normal","to":"critical"})",
        u"修改：紧急程度由“一般”改为“特急”");
    row(K::Relocate, R"({"region":"340202001","place":{"address":"北京中路 128 号"}})",
        u"更正位置：镜湖区 赭山街道，北京中路 128 号");
    row(K::Dispatch,
        R"({"lead":"u.water","basis":"function","assists":["d.jinghu.urban"],"amount":2,"unitOfTime":"urgentHours"})",
        u"派单：主办 芜湖华衍水务（属事），协办 镜湖区城市管理局（属事），2 紧急工作时");
    row(K::Assign, R"({"task":1,"units":["c.zheshan","c.xinwu"]})",
        u"下派：赭山街道指挥中心、新芜社区工作站");
    row(K::Acknowledge, R"({"task":1})", u"签收");
    row(K::Contact, R"({"task":1,"reached":true,"text":"告知 16 时前恢复"})",
        u"先行联系诉求人：已通话，告知 16 时前恢复");
    row(K::Contact, R"({"task":1,"reached":false,"text":"两次无人接听"})",
        u"先行联系诉求人：未接通，两次无人接听");
    row(K::SendBack,
        R"({"task":1,"clause":"第三条","reason":"非本单位职责","reviewer":"u.water.reviewer"})",
        u"退单：第三条，非本单位职责，审核人 u.water.reviewer");
    row(K::SendBack,
        R"({"task":1,"clause":"第三条；","reason":"应由区城管改派。","reviewer":"u.water.reviewer"})",
        u"退单：第三条，应由区城管改派。审核人 u.water.reviewer");
    row(K::Arbitrate, R"({"unit":"u.water","clause":"See list.","reason":"归口管理，"})",
        u"裁定：主办 芜湖华衍水务，See list. 归口管理，");
    row(K::Withdraw, R"({"task":1,"reason":"派错单位"})", u"撤回：芜湖华衍水务，派错单位");
    row(K::Progress, R"({"task":1,"text":"已到场，围挡设置完毕"})",
        u"过程反馈：已到场，围挡设置完毕");
    row(K::Review, R"({"task":1,"approve":true})", u"审核：通过");
    row(K::Reply, R"({"by":"phone","text":"已修复","legalBasis":"城镇供水条例"})",
        u"答复诉求人：电话，已修复，依据 城镇供水条例");
    row(K::Request,
        R"({"task":1,"kind":"extension","amount":2,"unitOfTime":"workingDays","reason":"配件未到"})",
        u"提出申请：延期，2 工作日，配件未到");
    row(K::Approve, R"({"request":"r1"})", u"同意申请：延期");
    row(K::FollowUp,
        R"({"reached":true,"contactedByUnit":true,"resolved":true,"satisfied":false,"answerSource":"call"})",
        u"回访：已接通，单位已联系，已解决，不满意，回访方式 电话");
    row(K::FollowUp,
        R"({"reached":false,"contactedByUnit":false,"resolved":false,"satisfied":false,"answerSource":"sms"})",
        u"回访：未接通，回访方式 短信");
    row(K::Judge, R"({"verdict":"partlyReasonable","reason":"部分属实"})",
        u"诉求合理性认定：部分合理，部分属实");
    row(K::Judge, R"({"verdict":"基本合理","reason":"部分属实"})",
        u"诉求合理性认定：基本合理，部分属实");
    row(K::Remind, R"({"task":1,"text":"请尽快处置"})", u"催办：芜湖华衍水务，请尽快处置");
    row(K::Rate, R"({"task":1,"stars":4})", u"评价：芜湖华衍水务，4 星（满分 5 星）");
    row(K::Retract, R"({"target":"r1"})", u"撤销：提出申请");
    row(K::Note, R"({"text":"来电 13812346021"})", u"备注：来电 138****6021");
    row(K::Attach, R"({"name":"现场.jpg","size":1258291})", u"添加附件：现场.jpg（1.2 MB）");
    row(K::Note, R"({"text":"<b>%1 %2</b>"})", u"备注：<b>%1 %2</b>");
}

void RecordTextTest::sentences()
{
    QFETCH(int, kind);
    QFETCH(QJsonObject, args);
    const DirectoryPtr directory = cityDirectory();
    const auto line = recordLine(entryOf(static_cast<K>(kind), args), caseWithTasks(), *directory);
    QTEST(line.text, "expected");
}

void RecordTextTest::everyKindHasALine()
{
    const DirectoryPtr directory = cityDirectory();
    for (size_t i = 0; i < enumCount<K>(); ++i) {
        const RecordLine line
            = recordLine(entryOf(static_cast<K>(i), {}, 0), Incident {}, *directory);
        QVERIFY(!line.text.isEmpty());
        QVERIFY2(!hasEnglish(line.text), qUtf8Printable(line.text));
        QVERIFY2(!line.text.endsWith(u'：'), qUtf8Printable(line.text));
    }
}

void RecordTextTest::who()
{
    const DirectoryPtr directory = cityDirectory();
    RecordEntry entry = entryOf(K::Note);
    QCOMPARE(recordLine(entry, {}, *directory).who,
        QStringLiteral("芜湖华衍水务 · 经办人 u.water.handler"));
    entry.actor = OfficerId(QStringLiteral("system:timer"));
    QCOMPARE(recordLine(entry, {}, *directory).who, QStringLiteral("时限服务"));
    entry.actor = OfficerId(QStringLiteral("x"));
    entry.organization = OrganizationId(QStringLiteral("y"));
    QCOMPARE(recordLine(entry, {}, *directory).who, QStringLiteral("未知单位"));
}

void RecordTextTest::marks()
{
    RecordEntry entry = entryOf(K::Note);
    entry.struck = true;
    entry.timeToBeChecked = true;
    entry.closed.insert(QStringLiteral("photo"), {});
    const RecordLine line = recordLine(entry, {}, *cityDirectory());
    QVERIFY(line.struck && line.timeToBeChecked);
    QCOMPARE(line.closed, QStringList { QStringLiteral("照片") });
}

void RecordTextTest::fields()
{
    // Every argument of the workflow table can stand in a refusal and has a name.
    for (const WorkflowRow &row : incidentWorkflow()) {
        const QStringList names
            = QString::fromLatin1(row.args).remove(u'?').split(u' ', Qt::SkipEmptyParts);
        for (const QString &name : names)
            QVERIFY2(fieldText(name) != QStringLiteral("其他内容"), qUtf8Printable(name));
    }
}

QTEST_GUILESS_MAIN(RecordTextTest)
#include "tst_recordtext.moc"
