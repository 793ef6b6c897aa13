// For development: saves pictures of the case pane in its states. Not installed.
//   case-pictures DIR
#include "tests/ui/casepane/picturedesk.h"
#include "ui/acts/actbar.h"
#include "ui/acts/actform.h"
#include "ui/acts/actsheet.h"
#include "ui/casepane/casepane.h"
#include "ui/casepane/caseprinter.h"
#include "ui/casepane/casesheet.h"
#include "ui/casepane/picturepreview.h"
#include "ui/text/translations.h"
#include "widgets/actionbutton.h"
#include "widgets/applytheme.h"
#include "widgets/themesource.h"

#include <QApplication>
#include <QImage>
#include <QMenu>
#include <QPrinter>
#include <QTimer>

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;

namespace {

struct Shot {
    const char *name;
    QSize size;
    ThemeMode mode;
    K form; ///< Report: none
};

constexpr Shot kShots[] = {
    { "desk-day", { 500, 958 }, ThemeMode::Day, K::Report },
    { "desk-night", { 500, 958 }, ThemeMode::Night, K::Report },
    { "narrow-day", { 400, 640 }, ThemeMode::Day, K::Report },
    { "narrow-night", { 400, 640 }, ThemeMode::Night, K::Report },
    { "form-remind", { 500, 958 }, ThemeMode::Day, K::Remind },
    { "form-assists", { 500, 958 }, ThemeMode::Day, K::Dispatch },
    { "form-relocate-narrow", { 400, 640 }, ThemeMode::Night, K::Relocate },
    { "form-replies", { 500, 958 }, ThemeMode::Day, K::Reply },
    { "form-replies-narrow", { 400, 640 }, ThemeMode::Night, K::Reply },
    { "duplicates", { 500, 958 }, ThemeMode::Day, K::Merge },
    { "menu", { 500, 958 }, ThemeMode::Day, K::Absorb },
};

void save(QWidget &widget, const QString &directory, const QString &name)
{
    QEventLoop loop; // the sheet slides in
    QTimer::singleShot(400, &loop, &QEventLoop::quit);
    loop.exec();
    widget.grab().save(directory + QLatin1Char('/') + name + QStringLiteral(".png"));
}

void take(const Shot &shot, const QString &directory)
{
    PictureDesk desk;
    desk.playAll();
    ThemeSource themes(Theme::make(shot.mode));
    applyTheme(*qApp, themes.theme());
    desk.office.choices = { { org::kDepartment, TaskRole::Assist, DispatchBasis::Function,
                                QStringLiteral("权责清单 公用设施/上水井盖 第 3 条"), 12, 180,
                                true },
        { org::kCityDepartment, TaskRole::Assist, DispatchBasis::Territory, {}, 3, -1, false } };
    CasePane pane(desk.office.port(), themes);
    pane.resize(shot.size);
    pane.setSeat(desk.office.seat());
    CaseView view = desk.view();
    for (ActChoice &choice : view.acts) {
        if (choice.kind == shot.form && shot.form == K::Merge)
            choice.why.reset(); // the same case before it was dispatched
    }
    pane.setView(view);
    pane.show();
    if (shot.form == K::Merge) {
        for (LinkButton *link : pane.findChildren<LinkButton *>()) {
            if (link->text().contains(QStringLiteral("疑似")))
                link->click();
        }
        for (LinkButton *link : pane.findChildren<LinkButton *>()) {
            if (link->text() == QStringLiteral("时限依据")) {
                link->click();
                break;
            }
        }
        save(pane, directory, QStringLiteral("duplicates-before"));
        for (ActionButton *button : pane.findChildren<ActionButton *>()) {
            if (button->text() == QStringLiteral("合并到此单"))
                button->click();
        }
    } else if (shot.form == K::Absorb) {
        pane.triggerKey(QKeySequence(Qt::Key_Period));
        save(*pane.actBar()->menu(), directory, QStringLiteral("menu-only"));
    } else if (shot.form != K::Report) {
        if (const PlannedAct *act = pane.actBar()->plan().find(shot.form))
            pane.actSheet()->start(*act);
    }
    save(pane, directory, QString::fromLatin1(shot.name));
}

void takeDispatch(const QString &directory, ThemeMode mode)
{
    PictureDesk desk;
    using namespace std::chrono;
    desk.play(14, 3, "c.city.intake", K::Report,
        R"({"title":"上水井盖缺失，老人险些跌落","category":"facility.cover",
            "region":"340202001001001","contactable":true})");
    desk.play(14, 5, "c.city.intake", K::Accept, "{}");
    desk.office.choices
        = { { org::kWater, TaskRole::Lead, DispatchBasis::Function,
                QStringLiteral("权责清单 公用设施/上水井盖 第 3 条"), 12, 180, true },
              { org::kCounty, TaskRole::Assist, DispatchBasis::Territory, {}, 3, -1, true },
              { org::kDepartment, TaskRole::Lead, DispatchBasis::Function, {}, 5, 260, false } };
    ThemeSource themes(Theme::make(mode));
    applyTheme(*qApp, themes.theme());
    CasePane pane(desk.office.port(), themes);
    pane.resize(500, 958);
    pane.setSeat(desk.office.seat());
    pane.setView(desk.view());
    pane.show();
    save(pane, directory, QStringLiteral("accepted-%1").arg(int(mode)));
    pane.triggerKey(QKeySequence(Qt::Key_D));
    save(pane, directory, QStringLiteral("form-dispatch-%1").arg(int(mode)));
    pane.actSheet()->confirm();
    save(pane, directory, QStringLiteral("dispatched-%1").arg(int(mode)));
    pane.setEmpty();
    save(pane, directory, QStringLiteral("empty-%1").arg(int(mode)));
}

/// What Ctrl+P puts on paper.
void takeSheet(const QString &directory)
{
    PictureDesk desk;
    desk.playAll();
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setPageMargins(QMarginsF(), QPageLayout::Millimeter);
    printer.setOutputFileName(directory + QStringLiteral("/sheet.pdf"));
    const CaseView view = desk.view();
    printSheet(caseSheetHtml({ view, desk.office.seat(), desk.office.desk.now }), printer);
}

/// A picture that was attached, over the whole window.
void takePreview(const QString &directory, ThemeMode mode)
{
    ThemeSource themes(Theme::make(mode));
    applyTheme(*qApp, themes.theme());
    QWidget window;
    window.resize(1366, 768);
    QImage picture(1200, 1600, QImage::Format_RGB32);
    picture.fill(QColor(0x6f8a72));
    auto *preview = new PicturePreview(themes, QStringLiteral("现场照片 1.jpg"), picture, &window);
    window.show();
    preview->open();
    save(window, directory, QStringLiteral("preview-%1").arg(int(mode)));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Translations translations;
    translations.install();
    const QString directory = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    for (const Shot &shot : kShots)
        take(shot, directory);
    takeDispatch(directory, ThemeMode::Day);
    takeDispatch(directory, ThemeMode::Night);
    takeSheet(directory);
    takePreview(directory, ThemeMode::Day);
    takePreview(directory, ThemeMode::Night);
    return 0;
}
