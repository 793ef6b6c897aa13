// Saves pictures of the queue and of Handling in both themes; for development, not installed.
// queue-pictures DIR
#include "tests/support/deskqueue.h"
#include "ui/handling/handlingpage.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/usersettings.h"
#include "ui/text/translations.h"
#include "widgets/actionbutton.h"
#include "widgets/applytheme.h"
#include "widgets/themesource.h"
#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTimer>

using namespace shiyu;
using namespace shiyu::test;
using namespace std::chrono_literals;

namespace {

IncidentRow deskRow(int n, const char16_t *title, std::chrono::minutes due, Urgency urgency,
    Source source, TaskStage stage)
{
    IncidentRow row = queueRow(n, QString::fromUtf16(title), due);
    row.urgency = urgency;
    row.source = source;
    row.holderStage = stage;
    return row;
}

QVector<IncidentRow> deskRows()
{
    using U = Urgency;
    using S = Source;
    using T = TaskStage;
    QVector<IncidentRow> rows {
        deskRow(1, u"小区配电房冒烟，约 30 人聚集", 6min, U::Critical, S::GridWorker, T::Pending),
        deskRow(2, u"共享单车占用盲道", 11min, U::Elevated, S::VideoDetection, T::Pending),
        deskRow(3, u"河道漂浮物", 14min, U::Normal, S::Sensor, T::Pending),
        deskRow(4, u"小区停水三日，集体反映", 21min, U::Urgent, S::CitizenVoice, T::Pending),
        deskRow(
            5, u"上水井盖缺失，老人险些跌落", 96min, U::Critical, S::Hotline12345, T::Contacted),
        deskRow(6, u"工地夜间施工噪声", 220min, U::Urgent, S::Hotline12345, T::Submitted),
        deskRow(7, u"预付卡商家关门，要求退款，涉及三十余户老年居民", 302min, U::Elevated,
            S::Hotline12345, T::Contacted),
        deskRow(
            8, u"餐饮油烟扰民（第 4 次反映）", 43h + 28min, U::Elevated, S::Petition, T::Contacted),
        deskRow(9, u"路灯不亮", 75h, U::Normal, S::GridWorker, T::Contacted),
        deskRow(10, u"暴露垃圾", 75h, U::Normal, S::VideoDetection, T::Contacted),
        deskRow(11, u"邻里漏水纠纷，申请调解", 90h, U::Normal, S::GridWorker, T::Suspended),
        deskRow(12, u"占道经营影响通行", -125min, U::Elevated, S::Hotline12345, T::Contacted),
    };
    rows[4].due->soonAt = kAtDesk - 1min;
    rows[7].rounds = 2;
    rows[10].due.reset();
    rows[10].paused = true;
    rows[9].stage = Stage::Resolved;
    rows[2].unread = rows[0].unread = true;
    rows[1].stage = Stage::Reported;
    rows[8].sync = SyncState::Queued;
    rows[3].region = region::kOtherTown;
    rows[5].region = region::kCounty;
    return rows;
}

QVector<IncidentRow> handledRows()
{
    QVector<IncidentRow> rows;
    for (int copy = 0; copy < 3; ++copy)
        for (IncidentRow row : deskRows()) {
            row.n += 100 * copy;
            row.id = IncidentId(QStringLiteral("h%1").arg(row.n));
            row.number = QString::number(2300 + row.n);
            if (row.stage == Stage::Reported)
                row.stage = Stage::Handling;
            row.replyOwed = row.n % 7 == 0;
            if (row.n % 5 == 0) {
                row.stage = Stage::Closed;
                row.open = false;
                row.closedAt = kAtDesk - 26h;
            }
            row.holder = row.n % 2 ? org::kDepartment : org::kCounty;
            rows.append(row);
        }
    return rows;
}

void fill(DeskQueue &desk)
{
    desk.queue.rows = deskRows();
    desk.handled = handledRows();
    desk.officer = officerOf(org::kCounty, "dispatcher");
    const QVector<int> counts { 386, 12, 5, 9, 3, 4, 0, 0, 18, 0, 24, 3, 7, 1, 2, 0 };
    for (int i = 0; i < counts.size(); ++i)
        desk.counts[static_cast<size_t>(i)] = counts[i];
}

class Pictures {
public:
    explicit Pictures(const QDir &folder)
        : m_folder(folder)
        , m_settings(m_scratch.filePath(QStringLiteral("s.ini")))
    {
        fill(m_desk);
        QObject::connect(&m_theme, &ThemeSource::themeChanged, qApp,
            [this] { applyTheme(*qApp, m_theme.theme()); });
        applyTheme(*qApp, m_theme.theme());
    }

    void takeAll()
    {
        for (const ThemeMode mode : { ThemeMode::Day, ThemeMode::Night }) {
            m_theme.setTheme(Theme::make(mode));
            const QString name
                = mode == ThemeMode::Day ? QStringLiteral("day") : QStringLiteral("night");
            queue(name + QStringLiteral("-1920"), { 400, 1000 });
            queue(name + QStringLiteral("-1366"), { 340, 692 });
            m_settings.setOneLineRows(true);
            queue(name + QStringLiteral("-lines"), { 340, 692 });
            m_settings.setOneLineRows(false);
            handling(name + QStringLiteral("-1920"), { 1848, 1000 });
            handling(name + QStringLiteral("-1366"), { 1294, 692 });
        }
    }

private:
    void save(QWidget &widget, const QString &name)
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::sendPostedEvents();
        widget.grab().save(m_folder.filePath(name + QStringLiteral(".png")));
    }

    void queue(const QString &name, QSize size)
    {
        QueuePane pane(m_theme, m_settings, m_desk.port());
        pane.resize(size);
        pane.show();
        pane.enter();
        pane.setCurrent(m_desk.queue.rows[4].id);
        save(pane, QStringLiteral("queue-") + name);
        IncidentFilter filter;
        pane.chooseChip(QueueChip::All);
        for (auto *button : pane.findChildren<IconButton *>())
            if (button->accessibleName().startsWith(QStringLiteral("筛选")))
                button->click();
        save(pane, QStringLiteral("filter-") + name);
        m_desk.queue.rows.clear();
        pane.enter();
        pane.chooseChip(QueueChip::ToAccept);
        save(pane, QStringLiteral("empty-") + name);
        m_desk.queue.rows = deskRows();
    }

    void handling(const QString &name, QSize size)
    {
        HandlingPage page(m_theme, m_settings, m_desk.port());
        page.resize(size);
        page.show();
        page.enter();
        save(page, QStringLiteral("board-") + name);
        for (auto *button : page.findChildren<IconButton *>())
            button->click();
        save(page, QStringLiteral("table-") + name);
        for (auto *button : page.findChildren<IconButton *>())
            button->click();
    }

    QDir m_folder;
    QTemporaryDir m_scratch;
    UserSettings m_settings;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    DeskQueue m_desk;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("shiyu-pictures"));
    Translations translations;
    translations.install();
    const QDir folder(application.arguments().value(1, QStringLiteral(".")));
    folder.mkpath(QStringLiteral("."));
    QTimer::singleShot(0, &application, [&folder] {
        Pictures(folder).takeAll();
        QCoreApplication::quit();
    });
    return QApplication::exec();
}
