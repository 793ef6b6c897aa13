#include "app/demo/matterwriter.h"

#include "app/demo/invented.h"
#include "app/demo/resourcetable.h"
#include <algorithm>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

constexpr double kWithoutPosition = 0.02;

const QString &nameOfRegion(const Region *region)
{
    return region->shortName.isEmpty() ? region->name : region->shortName;
}

/// What cameras, sensors and grid workers see: things in the street, not contracts and cards.
bool isVisible(const CategoryId &category)
{
    static const QStringList kMajors { u"01"_s, u"02"_s, u"03"_s, u"04"_s, u"08"_s, u"09"_s,
        u"10"_s, u"14"_s, u"15"_s, u"17"_s };
    return kMajors.contains(category.toString().first(2));
}

QString sourceMark(Source source)
{
    switch (source) {
    case Source::Hotline12345:
        return u"WH"_s;
    case Source::Petition:
        return u"XF"_s;
    case Source::CitizenVoice:
        return u"XS"_s;
    case Source::LeaderBoard:
        return u"LD"_s;
    case Source::InternetSupervision:
        return u"DC"_s;
    case Source::Police110:
        return u"JJ"_s;
    default:
        return {};
    }
}

} // namespace

MatterWriter::MatterWriter(const DemoCity &city, const Directory &directory)
    : m_city(city)
    , m_directory(directory)
{
    for (const QStringList &row : resourceRows(u"matters.csv"_s, u'|'))
        m_templates.append({ CategoryId(row[0]), row[1].toDouble(), row[2][0], row[3], row[4] });
    for (int month = 1; month <= 12; ++month) {
        QList<double> weights;
        for (const Template &t : m_templates)
            weights.append(t.weight * Rhythm::season(t.season, month));
        m_weights.append(weights);
    }
    for (const Region &r : directory.data().regions) {
        if (r.level != RegionLevel::Grid)
            continue;
        const DivisionKind kind = city.kinds[r.parent];
        QList<Site> &list = kind == DivisionKind::Village ? m_rural : m_urban;
        const double before = list.isEmpty() ? 0 : list.last().weight;
        const MultiPolygon shape = city.outlines.value(r.code);
        list.append({ &r, shape.first().outer, before + gridWeight(kind, isCore(r.parent)) });
    }
}

const MatterWriter::Site &MatterWriter::site(bool rural, SeededRandom &random) const
{
    const QList<Site> &list = rural ? m_rural : m_urban;
    const auto it = std::upper_bound(list.begin(), list.end(), random.unit() * list.last().weight,
        [](double value, const Site &s) { return value < s.weight; });
    return it == list.end() ? list.last() : *it;
}

/// Every grid of the region alike; elsewhere if it has none of that kind.
const MatterWriter::Site &MatterWriter::siteWithin(
    const RegionCode &region, bool rural, SeededRandom &random) const
{
    QList<const Site *> sites;
    for (const Site &s : rural ? m_rural : m_urban) {
        if (s.grid->code.toString().startsWith(region.toString()))
            sites.append(&s);
    }
    return sites.isEmpty() ? site(rural, random) : *random.pick(sites);
}

Source MatterWriter::sourceOf(const MatterPlan &plan, SeededRandom &random) const
{
    static constexpr Source kSources[] { Source::Hotline12345, Source::Petition,
        Source::CitizenVoice, Source::LeaderBoard, Source::InternetSupervision, Source::GridWorker,
        Source::VideoDetection, Source::Sensor, Source::WalkIn, Source::Police110,
        Source::Department, Source::Media };
    static constexpr std::initializer_list<double> kSeen { 52, 1, 12, 2, 1, 16, 8, 3, 1, 3, 1,
        0.3 };
    static constexpr std::initializer_list<double> kTold { 76, 4, 9, 4, 1, 2, 0, 0, 3, 1, 0.5,
        0.2 };
    return kSources[random.weighted(isVisible(plan.category) ? kSeen : kTold)];
}

