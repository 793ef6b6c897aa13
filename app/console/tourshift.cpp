#include "app/console/tourhand.h"
#include "app/console/tourparts.h"
#include "ui/acts/argfield.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shiftform.h"
#include "ui/shell/shiftpanel.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

ShiftPanel *panelOf(const TourHand &h)
{
    return h.window().findChild<ShiftPanel *>();
}

ArgField *fieldOf(const TourHand &h, const char *name)
{
    ShiftForm *form = panelOf(h)->form();
    return form ? form->field(QString::fromLatin1(name)) : nullptr;
}

void openSheet(TourHand &h, const char *picture, std::function<bool()> sign)
{
    h.step(
        picture, [&h] { h.key(Qt::CTRL | Qt::SHIFT | Qt::Key_D); },
        [&h, sign] { return panelOf(h)->isOpen() && sign(); });
}

void send(TourHand &h)
{
    h.step(
        "", [&h] { h.key(Qt::CTRL | Qt::Key_Return); }, [&h] { return !panelOf(h)->isOpen(); });
}

/// Who has no step to take sees how it stands.
void lookAt(TourHand &h, const char *picture)
{
    openSheet(h, picture, [&h] { return !panelOf(h)->form(); });
    h.step("", [&h] { h.key(Qt::Key_Escape); });
}

} // namespace

void playShift(TourHand &h)
{
    h.changeSeat(u"周莉"_s);
    // The lists come from the queue a moment after the sheet.
    openSheet(h, "shift", [&h] {
        const ArgField *open = fieldOf(h, "open");
        return open && !open->value().isUndefined();
    });
    h.step("", [&h] {
        fieldOf(h, "text")->widget()->setFocus();
        h.write(u"北京中路井盖、周家山楼道垃圾两件已结案；超期工单请下一班逐件催办。"_s);
    });
    send(h);
    lookAt(h, "shift-handed-over");
    h.changeSeat(u"张敏"_s);
    openSheet(h, "shift-take-over", [&h] { return fieldOf(h, "leader"); });
    h.step("", [&h] {
        fieldOf(h, "leader")->widget()->setFocus();
        h.key(Qt::Key_Down);
        fieldOf(h, "text")->widget()->setFocus();
        h.write(u"已阅，接班。"_s);
    });
    send(h);
    openSheet(h, "shift-taken-over", [&h] { return fieldOf(h, "promised"); });
    h.step("", [&h] { h.key(Qt::Key_Escape); });
}

} // namespace shiyu
