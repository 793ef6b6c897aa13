// A server made of a directory file instead of a profile, and its next directories.
#include "app/domain/directoryjson.h"
#include "tests/app/server/serverreport.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QDir>
#include <QJsonDocument>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using namespace protocol;

class TestServerSetup : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        m_server->useFolder("fresh");
        DirectoryData data = cityWithTwoGrids();
        data.revision = 1;
        write("directory", toJson(data));
        write("damaged", toJson(data), 100);
        writeBytes("wrong-password", "not the password");
        writeBytes("short-password", "short");
    }
    void cleanupTestCase() { m_server.reset(); }

    void notMade_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("said");
        const QStringList admin { u"--account"_s, u"c.city.admin"_s };
        QTest::newRow("of nothing") << admin << QByteArray("--from or --directory");
        QTest::newRow("of both") << admin
                + QStringList { u"--from"_s, u"x"_s, u"--directory"_s, u"y"_s }
                                 << QByteArray("--from or --directory");
        QTest::newRow("no such file")
            << admin + QStringList { u"--directory"_s, u"/no/file"_s } << QByteArray("/no/file");
        QTest::newRow("half a file")
            << admin + QStringList { u"--directory"_s, path("damaged") } << QByteArray("damaged");
    }
    void notMade()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, said);
        QVERIFY(m_server->command(
                    QStringList { u"init"_s, u"--password-file"_s, path("password") } + options)
            != 0);
        QVERIFY2(m_server->log().contains(said), m_server->log().constData());
        QVERIFY(!QFile::exists(path("fresh/server.db")));
    }

    /// Nothing of it is left: a server that starts with nothing in it would look healthy, and a
    /// right init would find a server there. What is not of init is not touched.
    void failedLeavesNoServer_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("said");
        const auto row = [this](const char *name, const QStringList &from, const char *account,
                             const char *password, const char *said) {
            QTest::newRow(name) << from
                    + QStringList { u"--account"_s, QString::fromLatin1(account),
                          u"--password-file"_s, path(password) }
                                << QByteArray(said);
        };
        const QStringList profile { u"--from"_s, path("profile") };
        const QStringList directory { u"--directory"_s, path("directory") };
        row("a wrong password", profile, "c.city.dispatcher", "wrong-password", "wrong password");
        row("no such account", profile, "nobody", "password", "wrong password");
        row("no such profile", { u"--from"_s, u"/no/profile"_s }, "x", "password", "/no/profile");
        row("no account of the directory", directory, "nobody", "password", "account");
        row("a short password", directory, "c.city.admin", "short-password", "password");
        row("one who may not", directory, "c.city.intake", "password", "missingRight");
    }
    void failedLeavesNoServer()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, said);
        const QDir tried(path("tried"));
        QVERIFY(tried.mkpath(u"."_s));
        m_server->useFolder("tried");
        m_server->configure({});
        QCOMPARE(m_server->command(QStringList { u"init"_s } + options), 1);
        QVERIFY2(m_server->log().contains(said), m_server->log().constData());
        QCOMPARE(tried.entryList(QDir::Files), QStringList { u"server.ini"_s });
    }
    void andARightOneIsMadeAfter()
    {
        m_server->useFolder("tried");
        const QStringList init { u"init"_s, u"--from"_s, path("profile"), u"--account"_s,
            u"c.city.dispatcher"_s, u"--password-file"_s, path("password") };
        QCOMPARE(m_server->command(init), 0);
        QCOMPARE(m_server->command(init), 1); // there is a server in it, and it stays
        QByteArray checked;
        QCOMPARE(m_server->command({ u"check"_s }, &checked), 0);
        QVERIFY2(checked.contains("\"ok\":true"), checked.constData());
        m_server->useFolder("fresh");
    }

    void freshServerServes()
    {
        QCOMPARE(m_server->command({ u"init"_s, u"--directory"_s, path("directory"), u"--account"_s,
                     u"c.city.admin"_s, u"--password-file"_s, path("password") }),
            0);
        QCOMPARE(m_server->command({ u"user"_s, u"add"_s, u"c.city.intake"_s, u"--password-file"_s,
                     path("password") }),
            0);
        QVERIFY(m_server->start());
        const QByteArray token
            = m_server->signIn(officerOf(org::kCity, "intake"), "console-1").accessToken.toLatin1();
        const auto posted
            = m_server->send("POST", u"/v1/operations"_s, bodyOf(reportOf(u"0001"_s)), token);
        const auto answer = read<OperationsAnswer>(posted.body, 1 << 20);
        QVERIFY2(answer, posted.body.constData());
        QCOMPARE(answer->answers.first().verdict, Verdict::Accepted);
        QByteArray checked;
        QCOMPARE(m_server->command({ u"check"_s }, &checked), 0);
        QCOMPARE(checked, QByteArray("{\"operations\":2,\"subjects\":2,\"ok\":true}\n"));
    }

    /// Beside the running server: exported, changed, imported, and the consoles ask for the change.
    void nextDirectoryIsPutInForce()
    {
        QCOMPARE(m_server->command({ u"export-directory"_s, path("exported") }), 0);
        DirectoryData data = directoryFromJson(json("exported")).value();
        QCOMPARE(data.revision, 1);
        data.cityName = u"芜湖"_s;
        write("changed", toJson(data));
        QByteArray said;
        QCOMPARE(importFile("changed", u"c.city.admin"_s, &said), 0);
        QCOMPARE(said, QByteArray("{\"revision\":2}\n"));
        const QByteArray token
            = m_server->signIn(officerOf(org::kCity, "intake"), "console-1").accessToken.toLatin1();
        const auto change = read<DirectoryAnswer>(
            m_server->send("GET", u"/v1/directory?since=1"_s, {}, token).body, 1 << 24);
        QVERIFY(change);
        QCOMPARE(change->revision, 2);
        QCOMPARE(change->changed.size(), 1);
        QVERIFY(change->changed.first().body.contains("芜湖"));
    }

    void notPutInForce_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<qint64>("revision");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("made of an older one")
            << u"c.city.admin"_s << qint64 { 1 } << QByteArray("made of 1, in force is 2");
        QTest::newRow("made of one that is not")
            << u"c.city.admin"_s << qint64 { 9 } << QByteArray("made of 9, in force is 2");
        QTest::newRow("by one who may not")
            << u"c.city.intake"_s << qint64 { 2 } << QByteArray("missingRight");
        QTest::newRow("by nobody") << u"nobody"_s << qint64 { 2 } << QByteArray("wrong password");
    }
    void notPutInForce()
    {
        QFETCH(QString, account);
        QFETCH(qint64, revision);
        QFETCH(QByteArray, said);
        DirectoryData data = directoryFromJson(json("exported")).value();
        data.revision = revision;
        data.cityName = u"乌有"_s;
        write("refused", toJson(data));
        QVERIFY(importFile("refused", account) != 0);
        QVERIFY2(m_server->log().contains(said), m_server->log().constData());
    }

private:
    QString path(const char *name) const { return m_server->filePath(name); }
    void write(const char *name, const QJsonObject &object, qsizetype most = -1)
    {
        const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
        writeBytes(name, most < 0 ? text : text.first(most));
    }
    void writeBytes(const char *name, const QByteArray &bytes)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QJsonObject json(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }
    int importFile(const char *name, const QString &account, QByteArray *said = nullptr)
    {
        return m_server->command({ u"import-directory"_s, path(name), u"--account"_s, account,
                                     u"--password-file"_s, path("password") },
            said);
    }

    std::unique_ptr<ServerProcess> m_server;
};

QTEST_GUILESS_MAIN(TestServerSetup)
#include "tst_serversetup.moc"
