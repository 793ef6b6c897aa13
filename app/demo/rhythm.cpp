#include "app/demo/rhythm.h"

#include <algorithm>
#include <array>

namespace shiyu::demo {
namespace {

constexpr int kDays = 365;
constexpr int kRecentDays = 5;
/// Share of a day's calls by hour, 0 … 23: two peaks, quiet nights.
constexpr std::array<double, 24> kHours { 6, 4, 3, 2, 2, 4, 10, 28, 62, 78, 80, 66, 42, 44, 62, 70,
    68, 60, 46, 42, 40, 34, 22, 12 };

} // namespace

Rhythm::Rhythm(const Calendar &calendar, Instant until, double recent)
    : m_calendar(calendar)
    , m_until(until)
    , m_first(cityDate(until, calendar.offset()) - std::chrono::days { kDays - 1 })
{
    double sum = 0;
    for (int d = 0; d < kDays; ++d) {
        const CityDay day = m_first + std::chrono::days { d };
        double weight = 1;
        switch (calendar.kindOf(day)) {
        case DayKind::Working:
            break;
        case DayKind::Weekend:
            weight = 0.66;
            break;
        case DayKind::Holiday:
            weight = 0.5;
            break;
        case DayKind::MakeUp:
            weight = 0.95;
            break;
        }
        // Mondays bring the weekend's; the year grows by a tenth.
        if (std::chrono::weekday { std::chrono::sys_days { day.time_since_epoch() } }
            == std::chrono::Monday)
            weight *= 1.12;
        if (d >= kDays - kRecentDays)
            weight *= recent;
        sum += weight * (1 + 0.1 * d / kDays);
        m_days.append(sum);
    }
}

Instant Rhythm::draw(SeededRandom &random) const
{
    for (;;) {
        const auto it
            = std::upper_bound(m_days.begin(), m_days.end(), random.unit() * m_days.last());
        const auto index = std::min<qsizetype>(it - m_days.begin(), kDays - 1);
        const CityTime t = CityTime { m_first + std::chrono::days { index } }
            + std::chrono::hours { random.weighted(kHours) }
            + std::chrono::seconds { random.below(3'600) };
        // The last day is not over yet: what lies ahead is drawn again.
        if (const Instant at = m_calendar.toInstant(t); at <= m_until)
            return at;
    }
}

int Rhythm::monthOf(Instant t) const
{
    return static_cast<int>(unsigned(cityMonth(t, m_calendar.offset()).month()));
}

double Rhythm::season(QChar letter, int month)
{
    const auto in = [month](std::initializer_list<int> months) {
        return std::find(months.begin(), months.end(), month) != months.end();
    };
    switch (letter.unicode()) {
    case u'S':
        return in({ 6, 7, 8, 9 }) ? 1.8 : 0.6;
    case u'W':
        return in({ 12, 1, 2 }) ? 2.0 : 0.67;
    case u'R':
        return in({ 5, 6, 7 }) ? 2.2 : 0.6;
    case u'A':
        return in({ 6, 7, 8, 9 }) ? 2.0 : 0.5;
    case u'F':
        return in({ 1, 2, 5, 10 }) ? 1.8 : 0.6;
    case u'N':
        return in({ 6, 11, 12 }) ? 2.0 : 0.67;
    default:
        return 1;
    }
}

} // namespace shiyu::demo
