#pragma once
#include "app/services/workplace.h"
#include <QObject>
#include <QTimer>

namespace shiyu {

class MainWindow;

/// The time source of a console that a tour may move on: real time plus what was added.
class TourClock {
public:
    explicit TourClock(TimeSource base);
    TimeSource source() const;
    void advance(Millis by) { *m_added += by; }

private:
    TimeSource m_base;
    std::shared_ptr<Millis> m_added;
};

/// Plays the main job through the real widgets, by keys and clicks, and saves a picture after each
/// step. What every picture shows of clocks and counts is written to tour.json beside them, so that a
/// test can compute it again. GUI thread; never blocks it: each step waits for its sign by a timer.
class Tour : public QObject {
    Q_OBJECT
public:
    Tour(MainWindow &window, Workplace &workplace, TourClock &clock, const QString &folder);
    ~Tour() override;

    /// Ends the program with 0, or with 1 and a line that says which step did not come to its sign.
    void start();

private:
    struct Step {
        QString name; ///< of the picture; empty: none is taken
        std::function<void()> act;
        std::function<bool()> done; ///< its sign; null: at once
    };
    struct Script;
    void poll();
    void next();
    void take(const QString &name);
    void finish(int code);

    MainWindow &m_window;
    Workplace &m_workplace;
    TourClock &m_clock;
    QString m_folder;
    std::unique_ptr<Script> m_script;
    QVector<Step> m_steps;
    int m_current = -1;
    int m_waited = 0; ///< polls of this step
    int m_quiet = 0; ///< polls since its sign came
    QJsonArray m_report;
    QTimer m_poll;
};

} // namespace shiyu
