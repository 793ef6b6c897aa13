#include "app/console/tourhand.h"
#include "app/console/tourparts.h"
#include "ui/mappane/mappane.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/mainwindow.h"

namespace shiyu {

using namespace Qt::StringLiterals;

namespace {

void openScreen(TourHand &h, const char *picture, Qt::Key number, const QString &page)
{
    h.step(
        picture, [&h, number] { h.key(Qt::ALT | number); },
        [&h, page] { return h.window().page() == page; });
}

/// Who handles no matters: the system administrator, with the import of files.
void administer(TourHand &h)
{
    h.changeSeat(u"韩冰"_s);
    h.openPalette(u"导入"_s);
    h.step(
        "import", [&h] { h.key(Qt::Key_Return); },
        [&h] { return h.window().page() == u"settings"_s; }); // whose place on the rail it has
}

void showTheOtherTheme(TourHand &h)
{
    h.step(
        "other-theme",
        [&h] {
            h.key(Qt::ALT | Qt::Key_2);
            h.key(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
        },
        [&h] { return h.window().desk()->mapPane()->canvas().isSettled(); });
}

} // namespace

void playScreens(TourHand &h)
{
    h.step("command-line", [&h] {
        h.key(Qt::CTRL | Qt::Key_K);
        h.type(u"jhq"_s);
    });
    h.step("", [&h] { h.key(Qt::Key_Escape); });
    h.step("all-keys", [&h] { h.key(Qt::Key_F1); });
    h.step("", [&h] { h.key(Qt::Key_Escape); });
    openScreen(h, "one-map", Qt::Key_1, u"map"_s);
    openScreen(h, "handling", Qt::Key_3, u"handling"_s);
    openScreen(h, "settings", Qt::Key_0, u"settings"_s);
    showTheOtherTheme(h);
    administer(h);
}

} // namespace shiyu
