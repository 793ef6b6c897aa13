#include "tests/support/queuesource.h"
#include "tests/support/testcase.h"
#include "ui/models/rowlist.h"
#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;

namespace {

/// One row a letter; a capital is the same case with another title.
RowPtrs rowsOf(const QString &letters)
{
    RowPtrs rows;
    for (QChar letter : letters)
        rows.append(std::make_shared<const IncidentRow>(
            queueRow(letter.toLower().unicode(), QString(letter), std::chrono::minutes { 10 })));
    return rows;
}

QString lettersOf(const RowList &list)
{
    QString letters;
    for (int i = 0; i < list.rowCount(); ++i)
        letters += list.index(i).data().toString();
    return letters;
}

QString text(const QVector<RowDiff::Range> &ranges)
{
    QStringList parts;
    for (const RowDiff::Range &range : ranges)
        parts.append(QStringLiteral("%1-%2").arg(range.first).arg(range.last));
    return parts.join(QLatin1Char(' '));
}

} // namespace

class TestRowDiff : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void diff_data();
    void diff();
    void modelFollows_data() { diff_data(); }
    void modelFollows();
    void whatStaysKeepsItsIndex();
    void randomLists();
};

void TestRowDiff::diff_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("inserted");
    QTest::addColumn<QString>("changed");
    const auto add = [](const char *name, const char *before, const char *after,
                         const char *removed, const char *inserted, const char *changed) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(after)
                            << QString::fromLatin1(removed) << QString::fromLatin1(inserted)
                            << QString::fromLatin1(changed);
    };
    add("nothing changed", "abc", "abc", "", "", "");
    add("the first rows", "", "abc", "", "0-2", "");
    add("all gone", "abc", "", "0-2", "", "");
    add("a page is appended", "abc", "abcde", "", "3-4", "");
    add("one comes in at the top", "abc", "xabc", "", "0-0", "");
    add("two ranges go", "abcdef", "adf", "1-2 4-4", "", "");
    add("a title changed", "abcd", "aBCd", "", "", "1-2");
    add("one moves to the end, the others stay", "abcd", "bcda", "0-0", "3-3", "");
    add("one moves to the top, the others stay", "abcd", "dabc", "3-3", "0-0", "");
    add("one goes, one comes, one changes", "abcd", "acxD", "1-1", "2-2", "3-3");
    add("another list altogether", "abc", "xyz", "0-2", "0-2", "");
}

void TestRowDiff::diff()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const RowDiff diff = diffRows(rowsOf(before), rowsOf(after));
    QTEST(text(diff.removed), "removed");
    QTEST(text(diff.inserted), "inserted");
    QTEST(text(diff.changed), "changed");
}

void TestRowDiff::modelFollows()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    RowList list;
    const QAbstractItemModelTester tester(&list);
    list.setRows(rowsOf(before));
    list.setRows(rowsOf(after));
    QCOMPARE(lettersOf(list), after);
}

void TestRowDiff::whatStaysKeepsItsIndex()
{
    RowList list;
    const QAbstractItemModelTester tester(&list);
    list.setRows(rowsOf(QStringLiteral("abcdef")));
    const QPersistentModelIndex stays = list.index(3);
    const QPersistentModelIndex goes = list.index(1);
    QSignalSpy resets(&list, &QAbstractItemModel::modelReset);
    list.setRows(rowsOf(QStringLiteral("xyacDef")));
    QCOMPARE(stays.row(), 4);
    QCOMPARE(stays.data().toString(), QStringLiteral("D"));
    QVERIFY(!goes.isValid());
    QCOMPARE(resets.count(), 0);
}

void TestRowDiff::randomLists()
{
    QRandomGenerator random(2026);
    RowList list;
    const QAbstractItemModelTester tester(&list);
    for (int round = 0; round < 300; ++round) {
        QString letters;
        for (char c = 'a'; c <= 'z'; ++c)
            if (random.bounded(3) > 0)
                letters.insert(random.bounded(int(letters.size()) + 1),
                    QLatin1Char(random.bounded(4) == 0 ? char(c - 32) : c));
        list.setRows(rowsOf(letters));
        QCOMPARE(lettersOf(list), letters);
    }
}

QTEST_GUILESS_MAIN(TestRowDiff)
#include "tst_rowdiff.moc"
