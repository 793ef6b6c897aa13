#include "tests/ui/acts/sheettest.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/formrow.h"

#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

class TestActSheet : public SheetTest {
    Q_OBJECT
private Q_SLOTS:
    void atOnceAndUndo();
    void formIsSentAndCloses();
    void refusalStaysAtTheForm();
    void whatHappenedWhileTheFormWasOpen();
    void diskErrorKeepsTheText();
    void draftSurvivesEscape();
    void theNextFormHasTheFocus();
    void textsAreKept_data();
    void textsAreKept();
    void whatIsTypedIsKeptAtOnce();
    void aDraftIsDiscarded();
    void lettersBringTheFocusBack();
    void busyWhileItRuns();
    void theMapGivesThePlaceWhileItIsCorrected();
};

void TestActSheet::atOnceAndUndo()
{
    QSignalSpy performed(m_sheet, &ActSheet::performed);
    m_sheet->start(act(K::Accept));
    QTRY_COMPARE(performed.count(), 1);
    QVERIFY(!m_sheet->isOpen());
    QCOMPARE(m_office->desk.state.stage, Stage::Accepted);
    QVERIFY(toast()->isVisible());
    QCOMPARE(toast()->secondsLeft(), 60);
    m_sheet->undo();
    QTRY_COMPARE(performed.count(), 2);
    QCOMPARE(m_office->desk.state.stage, Stage::Reported);
    m_sheet->undo(); // there is nothing more to take back
    QCOMPARE(m_office->asked.size(), 2);
}

void TestActSheet::theMapGivesThePlaceWhileItIsCorrected()
{
    m_office->locality.grid = region::kGrid;
    QSignalSpy placing(m_sheet, &ActSheet::placingChanged);
    QSignalSpy marked(m_sheet, &ActSheet::placeChanged);
    m_sheet->start(act(K::Note));
    QVERIFY(!m_sheet->isPlacing());
    m_sheet->start(act(K::Relocate));
    QVERIFY(m_sheet->isPlacing());
    const LonLat at = LonLat::fromDegrees(118.4, 31.3);
    m_sheet->setPlace(at);
    QCOMPARE(marked.last().first().value<std::optional<LonLat>>(), std::optional(at));
    QTRY_VERIFY(m_sheet->form()->check());
    m_sheet->confirm();
    QTRY_VERIFY(!m_sheet->isOpen());
    QCOMPARE(m_office->desk.state.place.anchor(), at);
    QCOMPARE(m_office->desk.state.primaryRegion, region::kGrid);
    QVERIFY(!m_sheet->isPlacing());
    QCOMPARE(placing.count(), 2);
    QVERIFY(!marked.last().first().value<std::optional<LonLat>>()); // the mark is taken away
}

void TestActSheet::formIsSentAndCloses()
{
    m_sheet->start(act(K::Note));
    QVERIFY(m_sheet->isOpen());
    m_sheet->form()->setDraft({ { QStringLiteral("text"), QStringLiteral("n") } });
    QTest::keyClick(
        m_host->window()->focusWidget() ? m_host->window()->focusWidget() : m_host.get(),
        Qt::Key_Return, Qt::ControlModifier);
    if (m_office->asked.isEmpty())
        m_sheet->confirm(); // without an active window the platform sends no shortcuts
    QTRY_VERIFY(!m_sheet->isOpen());
    QCOMPARE(m_office->desk.state.record.last().kind, K::Note);
    show();
    m_sheet->start(act(K::Note));
    QVERIFY(m_sheet->form()->draft().isEmpty()); // what was sent is not offered again
}

void TestActSheet::refusalStaysAtTheForm()
{
    m_sheet->start(act(K::Decline));
    m_sheet->form()->setDraft({ { QStringLiteral("reason"), QStringLiteral("r") } });
    // Somebody accepts it meanwhile; this console has not heard of it.
    QCOMPARE(m_office->desk.play(QStringLiteral("c.city.dispatcher accept")), QString());
    m_sheet->confirm();
    QTRY_VERIFY(m_host->findChild<Banner *>()->isVisible());
    QVERIFY(m_sheet->isOpen());
    QCOMPARE(m_sheet->form()->draft()[QStringLiteral("reason")].toString(), QStringLiteral("r"));
}

