#include "app/demo/simulatorcast.h"

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

constexpr Rights kChecks { Right::Review, Right::Verify };
constexpr Rights kWorks { Right::Intake, Right::Dispatch, Right::Sign, Right::Handle };

QString prefix()
{
    return u"o-simulator-"_s;
}

Officer handOf(const Organization &organization, SimulatorHand hand, const QStringList &roles)
{
    Officer officer;
    officer.id = simulatorOf(organization.id, hand);
    officer.account = officer.id.toString();
    officer.name = hand == SimulatorHand::Works ? u"模拟员"_s : u"模拟审核员"_s;
    officer.organization = organization.id;
    officer.roles = roles;
    return officer;
}

/// The roles that officers of the organisation have, in the directory's order: those of one hand.
QStringList rolesOf(
    const Directory &directory, const OrganizationId &organization, SimulatorHand hand)
{
    QStringList held;
    for (const Officer *officer : directory.officersOf(organization))
        held += officer->roles;
    QStringList roles;
    for (const Role &role : directory.data().roles) {
        const bool checks = role.rights.intersects(kChecks);
        const bool fits = hand == SimulatorHand::Checks
            ? checks
            : !checks && role.rights.intersects(kWorks);
        if (fits && held.contains(role.id))
            roles.append(role.id);
    }
    return roles;
}

} // namespace

OfficerId simulatorOf(const OrganizationId &organization, SimulatorHand hand)
{
    const QString which = hand == SimulatorHand::Works ? u"works-"_s : u"checks-"_s;
    return OfficerId(prefix() + which + organization.toString());
}

bool isSimulator(const OfficerId &officer)
{
    return officer.toString().startsWith(prefix());
}

DirectoryData withSimulator(DirectoryData data)
{
    const Directory directory(data);
    for (const Organization &organization : directory.data().organizations) {
        for (const SimulatorHand hand : { SimulatorHand::Works, SimulatorHand::Checks }) {
            const QStringList roles = rolesOf(directory, organization.id, hand);
            if (!roles.isEmpty() && !directory.officer(simulatorOf(organization.id, hand)))
                data.officers.append(handOf(organization, hand, roles));
        }
    }
    return data;
}

bool isDemoDirectory(const Directory &directory, const DemoCity &city)
{
    const auto &organizations = city.directory.organizations;
    const auto &officers = city.directory.officers;
    return std::all_of(organizations.begin(), organizations.end(),
               [&](const Organization &made) {
                   const Organization *held = directory.organization(made.id);
                   return held && held->name == made.name;
               })
        && std::all_of(officers.begin(), officers.end(), [&](const Officer &made) {
               const Officer *held = directory.officer(made.id);
               return held && held->name == made.name && held->phone == made.phone;
           });
}

} // namespace shiyu::demo
