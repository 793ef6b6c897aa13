#include "tests/support/testcase.h"
#include "widgets/actionbutton.h"
#include "widgets/formrow.h"
#include "widgets/keycap.h"
#include "widgets/labels.h"
#include "widgets/passwordfield.h"
#include "widgets/progressstrip.h"
#include "widgets/searchfield.h"
#include "widgets/themesource.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace shiyu;
using namespace Qt::StringLiterals;

/// What is typed into and pressed.
class TestFields : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void buttonByKeyboard_data();
    void buttonByKeyboard();
    void refusalSaysWhy();
    void formErrorIsShownAndSpoken();
    void passwordIsHiddenAtFirst();
    void searchEscape();
    void progressCancelsOnce();

private:
    ThemeSource m_source { Theme::make(ThemeMode::Day) };
};

void TestFields::buttonByKeyboard_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("clicks");
    QTest::newRow("Space") << Qt::Key_Space << 1;
    QTest::newRow("Return") << Qt::Key_Return << 1;
    QTest::newRow("Enter of the number pad") << Qt::Key_Enter << 1;
    QTest::newRow("a letter") << Qt::Key_R << 0;
}

void TestFields::buttonByKeyboard()
{
    QFETCH(Qt::Key, key);
    ActionButton action(m_source, u"催办"_s, ActionButton::Kind::Primary);
    IconButton picture(m_source, Glyph::Phone, u"拨打"_s);
    LinkButton link(m_source, u"时限依据"_s);
    for (QAbstractButton *button : { static_cast<QAbstractButton *>(&action),
             static_cast<QAbstractButton *>(&picture), static_cast<QAbstractButton *>(&link) }) {
        QSignalSpy clicked(button, &QAbstractButton::clicked);
        QTest::keyClick(button, key);
        QTEST(int(clicked.count()), "clicks");
        QCOMPARE(button->focusPolicy(), Qt::TabFocus);
    }
}

void TestFields::refusalSaysWhy()
{
    ActionButton button(m_source, u"派单"_s, ActionButton::Kind::Primary);
    button.setRefusal(u"只有派单员可以派单"_s);
    QVERIFY(!button.isEnabled());
    QCOMPARE(button.toolTip(), u"只有派单员可以派单"_s);
    QCOMPARE(button.accessibleDescription(), u"只有派单员可以派单"_s);
    button.setRefusal({});
    QVERIFY(button.isEnabled());
    QVERIFY(button.toolTip().isEmpty());
}

void TestFields::formErrorIsShownAndSpoken()
{
    auto *field = new QLineEdit;
    FormRow row(m_source, u"地址"_s, field);
    row.setRequired(true);
    row.setHint(u"可点地图"_s);
    QCOMPARE(field->accessibleName(), u"地址, required"_s);
    QCOMPARE(field->accessibleDescription(), u"可点地图"_s);
    row.setError(u"请填写地址"_s);
    QVERIFY(row.hasError());
    QCOMPARE(field->accessibleDescription(), u"请填写地址"_s);
    QVERIFY(field->property("invalid").toBool());
    row.setError({});
    QVERIFY(!field->property("invalid").toBool());
    QCOMPARE(field->accessibleDescription(), u"可点地图"_s);
}

void TestFields::passwordIsHiddenAtFirst()
{
    PasswordField field(m_source);
    field.setText(u"秘密"_s);
    QVERIFY(!field.isShown());
    QVERIFY(!field.displayText().contains(u'秘'));
    QTest::keyClick(&field, Qt::Key_H, Qt::ControlModifier);
    QVERIFY(field.isShown());
    QCOMPARE(field.text(), u"秘密"_s);
    field.findChild<IconButton *>()->click();
    QVERIFY(!field.isShown());
}

void TestFields::searchEscape()
{
    SearchField field(m_source, u"搜索"_s);
    field.setKeyText(u"Ctrl K"_s);
    QSignalSpy left(&field, &SearchField::left);
    QSignalSpy results(&field, &SearchField::resultsRequested);
    auto *cap = field.findChild<KeyCap *>();
    QVERIFY(!cap->isHidden());
    QTest::keyClicks(&field, u"abc"_s);
    QVERIFY(cap->isHidden());
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(results.count(), 1);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QString());
    QCOMPARE(left.count(), 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void TestFields::progressCancelsOnce()
{
    QWidget host;
    ProgressStrip strip(m_source, u"取消"_s, &host);
    QSignalSpy cancelled(&strip, &ProgressStrip::cancelRequested);
    strip.setProgress(u"正在导入"_s, 0.999);
    QCOMPARE(strip.accessibleDescription(), u"99%"_s); // not 100 before the end
    strip.setProgress(u"正在导入"_s, 7);
    QCOMPARE(strip.part(), 1.0);
    auto *button = strip.findChild<ActionButton *>();
    button->click();
    button->click();
    QCOMPARE(cancelled.count(), 1);
    strip.finish();
    QVERIFY(strip.isHidden());
    strip.setProgress(u"正在导出"_s, -1);
    QCOMPARE(strip.accessibleDescription(), QString());
    QVERIFY(button->isEnabled());
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
