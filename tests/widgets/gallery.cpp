// Shows every control in both themes; for development, not installed. `--png DIR` saves pictures
// and ends.
#include "tests/widgets/gallerydesk.h"
#include "widgets/actionbutton.h"
#include "widgets/applytheme.h"
#include "widgets/commandpalette.h"
#include "widgets/formrow.h"
#include "widgets/icons.h"
#include "widgets/keysheet.h"
#include "widgets/searchfield.h"
#include "widgets/sheetpanel.h"
#include "widgets/themesource.h"
#include "widgets/toast.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace shiyu;

namespace {

struct Overlays {
    CommandPalette *palette;
    KeySheet *keys;
    SheetPanel *sheet;
    Toast *toast;
};

QStandardItemModel *suggestions(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    const auto add = [model](const QString &text, const QString &detail, const QString &key,
                         Glyph glyph, const QString &section) {
        auto *item = new QStandardItem(text);
        item->setData(detail, CommandDetailRole);
        item->setData(key, CommandKeyRole);
        item->setData(int(glyph), CommandGlyphRole);
        item->setData(section, CommandSectionRole);
        model->appendRow(item);
    };
    add(u"派单 2381"_s, u"上水井盖缺失 · 镜湖区城管局"_s, u"P"_s, Glyph::Send, u"命令"_s);
    add(u"打开 2381"_s, u"上水井盖缺失，老人险些跌落"_s, u"Enter"_s, Glyph::File, u"命令"_s);
    add(u"定位 镜湖区"_s, u"jhq"_s, {}, Glyph::Pin, u"地点"_s);
    add(u"定位 镜湖区 赭山街道"_s, u"jhq zsjd"_s, {}, Glyph::Pin, u"地点"_s);
    add(u"切换到夜间"_s, {}, u"F9"_s, Glyph::Moon, u"设置"_s);
    return model;
}

KeySheet *makeKeys(const ThemeSource &source, QWidget *host)
{
    auto *keys = new KeySheet(source, host);
    keys->setSections(u"全部按键"_s,
        { { u"列表"_s,
              { { { u"j"_s, u"k"_s }, u"下一条、上一条"_s }, { { u"Enter"_s }, u"打开工单"_s },
                  { { u"/"_s }, u"搜索"_s }, { { u"G"_s, u"g"_s }, u"末条、首条"_s } } },
            { u"工单"_s,
                { { { u"N"_s }, u"新建工单"_s }, { { u"P"_s }, u"派单"_s },
                    { { u"R"_s }, u"催办"_s }, { { u"D"_s }, u"增加协办"_s },
                    { { u"M"_s }, u"备注"_s } } },
            { u"地图"_s,
                { { { u"+"_s, u"-"_s }, u"放大、缩小"_s }, { { u"L"_s }, u"图层"_s },
                    { { u"0"_s }, u"回到全市"_s } } },
            { u"通用"_s,
                { { { u"Ctrl K"_s }, u"命令"_s }, { { u"Ctrl Z"_s }, u"撤回刚才的操作"_s },
                    { { u"?"_s }, u"全部按键"_s } } } });
    return keys;
}

SheetPanel *makeSheet(const ThemeSource &source, QWidget *host)
{
    auto *sheet = new SheetPanel(source, u"派单"_s, host);
    sheet->setNote(u"2381 · 上水井盖缺失，老人险些跌落"_s);
    auto *lead = new FormRow(source, u"主办单位"_s, new QLineEdit(u"市供水公司"_s));
    lead->setRequired(true);
    lead->setHint(u"属事：权责清单 公用设施 / 上水井盖 第 3 条"_s);
    sheet->body()->addWidget(lead);
    sheet->body()->addWidget(new FormRow(source, u"协办单位"_s, new QLineEdit(u"镜湖区中心"_s)));
    auto *limit = new FormRow(source, u"处置时限"_s, new QLineEdit(u"2 紧急工作时"_s));
    limit->setError(u"短于来源时限 1 小时，请核对"_s);
    sheet->body()->addWidget(limit);
    sheet->addFooterButton(u"派单"_s, true, u"Ctrl Enter"_s);
    sheet->addFooterButton(u"取消"_s, false, u"Esc"_s);
    return sheet;
}

Overlays makeOverlays(const ThemeSource &source, QWidget *host)
{
    auto *palette = new CommandPalette(source, host);
    palette->setModel(suggestions(palette));
    palette->setAnchor(host->findChild<SearchField *>());
    palette->setPlaceholder(u"派 2381 城管 · 定位 镜湖区 · 打开 2381"_s);
    palette->setHint(u"↑↓ 选择　Tab 补全　Enter 执行　Esc 关闭"_s);
    return { palette, makeKeys(source, host), makeSheet(source, host), new Toast(source, host) };
}

/// Saves one picture after another; the event loop lays out what a new theme or page has changed in
/// between.
class Photographer : public QObject {
public:
    Photographer(
        QTabWidget &window, const Overlays &overlays, ThemeSource &source, const QDir &folder)
        : m_window(window)
        , m_folder(folder)
    {
        for (ThemeMode mode : { ThemeMode::Day, ThemeMode::Night })
            for (int scale : { 100, 90, 150 }) {
                const QString name
                    = u"-%1-%2"_s.arg(mode == ThemeMode::Day ? u"day"_s : u"night"_s).arg(scale);
                m_steps.append(
                    { {}, [&source, mode, scale] { source.setTheme(Theme::make(mode, scale)); } });
                addPages(name);
                addOverlays(name, overlays);
            }
        connect(&m_timer, &QTimer::timeout, this, [this] { next(); });
        m_timer.start(40);
    }

private:
    struct Step {
        QString picture; ///< taken before the next step; empty: none
        std::function<void()> prepare;
    };

