// What was done is told, and for a minute it can be taken back: by the offer or by its key.
#include "tests/ui/acts/formstest.h"
#include "tests/ui/acts/sheettest.h"
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

class TestUndoOffer : public SheetTest {
    Q_OBJECT
private Q_SLOTS:
    void whatWasDoneIsTold_data();
    void whatWasDoneIsTold();
    void theOfferNamesTheCaseThatWasLeft();
    void whatWasDoneElsewhereHasItsNumber();
    void theSecondActIsTheOneTakenBack();
    void anotherOfficerTakesNothingBack();
    void theOfferEndsWhenTheRulesWouldRefuse_data();
    void theOfferEndsWhenTheRulesWouldRefuse();
    void theKeySaysWhatIsTakenBack_data();
    void theKeySaysWhatIsTakenBack();
    void anActOnTwoCasesHasItsOpposite_data();
    void anActOnTwoCasesHasItsOpposite();
    void repliesToSeveralReportersStand();

private:
    void come(const char *officer);
};

/// He signs in here and opens the case.
void TestUndoOffer::come(const char *officer)
{
    m_office->officer = OfficerId(QString::fromLatin1(officer));
    show();
}

void TestUndoOffer::whatWasDoneIsTold_data()
{
    QTest::addColumn<QJsonObject>("typed"); // into the form of a review
    QTest::addColumn<QString>("told");
    QTest::newRow("a review that passes") << json(R"({"approve":true})") << "Done: Review";
    QTest::newRow("one that sends back is told as that")
        << json(R"({"approve":false,"text":"t"})") << "Done: returned for rework";
}

void TestUndoOffer::whatWasDoneIsTold()
{
    QFETCH(QJsonObject, typed);
    QFETCH(QString, told);
    m_office->desk = CaseDesk(QStringLiteral("case-2"));
    play(kSubmitted);
    come("d.jinghu.urban.reviewer");
    m_sheet->start(act(K::Review));
    m_sheet->form()->setDraft(typed);
    m_sheet->confirm();
    QTRY_VERIFY(!m_sheet->isOpen());
    QVERIFY2(toast()->accessibleName().startsWith(told), qPrintable(toast()->accessibleName()));
}

void TestUndoOffer::theOfferNamesTheCaseThatWasLeft()
{
    m_sheet->start(act(K::Accept));
    QTRY_VERIFY(!m_sheet->undoable().isEmpty());
    show();
    const QString number = m_office->desk.state.number;
    QVERIFY(!number.isEmpty());
    QVERIFY(!toast()->accessibleName().contains(number)); // it stands above it
    CaseView other = m_office->view();
    other.state.id = IncidentId(QStringLiteral("another"));
    m_sheet->setCase(std::make_shared<const CaseView>(other), m_office->seat());
    QVERIFY2(toast()->accessibleName().contains(number), qPrintable(toast()->accessibleName()));
    QCOMPARE(m_sheet->undoable(), m_office->desk.state.id);
    show(); // back again: it stands above it
    QVERIFY2(!toast()->accessibleName().contains(number), qPrintable(toast()->accessibleName()));
}

/// Also where nothing is offered: 已备注 alone would be read as of the case that is shown.
void TestUndoOffer::whatWasDoneElsewhereHasItsNumber()
{
    play(QStringLiteral("c.city.intake accept"));
    const QString number = m_office->desk.state.number;
    QVERIFY(!number.isEmpty());
    m_sheet->start(act(K::Note));
    m_sheet->form()->setDraft({ { QStringLiteral("text"), QStringLiteral("n") } });
    m_sheet->confirm();
    m_sheet->clear(); // he goes on before it is written
    QTRY_VERIFY(toast()->isVisible());
    QVERIFY(m_sheet->undoable().isEmpty());
    QVERIFY2(toast()->accessibleName().contains(number), qPrintable(toast()->accessibleName()));
    m_sheet->tell(QStringLiteral("a remark of the screen")); // is of no case
    QCOMPARE(toast()->accessibleName(), QStringLiteral("a remark of the screen"));
}

/// While the minute of the act before runs.
void TestUndoOffer::theSecondActIsTheOneTakenBack()
{
    const auto send = [this](K kind) {
        show();
        m_sheet->start(act(kind));
        m_sheet->form()->setDraft({ { QStringLiteral("reason"), QStringLiteral("r") } });
        m_sheet->confirm();
    };
    send(K::Decline);
    QTRY_COMPARE(m_office->desk.state.stage, Stage::Declined);
    QTRY_VERIFY(!m_sheet->isBusy());
    send(K::Reopen);
    QTRY_COMPARE(m_office->desk.state.stage, Stage::Reported);
    QTRY_VERIFY(!m_sheet->isBusy());
    m_sheet->undo();
    QTRY_COMPARE(m_office->desk.state.stage, Stage::Declined);
}

