#include "tests/support/queuesource.h"
#include "tests/support/testcase.h"
#include "ui/models/incidentlistmodel.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;

class TestIncidentListModel : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void firstPageAndAnnouncedRows();
    void loadsWhereOneLooks();
    void hundredThousandRows();
    void staleAnswersAreDropped();
    void refreshKeepsRows();
    void refreshFarDownAsksNearby();
    void rowsThatMovedDownStandOnce();
    void refreshWhileLoadingAsksOnceMore();
    void errorIsToldAndTriedAgain();
    void endOfTheList_data();
    void endOfTheList();
    void roles();

private:
    std::unique_ptr<IncidentListModel> model(int rows);
    static QStringList titles(const IncidentListModel &model, int from, int count);

    QueueRows m_queue;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestIncidentListModel::init()
{
    TestCase::init();
    m_tester.reset();
    m_queue = {};
}

std::unique_ptr<IncidentListModel> TestIncidentListModel::model(int rows)
{
    m_queue.rows = manyRows(rows);
    auto model = std::make_unique<IncidentListModel>(m_queue.source());
    m_tester = std::make_unique<QAbstractItemModelTester>(model.get());
    model->setDirectory(cityDirectory());
    model->setQuery({}, SortOrder::DueFirst);
    return model;
}

QStringList TestIncidentListModel::titles(const IncidentListModel &model, int from, int count)
{
    QStringList titles;
    for (int i = from; i < from + count; ++i)
        titles.append(model.index(i).data().toString().remove(QStringLiteral("工单 ")));
    return titles;
}

void TestIncidentListModel::firstPageAndAnnouncedRows()
{
    const auto model = this->model(1000);
    QTRY_COMPARE(model->rowCount(), 1000);
    QCOMPARE(model->known(), 256);
    QCOMPARE(model->total(), 1000);
    QVERIFY(model->index(256).data(RowList::LoadingRole).toBool());
    QCOMPARE(model->index(256).data().toString(), QStringLiteral("Loading …"));
    QCOMPARE(
        titles(*model, 254, 2), (QStringList { QStringLiteral("255"), QStringLiteral("256") }));
}

void TestIncidentListModel::loadsWhereOneLooks()
{
    const auto model = this->model(1000);
    QTRY_COMPARE(model->rowCount(), 1000);
    model->want(250, 270);
    QTRY_COMPARE(model->known(), 512);
    model->want(990, 999);
    QTRY_COMPARE(model->known(), 1000);
    QVERIFY(!model->hasMore());
    QCOMPARE(
        titles(*model, 998, 2), (QStringList { QStringLiteral("999"), QStringLiteral("1000") }));
}