    void addPages(const QString &name)
    {
        const QString pages[] = { u"desk"_s, u"controls"_s, u"icons"_s };
        for (int page = 0; page < 3; ++page)
            m_steps.append(
                { pages[page] + name, [this, page] { m_window.setCurrentIndex(page); } });
    }

    void addOverlays(const QString &name, const Overlays &overlays)
    {
        m_steps.append({ u"palette"_s + name, [this, overlays] {
                            m_window.setCurrentIndex(0);
                            overlays.palette->openWith(u"2381"_s);
                        } });
        m_steps.append({ u"keys"_s + name, [overlays] {
                            overlays.palette->dismiss();
                            overlays.keys->open();
                        } });
        m_steps.append({ {}, [overlays] {
                            overlays.keys->dismiss();
                            overlays.sheet->open();
                            overlays.toast->tell(
                                u"已派单：2381 主办 市供水公司"_s, u"撤回"_s, u"Ctrl Z"_s, 60);
                        } });
        for (int wait = 0; wait < 4; ++wait)
            m_steps.append({ wait == 3 ? u"sheet"_s + name : QString(), [] {} });
        m_steps.append({ {}, [overlays] {
                            overlays.sheet->dismiss();
                            overlays.toast->undo();
                        } });
    }

    void next()
    {
        if (!m_pending.isEmpty())
            m_window.grab().save(m_folder.filePath(m_pending + u".png"_s));
        if (m_steps.isEmpty())
            return QApplication::quit();
        const Step step = m_steps.takeFirst();
        step.prepare();
        m_pending = step.picture;
    }

    QTabWidget &m_window;
    QDir m_folder;
    QList<Step> m_steps;
    QString m_pending;
    QTimer m_timer;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({ u"png"_s, u"Save pictures to this folder and end."_s, u"dir"_s });
    parser.addHelpOption();
    parser.process(application);

    ThemeSource source(Theme::make(ThemeMode::Day));
    followTheme(source, &application, [&] { applyTheme(application, source.theme()); });
    QTabWidget window;
    window.addTab(test::makeDeskPage(source), u"值班"_s);
    window.addTab(test::makeControlsPage(source), u"控件"_s);
    window.addTab(test::makeIconsPage(source), u"图标"_s);
    window.resize(1920, 1080);
    const Overlays overlays = makeOverlays(source, window.widget(0));
    window.show();
    std::unique_ptr<Photographer> photographer;
    if (parser.isSet(u"png"_s)) {
        const QDir folder(parser.value(u"png"_s));
        folder.mkpath(u"."_s);
        window.tabBar()->hide();
        photographer = std::make_unique<Photographer>(window, overlays, source, folder);
    }
    return QApplication::exec();
}
