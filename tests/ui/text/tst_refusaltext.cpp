#include "tests/support/citydirectory.h"
#include "tests/ui/text/chinesetest.h"
#include "ui/text/errortext.h"
#include "ui/text/refusaltext.h"

using namespace shiyu;
using namespace shiyu::test;
using C = RefusalCode;

class RefusalTextTest : public ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void texts_data();
    void texts();
    void everyCode();
    void failures();
    void whoHandsOverDoesNotTakeOver();
};

void RefusalTextTest::texts_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("hint");
    QTest::addColumn<QString>("full");
    const auto row = [](C code, const char *what, const char16_t *hint, const char16_t *full) {
        QTest::newRow(qUtf8Printable(QString::fromUtf16(hint)))
            << int(code) << QString::fromLatin1(what) << QString::fromUtf16(hint)
            << QString::fromUtf16(full);
    };
    row(C::NotYours, "c.jinghu", u"须由 镜湖区指挥中心 签收",
        u"未能签收：须由 镜湖区指挥中心 签收，请联系该单位。");
    row(C::NotYours, "", u"须由其他单位办理", u"未能签收：须由其他单位办理，请联系该单位。");
    row(C::MissingRight, "review", u"您没有审核权限",
        u"未能签收：您没有审核权限，请由有权限的人员办理。");
    row(C::MissingRight, "dispatch,sign,handle", u"您没有派单、签收或办理权限",
        u"未能签收：您没有派单、签收或办理权限，请由有权限的人员办理。");
    row(C::WrongStage, "reported", u"工单当前为“待受理”",
        u"未能签收：工单当前为“待受理”，请先完成当前环节。");
    row(C::WrongTaskStage, "", u"尚未到该环节", u"未能签收：尚未到该环节，请先完成当前环节。");
    row(C::MissingArgument, "clause", u"缺少依据条款", u"未能签收：缺少依据条款，请补充后再试。");
    row(C::NoReply, "", u"尚未答复诉求人", u"未能签收：尚未答复诉求人，请先答复诉求人。");
    row(C::MergedElsewhere, "2381", u"工单 2381 已有并案关系",
        u"未能签收：工单 2381 已有并案关系，请先核对并案关系。");
}

void RefusalTextTest::texts()
{
    QFETCH(int, code);
    QFETCH(QString, what);
    const Refusal refusal { static_cast<C>(code), what };
    const DirectoryPtr directory = cityDirectory();
    QTEST(refusalHint(refusal, OperationKind::Acknowledge, *directory), "hint");
    QTEST(refusalText(refusal, OperationKind::Acknowledge, *directory), "full");
}

void RefusalTextTest::everyCode()
{
    const DirectoryPtr directory = cityDirectory();
    QSet<QString> hints;
    for (int code = 0; code <= static_cast<int>(C::OutOfTerritory); ++code) {
        const Refusal refusal { static_cast<C>(code), {} };
        const QString text = refusalText(refusal, OperationKind::SendBack, *directory);
        QVERIFY2(text.endsWith(u'。') && text.startsWith(QStringLiteral("未能退单：")),
            qUtf8Printable(text));
        QVERIFY2(!hasEnglish(text) && !text.contains(u'%'), qUtf8Printable(text));
        hints.insert(refusalHint({ static_cast<C>(code), QStringLiteral("title") },
            OperationKind::SendBack, *directory));
    }
    // The three that name a stage or right have no word for "title" and share one.
    QCOMPARE(hints.size(), static_cast<int>(C::OutOfTerritory) + 1 - 2);
}

/// Of a shift it is not about checking one's own work.
void RefusalTextTest::whoHandsOverDoesNotTakeOver()
{
    const Refusal refusal { C::SamePerson, {} };
    const DirectoryPtr directory = cityDirectory();
    QCOMPARE(refusalHint(refusal, OperationKind::TakeOver, *directory),
        QStringLiteral("交班人不能自行接班"));
    QCOMPARE(refusalHint(refusal, OperationKind::Verify, *directory),
        QStringLiteral("经办人不得审核本人办理的事项"));
}

void RefusalTextTest::failures()
{
    const DirectoryPtr directory = cityDirectory();
    QCOMPARE(failureText(Refusal { C::Changed, {} }, OperationKind::Dispatch, *directory),
        QStringLiteral("未能派单：他人已先行办理，请查看最新流转记录后再办理。"));
    QCOMPARE(
        failureText(Error { ErrorCode::Cancelled, {}, {} }, OperationKind::Dispatch, *directory),
        QStringLiteral("操作已取消，未作任何改动。"));
}

QTEST_GUILESS_MAIN(RefusalTextTest)
#include "tst_refusaltext.moc"
