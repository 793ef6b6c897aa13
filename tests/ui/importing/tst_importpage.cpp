#include "tests/support/testcase.h"
#include "tests/ui/importing/pretendport.h"
#include "ui/importing/columnstep.h"
#include "ui/importing/importpage.h"
#include "widgets/banner.h"
#include "widgets/themesource.h"
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using Step = ImportPage::Step;

class TstImportPage : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        auto port = std::make_unique<PretendPort>();
        m_port = port.get();
        // Inside a window: the offscreen platform knows no sizes of windows.
        m_window = std::make_unique<QWidget>();
        m_window->resize(1200, 700);
        m_page = new ImportPage(m_theme, std::move(port), m_window.get());
        m_page->resize(1200, 700);
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void fromTheFileToTheResult()
    {
        m_page->open(made("标题,经度,纬度\n路灯不亮,118.2,31.2\n井盖缺失,118.3,31.2\n"));
        QTRY_COMPARE(m_page->step(), Step::Columns);
        auto *crs = m_page->findChild<QComboBox *>(u"importCrs"_s);
        QVERIFY(crs->isVisible());
        next();
        QTRY_VERIFY(banner()->isVisible()); // no coordinate system chosen
        QCOMPARE(m_page->step(), Step::Columns);
        QCOMPARE(crs->currentText(), QString()); // what is typed is all that stands there
        QTest::keyClicks(crs->lineEdit(), u"GCJ-02"_s);
        QCOMPARE(crs->currentText(), u"GCJ-02"_s);
        next();
        QTRY_COMPARE(m_page->step(), Step::Check);
        QSignalSpy imported(m_page, &ImportPage::imported);
        next();
        QTRY_COMPARE(m_page->step(), Step::Result);
        QCOMPARE(imported.size(), 1);
        QCOMPARE(imported.first().first().value<ImportReport>().imported, 2);
        next();
        QCOMPARE(m_page->step(), Step::File);
    }

    void aMeaningCanBeChosenForAColumn()
    {
        m_page->open(made("a,b\n路灯不亮,x\n"));
        QTRY_COMPARE(m_page->step(), Step::Columns);
        next();
        QTRY_VERIFY(banner()->isVisible()); // nothing says what the matters are
        choose(0, ImportColumn::Title);
        next();
        QTRY_COMPARE(m_page->step(), Step::Check);
    }

    void whatBecameOfAMappingIsSaid()
    {
        m_page->open(made("标题,b\n路灯不亮,x\n"));
        QTRY_COMPARE(m_page->step(), Step::Columns);
        auto *step = m_page->findChild<ColumnStep *>();
        step->saveMapping(m_folder.filePath(u"m.json"_s));
        QVERIFY(banner()->isVisible());
        QCOMPARE(banner()->kind(), Banner::Kind::Info);
        step->loadMapping(m_folder.filePath(u"none.json"_s));
        QCOMPARE(banner()->kind(), Banner::Kind::Error);
        QCOMPARE(m_page->step(), Step::Columns);
    }

    /// The choices above the table, its rows, what lies below, and on.
    void tabGoesDownThePage()
    {
        m_page->open(made("标题,经度,纬度\n路灯不亮,118.2,31.2\n"));
        QTRY_COMPARE(m_page->step(), Step::Columns);
        QStringList order;
        QWidget *crs = m_page->findChild<QComboBox *>(u"importCrs"_s);
        for (QWidget *at = crs->nextInFocusChain(); at != crs; at = at->nextInFocusChain()) {
            static const QRegularExpression known(u"^(mapping|import|load|save)"_s);
            if (known.match(at->objectName()).hasMatch() && at->isVisible())
                order.append(at->objectName());
        }
        QCOMPARE(order.join(u' '),
            u"mapping0 mapping1 mapping2 importPartial importBack importNext importLeave "
            "loadMapping saveMapping"_s);
        // Else it would stay among the rows.
        QVERIFY(!m_page->findChild<ColumnStep *>()->findChild<QTableView *>()->tabKeyNavigation());
    }

    void oneBadRowStopsAllUnlessTheGoodOnesAreWanted()
    {
        m_page->open(made("标题,联系电话\n路灯不亮,13805531234\n井盖,不详\n"));
        QTRY_COMPARE(m_page->step(), Step::Columns);
        next();
        QTRY_COMPARE(m_page->step(), Step::Check);
        QVERIFY(!button(u"importNext"_s)->isEnabled());
        QVERIFY(button(u"saveRejected"_s)->isVisible());
        button(u"importBack"_s)->click();
        m_page->findChild<QCheckBox *>(u"importPartial"_s)->setChecked(true);
        next();
        QTRY_COMPARE(m_page->step(), Step::Check);
        QVERIFY(button(u"importNext"_s)->isEnabled());
    }

    void aBrokenFileSaysWhatItIs()
    {
        m_page->open(made("<!DOCTYPE html><html></html>"));
        QTRY_VERIFY(banner()->isVisible());
        QCOMPARE(m_page->step(), Step::File);
        QCOMPARE(banner()->kind(), Banner::Kind::Error);
    }

    void whoMayNotCannotGoOn()
    {
        m_port->allowed = false;
        m_page->open(made("标题,n\n路灯不亮,1\n"));
        QTRY_COMPARE(m_page->step(), Step::Columns);
        QVERIFY(!button(u"importNext"_s)->isEnabled());
    }

    void theWayBackIsAStepAtATime()
    {
        QSignalSpy left(m_page, &ImportPage::left);
        m_page->open(made("标题,联系电话\n路灯不亮,13805531234\n"));
        QTRY_COMPARE(m_page->step(), Step::Columns);
        next();
        QTRY_COMPARE(m_page->step(), Step::Check);
        QTest::keyClick(m_page, Qt::Key_Escape);
        QCOMPARE(m_page->step(), Step::Columns);
        QTest::keyClick(m_page, Qt::Key_Escape);
        QCOMPARE(m_page->step(), Step::File);
        QCOMPARE(left.count(), 0);
        QTest::keyClick(m_page, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
        m_page->findChild<QAbstractButton *>(u"importLeave"_s)->click();
        QCOMPARE(left.count(), 2);
    }

    // The system administrator may not import matters, which stand first in the list.
    void beginsWithWhatTheOfficerMayImport_data()
    {
        QTest::addColumn<bool>("everything");
        QTest::addColumn<int>("chosen");
        QTest::addColumn<int>("kind");
        const auto matters = static_cast<int>(ImportKind::Incidents);
        const auto places = static_cast<int>(ImportKind::Places);
        const auto cameras = static_cast<int>(ImportKind::Cameras);
        QTest::newRow("all kinds: matters") << true << matters << matters;
        QTest::newRow("all kinds, another one was chosen") << true << cameras << cameras;
        QTest::newRow("places alone") << false << matters << places;
        QTest::newRow("places alone, cameras were chosen by who sat here before")
            << false << cameras << places;
    }
    void beginsWithWhatTheOfficerMayImport()
    {
        QFETCH(bool, everything);
        QFETCH(int, chosen);
        m_page->hide();
        m_page->setKind(static_cast<ImportKind>(chosen));
        m_port->allowed = everything;
        m_page->show();
        QTEST(m_page->findChild<QComboBox *>(u"importKind"_s)->currentIndex(), "kind");
    }

    void anotherLanguageAndAnotherThemeAreNoTrouble()
    {
        m_page->open(made("标题,n\n路灯不亮,1\n"));
        QTRY_COMPARE(m_page->step(), Step::Columns);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_page, &change);
        m_theme.setTheme(Theme::make(ThemeMode::Night));
        QVERIFY(!m_page->grab().isNull());
        QCOMPARE(m_page->step(), Step::Columns);
    }

private:
    QString made(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"f.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0)
            return {};
        return file.fileName();
    }
    QAbstractButton *button(const QString &name) const
    {
        return m_page->findChild<QAbstractButton *>(name);
    }
    void choose(int field, ImportColumn column)
    {
        auto *meaning = m_page->findChild<QComboBox *>(u"mapping%1"_s.arg(field));
        const auto at = static_cast<int>(columnsOf(ImportKind::Incidents).indexOf(column)) + 1;
        meaning->setCurrentIndex(at);
        Q_EMIT meaning->activated(at);
    }
    void next() { button(u"importNext"_s)->click(); }
    Banner *banner() const
    {
        return m_page->findChild<Banner *>(QString(), Qt::FindDirectChildrenOnly);
    }

    QTemporaryDir m_folder;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<QWidget> m_window;
    ImportPage *m_page = nullptr;
    PretendPort *m_port = nullptr;
};

QTEST_MAIN(TstImportPage)
#include "tst_importpage.moc"
