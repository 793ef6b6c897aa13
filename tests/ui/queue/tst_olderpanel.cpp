#include "tests/support/deskqueue.h"
#include "tests/support/testcase.h"
#include "ui/queue/olderpanel.h"
#include "ui/queue/olderstrip.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queuetools.h"
#include "ui/shell/usersettings.h"
#include "ui/text/translations.h"
#include "widgets/actionbutton.h"
#include "widgets/applytheme.h"
#include "widgets/searchfield.h"
#include "widgets/themesource.h"
#include <QApplication>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kYear = 2025;

Instant dayOf(int month, int day)
{
    return instantFromMs(
        QDateTime(QDate(kYear, month, day), QTime(2, 0), Qt::UTC).toMSecsSinceEpoch());
}

EndedMatter matter(const char *id, const QString &title, Instant at)
{
    return { IncidentId(QString::fromLatin1(id)), u"3402-20251001-0007"_s, title, category::kCover,
        region::kCounty, Stage::Closed, at, at };
}

/// Answers in the order of the questions, when it is told to.
class FakeEnded {
public:
    OlderPort port()
    {
        return { [this] { return there; }, [] { return kAtDesk; }, [] { return cityDirectory(); },
            [this](const EndedQuery &query) {
                asked.append(query);
                searches.emplace_back();
                searches.back().start();
                return searches.back().future();
            },
            [this](const IncidentId &id) {
                wanted.append(id.toString());
                fetches.emplace_back();
                fetches.back().start();
                return fetches.back().future();
            } };
    }
    void answer(const Expected<OlderCases::Found> &found)
    {
        searches.back().addResult(found);
        searches.back().finish();
    }
    void bring(const Expected<void> &outcome)
    {
        fetches.back().addResult(outcome);
        fetches.back().finish();
    }

    bool there = true;
    QVector<EndedQuery> asked;
    QStringList wanted;
    std::vector<QPromise<Expected<OlderCases::Found>>> searches;
    std::vector<QPromise<Expected<void>>> fetches;
};

/// What came, or why nothing did.
struct Answer {
    EndedPage page;
    std::optional<Error> error;
};

OlderCases::Found found(const QVector<EndedMatter> &matters, const QString &next = {},
    std::optional<Instant> reached = {})
{
    return { { matters, next, reached }, {} };
}

} // namespace

