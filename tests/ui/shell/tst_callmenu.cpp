#include "ui/shell/callmenu.h"

#include "tests/support/testcase.h"
#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

using namespace Qt::StringLiterals;

/// What is offered for a number, and what each choice does with it.
class TestCallMenu : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QDesktopServices::setUrlHandler(u"tel"_s, this, "dial"); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"tel"_s); }
    void init();
    void cleanup();

    void showsWhomAndTheNumber();
    void copies();
    void dials_data();
    void dials();
    void enterCopies();
    void nothingWithoutANumber();

public Q_SLOTS:
    void dial(const QUrl &url) { m_dialled.append(url); }

private:
    void offer(const QString &phone, const QString &whom);
    QMenu *menu() const { return m_host->findChild<QMenu *>(u"callMenu"_s); }
    QAction *action(const QString &text) const;

    std::unique_ptr<QWidget> m_host;
    QList<QUrl> m_dialled;
};

void TestCallMenu::init()
{
    TestCase::init();
    m_host = std::make_unique<QWidget>();
    m_host->resize(300, 200);
    m_host->show();
    QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    m_dialled.clear();
    QGuiApplication::clipboard()->setText(u"before"_s);
}

void TestCallMenu::offer(const QString &phone, const QString &whom)
{
    // The offscreen platform says so of any popup.
    for (const char16_t *warning : { u"does not support raise", u"does not support grabbing" })
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QString::fromUtf16(warning)));
    shiyu::offerCall(m_host.get(), phone, whom);
    QVERIFY(menu() && menu()->isVisible());
}

void TestCallMenu::cleanup()
{
    if (menu())
        menu()->close();
    m_host.reset();
}

QAction *TestCallMenu::action(const QString &text) const
{
    for (QAction *action : menu()->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

void TestCallMenu::showsWhomAndTheNumber()
{
    offer(u"0553-3831234转802"_s, u"水务 & 排水"_s);
    QVERIFY(menu() && menu()->isVisible());
    QCOMPARE(menu()->accessibleName(), u"Telephone"_s);
    const QAction *head = menu()->actions().first();
    QCOMPARE(head->text(), u"水务 && 排水  0553-3831234转802"_s); // && is shown as one &
    QVERIFY(!head->isEnabled());
}

void TestCallMenu::copies()
{
    offer(u"0553-3831234"_s, u"水务"_s);
    action(u"Copy the number"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"0553-3831234"_s);
    QVERIFY(m_dialled.isEmpty());
}

void TestCallMenu::dials_data()
{
    QTest::addColumn<QString>("phone");
    QTest::addColumn<QString>("url"); // RFC 3966; an extension is dialled after the answer
    QTest::newRow("a mobile with blanks") << u"138 1234 5678"_s << u"tel:13812345678"_s;
    QTest::newRow("a landline") << u"0553-3831234"_s << u"tel:0553-3831234"_s;
    QTest::newRow("with an extension") << u"0553-3831234转802"_s << u"tel:0553-3831234;ext=802"_s;
    QTest::newRow("from abroad") << u"+447911123456"_s << u"tel:+447911123456"_s;
}

void TestCallMenu::dials()
{
    QFETCH(QString, phone);
    QFETCH(QString, url);
    offer(phone, u"水务"_s);
    action(u"Dial with the telephone program"_s)->trigger();
    QCOMPARE(m_dialled, QList<QUrl> { QUrl(url) });
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

void TestCallMenu::enterCopies()
{
    offer(u"12345"_s, u"热线"_s);
    QTest::keyClick(menu(), Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"12345"_s);
    QTRY_VERIFY(!menu()); // it deletes itself
}

void TestCallMenu::nothingWithoutANumber()
{
    shiyu::offerCall(m_host.get(), {}, u"水务"_s);
    QVERIFY(!menu());
}

QTEST_MAIN(TestCallMenu)
#include "tst_callmenu.moc"
