#include "app/demo/demoorganizations.h"

#include "app/demo/invented.h"
#include <array>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

/// A kind of organisation at city and county level. `county` empty: the city has it alone.
struct Pattern {
    const char *key;
    OrgKind kind;
    const char16_t *city; ///< after 芜湖市
    const char16_t *county; ///< after the county's name
    const char16_t *brief; ///< after 市 or 区
    bool vertical; ///< its county office is led by its own line
};

constexpr std::array kPatterns {
    Pattern { "qg", OrgKind::Other, u"群众工作办公室", u"群众工作办公室", u"群工办", false },
    Pattern { "cg", OrgKind::Department, u"城市管理局", u"城市管理局", u"城管局", false },
    Pattern { "ga", OrgKind::Department, u"公安局", u"公安分局", u"公安", true },
    Pattern {
        "zj", OrgKind::Department, u"住房和城乡建设局", u"住房和城乡建设局", u"住建局", false },
    Pattern {
        "sc", OrgKind::Department, u"市场监督管理局", u"市场监督管理局", u"市场监管局", false },
    Pattern { "wj", OrgKind::Department, u"卫生健康委员会", u"卫生健康委员会", u"卫健委", false },
    Pattern { "hb", OrgKind::Department, u"生态环境局", u"生态环境分局", u"生态环境局", true },
    Pattern { "jt", OrgKind::Department, u"交通运输局", u"交通运输局", u"交通局", false },
    Pattern { "rs", OrgKind::Department, u"人力资源和社会保障局", u"人力资源和社会保障局",
        u"人社局", false },
    Pattern { "jy", OrgKind::Department, u"教育局", u"教育局", u"教育局", false },
    Pattern { "mz", OrgKind::Department, u"民政局", u"民政局", u"民政局", false },
    Pattern {
        "zy", OrgKind::Department, u"自然资源和规划局", u"自然资源和规划分局", u"资规局", true },
    Pattern { "yj", OrgKind::Department, u"应急管理局", u"应急管理局", u"应急局", false },
    Pattern { "sw", OrgKind::Department, u"水务局", u"水务局", u"水务局", false },
    Pattern { "nn", OrgKind::Department, u"农业农村局", u"农业农村局", u"农业农村局", false },
    Pattern { "xf", OrgKind::Department, u"消防救援支队", u"消防救援大队", u"消防", true },
    Pattern { "wl", OrgKind::Department, u"文化和旅游局", nullptr, u"文旅局", false },
    Pattern { "yb", OrgKind::Department, u"医疗保障局", nullptr, u"医保局", false },
    Pattern { "fg", OrgKind::Department, u"发展和改革委员会", nullptr, u"发改委", false },
    Pattern { "gjj", OrgKind::Department, u"住房公积金管理中心", nullptr, u"公积金中心", false },
    Pattern { "xfj", OrgKind::Department, u"信访局", u"信访局", u"信访局", false },
    Pattern { "gs", OrgKind::Utility, u"供水公司", nullptr, u"供水公司", false },
    Pattern { "ps", OrgKind::Utility, u"排水公司", nullptr, u"排水公司", false },
    Pattern { "gd", OrgKind::Utility, u"供电公司", nullptr, u"供电公司", false },
    Pattern { "rq", OrgKind::Utility, u"燃气公司", nullptr, u"燃气公司", false },
    Pattern { "dx", OrgKind::Utility, u"通信公司", nullptr, u"通信公司", false },
    Pattern { "gj", OrgKind::Utility, u"公交公司", nullptr, u"公交公司", false },
    Pattern { "gdgs", OrgKind::Utility, u"轨道交通公司", nullptr, u"轨道公司", false },
    Pattern { "fy", OrgKind::Court, u"中级人民法院", u"人民法院", u"法院", true },
    Pattern { "jcy", OrgKind::Court, u"人民检察院", u"人民检察院", u"检察院", true },
    Pattern { "sf", OrgKind::Department, u"司法局", u"司法局", u"司法局", false },
    Pattern { "jw", OrgKind::Discipline, u"纪委监委", u"纪委监委", u"纪委监委", true },
    Pattern { "tj", OrgKind::Mediation, u"人民调解委员会", u"人民调解委员会", u"调委会", false },
};

/// Bodies for one sort of dispute, at the city.
constexpr std::array<std::pair<const char *, const char16_t *>, 5> kSpecialMediation {
    { { "tjyl", u"医疗纠纷" }, { "tjwy", u"物业纠纷" }, { "tjld", u"劳动争议" },
        { "tjjt", u"道路交通事故" }, { "tjxf", u"消费纠纷" } }
};

QString text(const char16_t *words)
{
    return QString::fromUtf16(words);
}

class Maker {
public:
    explicit Maker(QVector<Organization> &out)
        : m_out(out)
    {
    }

