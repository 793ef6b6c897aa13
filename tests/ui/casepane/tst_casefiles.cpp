#include "app/services/attachmentaccess.h"
#include "tests/ui/casepane/casepanetest.h"
#include "ui/casepane/attachmentsection.h"
#include "ui/casepane/picturepreview.h"
#include "ui/casepane/recordsection.h"
#include "widgets/labels.h"

#include <QBuffer>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

/// What of the case does not lie open here: files, sealed values, and what the server has of it.
class TestCaseFiles : public CasePaneTest {
    Q_OBJECT
private Q_SLOTS:
    void syncOfTheCase_data();
    void syncOfTheCase();
    void unsyncedActs_data();
    void unsyncedActs();
    void notOpenIsSaid();
    void showReadsAndHides();
    void filesWithWhoAndWhen();
    void aPictureOpensInTheWindow();
    void aFileThatDoesNotOpenIsSaid_data();
    void aFileThatDoesNotOpenIsSaid();
    void aFileOnItsWaySaysHowFar();
    void filesSayWhereTheyLie_data();
    void filesSayWhereTheyLie();
};

void TestCaseFiles::syncOfTheCase_data()
{
    QTest::addColumn<std::optional<CaseSync>>("sync");
    QTest::addColumn<QString>("text");
    const auto server = [](SyncState state) { return std::optional(CaseSync { state, {} }); };
    QTest::newRow("standalone: nothing is ever synced")
        << std::optional<CaseSync>() << QStringLiteral("已存本机");
    QTest::newRow("queued") << server(SyncState::Queued) << QStringLiteral("待上传");
    QTest::newRow("uploaded") << server(SyncState::Uploaded) << QStringLiteral("已上传");
    QTest::newRow("synced") << server(SyncState::Synced) << QStringLiteral("已同步");
    QTest::newRow("not accepted") << server(SyncState::Refused) << QStringLiteral("未通过");
}

void TestCaseFiles::syncOfTheCase()
{
    QFETCH(std::optional<CaseSync>, sync);
    QFETCH(QString, text);
    static const QStringList kAll { QStringLiteral("已存本机"), QStringLiteral("待上传"),
        QStringLiteral("已上传"), QStringLiteral("已同步"), QStringLiteral("未通过") };
    CaseView view = m_desk->view();
    view.sync = sync;
    m_pane->setView(view);
    QStringList said = texts();
    said.removeIf([](const QString &shown) { return !kAll.contains(shown); });
    QCOMPARE(said, QStringList { text });
}

void TestCaseFiles::unsyncedActs_data()
{
    QTest::addColumn<SyncState>("sync");
    QTest::addColumn<bool>("late");
    QTest::addColumn<QString>("text");
    QTest::newRow("synced: the line says nothing") << SyncState::Synced << false << QString();
    QTest::newRow("to upload") << SyncState::Queued << false << QStringLiteral("待上传");
    QTest::newRow("not accepted") << SyncState::Refused << false << QStringLiteral("未通过");
    QTest::newRow("to upload, and its time doubtful: to upload first")
        << SyncState::Queued << true << QStringLiteral("待上传");
}

void TestCaseFiles::unsyncedActs()
{
    QFETCH(SyncState, sync);
    QFETCH(bool, late);
    QFETCH(QString, text);
    Incident state = m_desk->office.desk.state;
    state.record.last().timeToBeChecked = late;
    const QMap<IntentId, SyncState> unsynced { { state.record.last().intent, sync } };
    const auto rows = recordDays(
        state, *m_desk->office.desk.directory, unsynced, false, m_desk->office.desk.now)
                          .first()
                          .rows;
    QCOMPARE(rows.first().state, text);
    QVERIFY(rows.at(1).state.isEmpty()); // the line below is not its
}

void TestCaseFiles::notOpenIsSaid()
{
    CaseView view = m_desk->view();
    view.maskedClosed.clear();
    view.notOpen = { QStringLiteral("appeal"), QStringLiteral("reporterName"),
        QStringLiteral("reporterPhone") };
    m_pane->setView(view);
    const QString all = texts().join(QLatin1Char('\n'));
    QVERIFY(all.contains(QStringLiteral("以上为摘要，诉求原文对您不开放")));
    QVERIFY(all.contains(QStringLiteral("诉求人 对您不开放")));
    QVERIFY(!link(QStringLiteral("显示")));
    view.state.summary.clear();
    m_pane->setView(view);
    QVERIFY(texts().contains(QStringLiteral("诉求原文：对您不开放")));
}

void TestCaseFiles::showReadsAndHides()
{
    m_desk->office.closed = { { QStringLiteral("reporterName"), QStringLiteral("陈大明") },
        { QStringLiteral("reporterPhone"), QStringLiteral("13800006021") } };
    link(QStringLiteral("显示"))->click();
    QTRY_VERIFY(texts().join(QLatin1Char(' ')).contains(QStringLiteral("陈大明 13800006021")));
    QCOMPARE(m_desk->office.read,
        QStringList({ QStringLiteral("reporterName"), QStringLiteral("reporterPhone") }));
    link(QStringLiteral("隐藏"))->click();
    QVERIFY(!texts().join(QLatin1Char(' ')).contains(QStringLiteral("13800006021")));
}

