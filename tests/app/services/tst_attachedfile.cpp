#include "app/services/attachedfile.h"

#include "tests/support/testcase.h"
#include <QFile>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestAttachedFile : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void isReadWholeAndHashed();
    void problems_data();
    void problems();
    void theLargestFits();
    void namesCarryNoPersonalData();
    void savesOrSaysWhyNot();

private:
    QString made(const QString &name, qint64 size)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.resize(size) ? file.fileName() : QString();
    }
    QTemporaryDir m_folder;
};

void TestAttachedFile::isReadWholeAndHashed()
{
    QFile file(m_folder.filePath(u"abc.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("abc") == 3);
    file.close();
    const auto loading = loadAttachedFile(file.fileName());
    QTRY_VERIFY(loading.isFinished());
    const auto read = loading.result();
    QVERIFY(read);
    QCOMPARE(read->bytes, QByteArray("abc"));
    // FIPS 180-2, example B.1
    const QJsonObject expected { { u"name"_s, u"abc.txt"_s }, { u"size"_s, 3 },
        { u"sha256"_s, u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s } };
    QCOMPARE(read->args(), expected);
}

void TestAttachedFile::problems_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no such file") << m_folder.filePath(u"gone.jpg"_s) << ErrorCode::NotFound;
    QTest::newRow("no bytes in it") << made(u"empty.jpg"_s, 0) << ErrorCode::Empty;
    QTest::newRow("a folder") << m_folder.path() << ErrorCode::WrongKind;
    QTest::newRow("one byte too large")
        << made(u"large.mp4"_s, kLargestAttachment + 1) << ErrorCode::InvalidValue;
}

void TestAttachedFile::problems()
{
    QFETCH(QString, path);
    QFETCH(ErrorCode, code);
    const auto read = readAttachedFile(path);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QVERIFY(!read.error().context.contains(u'/'));
}

void TestAttachedFile::theLargestFits()
{
    const auto read = readAttachedFile(made(u"just.mp4"_s, kLargestAttachment));
    QVERIFY(read);
    QCOMPARE(read->bytes.size(), kLargestAttachment);
}

void TestAttachedFile::namesCarryNoPersonalData()
{
    const auto read = readAttachedFile(made(u"13805536021来电.amr"_s, 1));
    QVERIFY(read);
    QCOMPARE(read->name, u"138****6021来电.amr"_s);
}

void TestAttachedFile::savesOrSaysWhyNot()
{
    const QString path = m_folder.filePath(u"copy.jpg"_s);
    QVERIFY(saveAttachedFile(path, "abc"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("abc"));
    const auto nowhere = saveAttachedFile(m_folder.filePath(u"no/such/folder.jpg"_s), "abc");
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::ReadOnly);
}

QTEST_GUILESS_MAIN(TestAttachedFile)
#include "tst_attachedfile.moc"