void TestUndoOffer::anotherOfficerTakesNothingBack()
{
    QSignalSpy performed(m_sheet, &ActSheet::performed);
    m_sheet->start(act(K::Accept));
    QTRY_COMPARE(performed.count(), 1);
    m_sheet->forgetOfficer();
    QVERIFY(!toast()->isVisible());
    m_sheet->undo();
    QCOMPARE(m_office->asked.size(), 1);
    QCOMPARE(m_office->desk.state.stage, Stage::Accepted);
}

void TestUndoOffer::theOfferEndsWhenTheRulesWouldRefuse_data()
{
    QTest::addColumn<QString>("script"); // what others do within the minute
    QTest::addColumn<bool>("shown"); // the case is still the open one
    QTest::addColumn<bool>("offered");
    const QString goesOn = QStringLiteral("c.city.dispatcher dispatch lead=u.water basis=function");
    const QString notes = QStringLiteral("c.city.dispatcher note text=n");
    QTest::newRow("nobody acts") << QString() << true << true;
    QTest::newRow("another goes on with it") << goesOn << true << false;
    QTest::newRow("another goes on, another case is open") << goesOn << false << false;
    QTest::newRow("a remark builds on nothing") << notes << true << true;
}

void TestUndoOffer::theOfferEndsWhenTheRulesWouldRefuse()
{
    QFETCH(QString, script);
    QFETCH(bool, shown);
    QFETCH(bool, offered);
    m_office->desk.step = std::chrono::seconds { 5 };
    QVERIFY(m_sheet->undoable().isEmpty());
    m_sheet->start(act(K::Accept));
    QTRY_COMPARE(m_office->desk.state.stage, Stage::Accepted);
    QTRY_VERIFY(!m_sheet->isBusy());
    show();
    QCOMPARE(m_sheet->undoable(), m_office->desk.state.id);
    if (!shown)
        m_sheet->clear();
    QCOMPARE(m_office->desk.playAll(script.split(QLatin1Char('\n'))), QString());
    if (shown)
        show();
    else
        m_sheet->reconsiderUndo(m_office->view());
    QCOMPARE(!m_sheet->undoable().isEmpty(), offered);
    QVERIFY(toast()->isVisible());
    QCOMPARE(
        toast()->accessibleName().contains(QStringLiteral("others have acted since")), !offered);
    const qsizetype asked = m_office->asked.size();
    m_sheet->undo();
    QTRY_VERIFY(!m_sheet->isBusy());
    QCOMPARE(m_office->asked.size(), asked + (offered ? 1 : 0));
    QCOMPARE(m_office->desk.state.stage, offered ? Stage::Reported : Stage::Dispatched);
}

void TestUndoOffer::theKeySaysWhatIsTakenBack_data()
{
    QTest::addColumn<QString>("script"); // of the whole case, five seconds an act
    QTest::addColumn<QString>("officer"); // who then presses the key
    QTest::addColumn<int>("later"); // s
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &script, const char *officer, int later,
                         const char *said) {
        QTest::newRow(name) << script << QString::fromLatin1(officer) << later
                            << QString::fromUtf8(said);
    };
    const auto then = [](const QString &before, const char *acts) {
        return QString(before + QString::fromLatin1(acts));
    };
    const char *struckOut = "“%1” is not undone; use “Strike out” to strike it out in the record.";
    const auto free
        = [&](const char *name, const QString &script, const char *officer, const char *act) {
              row(name, script, officer, 5,
                  QString::fromUtf8(struckOut).arg(QString::fromLatin1(act)).toUtf8().constData());
          };
    free("a note is struck out", then(kReport, "c.city.intake note"), "c.city.intake", "Note");
    free("so is an attachment", then(kReport, "c.city.intake attach"), "c.city.intake", "Attach");
    free("so is a question to others", then(kReport, "c.city.intake confer units=u.water"),
        "c.city.intake", "Confer");
    free("so is what was said of the progress", then(kContacted, "d.jinghu.urban.handler progress"),
        "d.jinghu.urban.handler", "Progress");
    row("a reminder stands", then(kSigned, "c.city.dispatcher remind"), "c.city.dispatcher", 5,
        "“Remind” is not undone once it is in the record.");
    row("so does what made the case",
        QStringLiteral("c.city.dispatcher emergencyDispatch category=facility.cover "
                       "region=340202 lead=u.water basis=function"),
        "c.city.dispatcher", 5, "“Emergency dispatch” is not undone once it is in the record.");
    row("the report is none that he could miss", kReport, "c.city.intake", 5,
        "You have done nothing here that could be taken back.");
    row("nor is what others did", kAccept, "c.city.dispatcher", 5,
        "You have done nothing here that could be taken back.");
    row("nor what he took back himself", then(kAccept, "c.city.intake retract target=@newest"),
        "c.city.intake", 5, "You have done nothing here that could be taken back.");
    row("in the last second of its minute", kAccept, "c.city.intake", 60,
        "“Accept” can still be taken back.");
    row("a second later", kAccept, "c.city.intake", 61,
        "Undo was not done: the minute to undo is over; withdraw it or return it for rework "
        "instead.");
    row("a note of another's builds on nothing", then(kAccept, "c.city.dispatcher note"),
        "c.city.intake", 5, "“Accept” can still be taken back.");
    row("another goes on with it", kDispatch, "c.city.intake", 5,
        "Undo was not done: others have acted since; withdraw it or return it for rework "
        "instead.");
}

