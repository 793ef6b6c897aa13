#include "app/domain/directory.h"
#include "app/exchange/mappingfile.h"
#include "app/storage/directorystore.h"
#include "app/storage/profile.h"
#include "app/storage/searchindex.h"
#include "tests/support/testcase.h"
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace shiyu::test;
using namespace Qt::StringLiterals;

/// new-city and import as the administrator of a new city uses them, through the program itself.
class TstImportCommand : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_password = file(u"password"_s, "pass-word-1\n");
        m_profile = m_folder.filePath(u"city.shiyu"_s);
        const QString table = file(u"divisions.csv"_s,
            "code,name,level,parent_code\n33,浙江省,province,\n3311,丽水市,city,33\n"
            "331102,莲都区,county,3311\n331102001,紫金街道,town,331102\n"
            "331102001001,灯塔社区,village,331102001\n");
        const QString outlines = file(u"outlines.geojson"_s,
            QByteArray("{'type':'FeatureCollection','features':[{'type':'Feature','properties':"
                       "{'name':'丽水市'},'geometry':{'type':'Polygon','coordinates':"
                       "[[[118,27],[121,27],[121,29],[118,29],[118,27]]]}}]}")
                .replace('\'', '"'));
        const Answer made = run({ u"new-city"_s, u"--divisions"_s, table, u"--boundaries"_s,
            outlines, u"--out"_s, m_profile, u"--password-file"_s, m_password });
        QVERIFY2(made.code == 0, qPrintable(made.complaint));
        QVERIFY(made.lines.contains(u"city: 1, without outline: 0"_s));
        QVERIFY(made.lines.contains(u"county: 1, without outline: 1"_s));
        QVERIFY(made.lines.contains(u"  331102 莲都区"_s));
    }

    void aCityThatCannotBeMadeLeavesNothing()
    {
        const QString path = m_folder.filePath(u"none.shiyu"_s);
        const QString table
            = file(u"one.csv"_s, "code,name,level,parent_code\n3311,丽水市,city,\n");
        const QStringList command { u"new-city"_s, u"--divisions"_s, table, u"--out"_s, path,
            u"--password-file"_s };
        QCOMPARE(run(command + QStringList { file(u"short"_s, "abc\n") }).code, 1);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(run(command + QStringList { m_password }).code, 0);
        QCOMPARE(run(command + QStringList { m_password }).code, 1);
        QVERIFY(QFile::exists(path));
    }

    /// Those without outline too: a matter can be taken in for them by name.
    void aNewCityKnowsItsDivisionsByName_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a county without outline") << u"莲都区"_s;
        QTest::newRow("by its initials") << u"ldq"_s;
    }
    void aNewCityKnowsItsDivisionsByName()
    {
        QFETCH(QString, typed);
        auto profile = shiyu::ProfileFile::open(m_profile, shiyu::ProfileAccess::ReadOnly);
        QVERIFY(profile);
        const auto found = shiyu::findPlaces(profile->connection(), typed, 5);
        QVERIFY(found && !found->isEmpty());
        QCOMPARE(found->first().code.toString(), u"331102"_s);
    }

    /// Each act of the desk has an officer from the first day: a shift needs a leader and a cadre.
    void aNewCityCanOpenAShift_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<shiyu::Right>("right");
        QTest::newRow("takes calls") << u"zhiban"_s << shiyu::Right::Intake;
        QTest::newRow("leads the shift") << u"banzhang"_s << shiyu::Right::Supervise;
        QTest::newRow("is the cadre of the day") << u"daiban"_s << shiyu::Right::Instruct;
    }
    void aNewCityCanOpenAShift()
    {
        QFETCH(QString, account);
        QFETCH(shiyu::Right, right);
        auto profile = shiyu::ProfileFile::open(m_profile, shiyu::ProfileAccess::ReadOnly);
        QVERIFY(profile);
        const auto directory = shiyu::DirectoryStore(profile->connection()).loadNewest();
        QVERIFY(directory);
        QVERIFY((*directory)->rights(shiyu::OfficerId(u"o-"_s + account)).contains(right));
    }

    void theLastLineTellsWhatBecameOfTheRows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("json");
        const QByteArray good = "标题,经度,纬度,编号\n路灯,119.9,28.4,a1\n";
        const QByteArray mixed = "标题,经度,纬度,编号\n井盖,119.9,28.4,b1\n灯,121.47,31.23,b2\n";
        const QStringList crs { u"--crs"_s, u"WGS84"_s };
        QTest::newRow("good") << good << crs << 0
                              << u"{\"read\":1,\"imported\":1,\"rejected\":0}"_s;
        QTest::newRow("again") << good << crs << 3
                               << u"{\"read\":1,\"imported\":0,\"rejected\":1}"_s;
        QTest::newRow("one outside the city")
            << mixed << crs << 3 << u"{\"read\":2,\"imported\":0,\"rejected\":1}"_s;
        QTest::newRow("one outside the city, partial")
            << mixed << crs + QStringList { u"--partial"_s } << 0
            << u"{\"read\":2,\"imported\":1,\"rejected\":1}"_s;
        QTest::newRow("no coordinate system") << good << QStringList() << 1 << QString();
        QTest::newRow("a coordinate system that cannot be")
            << good << QStringList { u"--crs"_s, u"EPSG:1"_s } << 1 << QString();
        QTest::newRow("a web page") << QByteArray("<html></html>") << crs << 1 << QString();
        QTest::newRow("empty") << QByteArray() << crs << 1 << QString();
    }
    void theLastLineTellsWhatBecameOfTheRows()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, options);
        QFETCH(int, code);
        QFETCH(QString, json);
        const Answer answer
            = run(QStringList { u"import"_s, u"--profile"_s, m_profile, u"--account"_s, u"zhiban"_s,
                      u"--password-file"_s, m_password, u"--kind"_s, u"incidents"_s }
                + options + QStringList { file(u"table.csv"_s, bytes) });
        QCOMPARE(answer.code, code);
        QCOMPARE(answer.lines.isEmpty() ? QString() : answer.lines.last(), json);
        QCOMPARE(answer.complaint.isEmpty(), code != 1);
    }

    void aWrongPasswordOrKindIsToldApart()
    {
        const QString table = file(u"t.csv"_s, "标题,n\n路灯,1\n");
        const QStringList common { u"import"_s, u"--profile"_s, m_profile, u"--kind"_s };
        const QString wrong = file(u"wrong"_s, "other-word-1\n");
        QCOMPARE(run(common
                     + QStringList { u"incidents"_s, u"--account"_s, u"zhiban"_s,
                         u"--password-file"_s, wrong, table })
                     .code,
            1);
        QCOMPARE(
            run(common + QStringList { u"people"_s, u"--password-file"_s, m_password, table }).code,
            2);
    }

    void whatIsWrongIsASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("sentence");
        const QByteArray good = "标题,经度,纬度\n路灯,119.9,28.4\n";
        QTest::newRow("no coordinate system")
            << good << QStringList() << u"文件未注明坐标系，请选择。 (--crs)"_s;
        QTest::newRow("nothing that is a title")
            << QByteArray("甲,乙\n1,2\n") << QStringList() << u"请指定哪一列是“标题”。 (--map)"_s;
        QTest::newRow("a web page")
            << QByteArray("<html></html>") << QStringList() << u"是另存的网页，不是表格。"_s;
        const auto map = [this](const QString &name, const QByteArray &json) {
            return QStringList { u"--map"_s, file(name, json) };
        };
        QTest::newRow("a mapping of another file")
            << good << map(u"m1.json"_s, R"({"title": "诉求"})")
            << u"待导入的文件没有对应关系中的“诉求”列"_s;
        QTest::newRow("a mapping of another kind")
            << good << map(u"m2.json"_s, R"({"worker": "标题"})")
            << u"m2.json 是为其他导入内容保存的对应关系，请另选文件。 (--map)"_s;
        QTest::newRow("no mapping") << good << map(u"m3.json"_s, "标题,经度\n")
                                    << u"m3.json 不是保存的列对应关系，请另选文件。 (--map)"_s;
    }
    void whatIsWrongIsASentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, options);
        const Answer answer
            = run(QStringList { u"import"_s, u"--profile"_s, m_profile, u"--kind"_s, u"incidents"_s,
                      u"--account"_s, u"zhiban"_s, u"--password-file"_s, m_password,
                      file(u"sentence.csv"_s, bytes) }
                + options);
        QCOMPARE(answer.code, 1);
        QFETCH(QString, sentence);
        QVERIFY2(answer.complaint.contains(sentence), qPrintable(answer.complaint));
    }

    /// As the wizard saves it.
    void aSavedMappingIsTaken()
    {
        const QString map = m_folder.filePath(u"saved.json"_s);
        shiyu::ColumnMapping mapping;
        mapping.setField(shiyu::ImportColumn::Title, 1);
        mapping.setField(shiyu::ImportColumn::SourceNumber, 0);
        QVERIFY(shiyu::writeMapping(
            map, mapping, shiyu::ImportKind::Incidents, { u"甲"_s, u"乙"_s, u"标题"_s }));
        const Answer answer = run({ u"import"_s, u"--profile"_s, m_profile, u"--kind"_s,
            u"incidents"_s, u"--account"_s, u"zhiban"_s, u"--password-file"_s, m_password,
            u"--map"_s, map, file(u"mapped.csv"_s, "甲,乙,标题\nm1,路灯,\n") });
        QVERIFY2(answer.code == 0, qPrintable(answer.complaint));
        QCOMPARE(answer.lines.last(), u"{\"read\":1,\"imported\":1,\"rejected\":0}"_s);
    }

    void theProfileIsSound()
    {
        const Answer verified = run({ u"verify"_s, m_profile });
        QCOMPARE(verified.code, 0);
    }

private:
    struct Answer {
        int code = -1;
        QStringList lines;
        QString complaint;
    };
    Answer run(const QStringList &arguments) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("SHIYU_TOOL"), arguments);
        if (!process.waitForFinished(60'000))
            return {};
        Answer answer { process.exitCode(),
            QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts),
            {} };
        for (const QString &line :
            QString::fromUtf8(process.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts)) {
            if (!line.startsWith(u'…') && !line.startsWith(u'→'))
                answer.complaint += line;
        }
        return answer;
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(m_folder.filePath(name));
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? out.fileName()
                                                                                  : QString();
    }

    QTemporaryDir m_folder;
    QString m_password, m_profile;
};

QTEST_GUILESS_MAIN(TstImportCommand)
#include "tst_importcommand.moc"
