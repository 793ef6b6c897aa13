#pragma once
#include "tests/bench/loadcity.h"
#include <QHash>

namespace shiyu::bench {

/// Reports at a steady rate, and when each was accepted and seen where it has to be.
class LoadTally : public QObject {
public:
    /// `category`: of the matters.
    LoadTally(LoadCity &city, const CategoryId &category);
    ~LoadTally() override;

    void run(double rate, std::chrono::seconds length);
    /// Waits until everything accepted was seen, or so long.
    void settle(std::chrono::seconds most);

    qsizetype offered() const { return m_offered; }
    qsizetype accepted() const { return m_accepted; }
    qsizetype held() const { return m_held; } ///< no console was free for one that was due
    const QHash<QString, int> &failures() const { return m_failures; } ///< by what was answered
    qsizetype unseenAtCity() const { return m_accepted - m_toCity.size(); }
    qsizetype unseenAtCounty() const;

    // In ms, one value for each that was accepted (and seen).
    QList<double> sentToAccepted() const { return m_answered; }
    QList<double> acceptedToCity() const { return m_toCity; }
    QList<double> acceptedToCounty() const { return m_toCounty; }
    QList<double> sentToCity() const { return m_whole; }

private:
    struct Matter {
        qint64 sent = 0, accepted = 0, atCity = 0, atCounty = 0; ///< ns; 0: not yet
        bool hasCounty = false;
    };
    void send();
    void accept(const QString &id, const QString &verdict);
    void see(LoadConsole &console, const protocol::ChangesPage &page);
    void reckon(Matter &matter);
    LoadConsole *nextFree();

    LoadCity &m_city;
    CategoryId m_category;
    QElapsedTimer m_clock;
    QHash<QString, Matter> m_matters;
    QSet<QString> m_counties; ///< codes of those that have a console
    size_t m_next = 0;
    qsizetype m_offered = 0, m_accepted = 0, m_held = 0;
    QHash<QString, int> m_failures;
    QList<double> m_answered, m_toCity, m_toCounty, m_whole;
};

} // namespace shiyu::bench