/// He went and came back, so nothing is offered any more when he presses it.
void TestUndoOffer::theKeySaysWhatIsTakenBack()
{
    QFETCH(QString, script);
    QFETCH(QString, officer);
    QFETCH(int, later);
    QFETCH(QString, said);
    m_office->desk = CaseDesk(QStringLiteral("case-2"));
    m_office->desk.step = std::chrono::seconds { 5 };
    play(script);
    m_office->desk.now += std::chrono::seconds { later };
    m_office->desk.step = {};
    come(qPrintable(officer));
    m_sheet->undo();
    QCOMPARE(toast()->accessibleName(), said);
    QCOMPARE(m_office->asked.size(), 0);
    const bool offered = said.contains(QStringLiteral("can still"));
    QCOMPARE(!m_sheet->undoable().isEmpty(), offered);
    m_sheet->undo();
    QTRY_VERIFY(!m_sheet->isBusy());
    QCOMPARE(m_office->asked.size(), offered ? 1 : 0);
    if (offered)
        QCOMPARE(m_office->desk.state.stage, Stage::Reported);
}

void TestUndoOffer::anActOnTwoCasesHasItsOpposite_data()
{
    QTest::addColumn<QList<K>>("acts"); // of his, on this case
    QTest::addColumn<QString>("said");
    const QString said = QStringLiteral("“%1” is undone by “%2”.");
    const QString merge = QStringLiteral("Merge");
    const QString takeOut = QStringLiteral("Take out of the merger");
    QTest::newRow("merged into another") << QList { K::Merge } << said.arg(merge, takeOut);
    QTest::newRow("another merged into it")
        << QList { K::Absorb } << said.arg(QStringLiteral("Absorb"), takeOut);
    QTest::newRow("taken out of the other")
        << QList { K::Merge, K::Unmerge } << said.arg(takeOut, merge);
    QTest::newRow("the other taken out of it")
        << QList { K::Absorb, K::Release } << said.arg(QStringLiteral("Release"), merge);
}

void TestUndoOffer::anActOnTwoCasesHasItsOpposite()
{
    QFETCH(QList<K>, acts);
    const QString otherCase = QStringLiteral("other");
    CaseDesk other(otherCase);
    QCOMPARE(other.playAll(kReport.split(QLatin1Char('\n'))), QString());
    CaseDesk &desk = m_office->desk;
    desk.related = &other.state;
    for (const K kind : std::as_const(acts)) {
        QJsonObject args = desk.filled(kind, {});
        for (const QString &name : { QStringLiteral("into"), QStringLiteral("sourceCase") }) {
            if (args.contains(name))
                args[name] = otherCase;
        }
        Intent intent = desk.intent(m_office->officer, kind, args);
        intent.group = QStringLiteral("group");
        QVERIFY(!desk.submit(intent));
    }
    show();
    m_sheet->undo();
    QTEST(toast()->accessibleName(), "said");
    QVERIFY(m_sheet->undoable().isEmpty());
}

/// They went together with it, and nobody else acted: that would be a wrong reason.
void TestUndoOffer::repliesToSeveralReportersStand()
{
    m_office->desk = CaseDesk(QStringLiteral("case-2"));
    play(kReviewed);
    come("d.jinghu.urban.handler");
    CaseDesk &desk = m_office->desk;
    Intent reply = desk.intent(m_office->officer, K::Reply, desk.filled(K::Reply, {}));
    reply.group = QStringLiteral("group");
    QVERIFY(!desk.submit(reply));
    show();
    m_sheet->undo();
    QCOMPARE(toast()->accessibleName(),
        QStringLiteral("“Reply to the citizen” is not undone once it is in the record."));
}

QTEST_MAIN(TestUndoOffer)
#include "tst_undooffer.moc"
