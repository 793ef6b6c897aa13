#include "ui/shell/mainwindow.h"

#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/shiftpanel.h"
#include "ui/shell/topbar.h"
#include "ui/shell/usersettings.h"
#include "ui/signin/signinpage.h"
#include "widgets/applytheme.h"
#include "widgets/banner.h"
#include "widgets/commandpalette.h"
#include "widgets/formrow.h"
#include "widgets/passwordfield.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <QListView>
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const OfficerId kCentre = test::officerOf(test::org::kCity, "dispatcher");
const OfficerId kUnit(u"d.yijiang.urban.handler"_s);
const Instant kNow = instantFromMs(1'795'240'800'000); // 2026-11-21 14:00 in the city
constexpr int kPatience = 60'000; // ms; beside a build

} // namespace

/// The window over a real profile: who is let in when, and what is made by then.
class TestMainWindow : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void beginsAtTheOfficerWhereNobodyIsKnown_data();
    void beginsAtTheOfficerWhereNobodyIsKnown();
    void letsInWhoeverKnowsThePassword_data();
    void letsInWhoeverKnowsThePassword();
    void makesAScreenWhenItIsOpened_data();
    void makesAScreenWhenItIsOpened();
    void whatIsTypedBeforeThePinyinComesIsLookedForAgain();
    void theDeskIsLaidOutWhileHeTypes();
    void theStripGoesWhenOutlinesHaveCome();
    void theShiftStandsBelowTheBar();

private:
    void openFor(const OfficerId &officer);
    void type(const QString &password);
    bool hasMade(QByteArrayView className) const;

    QTemporaryDir m_folder;
    QString m_path;
    QString m_copy;
    int m_count = 0;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<UserSettings> m_settings;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<ServerLink> m_link;
    std::unique_ptr<QWidget> m_host; ///< the offscreen platform knows no least size of a window
    MainWindow *m_window = nullptr;
};

void TestMainWindow::initTestCase()
{
    applyTheme(*qApp, m_theme.theme());
    m_path = m_folder.filePath(u"city"_s);
    QVERIFY(test::makeCityProfile(m_path, { kCentre, kUnit }, kNow));
}

void TestMainWindow::init()
{
    TestCase::init();
    m_copy = m_folder.filePath(QString::number(++m_count));
    QVERIFY(QFile::copy(m_path, m_copy));
    m_settings = std::make_unique<UserSettings>(m_copy + u".ini"_s);
    m_workplace = std::make_unique<Workplace>([] { return kNow; });
    m_link = std::make_unique<ServerLink>(*m_workplace, [] { return kNow; });
}

void TestMainWindow::cleanup()
{
    m_host.reset();
    m_link.reset();
    m_workplace.reset();
}

void TestMainWindow::openFor(const OfficerId &officer)
{
    m_settings->setLastAccount(officer.toString());
    m_host = std::make_unique<QWidget>();
    m_host->resize(1366, 768);
    m_window = new MainWindow(m_theme, *m_settings, *m_workplace, *m_link);
    m_window->setParent(m_host.get());
    m_window->resize(m_host->size());
    m_window->openProfile(m_copy);
    m_host->show();
}

void TestMainWindow::type(const QString &password)
{
    auto *field = m_window->signInPage()->findChild<PasswordField *>();
    field->setText(password);
    QTest::keyClick(field, Qt::Key_Return);
}

bool TestMainWindow::hasMade(QByteArrayView className) const
{
    const auto all = m_window->findChildren<QWidget *>();
    return std::any_of(all.begin(), all.end(), [className](const QWidget *widget) {
        return QByteArrayView(widget->metaObject()->className()) == className;
    });
}

void TestMainWindow::beginsAtTheOfficerWhereNobodyIsKnown_data()
{
    QTest::addColumn<OfficerId>("last"); // who signed in last
    QTest::addColumn<bool>("chosen"); // he is, so a password is all that is wanted
    QTest::newRow("nobody has signed in here yet") << OfficerId() << false;
    QTest::newRow("the same as the last time") << kUnit << true;
}

