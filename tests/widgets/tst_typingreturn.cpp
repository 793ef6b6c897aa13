#include "tests/support/testcase.h"
#include "widgets/sheetpanel.h"
#include "widgets/themesource.h"
#include "widgets/typingreturn.h"
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace shiyu;
using namespace Qt::StringLiterals;

/// A sheet with two fields beside a screen with a list, a search field and shortcuts of letters.
class TestTypingReturn : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void typedBesideTheSheet_data();
    void typedBesideTheSheet();
    void aClosedSheetTakesNothing();

private:
    template <typename W> W *add(const char *name, QLayout *layout)
    {
        auto *widget = new W;
        widget->setObjectName(QString::fromLatin1(name));
        layout->addWidget(widget);
        return widget;
    }
    QWidget *named(const QString &name) { return m_window->findChild<QWidget *>(name); }

    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<QWidget> m_window;
    SheetPanel *m_sheet = nullptr;
    QLineEdit *m_first = nullptr;
    QPlainTextEdit *m_second = nullptr;
    QShortcut *m_letter = nullptr;
};

void TestTypingReturn::init()
{
    TestCase::init();
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 600);
    auto *screen = new QVBoxLayout(m_window.get());
    screen->setSizeConstraint(QLayout::SetNoConstraint); // the offscreen platform has no hints
    add<QListWidget>("list", screen)->addItems({ u"a"_s, u"b"_s });
    add<QLineEdit>("search", screen);
    add<QComboBox>("filter", screen)->addItems({ u"all"_s, u"some"_s });
    add<QPushButton>("button", screen);
    m_letter = new QShortcut(Qt::Key_A, m_window.get());
    m_sheet = new SheetPanel(m_theme, u"New matter"_s, m_window.get());
    new TypingReturn(m_sheet);
    m_first = add<QLineEdit>("first", m_sheet->body());
    m_second = add<QPlainTextEdit>("second", m_sheet->body());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_sheet->open();
    m_second->setFocus();
}

void TestTypingReturn::typedBesideTheSheet_data()
{
    QTest::addColumn<QString>("focus");
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("back"); // in the sheet's last field, with the letter
    QTest::newRow("a letter on the list") << u"list"_s << int { Qt::Key_B } << true;
    QTest::newRow("a letter that the screen has as a shortcut")
        << u"list"_s << int { Qt::Key_A } << true;
    QTest::newRow("a digit on a button") << u"button"_s << int { Qt::Key_7 } << true;
    QTest::newRow("an arrow stays the list's") << u"list"_s << int { Qt::Key_Down } << false;
    QTest::newRow("a blank presses the button") << u"button"_s << int { Qt::Key_Space } << false;
    QTest::newRow("the search field keeps its text") << u"search"_s << int { Qt::Key_B } << false;
    QTest::newRow("a box chooses by its letter") << u"filter"_s << int { Qt::Key_S } << false;
}

void TestTypingReturn::typedBesideTheSheet()
{
    QFETCH(QString, focus);
    QFETCH(int, key);
    QFETCH(bool, back);
    QSignalSpy shortcut(m_letter, &QShortcut::activated);
    named(focus)->setFocus();
    QTest::keyClick(named(focus), static_cast<Qt::Key>(key));
    QCOMPARE(m_second->hasFocus(), back);
    QCOMPARE(m_second->toPlainText().size(), back ? 1 : 0);
    QCOMPARE(shortcut.size(), 0);
    QVERIFY(m_first->text().isEmpty());
}

void TestTypingReturn::aClosedSheetTakesNothing()
{
    QSignalSpy shortcut(m_letter, &QShortcut::activated);
    m_sheet->dismiss();
    named(u"button"_s)->setFocus();
    QTest::keyClick(named(u"button"_s), Qt::Key_A);
    QVERIFY(m_second->toPlainText().isEmpty());
    QCOMPARE(shortcut.size(), 1);
}

QTEST_MAIN(TestTypingReturn)
#include "tst_typingreturn.moc"
