#include "app/services/closedfetches.h"

#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;
using Wish = Workplace::ClosedWish;

class TestClosedFetches : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void answersWhenAllAreThere_data();
    void answersWhenAllAreThere();
    void asksForEachOnce();
    void whatFailedIsAskedForAgain_data();
    void whatFailedIsAskedForAgain();
    void droppedOnesAnswer();

private:
    static QVector<ClosedField> fields(const QString &names)
    {
        QVector<ClosedField> fields;
        for (const QChar name : names)
            fields.append({ QByteArray(32, name.toLatin1()), Audience::Handlers });
        return fields;
    }
    QString asked() const
    {
        QString names;
        for (const ClosedField &field : m_asked)
            names += QLatin1Char(field.digest.front());
        return names;
    }
    void take(ClosedFetches &fetches, const QString &names, bool here = true)
    {
        for (const ClosedField &field : fields(names))
            fetches.take(field.digest, here);
    }

    QVector<ClosedField> m_asked;
    ClosedFetches::Ask m_ask = [this](const QVector<ClosedField> &more) { m_asked += more; };
};

void TestClosedFetches::answersWhenAllAreThere_data()
{
    QTest::addColumn<QString>("before"); // asked for by somebody else
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("first"); // what comes, and does not suffice
    QTest::addColumn<QString>("rest");
    QTest::newRow("in the order asked") << u""_s << u"abc"_s << u"ab"_s << u"c"_s;
    QTest::newRow("the last asked comes first") << u""_s << u"abc"_s << u"c"_s << u"ab"_s;
    QTest::newRow("the first asked is missing") << u""_s << u"abc"_s << u"bc"_s << u"a"_s;
    QTest::newRow("one was on its way") << u"a"_s << u"ab"_s << u"b"_s << u"a"_s;
    QTest::newRow("one alone") << u""_s << u"a"_s << u""_s << u"a"_s;
}

void TestClosedFetches::answersWhenAllAreThere()
{
    QFETCH(QString, before);
    QFETCH(QString, wanted);
    QFETCH(QString, first);
    QFETCH(QString, rest);
    ClosedFetches fetches(m_ask);
    fetches.want(fields(before), Wish::Asked);
    const auto answer = fetches.want(fields(wanted), Wish::Asked);
    take(fetches, first);
    QVERIFY(!answer.isFinished());
    take(fetches, rest);
    QVERIFY(answer.isFinished());
    QVERIFY(!answer.isCanceled());
}

void TestClosedFetches::asksForEachOnce()
{
    m_asked.clear();
    ClosedFetches fetches(m_ask);
    fetches.want(fields(u"ab"_s), Wish::Shown);
    fetches.want(fields(u"bc"_s), Wish::Asked);
    QCOMPARE(asked(), u"abc"_s);
    QVERIFY(fetches.want({}, Wish::Asked).isFinished()); // nothing to wait for
}

void TestClosedFetches::whatFailedIsAskedForAgain_data()
{
    QTest::addColumn<Wish>("wish");
    QTest::addColumn<bool>("online"); // the server was reached again
    QTest::addColumn<QString>("asked"); // after the first time
    QTest::newRow("for the screen: no, it would be asked without end")
        << Wish::Shown << false << u""_s;
    QTest::newRow("for the screen, when the server is back") << Wish::Shown << true << u"a"_s;
    QTest::newRow("by somebody who wants to read it") << Wish::Asked << false << u"a"_s;
}

void TestClosedFetches::whatFailedIsAskedForAgain()
{
    QFETCH(Wish, wish);
    QFETCH(bool, online);
    ClosedFetches fetches(m_ask);
    const auto failed = fetches.want(fields(u"a"_s), Wish::Shown);
    take(fetches, u"a"_s, false);
    QVERIFY(failed.isFinished());
    if (online)
        fetches.forgetFailures();
    m_asked.clear();
    const auto answer = fetches.want(fields(u"a"_s), wish);
    QTEST(asked(), "asked");
    QCOMPARE(answer.isFinished(), asked().isEmpty());
}

void TestClosedFetches::droppedOnesAnswer()
{
    ClosedFetches fetches(m_ask);
    const auto answer = fetches.want(fields(u"ab"_s), Wish::Asked);
    fetches.drop();
    QVERIFY(answer.isFinished());
    m_asked.clear();
    fetches.want(fields(u"a"_s), Wish::Shown); // of the next officer
    QCOMPARE(asked(), u"a"_s);
}

QTEST_GUILESS_MAIN(TestClosedFetches)
#include "tst_closedfetches.moc"
