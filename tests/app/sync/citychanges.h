#pragma once
#include "tests/app/storage/smallcity.h"
#include <QRandomGenerator>

namespace shiyu::test {

/// The small city with a second county, colleagues who never move, and a directory that changes at
/// random: officers go to other organisations, one organisation ends and comes back, divisions and
/// centres change places. "city", its organisation and all colleagues stay as they are.
class CityChanges {
public:
    /// One change; `random` says which.
    void next(QRandomGenerator &random)
    {
        bool *const kChanges[] = { &m_countyMoved, &m_waterMoved, &m_waterGone, &m_townMoved,
            &m_centresSwapped, &m_waterUnderCounty };
        bool &change = *kChanges[random.bounded(static_cast<int>(std::size(kChanges)))];
        change = !change;
        ++m_revision;
    }
    /// Who may sign in for an organisation whatever happens, while there is one.
    static QString colleagueOf(const QString &officer)
    {
        return officer.endsWith(u'2') ? officer : QString(officer + u'2');
    }
    static QStringList officers()
    {
        const QString all = QStringLiteral("city county water city2 county2 water2");
        return all.split(u' ');
    }
    bool isGone(const OrganizationId &organization) const
    {
        return m_waterGone && organization == OrganizationId(QStringLiteral("unit-water"));
    }

    DirectoryData data() const
    {
        DirectoryData data = SmallCity::data(m_revision);
        addSouth(data);
        for (const char *name : { "city", "county", "water" })
            addColleague(data, QString::fromLatin1(name));
        Organization &county = data.organizations[1];
        Organization &water = data.organizations[2];
        Organization &south = data.organizations[3];
        if (m_centresSwapped)
            std::swap(county.region, south.region);
        if (m_waterUnderCounty)
            water.superior = county.id;
        if (m_townMoved)
            data.regions[2].parent = RegionCode(QStringLiteral("340203"));
        if (m_countyMoved)
            data.officers[1].organization = south.id;
        if (m_waterMoved)
            data.officers[2].organization = county.id;
        if (m_waterGone) {
            const OrganizationId gone = water.id;
            data.responsibilities[0].lead = south.id;
            data.officers.removeIf(
                [&gone](const Officer &each) { return each.organization == gone; });
            data.organizations.removeAt(2);
        }
        return data;
    }

private:
    static void addSouth(DirectoryData &data)
    {
        Region region = data.regions[1];
        region.code = RegionCode(QStringLiteral("340203"));
        region.name = QStringLiteral("弋江区");
        data.regions.append(region);
        Organization centre = data.organizations[1];
        centre.id = OrganizationId(QStringLiteral("centre-south"));
        centre.name = QStringLiteral("弋江区中心");
        centre.region = region.code;
        data.organizations.append(centre);
    }
    static void addColleague(DirectoryData &data, const QString &name)
    {
        const auto like = std::find_if(data.officers.cbegin(), data.officers.cend(),
            [&name](const Officer &each) { return each.account == name; });
        Officer colleague = *like;
        colleague.account = colleague.name = colleagueOf(name);
        colleague.id = OfficerId(colleague.account);
        data.officers.append(colleague);
    }

    qint64 m_revision = 1;
    bool m_countyMoved = false, m_waterMoved = false, m_waterGone = false;
    bool m_townMoved = false, m_centresSwapped = false, m_waterUnderCounty = false;
};

} // namespace shiyu::test