void MatterWriter::fill(
    MatterPlan &plan, const Template &words, const Site &at, SeededRandom &random) const
{
    const QString county = at.grid->code.toString().first(6);
    const Region *village = m_directory.region(at.grid->parent);
    const Region *town = m_directory.region(RegionCode(at.grid->code.toString().first(9)));
    QString villageName = nameOfRegion(village);
    if (words.title.contains(u"{村}村"_s) || words.text.contains(u"{村}村"_s))
        villageName = villageName.endsWith(u'村') ? villageName.chopped(1) : villageName;
    const QString road = roadName(county, random);
    QString crossing = roadName(county, random);
    while (crossing == road)
        crossing = roadName(county, random);
    const QString number = QString::number(random.between(1, 398));
    const auto whole
        = [&](qint64 low, qint64 high) { return QString::number(random.between(low, high)); };
    const std::pair<QString, QString> values[] { { u"{路2}"_s, crossing }, { u"{路}"_s, road },
        { u"{号}"_s, number }, { u"{小区}"_s, estateName(random) },
        { u"{店}"_s, shopName(plan.category.toString(), random) }, { u"{村}"_s, villageName },
        { u"{镇}"_s, town->name }, { u"{社区}"_s, nameOfRegion(village) },
        { u"{县}"_s, m_directory.region(RegionCode(county))->name }, { u"{天}"_s, whole(2, 20) },
        { u"{元}"_s, QString::number(random.between(2, 60) * 100) }, { u"{零}"_s, whole(5, 90) },
        { u"{夜}"_s, whole(21, 23) }, { u"{时}"_s, whole(6, 11) }, { u"{楼}"_s, whole(1, 36) },
        { u"{人}"_s, whole(20, 60) } };
    plan.title = words.title;
    plan.text = words.text;
    for (const auto &[key, value] : values) {
        plan.title.replace(key, value);
        plan.text.replace(key, value);
    }
    const bool rural = m_city.kinds[village->code] == DivisionKind::Village;
    plan.place.address = m_directory.region(RegionCode(county))->name + town->name;
    if (rural)
        plan.place.address += nameOfRegion(village) + at.grid->name;
    else
        plan.place.address += road + number + u"号"_s;
}

MatterPlan MatterWriter::write(
    Instant at, int month, int number, SeededRandom &random, const RegionCode &within) const
{
    const Template &words = m_templates[random.weighted(m_weights[month - 1])];
    MatterPlan plan;
    plan.number = number;
    plan.category = words.category;
    const bool villageWords = words.title.contains(u"{村}"_s) || words.text.contains(u"{村}"_s);
    const bool anywhere = !words.text.contains(u"{路}"_s) && !words.text.contains(u"{小区}"_s);
    const bool rural = villageWords || (anywhere && random.chance(0.25));
    const Site &where = within.isEmpty() ? site(rural, random) : siteWithin(within, rural, random);
    fill(plan, words, where, random);
    plan.region = where.grid->code;
    if (random.chance(kWithoutPosition)) {
        plan.region = RegionCode(where.grid->code.toString().first(9));
    } else {
        plan.place.shape = PlaceShape::Point;
        plan.place.points = { pointInside(where.outline, random) };
    }
    plan.urgency = m_directory.category(plan.category)->urgency;
    plan.source = sourceOf(plan, random);
    if (const QString mark = sourceMark(plan.source); !mark.isEmpty()) {
        const QString day
            = toQDate(cityDate(at, m_directory.calendar().offset())).toString(u"MMdd"_s);
        plan.sourceNumber
            = mark + day + QString::number(number % 1'000'000).rightJustified(6, u'0');
    }
    return plan;
}

MatterWriter::Reporter MatterWriter::reporter(SeededRandom &random)
{
    const QString name = personName(random);
    return { name, mobilePhone(random), random.chance(0.04) };
}

} // namespace shiyu::demo