/// Whoever stands first in the list would be a guess.
void TestMainWindow::beginsAtTheOfficerWhereNobodyIsKnown()
{
    QFETCH(OfficerId, last);
    QFETCH(bool, chosen);
    openFor(last);
    QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workplace->accounts().isEmpty(), kPatience);
    auto *officers = m_window->signInPage()->findChild<QComboBox *>();
    const auto *password = m_window->signInPage()->findChild<PasswordField *>();
    QTRY_VERIFY(officers->count() == 2 && QApplication::focusWidget());
    QCOMPARE(officers->hasFocus(), !chosen);
    const QWidget *focused = QApplication::focusWidget();
    QCOMPARE(focused == password || password->isAncestorOf(focused), chosen);
    if (chosen)
        QCOMPARE(officers->currentData().toString(), last.toString());
}

void TestMainWindow::letsInWhoeverKnowsThePassword_data()
{
    QTest::addColumn<OfficerId>("officer");
    QTest::addColumn<bool>("quick"); // types before the directory is read
    QTest::addColumn<QString>("first"); // what he tries first
    QTest::addColumn<QString>("page"); // on which he begins
    QTest::newRow("a centre, typed at once") << kCentre << true << QString() << u"desk"_s;
    QTest::newRow("a centre, typed in peace") << kCentre << false << QString() << u"desk"_s;
    QTest::newRow("a unit, typed at once") << kUnit << true << QString() << u"handling"_s;
    QTest::newRow("a unit, typed in peace") << kUnit << false << QString() << u"handling"_s;
    QTest::newRow("at the second try") << kCentre << true << u"wrong-password"_s << u"desk"_s;
}

void TestMainWindow::letsInWhoeverKnowsThePassword()
{
    QFETCH(OfficerId, officer);
    QFETCH(bool, quick);
    QFETCH(QString, first);
    QFETCH(QString, page);
    openFor(officer);
    bool wasOpen = true;
    if (quick) {
        connect(m_workplace.get(), &Workplace::accountsFound, this, [&] {
            wasOpen = m_workplace->isOpen();
            type(first.isEmpty() ? test::kCityPassword : first);
        });
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(m_workplace->isOpen() && m_window->desk(), kPatience);
        type(test::kCityPassword);
    }
    if (!first.isEmpty()) {
        const auto *row = m_window->signInPage()->findChildren<FormRow *>().last();
        QTRY_VERIFY_WITH_TIMEOUT(row->hasError(), kPatience);
        QCOMPARE(m_window->page(), QString());
        type(test::kCityPassword);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), page, kPatience);
    QCOMPARE(wasOpen, !quick);
    QCOMPARE(m_workplace->seat()->officer, officer);
    QCOMPARE(hasMade("shiyu::HandlingPage"), page == u"handling"_s);
}

void TestMainWindow::makesAScreenWhenItIsOpened_data()
{
    QTest::addColumn<Qt::Key>("key"); // with Alt, or a letter with Ctrl
    QTest::addColumn<QByteArray>("made");
    QTest::newRow("one map") << Qt::Key_1 << QByteArray("shiyu::MapPage");
    QTest::newRow("handling") << Qt::Key_3 << QByteArray("shiyu::HandlingPage");
    QTest::newRow("settings") << Qt::Key_0 << QByteArray("shiyu::SettingsPage");
    QTest::newRow("the command line") << Qt::Key_K << QByteArray("shiyu::CommandPalette");
    QTest::newRow("all keys") << Qt::Key_F1 << QByteArray("shiyu::KeySheet");
    QTest::newRow("a new matter") << Qt::Key_N << QByteArray("shiyu::IntakeForm");
}

