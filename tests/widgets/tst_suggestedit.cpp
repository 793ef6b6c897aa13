#include "tests/support/testcase.h"
#include "widgets/suggestedit.h"
#include "widgets/themesource.h"
#include <QListWidget>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace shiyu;
using namespace Qt::StringLiterals;

/// What stays of what was typed when the officer goes on.
class TestSuggestEdit : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void goingOn_data();
    void goingOn();
    void theListFitsTheWindow_data();
    void theListFitsTheWindow();
    void theListFollowsTheField();
    void aLateAnswerIsTaken();
    void ofALateAnswerNothingIsTakenOnceTyped();

private:
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<QWidget> m_window;
    SuggestEdit *m_edit = nullptr;
    const QList<Suggestion> m_offered { { u"中山路步行街"_s, {}, 1 }, { u"中山南路"_s, {}, 2 } };
};

void TestSuggestEdit::init()
{
    TestCase::init();
    m_window = std::make_unique<QWidget>();
    m_edit = new SuggestEdit(m_theme);
    auto *layout = new QVBoxLayout(m_window.get());
    layout->setSizeConstraint(QLayout::SetNoConstraint); // the offscreen platform has no hints
    layout->addWidget(m_edit);
    layout->addWidget(new QLineEdit);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit->setFocus();
}

void TestSuggestEdit::goingOn_data()
{
    QTest::addColumn<bool>("mustChoose");
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("control");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("chosen"); // 0: nothing
    const auto row = [](const char *name, bool must, Qt::Key key, bool control, const QString &text,
                         int chosen) {
        QTest::newRow(name) << must << int { key } << control << text << chosen;
    };
    const QString typed = u"zs"_s;
    row("Tab leaves free text as it was typed", false, Qt::Key_Tab, false, typed, 0);
    row("Tab back too", false, Qt::Key_Backtab, false, typed, 0);
    row("so does Ctrl+Enter", false, Qt::Key_Return, true, typed, 0);
    row("Enter chooses", false, Qt::Key_Return, false, u"中山路步行街"_s, 1);
    row("Esc keeps the text", false, Qt::Key_Escape, false, typed, 0);
    row("Tab takes the first where one must be chosen", true, Qt::Key_Tab, false, u"中山路步行街"_s,
        1);
    row("and so does Ctrl+Enter there", true, Qt::Key_Return, true, u"中山路步行街"_s, 1);
}

void TestSuggestEdit::goingOn()
{
    QFETCH(bool, mustChoose);
    QFETCH(int, key);
    QFETCH(bool, control);
    m_edit->setMustChoose(mustChoose);
    QTest::keyClicks(m_edit, u"zs"_s);
    m_edit->setSuggestions(m_offered);
    QVERIFY(m_edit->isListOpen());
    QTest::keyClick(
        m_edit, static_cast<Qt::Key>(key), control ? Qt::ControlModifier : Qt::NoModifier);
    QTEST(m_edit->text(), "text");
    QTEST(m_edit->chosenData().toInt(), "chosen");
    QVERIFY(!m_edit->isListOpen());
}

void TestSuggestEdit::theListFitsTheWindow_data()
{
    QTest::addColumn<int>("y"); // of the field, in a window 400 high; a row has 32
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("below");
    QTest::newRow("room for the eight that are shown") << 20 << 8 << true;
    QTest::newRow("room for five below: those") << 200 << 5 << true;
    QTest::newRow("room for two below: upwards") << 300 << 8 << false;
}

void TestSuggestEdit::theListFitsTheWindow()
{
    QFETCH(int, y);
    QFETCH(int, rows);
    QFETCH(bool, below);
    delete m_window->layout();
    m_window->resize(400, 400);
    m_edit->setGeometry(10, y, 380, 30);
    m_edit->setSuggestions(QList<Suggestion>(20, { u"x"_s, {}, {} }));
    const auto *list = m_window->findChild<QListWidget *>(u"suggestions"_s);
    QVERIFY(list && list->isVisible());
    QCOMPARE(list->height(), rows * 32 + 2);
    QVERIFY(m_window->rect().contains(list->geometry()));
    QCOMPARE(list->y() > y, below);
    QVERIFY(!list->geometry().intersects(m_edit->geometry()));
}

void TestSuggestEdit::theListFollowsTheField()
{
    delete m_window->layout();
    m_window->resize(400, 400);
    m_edit->setGeometry(10, 20, 380, 30);
    m_edit->setSuggestions(m_offered);
    const auto *list = m_window->findChild<QListWidget *>(u"suggestions"_s);
    const QPoint apart = list->pos() - m_edit->pos();
    m_edit->move(10, 60); // a row above has grown
    QCOMPARE(list->pos() - m_edit->pos(), apart);
    m_edit->move(10, 500); // scrolled out
    QVERIFY(!m_edit->isListOpen());
}

void TestSuggestEdit::aLateAnswerIsTaken()
{
    m_edit->setMustChoose(true);
    QTest::keyClicks(m_edit, u"zs"_s);
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QSignalSpy chosen(m_edit, &SuggestEdit::suggestionChosen);
    m_edit->setSuggestions(m_offered);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(m_edit->chosenData().toInt(), 1);
    QVERIFY(!m_edit->isListOpen());
}

void TestSuggestEdit::ofALateAnswerNothingIsTakenOnceTyped()
{
    m_edit->setMustChoose(true);
    QTest::keyClicks(m_edit, u"zs"_s);
    QTest::keyClick(m_edit, Qt::Key_Tab);
    m_edit->setFocus();
    QTest::keyClicks(m_edit, u"l"_s);
    m_edit->setSuggestions(m_offered);
    QVERIFY(m_edit->chosenData().isNull());
    QVERIFY(m_edit->isListOpen());
}

QTEST_MAIN(TestSuggestEdit)
#include "tst_suggestedit.moc"
