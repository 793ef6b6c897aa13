#include "app/demo/democategories.h"

#include "app/demo/resourcetable.h"
#include <array>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

/// The columns from `accept` on, in this order.
constexpr std::array kClocks { ClockKind::Accept, ClockKind::Dispatch, ClockKind::Acknowledge,
    ClockKind::Contact, ClockKind::Handle, ClockKind::Verify, ClockKind::Total };
constexpr int kFirstClock = 8;

/// "2u" urgent hours, "8w" working hours, "5d" working days, "10n" natural days.
TimeLimit limitOf(const QString &text, const QString &category, ClockKind clock)
{
    TimeLimit limit;
    limit.id = LimitId(category + u'.' + nameOf(clock));
    limit.version = 1;
    limit.amount = text.chopped(1).toInt();
    switch (text.back().unicode()) {
    case u'u':
        limit.unit = LimitUnit::UrgentHours;
        break;
    case u'w':
        limit.unit = LimitUnit::WorkingHours;
        break;
    case u'd':
        limit.unit = LimitUnit::WorkingDays;
        break;
    default:
        limit.unit = LimitUnit::NaturalDays;
        break;
    }
    return limit;
}

int duplicateRadiusOf(const QString &code)
{
    if (code.startsWith(u"08") || code.startsWith(u"09"))
        return 500; // noise and smoke reach farther than a manhole
    return code.startsWith(u"01") || code.startsWith(u"02") ? 150 : 200;
}

} // namespace

QList<CategoryRow> demoCategories()
{
    QList<CategoryRow> list;
    for (const QStringList &row : resourceRows(u"categories.csv"_s, u'|')) {
        CategoryRow entry;
        Category &c = entry.category;
        c.id = CategoryId(row[0]);
        if (row[0].size() == 4)
            c.parent = CategoryId(row[0].first(2));
        c.name = row[1];
        c.filingCondition = row[2];
        c.closingCondition = row[3];
        entry.unit = row[4];
        entry.assists = row[5].split(u',', Qt::SkipEmptyParts);
        c.clause = row[6];
        c.urgency = fromName<Urgency>(row[7]).value_or(Urgency::Normal);
        for (int k = 0; k < int(kClocks.size()); ++k) {
            if (const QString text = row[kFirstClock + k]; !text.isEmpty())
                c.limits.insert(
                    kClocks.at(size_t(k)), limitOf(text, row[0], kClocks.at(size_t(k))));
        }
        c.duplicateRadius = duplicateRadiusOf(row[0]);
        c.dispute = row[15].contains(u'D');
        c.hazard = row[15].contains(u'H');
        c.order = int(list.size());
        list.append(entry);
    }
    return list;
}

} // namespace shiyu::demo