void TestMainWindow::makesAScreenWhenItIsOpened()
{
    QFETCH(Qt::Key, key);
    QFETCH(QByteArray, made);
    openFor(kCentre);
    QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workplace->accounts().isEmpty(), kPatience);
    type(test::kCityPassword); // at once: nothing is made ahead
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), u"desk"_s, kPatience);
    QVERIFY(!hasMade(made));
    const Qt::KeyboardModifiers with = key >= Qt::Key_0 && key <= Qt::Key_9 ? Qt::AltModifier
        : key == Qt::Key_K                                                  ? Qt::ControlModifier
                                                                            : Qt::NoModifier;
    QTest::keyClick(m_window, key, with);
    QTRY_VERIFY_WITH_TIMEOUT(hasMade(made), kPatience);
}

// The pinyin of all names is spelled at the first question, on another thread.
void TestMainWindow::whatIsTypedBeforeThePinyinComesIsLookedForAgain()
{
    openFor(kCentre);
    QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workplace->accounts().isEmpty(), kPatience);
    type(test::kCityPassword);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), u"desk"_s, kPatience);
    QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<CommandPalette *>();
    QVERIFY(palette);
    palette->setText(u"切换 yjq"_s); // 弋江区
    const auto *found = palette->findChild<QListView *>()->model();
    QCOMPARE(found->rowCount(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(found->rowCount(), 1, kPatience);
    QVERIFY(found->index(0, 0).data().toString().contains(kUnit.toString()));
}

// Letting him in has only to fill it: the map has its size, and its ground is drawn by then.
void TestMainWindow::theDeskIsLaidOutWhileHeTypes()
{
    openFor(kCentre);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->desk(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->desk()->width() > 1000, true, kPatience);
    QVERIFY(!m_window->desk()->isVisible());
    QVERIFY(!m_workplace->seat());
    const QSize before = m_window->desk()->size();
    type(test::kCityPassword);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), u"desk"_s, kPatience);
    QCOMPARE(m_window->desk()->size(), before);
}

// Its clock stays in sight; on another page it stays above.
void TestMainWindow::theShiftStandsBelowTheBar()
{
    openFor(kCentre);
    QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    QTRY_VERIFY_WITH_TIMEOUT(m_workplace->isOpen(), kPatience);
    type(test::kCityPassword);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), u"desk"_s, kPatience);
    const auto *bar = m_window->findChild<TopBar *>();
    const ShiftPanel *drawer = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT( // as soon as the duty is known
        (QTest::keyClick(m_window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier),
            drawer = m_window->findChild<ShiftPanel *>(), drawer && drawer->isOpen()),
        kPatience);
    QCOMPARE(drawer->mapTo(m_window, QPoint()).y(),
        bar->mapTo(m_window, bar->rect().bottomLeft()).y() + 1);
    QTest::keyClick(m_window, Qt::Key_3, Qt::AltModifier);
    QCOMPARE(m_window->page(), u"handling"_s);
    const QPoint inIt = drawer->mapTo(m_window, drawer->rect().center());
    const QWidget *above = m_window->childAt(inIt);
    QVERIFY(above && (above == drawer || drawer->isAncestorOf(above)));
}

// What it says is not so any more; another trouble stays.
void TestMainWindow::theStripGoesWhenOutlinesHaveCome()
{
    openFor(kCentre);
    QTRY_VERIFY_WITH_TIMEOUT(m_workplace->isOpen(), kPatience);
    type(test::kCityPassword);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), u"desk"_s, kPatience);
    Q_EMIT m_workplace->troubled(Trouble::NoOutlines, {});
    Q_EMIT m_workplace->troubled(Trouble::Draft, {});
    const auto strips = m_window->findChildren<Banner *>();
    const auto told = [&strips](const QString &words) {
        return std::any_of(strips.begin(), strips.end(), [&words](const Banner *strip) {
            return !strip->isHidden() && strip->accessibleName().contains(words);
        });
    };
    QVERIFY(told(u"no boundaries"_s));
    m_workplace->reloadGround(); // as after an import
    QTRY_VERIFY_WITH_TIMEOUT(!told(u"no boundaries"_s), kPatience);
    QVERIFY(told(u"is not being kept"_s));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