/// The form says what its officer saw when he opened it, also when the case beneath it is read
/// anew.
void TestActSheet::whatHappenedWhileTheFormWasOpen()
{
    const auto decline = [this] { m_sheet->start(act(K::Decline)); };
    decline();
    m_sheet->form()->setDraft({ { QStringLiteral("reason"), QStringLiteral("r") } });
    m_sheet->form()->setTouched(true);
    const qint64 seen = m_office->view().state.lastSeq;
    Intent theirs = m_office->desk.intent(OfficerId(QStringLiteral("c.city.dispatcher")), K::Edit,
        { { QStringLiteral("field"), QStringLiteral("category") },
            { QStringLiteral("from"), QStringLiteral("facility.cover") },
            { QStringLiteral("to"), QStringLiteral("facility.burst") } });
    theirs.device = DeviceId(QStringLiteral("another console"));
    QVERIFY(!m_office->desk.submit(theirs));
    show(); // it arrives
    QVERIFY(m_sheet->isOpen());
    m_sheet->confirm();
    QTRY_VERIFY(m_host->findChild<Banner *>()->isVisible());
    QStringList said;
    for (const QLabel *label : m_host->findChild<Banner *>()->findChildren<QLabel *>())
        said.append(label->text());
    QVERIFY2(said.join(u' ').contains(QStringLiteral("somebody else acted meanwhile")),
        qPrintable(said.join(u' ')));
    QCOMPARE(m_office->asked.last().seen, seen);
    QCOMPARE(m_office->desk.state.stage, Stage::Reported);
    QVERIFY(m_sheet->isOpen());
    // Having looked, he opens it again: his words are there, and it goes through.
    decline();
    QCOMPARE(m_sheet->form()->draft()[QStringLiteral("reason")].toString(), QStringLiteral("r"));
    m_sheet->confirm();
    QTRY_VERIFY(!m_sheet->isOpen());
    QCOMPARE(m_office->desk.state.stage, Stage::Declined);
}

void TestActSheet::diskErrorKeepsTheText()
{
    m_sheet->start(act(K::Note));
    m_sheet->form()->setDraft({ { QStringLiteral("text"), QStringLiteral("n") } });
    m_office->disk = Error { ErrorCode::DiskFull, {}, {} };
    m_sheet->confirm();
    QTRY_VERIFY(m_host->findChild<Banner *>()->isVisible());
    QVERIFY(m_sheet->isOpen());
    m_sheet->confirm();
    QTRY_VERIFY(!m_sheet->isOpen());
}

void TestActSheet::draftSurvivesEscape()
{
    m_sheet->start(act(K::Note));
    m_sheet->form()->setDraft({ { QStringLiteral("text"), QStringLiteral("half a") } });
    QTest::keyClick(m_host->findChild<Banner *>()->parentWidget(), Qt::Key_Escape);
    QVERIFY(!m_sheet->isOpen());
    m_sheet->start(act(K::Guide));
    m_sheet->start(act(K::Note));
    QCOMPARE(m_sheet->form()->draft()[QStringLiteral("text")].toString(), QStringLiteral("half a"));
}

void TestActSheet::theNextFormHasTheFocus()
{
    QTRY_VERIFY(m_host->isActiveWindow());
    for (const K kind : { K::Note, K::Decline, K::Note }) {
        m_sheet->start(act(kind));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the form before
        QVERIFY(m_sheet->form()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!m_sheet->isOpen());
    }
}

void TestActSheet::textsAreKept_data()
{
    QTest::addColumn<QStringList>("steps"); // after a note was begun on the first case
    QTest::addColumn<QString>("text"); // that the form of a note begins with
    const QString typed = QStringLiteral("of the first");
    QTest::newRow("the same case, read anew") << QStringList { QStringLiteral("first") } << typed;
    QTest::newRow("another case: empty") << QStringList { QStringLiteral("second") } << QString();
    QTest::newRow("back from another case")
        << QStringList { QStringLiteral("second"), QStringLiteral("first") } << typed;
    QTest::newRow("nothing open in between")
        << QStringList { QStringLiteral("none"), QStringLiteral("first") } << typed;
    QTest::newRow("another form in between")
        << QStringList { QStringLiteral("guide"), QStringLiteral("first") } << typed;
    QTest::newRow("another officer: empty")
        << QStringList { QStringLiteral("officer") } << QString();
    QTest::newRow("another officer while no case is open: empty")
        << QStringList { QStringLiteral("none"), QStringLiteral("officer") } << QString();
    QTest::newRow("another officer, and the first again: his own") << QStringList {
        QStringLiteral("officer"), QStringLiteral("officer"), QStringLiteral("first")
    } << typed;
    QTest::newRow("sent: not offered again")
        << QStringList { QStringLiteral("send"), QStringLiteral("second"), QStringLiteral("first") }
        << QString();
}

