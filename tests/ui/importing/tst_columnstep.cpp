#include "ui/importing/columnstep.h"

#include "tests/ui/text/chinesetest.h"
#include "ui/importing/importtext.h"
#include "widgets/themesource.h"
#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

/// Mappings of columns that are saved and loaded.
class TstColumnStep : public ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        // A file dialog without a screen says this as often as it is laid out.
        QTest::failOnWarning(
            QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
        m_step = std::make_unique<ColumnStep>(m_theme);
        m_step->resize(1200, 600);
        show({ u"标题"_s, u"b"_s, u"c"_s });
        connect(m_step.get(), &ColumnStep::told, this, [this](const QString &s) { m_told = s; });
        connect(m_step.get(), &ColumnStep::failed, this,
            [this](const Error &error) { m_failed = importErrorText(error); });
        m_told.clear();
        m_failed.clear();
    }

    void whatIsSavedIsLoadedAgain()
    {
        choose(1, ImportColumn::Title); // taken from the first
        choose(2, ImportColumn::Summary);
        const ColumnMapping chosen = m_step->plan().mapping;
        const QList<int> shown = meanings();
        const QString path = m_folder.filePath(u"kept.json"_s);
        nameIn(u"saveMapping"_s, path);
        QCOMPARE(m_told, u"对应关系已保存为 kept.json。"_s);
        show({ u"标题"_s, u"b"_s, u"c"_s });
        QVERIFY(m_step->plan().mapping != chosen); // as suggested again
        nameIn(u"loadMapping"_s, path);
        QCOMPARE(m_told, u"已按 kept.json 设置各列。"_s);
        QCOMPARE(m_step->plan().mapping, chosen);
        QCOMPARE(meanings(), shown);
        QCOMPARE(m_failed, QString());
    }

    /// The columns may stand elsewhere, and more of them.
    void aMappingServesTheNextFile()
    {
        choose(1, ImportColumn::Summary);
        m_step->saveMapping(m_folder.filePath(u"kept.json"_s));
        show({ u"编号"_s, u"c"_s, u"b"_s, u"标题"_s });
        m_step->loadMapping(m_folder.filePath(u"kept.json"_s));
        const ColumnMapping mapping = m_step->plan().mapping;
        QCOMPARE(mapping.field(ImportColumn::Summary), 2);
        QCOMPARE(mapping.field(ImportColumn::Title), 3);
        QCOMPARE(mapping.field(ImportColumn::SourceNumber), 0);
    }

    void positionsThatAreLoadedAskForTheirSystem()
    {
        auto *crs = m_step->findChild<QComboBox *>(u"importCrs"_s);
        QVERIFY(!crs->isVisibleTo(m_step.get()));
        m_step->loadMapping(json(R"({"lon": "b", "lat": "c"})"));
        QVERIFY(crs->isVisibleTo(m_step.get()));
    }

    void whatIsTheSameForEveryRowIsSaid()
    {
        m_step->loadMapping(json(R"({"source": {"value": "petition"}})"));
        QCOMPARE(m_told, u"已按 m.json 设置各列。每行相同：来源：信访。"_s);
    }

    void aFileThatDoesNotFitChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const QString none = u"m.json 不是保存的列对应关系，请另选文件。"_s;
        QTest::newRow("no mapping") << QByteArray("标题,b\n") << none;
        QTest::newRow("larger than any") << QByteArray(kLargestMapping, ' ') + "{}" << none;
        QTest::newRow("of another kind")
            << QByteArray(R"({"summary": "b", "worker": "标题"})")
            << u"m.json 是为其他导入内容保存的对应关系，请另选文件。"_s;
        const QString missing = u"待导入的文件没有对应关系中的“%1”列，各列保持不变。"
                                "请另选对应关系，或逐列设置。"_s;
        QTest::newRow("a column that this file has not")
            << QByteArray(R"({"summary": "b", "title": "诉求"})") << missing.arg(u"诉求"_s);
        QTest::newRow("a name longer than a line")
            << QByteArray(R"({"title": ")" + QByteArray(9999, 'x') + R"("})")
            << missing.arg(QString(60, u'x') + u'…');
    }
    void aFileThatDoesNotFitChangesNothing()
    {
        QFETCH(QByteArray, bytes);
        const ImportPlan before = m_step->plan();
        const QList<int> shown = meanings();
        nameIn(u"loadMapping"_s, json(bytes));
        QTEST(m_failed, "sentence");
        QCOMPARE(m_step->plan().mapping, before.mapping);
        QCOMPARE(meanings(), shown);
        QCOMPARE(m_told, QString());
    }

    void whatCannotBeSavedIsSaid()
    {
        m_step->saveMapping(m_folder.filePath(u"no/such/m.json"_s));
        QVERIFY(m_failed.contains(u"m.json"_s));
        show({ u"标题"_s, u"标题"_s });
        choose(1, ImportColumn::Title);
        m_step->saveMapping(m_folder.filePath(u"twins.json"_s));
        QCOMPARE(m_failed, u"有多列同名为“标题”，保存的对应关系无法区分。请先在文件中改名。"_s);
        QVERIFY(!QFile::exists(m_folder.filePath(u"twins.json"_s)));
        QCOMPARE(m_told, QString());
    }

    void theFileIsCalledAfterItsTable()
    {
        m_step->findChild<QAbstractButton *>(u"saveMapping"_s)->click();
        const auto *dialog = m_step->findChild<QFileDialog *>();
        QVERIFY(dialog);
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"十一月-对应关系.json"_s);
    }

private:
    void show(const QStringList &fields)
    {
        ImportFileView file;
        file.path = m_folder.filePath(u"十一月.csv"_s);
        file.format = u"CSV"_s;
        file.complete = true;
        TableLayer layer;
        layer.fields = fields;
        file.layers = { layer };
        TableRow row;
        row.number = 1;
        row.values = QStringList(fields.size(), u"31.2"_s);
        file.sample = { row };
        m_step->setFile(file, ImportKind::Incidents);
    }
    void choose(int field, ImportColumn column)
    {
        auto *meaning = m_step->findChild<QComboBox *>(u"mapping%1"_s.arg(field));
        Q_EMIT meaning->activated(
            static_cast<int>(columnsOf(ImportKind::Incidents).indexOf(column)) + 1);
    }
    /// What each column of the file means, as it is shown.
    QList<int> meanings() const
    {
        QList<int> shown;
        while (const auto *box = m_step->findChild<QComboBox *>(u"mapping%1"_s.arg(shown.size())))
            shown.append(box->currentIndex());
        return shown;
    }
    /// Presses the button and names the file in its dialog.
    void nameIn(const QString &button, const QString &path)
    {
        m_step->findChild<QAbstractButton *>(button)->click();
        auto *dialog = m_step->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path);
        delete dialog;
    }
    QString json(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"m.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
            ? file.fileName()
            : QString();
    }

    QTemporaryDir m_folder;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<ColumnStep> m_step;
    QString m_told, m_failed;
};

QTEST_MAIN(TstColumnStep)
#include "tst_columnstep.moc"