class TestOlderPanel : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_translations.install();
        applyTheme(*qApp, m_theme.theme());
    }
    void init()
    {
        TestCase::init();
        m_server = std::make_unique<FakeEnded>();
        // The offscreen platform knows no sizes of windows.
        m_window = std::make_unique<QWidget>();
        m_window->resize(340, 700);
        m_panel = std::make_unique<OlderPanel>(m_theme, m_server->port(), m_window.get());
        m_panel->resize(340, 700);
        m_window->show();
    }
    void cleanup() { m_panel.reset(); }

    void whatIsAsked_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("number");
        QTest::newRow("nothing") << QString() << QString() << QString();
        QTest::newRow("words") << u" 井盖 破损 "_s << u"井盖 破损"_s << QString();
        QTest::newRow("a number in full")
            << u"3402-20251001-0007"_s << QString() << u"3402-20251001-0007"_s;
        QTest::newRow("half a number") << u"1001-0007"_s << u"1001-0007"_s << QString();
        QTest::newRow("what is too long is cut")
            << QString(300, u'a') << QString(100, u'a') << QString();
    }
    void whatIsAsked()
    {
        QFETCH(QString, typed);
        QFETCH(QString, words);
        QFETCH(QString, number);
        m_panel->begin(typed, region::kCounty);
        QCOMPARE(m_server->asked.size(), 1);
        EndedQuery query;
        query.words = words;
        query.number = number;
        query.region = region::kCounty;
        QCOMPARE(m_server->asked.first(), query);
    }

    void howItStands_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<bool>("goesOn");
        const auto one = matter("a", u"井盖破损"_s, dayOf(3, 2));
        const auto row = [](const char *name, const Answer &answer, const QString &sentence,
                             bool goesOn) { QTest::newRow(name) << answer << sentence << goesOn; };
        const auto failed = [](ErrorCode code) {
            return Answer { {}, Error { code, u"server"_s, {} } };
        };
        const Instant reached = dayOf(3, 2);
        row("all were looked through", { { { one }, {}, {} }, {} }, u"找到1件，已全部查完"_s,
            false);
        row("there is more", { { { one }, u"1.2"_s, reached }, {} },
            u"找到1件，已查到2025年3月2日 10:00"_s, true);
        row("none so far", { { {}, u"1.2"_s, reached }, {} },
            u"找到0件，已查到2025年3月2日 10:00"_s, true);
        row("none", {}, u"没有符合条件的更早工单。"_s, false);
        row("no connection", failed(ErrorCode::Unreadable),
            u"更早的工单在服务器上，现在连不上服务器，恢复连接后再查找。"_s, true);
        row("an older server", failed(ErrorCode::Unsupported),
            u"服务器版本较旧，不能查找更早的工单，请系统管理员升级服务器。"_s, true);
    }
    void howItStands()
    {
        QFETCH(Answer, answer);
        QFETCH(QString, sentence);
        QFETCH(bool, goesOn);
        m_panel->begin({}, {});
        QCOMPARE(m_panel->sentence(), u"正在服务器上查找…"_s);
        m_server->answer(answer.error
                ? Expected<OlderCases::Found>(tl::make_unexpected(*answer.error))
                : OlderCases::Found { answer.page, {} });
        QTRY_COMPARE(m_panel->sentence(), sentence);
        QCOMPARE(further().isVisible(), goesOn);
    }

    void itGoesOnWhereItEnded()
    {
        m_panel->begin({}, {});
        m_server->answer(found({ matter("a", u"一"_s, dayOf(3, 2)) }, u"1.2"_s, dayOf(3, 2)));
        QTRY_VERIFY(further().isVisible());
        further().click();
        QCOMPARE(m_server->asked.last().after, u"1.2"_s);
        m_server->answer(found({ matter("b", u"二"_s, dayOf(2, 1)) }));
        QTRY_COMPARE(m_panel->sentence(), u"找到2件，已全部查完"_s);
        QCOMPARE(m_panel->rows().rowCount(), 2);
        QVERIFY(!further().isVisible());
    }

    /// An answer to what is not asked any more changes nothing.
    void anOldAnswerIsDropped()
    {
        m_panel->begin(u"一"_s, {});
        m_panel->begin(u"二"_s, {});
        m_server->searches.front().addResult(found({ matter("a", u"一"_s, dayOf(3, 2)) }));
        m_server->searches.front().finish();
        m_server->answer(found({ matter("b", u"二"_s, dayOf(2, 1)) }));
        QTRY_COMPARE(m_panel->rows().rowCount(), 1);
        QVERIFY(rowText(0).startsWith(u"二"_s));
    }

    void whatIsChosenIsFetchedAndShown()
    {
        QSignalSpy chosen(m_panel.get(), &OlderPanel::caseChosen);
        m_panel->begin({}, {});
        m_server->answer(found({ matter("a", u"井盖破损"_s, dayOf(3, 2)) }));
        QTRY_COMPARE(m_panel->rows().rowCount(), 1);
        QCOMPARE(rowText(0), u"井盖破损\n3402-20251001-0007 · 镜湖区 · 已结案 · 服务器"_s);
        click(0);
        click(0); // once is enough
        QCOMPARE(m_server->wanted, QStringList { u"a"_s });
        QCOMPARE(m_panel->sentence(), u"正在取3402-20251001-0007的流转记录…"_s);
        QCOMPARE(chosen.count(), 0);
        m_server->bring({});
        QTRY_COMPARE(chosen.count(), 1);
        QVERIFY(rowText(0).endsWith(u"本机"_s));
        QCOMPARE(m_panel->sentence(), u"找到1件，已全部查完"_s);
        click(0);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(m_server->wanted.size(), 1); // it is here
    }

    void whyItIsNotFetchedIsSaid_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, ErrorCode code, const char16_t *context,
                             const QString &sentence) {
            QTest::newRow(name) << Error { code, QString::fromUtf16(context), {} } << sentence;
        };
        row("no connection", ErrorCode::Unreadable, u"server",
            u"更早的工单在服务器上，现在连不上服务器，恢复连接后再查找。"_s);
        row("not theirs any more", ErrorCode::NotFound, u"case",
            u"服务器不再向本单位开放该工单。"_s);
        row("a chain that does not join", ErrorCode::Damaged, u"chain",
            u"服务器发来的内容未通过校验，没有保存；请重试，仍不行请告知系统管理员。"_s);
    }
    void whyItIsNotFetchedIsSaid()
    {
        QFETCH(Error, error);
        QFETCH(QString, sentence);
        QSignalSpy chosen(m_panel.get(), &OlderPanel::caseChosen);
        m_panel->begin({}, {});
        m_server->answer(found({ matter("a", u"井盖破损"_s, dayOf(3, 2)) }));
        QTRY_COMPARE(m_panel->rows().rowCount(), 1);
        click(0);
        m_server->bring(tl::make_unexpected(error));
        QTRY_COMPARE(m_panel->sentence(), sentence);
        QCOMPARE(chosen.count(), 0);
        click(0); // it may be tried again
        QCOMPARE(m_server->wanted.size(), 2);
    }

    /// The way there stands below a list in which somebody looks for something, where a server is.
    void theStripStandsWhereSomebodyLooks_data()
    {
        QTest::addColumn<bool>("server");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("shown");
        QTest::newRow("nothing is looked for") << true << QString() << false;
        QTest::newRow("a word") << true << u"井盖"_s << true;
        QTest::newRow("a word, and no server") << false << u"井盖"_s << false;
    }
    void theStripStandsWhereSomebodyLooks()
    {
        QFETCH(bool, server);
        QFETCH(QString, typed);
        QFETCH(bool, shown);
        m_server->there = server;
        QTemporaryDir folder;
        UserSettings settings(folder.filePath(u"s.ini"_s));
        DeskQueue desk;
        desk.queue.rows = manyRows(20);
        QueuePort port = desk.port();
        port.older = m_server->port();
        QueuePane pane(m_theme, settings, port, m_window.get());
        pane.resize(340, 700);
        pane.show();
        pane.enter();
        auto *strip = pane.findChild<OlderStrip *>();
        auto *tools = pane.findChild<QueueTools *>();
        Q_EMIT tools->textChanged(typed);
        QCOMPARE(strip->isVisible(), shown);
        if (!shown)
            return;
        Q_EMIT strip->requested();
        auto *older = pane.findChild<OlderPanel *>();
        QVERIFY(older && older->isVisible() && !strip->isVisible());
        QCOMPARE(m_server->asked.last().words, typed);
        Q_EMIT older->finished();
        QVERIFY(!older->isVisible() && strip->isVisible());
    }

private:
    QString rowText(int row) const { return m_panel->rows().item(row)->text(); }
    LinkButton &further() const { return *m_panel->findChildren<LinkButton *>().last(); }
    void click(int row) const
    {
        auto *list = m_panel->findChild<QListView *>();
        const QRect rect = list->visualRect(list->model()->index(row, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, rect.center());
    }

    Translations m_translations;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<FakeEnded> m_server;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<OlderPanel> m_panel;
};

QTEST_MAIN(TestOlderPanel)
#include "tst_olderpanel.moc"