void TestCaseFiles::filesWithWhoAndWhen()
{
    const auto *files = m_pane->findChild<AttachmentSection *>();
    QVERIFY(files->isVisibleTo(m_pane));
    QStringList lines;
    for (const ElidedLabel *label : files->findChildren<ElidedLabel *>())
        lines.append(label->text());
    QCOMPARE(lines.mid(0, 2),
        QStringList({ u"a.jpg"_s, u"图片 · 10 字节 · 市指挥中心 孙悦 · 14:04"_s }));
    QCOMPARE(files->findChildren<LinkButton *>().size(), 5); // two pictures, one recording
}

void TestCaseFiles::aPictureOpensInTheWindow()
{
    QImage red(40, 30, QImage::Format_RGB32);
    red.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(red.save(&buffer, "PNG"));
    m_desk->office.content = bytes;
    const auto *files = m_pane->findChild<AttachmentSection *>();
    files->findChildren<LinkButton *>().first()->click();
    QTRY_VERIFY(m_window->findChild<PicturePreview *>());
    auto *preview = m_window->findChild<PicturePreview *>();
    QCOMPARE(preview->size(), m_window->size());
    // It stands in the middle of what the bar above leaves.
    QCOMPARE(preview->grab().toImage().pixelColor(preview->width() / 2, preview->height() / 2 + 16),
        QColor(Qt::red));
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<PicturePreview *>());
}

void TestCaseFiles::aFileThatDoesNotOpenIsSaid_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("said");
    QTest::newRow("it has not come here") << Error { ErrorCode::NotFound, u"blob"_s,
        {} } << u"附件“a.jpg”未到：办理单位尚未上传完毕，请稍后再打开。"_s;
    QTest::newRow("it lies with a server that is not there")
        << Error { ErrorCode::Unreadable, u"server"_s, {} }
        << u"附件“a.jpg”在服务器上，目前连不上；已收到的部分会保留，请稍后再打开。"_s;
    QTest::newRow("its check sum differs") << Error { ErrorCode::Damaged, u"blob"_s,
        {} } << u"附件“a.jpg”与上传时不一致，校验未通过，未打开。请告知系统管理员。"_s;
}

void TestCaseFiles::aFileThatDoesNotOpenIsSaid()
{
    QFETCH(Error, error);
    QFETCH(QString, said);
    m_desk->office.content = tl::make_unexpected(error);
    const auto *files = m_pane->findChild<AttachmentSection *>();
    files->findChildren<LinkButton *>().first()->click();
    QTRY_VERIFY(texts().contains(said));
}

/// How far it is, and a way to stop it, in the place of opening it.
void TestCaseFiles::aFileOnItsWaySaysHowFar()
{
    auto *files = m_pane->findChild<AttachmentSection *>();
    const RecordEntry file = attachmentsOf(m_desk->view().state).first();
    const QByteArray digest = QByteArray::fromHex(file.args[u"sha256"_s].toString().toLatin1());
    files->showProgress(digest, 0, 5 * 1024 * 1024);
    files->showProgress(digest, 2 * 1024 * 1024, 5 * 1024 * 1024);
    // What is drawn anew is shown by the event loop.
    QTRY_VERIFY2(texts().contains(u"已到 2.0 MB / 5.0 MB"_s), qPrintable(texts().join(u'\n')));
    const auto links = files->findChildren<LinkButton *>();
    QCOMPARE(links.size(), 4); // two of the other picture, one of the recording
    for (LinkButton *link : links) {
        if (link->toolTip() == u"已收到的部分会保留。"_s)
            link->click();
    }
    QCOMPARE(m_desk->office.cancelled, QVector<QByteArray> { digest });
    files->endProgress(file);
    QCOMPARE(files->findChildren<LinkButton *>().size(), 5);
}

void TestCaseFiles::filesSayWhereTheyLie_data()
{
    QTest::addColumn<bool>("absent");
    QTest::addColumn<bool>("toUpload");
    QTest::addColumn<QString>("end");
    QTest::newRow("here and there") << false << false << u"14:04"_s;
    QTest::newRow("not on this computer") << true << false << u"14:04 · 附件未到"_s;
    QTest::newRow("not with the server") << false << true << u"14:04 · 待上传"_s;
}

void TestCaseFiles::filesSayWhereTheyLie()
{
    QFETCH(bool, absent);
    QFETCH(bool, toUpload);
    QFETCH(QString, end);
    CaseView view = m_desk->view();
    const RecordEntry file = attachmentsOf(view.state).first();
    const QByteArray digest = QByteArray::fromHex(file.args[u"sha256"_s].toString().toLatin1());
    view.sync = CaseSync {};
    if (absent)
        view.sync->filesAbsent = { digest };
    if (toUpload)
        view.sync->filesToUpload = { digest };
    m_pane->setView(view);
    const auto *files = m_pane->findChild<AttachmentSection *>();
    QVERIFY2(files->findChildren<ElidedLabel *>().at(1)->text().endsWith(end),
        qPrintable(files->findChildren<ElidedLabel *>().at(1)->text()));
}

QTEST_MAIN(TestCaseFiles)
#include "tst_casefiles.moc"
