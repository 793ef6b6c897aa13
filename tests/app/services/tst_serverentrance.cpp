// Who is let in through the server, and who is not.
#include "tests/app/services/linktest.h"
#include <QJsonArray>
#include <QJsonDocument>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

class TestServerEntrance : public LinkTest {
    Q_OBJECT
private Q_SLOTS:
    /// A colleague who was never at this desk is let in by the server, and reads what is sealed.
    void aColleagueIsLetIn()
    {
        {
            auto one = console(u"one"_s);
            QCOMPARE(one->ask(signIn("c.city.intake")), u"ok c.city.intake"_s);
            QVERIFY(one->ask(u"report 树枝折断 树枝压住了电线"_s).startsWith(u"ok"_s));
            QVERIFY(one->comes(u"find 树枝折断"_s, u"text=树枝压住了电线"_s));
        }
        auto one = console(u"one"_s);
        QCOMPARE(one->ask(signIn("c.city.dispatcher")), u"ok c.city.dispatcher"_s);
        QVERIFY2(one->comes(u"find 树枝折断"_s, u"text=树枝压住了电线"_s), qPrintable(one->last));
    }

    void refusedAtTheDoor_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("context");
        QTest::newRow("a wrong password")
            << u"signin c.city.gaofeng wrong-password"_s << u"wrongPassword"_s;
        QTest::newRow("nobody's account")
            << u"signin nobody wrong-password"_s << u"wrongPassword"_s;
        QTest::newRow("another organisation's officer")
            << signIn("c.jinghu.dispatcher") << u"forbidden"_s;
    }
    void refusedAtTheDoor()
    {
        QFETCH(QString, line);
        QFETCH(QString, context);
        auto one = console(u"one"_s);
        const QString answer = one->ask(line);
        QVERIFY2(answer.startsWith(u"failed"_s) && answer.contains(context), qPrintable(answer));
    }

    /// The administrator gave him a new one: the old one still opens what is here without the
    /// server, as nobody could tell; with it, the new one makes his way anew.
    void aPasswordThatWasResetIsTaken()
    {
        QFile file(m_server->filePath("new-password"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("another-password");
        file.close();
        QCOMPARE(m_server->command({ u"user"_s, u"reset"_s, u"c.city.dispatcher"_s,
                     u"--password-file"_s, file.fileName() }),
            0);
        auto one = console(u"one"_s);
        QCOMPARE(
            one->ask(u"signin c.city.dispatcher another-password"_s), u"ok c.city.dispatcher"_s);
        QVERIFY2(one->comes(u"find 树枝折断"_s, u"text=树枝压住了电线"_s), qPrintable(one->last));
        QVERIFY(one->ask(u"act note 树枝折断"_s).startsWith(u"ok"_s));
        QVERIFY(one->linkComes(u"online fault=0 waiting=0 tray=0"_s));
    }

    /// A file for a server with another key: nothing is told to whoever answers.
    void anotherKeyIsSaidPlainly()
    {
        QFile file(enrolment(u"three"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject content = QJsonDocument::fromJson(file.readAll()).object();
        content[u"pins"_s] = QJsonArray { QString(64, u'a'), QString(64, u'b') };
        file.close();
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(content).toJson());
        file.close();
        Driven three(m_server->filePath("three"), file.fileName());
        QCOMPARE(three.answer(u"open"_s), u"ok"_s);
        const QString answer = three.ask(signIn("c.city.intake"));
        QVERIFY2(answer.startsWith(u"failed"_s) && answer.endsWith(u" 4"_s), qPrintable(answer));
    }
};

QTEST_GUILESS_MAIN(TestServerEntrance)
#include "tst_serverentrance.moc"