void TestIncidentListModel::hundredThousandRows()
{
    const auto model = this->model(100'000);
    QTRY_COMPARE(model->rowCount(), 100'000);
    const int before = m_queue.pagesAsked;
    model->want(99'990, 99'999);
    QTRY_COMPARE_WITH_TIMEOUT(model->known(), 100'000, 60'000);
    QCOMPARE(model->index(99'999).data().toString(), QStringLiteral("工单 100000"));
    // 99,744 rows in questions of at most 16 pages: 25 of them
    QCOMPARE(m_queue.pagesAsked - before, 25);
    QCOMPARE(m_queue.mostAsked, 4096);
}

void TestIncidentListModel::staleAnswersAreDropped()
{
    m_queue.hold = true;
    const auto model = this->model(300);
    IncidentFilter filter;
    filter.text = QStringLiteral("工单 29");
    model->setQuery(filter, SortOrder::DueFirst); // 29, 290 … 299
    m_queue.answerBackwards();
    QTRY_COMPARE(model->known(), 11);
    QTest::qWait(1);
    QCOMPARE(model->rowCount(), 11);
    QCOMPARE(model->index(0).data().toString(), QStringLiteral("工单 29"));
}

void TestIncidentListModel::refreshKeepsRows()
{
    const auto model = this->model(600);
    QTRY_COMPARE(model->rowCount(), 600);
    const QPersistentModelIndex kept = model->index(10);
    QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy changes(model.get(), &QAbstractItemModel::dataChanged);
    m_queue.rows[20].unread = true;
    m_queue.rows.removeAt(5);
    m_queue.rows.append(queueRow(9001, QStringLiteral("新来的"), std::chrono::minutes { 0 }));
    model->refresh();
    QTRY_COMPARE(model->index(0).data().toString(), QStringLiteral("新来的"));
    QCOMPARE(kept.row(), 10); // one came before it, one went
    QCOMPARE(kept.data().toString(), QStringLiteral("工单 11"));
    QCOMPARE(resets.count(), 0);
    QVERIFY(std::any_of(changes.cbegin(), changes.cend(), [](const QList<QVariant> &change) {
        return change[0].toModelIndex().row() == 20 && change[1].toModelIndex().row() == 20;
    }));
    QCOMPARE(model->rowCount(), 600);
}

void TestIncidentListModel::refreshFarDownAsksNearby()
{
    const auto model = this->model(10'000);
    model->want(8000, 8020);
    QTRY_VERIFY(model->known() > 8020);
    m_queue.mostAsked = 0;
    m_queue.rows[8005].title = QStringLiteral("改了");
    m_queue.rows[3].title = QStringLiteral("上面也改了");
    model->refresh();
    QTRY_COMPARE(model->index(8005).data().toString(), QStringLiteral("改了"));
    QVERIFY(m_queue.mostAsked <= 3 * IncidentListModel::kPage);
    QCOMPARE(model->index(3).data().toString(), QStringLiteral("工单 4"));
    model->want(0, 20); // back to the top: what stands there is old
    QTRY_COMPARE(model->index(3).data().toString(), QStringLiteral("上面也改了"));
}

void TestIncidentListModel::rowsThatMovedDownStandOnce()
{
    const auto model = this->model(600);
    QTRY_COMPARE(model->known(), 256);
    // The first one is due later now, and lies on the page that is not loaded yet.
    m_queue.rows[0].due->due += std::chrono::minutes { 400 };
    model->want(256, 300);
    QTRY_COMPARE(model->known(), 511);
    int seen = 0;
    for (const RowPtr &row : model->rows())
        seen += row->id == m_queue.rows[0].id;
    QCOMPARE(seen, 1);
    QCOMPARE(model->row(0)->id, m_queue.rows[1].id);
}

void TestIncidentListModel::refreshWhileLoadingAsksOnceMore()
{
    m_queue.hold = true;
    const auto model = this->model(10);
    model->refresh();
    model->refresh();
    QCOMPARE(m_queue.pagesAsked, 1);
    m_queue.answer();
    QTRY_COMPARE(m_queue.pagesAsked, 2);
    m_queue.answer();
    QTest::qWait(1);
    QCOMPARE(m_queue.pagesAsked, 2);
}

void TestIncidentListModel::errorIsToldAndTriedAgain()
{
    m_queue.error = Error { ErrorCode::Unreadable, {}, {} };
    const auto model = this->model(10);
    QTRY_VERIFY(model->error());
    QCOMPARE(model->known(), 0);
    QVERIFY(!model->isLoading());
    m_queue.error.reset();
    model->refresh();
    QTRY_COMPARE(model->known(), 10);
    QVERIFY(!model->error());
}

void TestIncidentListModel::endOfTheList_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("exactly a page") << 256;
    QTest::newRow("a page and one") << 257;
}

void TestIncidentListModel::endOfTheList()
{
    QFETCH(int, rows);
    const auto model = this->model(rows);
    model->want(0, 300);
    QTRY_VERIFY(!model->isLoading() && !model->hasMore());
    QCOMPARE(model->rowCount(), rows);
    QCOMPARE(model->total(), rows);
}

void TestIncidentListModel::roles()
{
    const auto model = this->model(1);
    QTRY_COMPARE(model->known(), 1);
    const QModelIndex index = model->index(0);
    QCOMPARE(index.data(RowList::PlaceRole).toString(), QStringLiteral("镜湖区 · 赭山街道"));
    QCOMPARE(index.data(RowList::CategoryRole).toString(), QStringLiteral("公用设施"));
    QCOMPARE(index.data(RowList::HolderRole).toString(), QStringLiteral("镜湖区城市管理局"));
    QCOMPARE(index.data(RowList::NumberRole).toString(), QStringLiteral("1"));
    QCOMPARE(index.data(RowList::DueRole).toLongLong(), toMs(kAtDesk) + 60'000);
    QCOMPARE(index.data(RowList::UrgencyRole).toInt(), int(Urgency::Normal));
    QCOMPARE(index.data(RowList::RowRole).value<RowPtr>()->title, QStringLiteral("工单 1"));
}

QTEST_GUILESS_MAIN(TestIncidentListModel)
#include "tst_incidentlistmodel.moc"