    void add(const RegionCode &region, const QString &key, OrgKind kind, const QString &name,
        const QString &shortName, const OrganizationId &superior, bool vertical = false)
    {
        Organization o;
        o.id = organizationId(region, key);
        o.kind = kind;
        o.name = name;
        o.shortName = shortName;
        o.region = region;
        o.superior = superior;
        o.vertical = vertical;
        o.order = static_cast<int>(m_out.size());
        o.phone = officePhone(o.order + 1);
        o.fallback = key == "qg"_L1; // takes what nobody owns
        m_out.append(o);
    }

    void addCity(const Region &city)
    {
        const OrganizationId centre = organizationId(city.code, u"zx"_s);
        add(city.code, u"zx"_s, OrgKind::Centre, u"芜湖市社会治理指挥中心"_s, u"市中心"_s, {});
        for (const Pattern &p : kPatterns) {
            add(city.code, QString::fromLatin1(p.key), p.kind, u"芜湖市"_s + text(p.city),
                u"市"_s + text(p.brief), centre);
        }
        for (const auto &[key, words] : kSpecialMediation) {
            add(city.code, QString::fromLatin1(key), OrgKind::Mediation,
                u"芜湖市"_s + text(words) + u"人民调解委员会"_s,
                u"市"_s + text(words) + u"调委会"_s, organizationId(city.code, u"sf"_s));
        }
        static constexpr std::array<std::pair<const char *, const char16_t *>, 4> kCrews {
            { { "gs", u"供水" }, { "gd", u"供电" }, { "rq", u"燃气" }, { "ps", u"排水" } }
        };
        for (const auto &[key, words] : kCrews) {
            for (int n = 1; n <= 3; ++n) {
                const QString crew = u"抢修"_s + u"一二三"_s.mid(n - 1, 1) + u"队"_s;
                add(city.code, QString::fromLatin1(key) + QString::number(n), OrgKind::Other,
                    u"芜湖市"_s + text(words) + u"公司"_s + crew, text(words) + crew,
                    organizationId(city.code, QString::fromLatin1(key)));
            }
        }
    }

    void addCounty(const Region &county)
    {
        const OrganizationId centre = organizationId(county.code, u"zx"_s);
        const QString brief = county.shortName;
        add(county.code, u"zx"_s, OrgKind::Centre, county.name + u"社会治理指挥中心"_s,
            brief + u"中心"_s, organizationId(county.parent, u"zx"_s));
        for (const Pattern &p : kPatterns) {
            if (!p.county)
                continue;
            const QString key = QString::fromLatin1(p.key);
            add(county.code, key, p.kind, county.name + text(p.county), brief + text(p.brief),
                p.vertical ? organizationId(county.parent, key) : centre, p.vertical);
        }
    }

    void addTown(const Region &town)
    {
        const OrganizationId centre = organizationId(town.code, u"zx"_s);
        add(town.code, u"zx"_s, OrgKind::Centre, town.name + u"社会治理中心"_s,
            town.name + u"中心"_s, organizationId(town.parent, u"zx"_s));
        add(town.code, u"tj"_s, OrgKind::Mediation, town.name + u"人民调解委员会"_s,
            town.name + u"调委会"_s, centre);
        add(town.code, u"cg"_s, OrgKind::Other, town.name + u"综合执法队"_s,
            town.name + u"执法队"_s, centre);
    }

    /// A village of a park reports to the county: parks have no centre.
    void addVillage(const Region &village, const OrganizationId &superior)
    {
        add(village.code, u"zx"_s, OrgKind::Centre, village.shortName + u"社会治理工作站"_s,
            village.shortName, superior);
    }

private:
    QVector<Organization> &m_out;
};

} // namespace

OrganizationId organizationId(const RegionCode &region, const QString &key)
{
    return OrganizationId(key == "zx"_L1 ? region.toString() : region.toString() + u'-' + key);
}

QVector<Organization> demoOrganizations(const QVector<Region> &regions)
{
    QVector<Organization> organizations;
    Maker maker(organizations);
    QHash<RegionCode, OrganizationId> centreAbove; // of towns, for their villages
    for (const Region &region : regions) {
        switch (region.level) {
        case RegionLevel::City:
            maker.addCity(region);
            break;
        case RegionLevel::County:
            maker.addCounty(region);
            break;
        case RegionLevel::Town:
            centreAbove.insert(
                region.code, organizationId(region.park ? region.parent : region.code, u"zx"_s));
            if (!region.park)
                maker.addTown(region);
            break;
        case RegionLevel::Village:
            if (!region.name.contains(u"虚拟社区"_s))
                maker.addVillage(region, centreAbove[region.parent]);
            break;
        case RegionLevel::Grid:
            break;
        }
    }
    return organizations;
}

} // namespace shiyu::demo
