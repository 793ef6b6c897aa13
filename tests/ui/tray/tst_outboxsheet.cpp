#include "ui/tray/outboxsheet.h"

#include "app/protocol/answers.h"
#include "app/services/profiledesk.h"
#include "app/services/serverlink.h"
#include "app/storage/deskstore.h"
#include "app/sync/bundlefile.h"
#include "tests/app/storage/serverdesk.h"
#include "tests/support/letterfaults.h"
#include "tests/ui/text/chinesetest.h"
#include "widgets/actionbutton.h"
#include "widgets/applytheme.h"
#include "widgets/labels.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

const QString kOfficer = u"county"_s;
constexpr int kPatience = 30'000; // ms; beside a build

} // namespace

/// What waits for the server, over a real profile without network.
class TestOutboxSheet : public ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void saysWhatWaits_data();
    void saysWhatWaits();
    void followsWhatIsDone();
    void handsInAnothers_data();
    void handsInAnothers();
    void isWholeOnALowScreen_data();
    void isWholeOnALowScreen();

private:
    bool enrol();
    bool allow();
    QString anothersBundle();
    bool report(const QString &title);
    bool open(OutboxSheet &sheet, Workplace &workplace, int acts);
    static QStringList texts(const QWidget &sheet);
    static ActionButton *button(const QWidget &sheet, const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerDesk> m_desk;
    QString m_path;
    Instant m_now {};
};

void TestOutboxSheet::init()
{
    // A file dialog without a screen says this as often as it is laid out.
    QTest::failOnWarning(
        QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"profile"_s);
    QVERIFY(enrol());
    m_desk = std::make_unique<ServerDesk>(m_path, kOfficer);
    m_desk->takeDirectory();
    m_now = m_desk->city.now();
}

bool TestOutboxSheet::enrol()
{
    const protocol::Enrolment enrolment { u"https://sync.example:8443"_s,
        { QByteArray(32, 'a'), QByteArray(32, 'b') },
        OrganizationId(SmallCity::organizationOf(kOfficer)), u"芜湖市"_s, u"JQ7W-2K5M-XH3D"_s,
        SmallCity().now() + std::chrono::days { 7 } };
    QTemporaryFile file;
    return file.open() && file.write(protocol::write(enrolment)) > 0 && file.flush()
        && makeServerProfile(m_path, file.fileName(), SmallCity().now());
}

bool TestOutboxSheet::report(const QString &title)
{
    Submission submission = m_desk->city.report(m_desk->city.newId(), title);
    submission.intent.actor = OfficerId(kOfficer);
    submission.intent.organization = OrganizationId(SmallCity::organizationOf(kOfficer));
    submission.intent.seen = 0;
    m_desk->city.sign(submission, kOfficer);
    const auto outcome = m_desk->act({ submission });
    return outcome && *outcome;
}

bool TestOutboxSheet::allow()
{
    return DeskStore(m_desk->connection())
        .setSetting(u"server.bundleKey"_s, QString::fromLatin1(QByteArray(64, 'a')))
        .has_value();
}

/// As it lies on the stick; what is in it only the server sees.
QString TestOutboxSheet::anothersBundle()
{
    const auto letter = crypto::Letter::write(static_cast<quint8>(protocol::LetterKind::Intents),
        boxKey('b').publicKey(), signingKey('v'), "acts");
    const QString path = m_folder->filePath(u"village.shiyu-bundle"_s);
    return letter && saveBundle(path, *letter) ? path : QString();
}

QStringList TestOutboxSheet::texts(const QWidget &sheet)
{
    QStringList all;
    for (const auto *label : sheet.findChildren<QLabel *>()) {
        if (!label->isHidden() && !label->text().isEmpty())
            all.append(label->text());
    }
    for (const auto *label : sheet.findChildren<ElidedLabel *>())
        all.append(label->text());
    for (const auto *pill : sheet.findChildren<Pill *>())
        all.append(pill->text());
    return all;
}

