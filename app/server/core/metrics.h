#pragma once
#include "app/protocol/operations.h"
#include <QByteArray>
#include <QMap>
#include <array>
#include <chrono>
#include <mutex>
#include <vector>

namespace shiyu::server {

/// What the server counts about itself, for GET /metrics in the text form of Prometheus. Nothing of
/// persons, cases or organisations. Thread-safe.
class Metrics {
public:
    /// What is measured at the moment of asking.
    struct Now {
        qsizetype streams = 0;
        qsizetype connections = 0;
        QVector<std::pair<const char *, qsizetype>> waiting; ///< jobs, by lane
    };

    /// `route`: the pattern of the table, or "none".
    void answered(const char *route, int status, std::chrono::microseconds took);
    void decided(protocol::Verdict verdict);
    void failed(ErrorCode code); ///< of the database

    QByteArray text(const Now &now) const;

private:
    static constexpr std::array<double, 11> kBuckets { 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
        0.25, 0.5, 1, 2.5 }; ///< seconds
    struct Durations {
        std::array<qint64, kBuckets.size()> upTo {}; ///< each counts what is below it too
        qint64 count = 0;
        double seconds = 0;
    };

    void writeRequests(QByteArray &out) const;
    void writeDurations(QByteArray &out) const;

    mutable std::mutex m_mutex;
    QMap<std::pair<QByteArray, int>, qint64> m_requests;
    QMap<QByteArray, Durations> m_durations;
    QMap<QByteArray, qint64> m_verdicts;
    QMap<QByteArray, qint64> m_failures;
};

} // namespace shiyu::server
