#pragma once
#include "app/demo/matterplan.h"
#include "app/demo/rhythm.h"

namespace shiyu::demo {

/// Writes what a matter is about: category, place, words, reporter, source.
class MatterWriter {
public:
    MatterWriter(const DemoCity &city, const Directory &directory);

    struct Reporter {
        QString name, phone;
        bool confidential = false;
    };
    /// Everything but the acts. `number` of the day for the source's number. `within` empty:
    /// anywhere.
    MatterPlan write(Instant at, int month, int number, SeededRandom &random,
        const RegionCode &within = {}) const;
    static Reporter reporter(SeededRandom &random);

private:
    struct Template {
        CategoryId category;
        double weight = 1;
        QChar season;
        QString title, text;
    };
    struct Site {
        const Region *grid = nullptr;
        partition::Outline outline;
        double weight = 0; ///< running sum
    };

    const Site &site(bool rural, SeededRandom &random) const;
    const Site &siteWithin(const RegionCode &region, bool rural, SeededRandom &random) const;
    void fill(
        MatterPlan &plan, const Template &words, const Site &site, SeededRandom &random) const;
    Source sourceOf(const MatterPlan &plan, SeededRandom &random) const;

    const DemoCity &m_city;
    const Directory &m_directory;
    QList<Template> m_templates;
    QList<QList<double>> m_weights; ///< of the templates, by month 0 … 11
    QList<Site> m_rural, m_urban;
};

} // namespace shiyu::demo
