#include "ui/text/shifttext.h"

#include "ui/text/timetext.h"
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShiftText)
};

QString nameOfOfficer(const OfficerId &id, const Directory &directory)
{
    const Officer *officer = directory.officer(id);
    return officer ? officer->name : id.toString();
}

} // namespace

QString shiftHeads(const Shift &shift, const Directory &directory)
{
    return Words::tr("Shift leader %1 · cadre %2")
        .arg(nameOfOfficer(shift.leader, directory), nameOfOfficer(shift.cadre, directory));
}

QString shiftLine(const Shift &shift, const Directory &directory, Instant now)
{
    QStringList parts { shiftHeads(shift, directory) };
    QStringList names;
    for (const OfficerId &id : shift.officers) {
        if (id != shift.leader)
            names.append(nameOfOfficer(id, directory));
    }
    if (!names.isEmpty())
        parts.append(Words::tr("officers %1").arg(names.join(u' ')));
    const Calendar &calendar = directory.calendar();
    if (shift.stage == ShiftStage::HandedOver && shift.handedOverAt)
        parts.append(
            Words::tr("handed over %1").arg(momentText(*shift.handedOverAt, calendar, now)));
    else
        parts.append(Words::tr("since %1").arg(momentText(shift.openedAt, calendar, now)));
    return parts.join(u" · "_s);
}

QString dutyOfficerText(const OfficerId &id, const Directory &directory)
{
    const Officer *officer = directory.officer(id);
    return officer ? QString(officer->name + u"  "_s + officer->phone).trimmed() : id.toString();
}

} // namespace shiyu
