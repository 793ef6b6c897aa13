#include "app/exchange/mappingfile.h"

#include "app/exchange/fileproblem.h"
#include "tests/support/testcase.h"
#include <QFile>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using C = ImportColumn;

class TstMappingFile : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void whatWasWrittenIsRead_data()
    {
        QTest::addColumn<ImportKind>("kind");
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<ColumnMapping>("mapping");
        const QStringList fields { u"标题"_s, u"内容"_s, u"经度"_s, u"纬度"_s };
        const auto suggested = ColumnMapping::suggested(ImportKind::Incidents, fields);
        QTest::newRow("as suggested") << ImportKind::Incidents << fields << suggested;
        QTest::newRow("nothing at all") << ImportKind::Incidents << fields << ColumnMapping();
        ColumnMapping swapped = suggested;
        swapped.setField(C::Title, 1);
        swapped.setField(C::Summary, 0);
        QTest::newRow("two changed about") << ImportKind::Incidents << fields << swapped;
        ColumnMapping valued = suggested;
        valued.setValue(C::Source, u"petition"_s);
        valued.setValue(C::Title, u"热线 \"12345\""_s);
        QTest::newRow("the same for every row") << ImportKind::Incidents << fields << valued;
        const QStringList cameras { u"名称"_s, u"名称"_s, u"状态"_s };
        QTest::newRow("the first of two of one name")
            << ImportKind::Cameras << cameras
            << ColumnMapping::suggested(ImportKind::Cameras, cameras);
    }
    void whatWasWrittenIsRead()
    {
        QFETCH(ImportKind, kind);
        QFETCH(QStringList, fields);
        QFETCH(ColumnMapping, mapping);
        const QString path = m_folder.filePath(u"m.json"_s);
        QVERIFY(writeMapping(path, mapping, kind, fields));
        const auto read = readMapping(path, kind, fields);
        QVERIFY(read);
        QCOMPARE(*read, mapping);
    }

    void anErrorNamesTheFileOrTheColumn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<FileProblem>("problem");
        QTest::addColumn<QString>("context");
        using P = FileProblem;
        QTest::newRow("no JSON") << QByteArray("a,b\n") << P::NoMapping << u"m.json"_s;
        QTest::newRow("one byte more than is read")
            << QByteArray(kLargestMapping - 1, ' ') + "{}" << P::NoMapping << u"m.json"_s;
        QTest::newRow("another kind")
            << QByteArray(R"({"worker": "a"})") << P::OtherKindsMapping << u"m.json"_s;
        QTest::newRow("another file")
            << QByteArray(R"({"title": "b"})") << P::MissingColumn << u"b"_s;
    }
    void anErrorNamesTheFileOrTheColumn()
    {
        QFETCH(QByteArray, bytes);
        QFile file(m_folder.filePath(u"m.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto read = readMapping(file.fileName(), ImportKind::Incidents, { u"a"_s });
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidValue);
        QTEST(fileProblem(read.error()), "problem");
        QTEST(read.error().context, "context");
    }

    void aFileThatIsNotThereIsNotRead()
    {
        const auto read = readMapping(m_folder.filePath(u"none.json"_s), ImportKind::Incidents, {});
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Unreadable);
        QCOMPARE(read.error().context, u"none.json"_s);
    }

    /// The second of two columns of one name cannot be named; what was saved before stays.
    void whatCannotBeToldApartIsNotWritten()
    {
        const QString path = m_folder.filePath(u"twins.json"_s);
        QVERIFY(writeMapping(path, {}, ImportKind::Incidents, { u"a"_s }));
        ColumnMapping mapping;
        mapping.setField(C::Title, 1);
        const auto written
            = writeMapping(path, mapping, ImportKind::Incidents, { u"名称"_s, u"名称"_s });
        QVERIFY(!written);
        QCOMPARE(fileProblem(written.error()), FileProblem::SameHeading);
        QCOMPARE(written.error().context, u"名称"_s);
        const auto read = readMapping(path, ImportKind::Incidents, { u"a"_s });
        QVERIFY(read);
        QCOMPARE(*read, ColumnMapping());
    }

    void aFolderThatIsNotThereIsNoPlaceToSave()
    {
        const auto written = writeMapping(
            m_folder.filePath(u"no/such/m.json"_s), {}, ImportKind::Incidents, { u"a"_s });
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::ReadOnly);
        QCOMPARE(written.error().context, u"m.json"_s);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstMappingFile)
#include "tst_mappingfile.moc"
