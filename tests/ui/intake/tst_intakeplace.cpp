#include "tests/ui/intake/intaketest.h"

#include "ui/intake/localitynote.h"
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace shiyu;
using namespace shiyu::test;

/// Where a matter is: a point, a region by its name, an address.
class TestIntakePlace : public IntakeTest {
    Q_OBJECT
private Q_SLOTS:
    void theGridComesFromThePoint_data();
    void theGridComesFromThePoint();
    void aRetypedAddressDropsWhatWasFound();
    void aClickedPointStaysWhenTheAddressIsTyped();
    void anotherClickHasAnotherAddress();
    void aFoundThingFurtherOnIsNotTheAddress();
    void tabLeavesATypedAddress();
    void anUnknownAddressIsSaidAndKept();
    void aRegionByItsNameHasNoPoint();
    void withoutOutlinesTheNameIsEnough();
    void withoutOutlinesAPointAsksForTheName();
    void whatCannotBeLookedUpIsSaid();
};

void TestIntakePlace::theGridComesFromThePoint_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("warns");
    QTest::newRow("well inside") << 118.005 << u"王网格"_s << false;
    QTest::newRow("29 m from the other grid") << 118.0097 << u"王网格"_s << true;
    QTest::newRow("on the other side") << 118.0103 << u"刘网格"_s << true;
    QTest::newRow("outside the city") << 119.0 << u"outside the city"_s << false;
}

void TestIntakePlace::theGridComesFromThePoint()
{
    QFETCH(double, lon);
    QFETCH(QString, note);
    QFETCH(bool, warns);
    open(kDispatcher);
    m_form->setPosition(LonLat::fromDegrees(lon, 31.005));
    QTRY_VERIFY_WITH_TIMEOUT(says(note), kPatience);
    QCOMPARE(says(u"check whose matter it is"_s), warns);
}

void TestIntakePlace::aRetypedAddressDropsWhatWasFound()
{
    open(kDispatcher);
    QSignalSpy marked(m_form, &IntakeForm::positionChanged);
    choosePlace(u"赭山公园"_s);
    QTRY_VERIFY_WITH_TIMEOUT(says(u"王网格"_s), kPatience);
    type("Address", u"旁边的学校"_s);
    QVERIFY(says(u"no longer counts"_s));
    QVERIFY(!says(u"王网格"_s));
    QVERIFY(!marked.last().first().value<std::optional<LonLat>>());
    type("Appeal", u"井盖不见了"_s);
    chooseCategory();
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(errorAt("Address").contains(u"Without a place no unit can be found"_s));
    const Incident after = filed(Qt::Key_F9).after;
    QVERIFY(!after.place.isLocated());
    QCOMPARE(after.place.address, u"赭山公园旁边的学校"_s);
    QVERIFY(after.primaryRegion.isEmpty());
}

void TestIntakePlace::aClickedPointStaysWhenTheAddressIsTyped()
{
    open(kDispatcher);
    m_form->setPosition(LonLat::fromDegrees(118.005, 31.005));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"王网格"_s), kPatience);
    type("Address", u" 路口"_s);
    QVERIFY(says(u"王网格"_s));
    chooseCategory();
    type("Appeal", u"井盖不见了"_s);
    QCOMPARE(filed().after.place.anchor(), LonLat::fromDegrees(118.005, 31.005));
}

void TestIntakePlace::anotherClickHasAnotherAddress()
{
    open(kDispatcher);
    const auto *address = qobject_cast<SuggestEdit *>(field("Address"));
    m_form->setPosition(LonLat::fromDegrees(118.005, 31.005));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"王网格"_s), kPatience);
    const QString first = address->text();
    QVERIFY(!first.isEmpty());
    m_form->setPosition(LonLat::fromDegrees(118.0153, 31.005)); // the grid of 刘网格
    QTRY_VERIFY_WITH_TIMEOUT(says(u"刘网格"_s), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(address->text() != first, kPatience);
    QVERIFY(!address->text().isEmpty());
}

void TestIntakePlace::aFoundThingFurtherOnIsNotTheAddress()
{
    open(kDispatcher);
    const auto *address = qobject_cast<SuggestEdit *>(field("Address"));
    choosePlace(u"赭山公园"_s); // at 118.005, 31.005
    QCOMPARE(address->text(), u"赭山公园"_s);
    m_form->setPosition(LonLat::fromDegrees(118.006, 31.005)); // 95 m: its other gate
    QTRY_VERIFY_WITH_TIMEOUT(says(u"王网格"_s), kPatience);
    QCOMPARE(address->text(), u"赭山公园"_s);
    m_form->setPosition(LonLat::fromDegrees(118.0153, 31.005)); // 983 m
    QTRY_VERIFY_WITH_TIMEOUT(says(u"刘网格"_s), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!address->text().contains(u"赭山公园"_s), kPatience);
}