ActionButton *TestOutboxSheet::button(const QWidget &sheet, const QString &text)
{
    for (auto *each : sheet.findChildren<ActionButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

/// Opens it and waits for its rows.
bool TestOutboxSheet::open(OutboxSheet &sheet, Workplace &workplace, int acts)
{
    m_desk.reset(); // one program at a time has the file
    const auto opened = workplace.open(m_path);
    if (!QTest::qWaitFor([&opened] { return opened.isFinished(); }, kPatience) || !opened.result())
        return false;
    sheet.openNow();
    return QTest::qWaitFor(
        [&] {
            return texts(sheet).contains(u"离线包"_s)
                && sheet.findChildren<Pill *>().size() == acts;
        },
        kPatience);
}

void TestOutboxSheet::saysWhatWaits_data()
{
    QTest::addColumn<QStringList>("titles");
    QTest::addColumn<bool>("allowed"); // by the security administrator
    QTest::addColumn<QString>("note");
    QTest::newRow("nothing") << QStringList() << true << u"没有待上传的操作"_s;
    QTest::newRow("two matters, a bundle may be written")
        << QStringList { u"路灯不亮"_s, u"井盖缺失"_s } << true << u"待上传 2 条，最早 "_s;
    QTest::newRow("one, and no bundle may be written")
        << QStringList { u"路灯不亮"_s } << false << u"待上传 1 条，最早 "_s;
}

void TestOutboxSheet::saysWhatWaits()
{
    QFETCH(QStringList, titles);
    QFETCH(bool, allowed);
    QFETCH(QString, note);
    for (const QString &title : titles)
        QVERIFY(report(title));
    if (allowed)
        QVERIFY(allow());
    Workplace workplace([this] { return m_now; });
    ThemeSource theme(Theme::make(ThemeMode::Day));
    QWidget window;
    window.resize(1366, 768);
    OutboxSheet sheet(theme, workplace, &window);
    window.show();
    QVERIFY(open(sheet, workplace, int(titles.size())));
    const QStringList shown = texts(sheet);
    const auto starts = [&shown](const QString &text) {
        return std::any_of(
            shown.begin(), shown.end(), [&](const QString &each) { return each.startsWith(text); });
    };
    QVERIFY2(starts(note), qPrintable(shown.join(u'|')));
    for (const QString &title : titles)
        QVERIFY2(!shown.filter(title).isEmpty(), qPrintable(shown.join(u'|')));
    QCOMPARE(shown.count(u"待上传"_s), titles.size());
    QCOMPARE(button(sheet, u"导出离线包…"_s)->isEnabled(), allowed);
    QCOMPARE(button(sheet, u"代交离线包…"_s)->isEnabled(), allowed);
    QCOMPARE(starts(u"本机未启用离线包"_s), !allowed); // why the button is grey
    QVERIFY(button(sheet, u"导入回执…"_s)->isEnabled());
}

void TestOutboxSheet::followsWhatIsDone()
{
    QVERIFY(report(u"路灯不亮"_s));
    Workplace workplace([this] { return m_now; });
    ThemeSource theme(Theme::make(ThemeMode::Day));
    QWidget window;
    window.resize(1366, 768);
    OutboxSheet sheet(theme, workplace, &window);
    window.show();
    QVERIFY(open(sheet, workplace, 1));
    const auto gone = workplace.data().post([](ProfileDesk &desk) {
        return desk.connection().exec(u"DELETE FROM outbox WHERE position > 0"_s);
    });
    QTRY_VERIFY_WITH_TIMEOUT(gone.isFinished(), kPatience);
    QVERIFY(gone.result());
    Q_EMIT workplace.committed(IncidentId());
    QTRY_VERIFY_WITH_TIMEOUT(texts(sheet).contains(u"没有待上传的操作"_s), kPatience);
    QVERIFY(sheet.findChildren<Pill *>().isEmpty());
}

void TestOutboxSheet::handsInAnothers_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("saved");
    QTest::newRow("the server takes it")
        << u"taken"_s << u"服务器已收下离线包，回执已存为 village.shiyu-receipt"_s << true;
    QTest::newRow("the receipt cannot lie beside it")
        << u"disc"_s << u"服务器已收下离线包，但回执无法写在那里"_s << false;
    QTest::newRow("the server does not know its computer")
        << u"refused"_s << u"服务器不认识导出这份离线包的电脑"_s << false;
    QTest::newRow("it is given up") << u"stopped"_s << u"已停止。离线包可以再次代交"_s << false;
    QTest::newRow("it is no bundle") << u"text"_s << u"这不是离线包"_s << false;
}

void TestOutboxSheet::handsInAnothers()
{
    QFETCH(QString, what);
    QFETCH(QString, says);
    QFETCH(bool, saved);
    QVERIFY(allow());
    Workplace workplace([this] { return m_now; });
    ThemeSource theme(Theme::make(ThemeMode::Day));
    QWidget window;
    window.resize(1366, 768);
    OutboxSheet sheet(theme, workplace, &window);
    window.show();
    QVERIFY(open(sheet, workplace, 0));
    QPromise<Expected<QByteArray>> promise;
    promise.start();
    const auto answer = [&promise](const Expected<QByteArray> &receipt) {
        promise.addResult(receipt);
        promise.finish();
    };
    QByteArray sent;
    sheet.bundles().setCourier({ [&](const QByteArray &bundle) {
                                    sent = bundle;
                                    return promise.future();
                                },
        [&answer] { answer(shiyu::fail(ErrorCode::Cancelled)); } });
    QString path = anothersBundle();
    const QString receipt = m_folder->filePath(u"village.shiyu-receipt"_s);
    if (what == "disc"_L1) // something is in its way there
        QVERIFY(QDir().mkpath(receipt));
    if (what == "text"_L1)
        path = m_folder->filePath(u"profile"_s);
    sheet.handIn(path);
    if (what != "text"_L1) {
        QTRY_VERIFY_WITH_TIMEOUT(!sent.isEmpty(), kPatience);
        QVERIFY(button(sheet, u"停止"_s)->isEnabled());
        QVERIFY(!button(sheet, u"导入回执…"_s)->isEnabled());
        if (what == "stopped"_L1)
            button(sheet, u"停止"_s)->click();
        else
            answer(what == "refused"_L1
                    ? Expected<QByteArray>(shiyu::fail(ErrorCode::InvalidValue, u"device"_s))
                    : QByteArray("receipt"));
    }
    const auto isSaid = [&] {
        const QStringList shown = texts(sheet);
        return std::any_of(
            shown.begin(), shown.end(), [&](const QString &each) { return each.startsWith(says); });
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isSaid(), qPrintable(texts(sheet).join(u'|')), kPatience);
    QVERIFY(button(sheet, u"代交离线包…"_s)->isEnabled());
    QCOMPARE(QFileInfo(receipt).isFile(), saved);
    auto *dialog = sheet.findChild<QFileDialog *>();
    QCOMPARE(dialog != nullptr, what == "disc"_L1);
    if (dialog) {
        Q_EMIT dialog->fileSelected(m_folder->filePath(u"elsewhere.shiyu-receipt"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            QFileInfo(m_folder->filePath(u"elsewhere.shiyu-receipt"_s)).isFile(), kPatience);
    }
}

void TestOutboxSheet::isWholeOnALowScreen_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("usual type") << 100;
    QTest::newRow("the largest type") << 150;
}

/// Nothing reaches beyond its sheet, and a long title gives way to its state.
void TestOutboxSheet::isWholeOnALowScreen()
{
    QFETCH(int, percent);
    QVERIFY(
        report(u"北京中路沿线五个路口的路灯连续多日不亮，夜间行人看不清路面，老人多次险些摔倒"_s));
    Workplace workplace([this] { return m_now; });
    ThemeSource theme(Theme::make(ThemeMode::Night, percent));
    applyTheme(*qApp, theme.theme());
    QWidget window;
    window.resize(1366, 768);
    OutboxSheet sheet(theme, workplace, &window);
    window.show();
    QVERIFY(open(sheet, workplace, 1));
    QTRY_COMPARE(sheet.geometry().right(), window.rect().right()); // it has come in
    const auto *scroll = sheet.findChild<QScrollArea *>();
    QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
    const auto *pill = sheet.findChild<Pill *>();
    QVERIFY(pill->width() >= pill->sizeHint().width());
    for (const auto *label : scroll->findChildren<TextLabel *>()) {
        const int lines = label->wordWrap() ? label->heightForWidth(label->width())
                                            : label->sizeHint().height();
        QVERIFY2(label->height() >= lines, qPrintable(label->text()));
    }
    for (const auto *label : scroll->findChildren<ElidedLabel *>())
        QVERIFY2(label->height() >= label->sizeHint().height(), qPrintable(label->text()));
    for (auto *each : { static_cast<QWidget *>(button(sheet, u"导出离线包…"_s)),
             static_cast<QWidget *>(button(sheet, u"导入回执…"_s)),
             static_cast<QWidget *>(button(sheet, u"代交离线包…"_s)) }) {
        const QRect at(each->mapTo(&window, QPoint(0, 0)), each->size());
        QVERIFY(window.rect().contains(at));
        QVERIFY(each->width() >= each->sizeHint().width());
    }
}

QTEST_MAIN(TestOutboxSheet)
#include "tst_outboxsheet.moc"
