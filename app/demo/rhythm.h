#pragma once
#include "app/demo/seededrandom.h"
#include "app/domain/calendar.h"
#include <QList>

namespace shiyu::demo {

/// When a city's matters come in: by day of the week, holiday, season and hour, over the twelve
/// months before a moment.
class Rhythm {
public:
    /// `recent` times as many in the last five days: a city with few matters has a desk to work at.
    Rhythm(const Calendar &calendar, Instant until, double recent = 1);

    /// A moment in the twelve months, never after `until`.
    Instant draw(SeededRandom &random) const;
    /// 1 … 12 in city time.
    int monthOf(Instant t) const;
    /// How much more often a season's matters come in a month; 1 on average. Letters as in
    /// resources/demo/matters.csv: S summer, W winter, R rain, A autumn term, F holidays, N
    /// November.
    static double season(QChar letter, int month);

private:
    const Calendar &m_calendar; ///< outlives the rhythm
    Instant m_until;
    CityDay m_first;
    QList<double> m_days; ///< running sum of the days' weights
};

} // namespace shiyu::demo
