#include "ui/shell/passwordsheet.h"

#include "tests/ui/profiletest.h"
#include "widgets/actionbutton.h"
#include "widgets/formrow.h"
#include "widgets/passwordfield.h"
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

const OfficerId kOfficer = officerOf(org::kCity, "dispatcher");
const QString kNewPassword = u"a-new-password"_s;

} // namespace

/// The sheet over a real profile, by keyboard.
class TestPasswordSheet : public ProfileTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void refusesWithASentence_data();
    void refusesWithASentence();
    void theNewPasswordOpensFromNowOn();
    void forgetsWhatWasTyped();

private:
    PasswordField *field(int row) const { return m_sheet->findChildren<PasswordField *>().at(row); }
    void type(const QString &present, const QString &fresh, const QString &again);
    QStringList errors() const;

    PasswordSheet *m_sheet = nullptr;
};

void TestPasswordSheet::initTestCase()
{
    makeCity({ kOfficer });
}

void TestPasswordSheet::init()
{
    TestCase::init();
    makeWorkplace();
    openProfile(copyOf(m_path));
    QVERIFY(signsIn(kOfficer.toString()));
    showWindow(900, 700);
    m_sheet = new PasswordSheet(m_theme, *m_workplace, m_window.get());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_sheet->open();
}

void TestPasswordSheet::cleanup()
{
    m_window.reset();
    m_workplace.reset();
}

void TestPasswordSheet::type(const QString &present, const QString &fresh, const QString &again)
{
    QVERIFY(field(0)->hasFocus());
    QTest::keyClicks(field(0), present);
    QTest::keyClick(field(0), Qt::Key_Tab);
    QTest::keyClicks(field(1), fresh);
    QTest::keyClick(field(1), Qt::Key_Tab);
    QTest::keyClicks(field(2), again);
}

QStringList TestPasswordSheet::errors() const
{
    QStringList errors;
    for (const FormRow *row : m_sheet->findChildren<FormRow *>()) {
        if (row->hasError())
            errors.append(row->field()->accessibleDescription());
    }
    return errors;
}

void TestPasswordSheet::refusesWithASentence_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("fresh");
    QTest::addColumn<QString>("again");
    QTest::addColumn<int>("at"); // the field with the sentence and the focus
    QTest::addColumn<QString>("sentence");
    const QString right = kCityPassword;
    QTest::newRow("wrong present password") << u"wrong-password"_s << kNewPassword << kNewPassword
                                            << 0 << u"This is not your present password"_s;
    QTest::newRow("none") << QString() << kNewPassword << kNewPassword << 0
                          << u"Type the password that you signed in with"_s;
    QTest::newRow("seven characters")
        << right << u"1234567"_s << u"1234567"_s << 1 << u"Take at least 8 character"_s;
    QTest::newRow("the two differ")
        << right << kNewPassword << u"a-new-passwort"_s << 2 << u"The two are not the same"_s;
}

void TestPasswordSheet::refusesWithASentence()
{
    QFETCH(QString, present);
    QFETCH(QString, fresh);
    QFETCH(QString, again);
    QFETCH(int, at);
    QFETCH(QString, sentence);
    QSignalSpy changed(m_sheet, &PasswordSheet::changed);
    type(present, fresh, again);
    QTest::keyClick(m_sheet, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(errors().size(), 1);
    QVERIFY2(errors().first().contains(sentence), qPrintable(errors().first()));
    QVERIFY(field(at)->hasFocus());
    QCOMPARE(field(at)->accessibleDescription(), errors().first());
    QVERIFY(m_sheet->isOpen());
    QCOMPARE(changed.size(), 0);
    QVERIFY(!signsIn(kOfficer.toString(), kNewPassword));
    QVERIFY(signsIn(kOfficer.toString(), kCityPassword));
}

void TestPasswordSheet::theNewPasswordOpensFromNowOn()
{
    QSignalSpy changed(m_sheet, &PasswordSheet::changed);
    type(kCityPassword, kNewPassword, kNewPassword);
    QTest::keyClick(field(2), Qt::Key_Return); // from the last field without Ctrl
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 10'000);
    QVERIFY(!m_sheet->isOpen());
    m_workplace->signOut();
    QVERIFY(!signsIn(kOfficer.toString(), kCityPassword));
    QVERIFY(signsIn(kOfficer.toString(), kNewPassword));
}

void TestPasswordSheet::forgetsWhatWasTyped()
{
    type(u"wrong"_s, kNewPassword, u"x"_s);
    QTest::keyClick(m_sheet, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(errors().size(), 1);
    QTest::keyClick(m_sheet, Qt::Key_Escape);
    QVERIFY(!m_sheet->isOpen());
    m_sheet->open();
    for (int row = 0; row < 3; ++row)
        QVERIFY(field(row)->text().isEmpty());
    QVERIFY(errors().isEmpty());
}

QTEST_MAIN(TestPasswordSheet)
#include "tst_passwordsheet.moc"