void TestIntakePlace::tabLeavesATypedAddress()
{
    open(kDispatcher);
    auto *address = qobject_cast<SuggestEdit *>(field("Address"));
    type("Address", u"赭山"_s);
    QTRY_VERIFY_WITH_TIMEOUT(address->isListOpen(), kPatience);
    QTest::keyClick(address, Qt::Key_Tab);
    QVERIFY(!address->hasFocus());
    QCOMPARE(address->text(), u"赭山"_s);
}

void TestIntakePlace::anUnknownAddressIsSaidAndKept()
{
    open(kDispatcher);
    type("Address", u"谁也不知道的巷子"_s);
    QTRY_VERIFY_WITH_TIMEOUT(says(u"No place of this name is known here"_s), kPatience);
    type("Appeal", u"井盖不见了"_s);
    QCOMPARE(filed(Qt::Key_F9).after.place.address, u"谁也不知道的巷子"_s);
}

void TestIntakePlace::aRegionByItsNameHasNoPoint()
{
    open(kDispatcher);
    QSignalSpy marked(m_form, &IntakeForm::positionChanged);
    QSignalSpy looked(m_form, &IntakeForm::regionNamed);
    choosePlace(u"新芜第一网格"_s); // the grid has an outline, to be clicked into
    QCOMPARE(looked.first().first().value<LonLatBox>().east, 1'180'100'000);
    choosePlace(u"新芜社区"_s);
    QCOMPARE(looked.size(), 1); // of the village nothing can be shown
    QVERIFY(says(u"without a point"_s));
    QVERIFY(!says(u"王网格"_s));
    QVERIFY(!marked.last().first().value<std::optional<LonLat>>());
    type("Address", u"菜场北门"_s);
    chooseCategory();
    type("Appeal", u"井盖不见了"_s);
    const Incident after = filed().after;
    QCOMPARE(after.stage, Stage::Accepted);
    QCOMPARE(after.primaryRegion, region::kVillage);
    QVERIFY(!after.place.isLocated());
    QCOMPARE(after.place.address, u"镜湖区 赭山街道 新芜社区菜场北门"_s);
}

void TestIntakePlace::withoutOutlinesTheNameIsEnough()
{
    start(m_bare);
    open(kDispatcher);
    choosePlace(u"zsjd"_s); // 赭山街道, which nothing can be drawn of
    QVERIFY(says(u"镜湖区 赭山街道"_s));
    m_form->setPosition(LonLat::fromDegrees(118.38, 31.33));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"no outline here to check the point by"_s), kPatience);
    chooseCategory();
    type("Appeal", u"井盖不见了"_s);
    const Incident after = filed().after;
    QCOMPARE(after.stage, Stage::Accepted);
    QCOMPARE(after.primaryRegion, region::kTown);
    QCOMPARE(after.place.anchor(), LonLat::fromDegrees(118.38, 31.33));
}

void TestIntakePlace::withoutOutlinesAPointAsksForTheName()
{
    start(m_bare);
    open(kDispatcher);
    m_form->setPosition(LonLat::fromDegrees(118.38, 31.33));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"No outline here tells the district"_s), kPatience);
    QVERIFY(!says(u"outside the city"_s));
    chooseCategory();
    type("Appeal", u"井盖不见了"_s);
    QTest::keyClick(m_form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(errorAt("Address").contains(u"choose it from the list"_s));
    choosePlace(u"赭山街道"_s);
    QVERIFY(errorAt("Address").isEmpty());
    const Incident after = filed().after;
    QCOMPARE(after.primaryRegion, region::kTown);
    QCOMPARE(after.place.anchor(), LonLat::fromDegrees(118.38, 31.33));
}

void TestIntakePlace::whatCannotBeLookedUpIsSaid()
{
    LocalityNote note(m_theme);
    note.showLocality(tl::make_unexpected(Error { ErrorCode::DiskFull, {}, {} }));
    QVERIFY(note.text().startsWith(u"Where this place lies could not be looked up. "_s));
    QVERIFY(!note.text().contains(u"outside the city"_s));
}

QTEST_MAIN(TestIntakePlace)
#include "tst_intakeplace.moc"
