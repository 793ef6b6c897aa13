#pragma once
#include "app/services/workplace.h"
#include <QFuture>
#include <QJsonArray>
#include <QObject>
#include <QThreadPool>
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

/// One step of a tour: what the hand does, and the sign that it worked.
struct TourStep {
    QString picture; ///< its name; empty: none is taken
    std::function<void()> act;
    std::function<bool()> sign; ///< null: at once
};

/// Plays steps through the real widgets, by keys and clicks, and saves a picture after each. What
/// every picture shows of the open case and the counts is written to tour.json beside them, so that
/// a test can compute it again. GUI thread; never blocks it: a timer looks for each step's sign.
class Tour : public QObject {
    Q_OBJECT
public:
    /// What a picture shows, for tour.json.
    using Report = std::function<QJsonObject()>;

    Tour(QWidget &window, QVector<TourStep> steps, Report report, const QString &folder);

    /// Ends the program with 0, or with 1 and a line that names the step whose sign did not come.
    void start();

private:
    void poll();
    void next();
    void take();
    void finish(int code);

    QWidget &m_window;
    QVector<TourStep> m_steps;
    Report m_report;
    QString m_folder;
    qsizetype m_current = -1;
    int m_waited = 0; ///< polls of this step
    int m_quiet = 0; ///< polls since its sign came
    QJsonArray m_shown;
    QTimer m_timer;
    QThreadPool m_writer; ///< a picture takes as long to write as to paint
    QList<QFuture<bool>> m_written;
};

} // namespace shiyu