void TestActSheet::textsAreKept()
{
    QFETCH(QStringList, steps);
    const OfficerId intake(QStringLiteral("c.city.intake"));
    const OfficerId dispatcher(QStringLiteral("c.city.dispatcher"));
    CaseDesk second(QStringLiteral("case-2"));
    QCOMPARE(second.play(QStringLiteral("c.city.intake report category=facility.cover "
                                        "region=340202")),
        QString());
    m_sheet->start(act(K::Note));
    m_sheet->form()->field(QStringLiteral("text"))->setValue(QStringLiteral("of the first"));
    const CaseView first = m_office->view();
    for (const QString &step : std::as_const(steps)) {
        if (step == QStringLiteral("none"))
            m_sheet->clear();
        else if (step == QStringLiteral("guide"))
            m_sheet->start(act(K::Guide));
        else if (step == QStringLiteral("send"))
            m_sheet->confirm();
        else if (step == QStringLiteral("officer"))
            m_office->officer = m_office->officer == intake ? dispatcher : intake;
        const CaseView view
            = step == QStringLiteral("second") ? viewOf(second, m_office->officer) : first;
        if (step != QStringLiteral("none"))
            m_sheet->setCase(std::make_shared<const CaseView>(view), m_office->seat());
        QTRY_VERIFY(!m_sheet->isBusy());
    }
    m_sheet->start(PlannedAct { K::Note, {} });
    QFETCH(QString, text);
    QCOMPARE(m_sheet->form()->isTouched(), !text.isEmpty());
    QCOMPARE(m_sheet->form()->draft()[QStringLiteral("text")].toString(), text);
}

/// A console may be killed at any moment: nothing has to be closed before.
void TestActSheet::whatIsTypedIsKeptAtOnce()
{
    m_sheet->start(act(K::Note));
    QVERIFY(m_office->drafts.isEmpty()); // nothing was typed
    QTest::keyClicks(
        m_sheet->form()->field(QStringLiteral("text"))->widget(), QStringLiteral("ab"));
    QCOMPARE(m_office->drafts.size(), 1);
    QCOMPARE(m_office->drafts.first()[QStringLiteral("text")].toString(), QStringLiteral("ab"));
    m_sheet->confirm();
    QTRY_VERIFY(!m_sheet->isOpen());
    QVERIFY(m_office->drafts.isEmpty());
}

void TestActSheet::aDraftIsDiscarded()
{
    const auto *banner = m_host->findChild<Banner *>();
    m_sheet->start(act(K::Note));
    QVERIFY(!banner->isVisible());
    QTest::keyClicks(
        m_sheet->form()->field(QStringLiteral("text"))->widget(), QStringLiteral("ab"));
    m_sheet->clear();
    show();
    m_sheet->start(act(K::Note));
    QVERIFY(banner->isVisible()); // it says that this is from before
    QTest::mouseClick(banner->findChild<ActionButton *>(), Qt::LeftButton);
    QVERIFY(m_sheet->isOpen());
    QVERIFY(!banner->isVisible());
    QVERIFY(m_sheet->form()->draft().isEmpty());
    QVERIFY(m_office->drafts.isEmpty());
    m_sheet->clear();
    QVERIFY(m_office->drafts.isEmpty());
}

void TestActSheet::lettersBringTheFocusBack()
{
    QTRY_VERIFY(m_host->isActiveWindow());
    auto *beside = new QPushButton(m_host.get());
    beside->show();
    m_sheet->focusForm(); // without a form it stays where it is
    m_sheet->start(act(K::Decline));
    QWidget *typedIn = m_sheet->form()->field(QStringLiteral("reason"))->widget();
    typedIn->setFocus();
    beside->setFocus();
    QVERIFY(beside->hasFocus());
    m_sheet->focusForm();
    QVERIFY(typedIn->hasFocus());
    beside->setFocus();
    QTest::keyClick(beside, Qt::Key_X);
    QVERIFY(typedIn->hasFocus());
    QCOMPARE(
        m_sheet->form()->field(QStringLiteral("reason"))->value().toString(), QStringLiteral("x"));
    QVERIFY(m_office->asked.isEmpty());
}

void TestActSheet::busyWhileItRuns()
{
    QPromise<ActOutcome> promise;
    promise.start();
    CasePort port = m_office->port();
    port.act = [&promise](const ActRequest &) { return promise.future(); };
    ActSheet sheet(port, m_themes, m_host.get());
    sheet.setCase(std::make_shared<const CaseView>(m_office->view()), m_office->seat());
    sheet.start(act(K::Note));
    sheet.form()->setDraft({ { QStringLiteral("text"), QStringLiteral("n") } });
    sheet.confirm();
    QVERIFY(sheet.isBusy());
    sheet.confirm(); // a second key press sends nothing
    promise.addResult(ActOutcome(tl::make_unexpected(ActFailure(Error {}))));
    promise.finish();
    QTRY_VERIFY(!sheet.isBusy());
    QVERIFY(sheet.isOpen());
}

QTEST_MAIN(TestActSheet)
#include "tst_actsheet.moc"
