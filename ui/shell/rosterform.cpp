#include "ui/shell/rosterform.h"

#include "app/services/dutydesk.h"
#include "ui/shell/officersfield.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

QVector<ArgChoice> officersWith(
    const Directory &directory, const OrganizationId &centre, Rights rights)
{
    QVector<ArgChoice> choices;
    for (const Officer *officer : directory.officersOf(centre)) {
        if (directory.rights(officer->id).intersects(rights))
            choices.append({ officer->id.toString(), officer->name });
    }
    return choices;
}

} // namespace

RosterForm::RosterForm(const ThemeSource &themes, const DutyDesk &duty, QWidget *parent)
    : ShiftForm(themes, parent)
{
    const Directory &directory = *duty.directory();
    const Seat &seat = *duty.seat();
    const OrganizationId &centre = seat.organization;
    const QString none = tr("Please choose");
    auto *leader = new ChoiceField(
        this, officersWith(directory, centre, { Right::Supervise, Right::Arbitrate }), none);
    auto *cadre = new ChoiceField(
        this, officersWith(directory, centre, { Right::Instruct, Right::Approve }), none);
    auto *officers = new OfficersField(
        this, officersWith(directory, centre, { Right::Intake, Right::Dispatch, Right::FollowUp }));
    addRow(u"leader"_s, tr("Shift leader"), leader, true);
    addRow(u"cadre"_s, tr("Leading cadre"), cadre, true);
    addRow(u"officers"_s, tr("Officers of the shift"), officers, true);
    addRemark(tr("Remark"), 2);
    officers->setValue(QJsonArray { seat.officer.toString() });
    if (seat.rights.contains(Right::Supervise))
        leader->setValue(seat.officer.toString());
    if (const auto &before = duty.shift().shift) // the cadre often stays for the day
        cadre->setValue(before->cadre.toString());
    setTouched(false);
}

QJsonObject RosterForm::args() const
{
    QJsonObject args;
    for (const QString &name : { u"leader"_s, u"cadre"_s, u"officers"_s })
        args.insert(name, field(name)->value());
    return args;
}

} // namespace shiyu
