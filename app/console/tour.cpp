#include "app/console/tour.h"

#include "app/services/whenanswered.h"
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWidget>
#include <QtConcurrentRun>
#include <algorithm>
#include <cstdio>

namespace shiyu {
namespace {

constexpr std::chrono::milliseconds kPoll { 20 };
constexpr int kMostPolls = 3000; ///< one minute for a step, on the slowest machine
/// Before a picture: counts and map look again 300 ms after an act, and tiles need a little.
constexpr int kQuietPolls = 20;
/// Of a PNG it is how little time is spent on making it small: the least of the compressing ones.
constexpr int kQuickPicture = 80;
constexpr int kSignedPolls = 2, kUnsignedPolls = 5; ///< before the next step, if none is taken

int quietPolls(const TourStep &step)
{
    if (!step.picture.isEmpty())
        return kQuietPolls;
    return step.sign ? kSignedPolls : kUnsignedPolls;
}

} // namespace

TourClock::TourClock(TimeSource base)
    : m_base(std::move(base))
    , m_added(std::make_shared<Millis>(0))
{
}

TimeSource TourClock::source() const
{
    return [base = m_base, added = m_added] { return base() + *added; };
}

Tour::Tour(QWidget &window, QVector<TourStep> steps, Report report, const QString &folder)
    : m_window(window)
    , m_steps(std::move(steps))
    , m_report(std::move(report))
    , m_folder(folder)
{
    m_timer.setInterval(kPoll);
    m_writer.setMaxThreadCount(1); // the others draw the map
    connect(&m_timer, &QTimer::timeout, this, &Tour::poll);
}

void Tour::start()
{
    if (!QDir().mkpath(m_folder)) {
        std::fprintf(stderr, "tour: the folder %s cannot be made\n", qPrintable(m_folder));
        finish(1);
        return;
    }
    next();
    m_timer.start();
}

void Tour::next()
{
    m_waited = 0;
    m_quiet = 0;
    if (++m_current == m_steps.size()) {
        finish(0);
        return;
    }
    if (const auto &act = m_steps.at(m_current).act)
        act();
}

void Tour::poll()
{
    const TourStep &step = m_steps.at(m_current);
    const bool came = !step.sign || step.sign();
    m_quiet = came ? m_quiet + 1 : 0;
    if (++m_waited > kMostPolls) {
        std::fprintf(stderr, "tour: step %d (%s) did not come to its sign\n",
            static_cast<int>(m_current) + 1, qPrintable(step.picture));
        take();
        finish(1);
        return;
    }
    if (m_quiet < quietPolls(step))
        return;
    if (!step.picture.isEmpty())
        take();
    next();
}

void Tour::take()
{
    const QString name = QStringLiteral("%1-%2.png")
                             .arg(m_shown.size() + 1, 2, 10, QLatin1Char('0'))
                             .arg(m_steps.at(m_current).picture);
    const QString path = m_folder + QLatin1Char('/') + name;
    const auto write = [image = m_window.grab().toImage(), path] {
        const bool done = image.save(path, nullptr, kQuickPicture);
        if (!done)
            std::fprintf(stderr, "tour: %s cannot be written\n", qPrintable(path));
        return done;
    };
    m_written.append(byEventLoop(QtConcurrent::run(&m_writer, write)));
    QJsonObject shown = m_report();
    shown[QStringLiteral("picture")] = name;
    m_shown.append(shown);
}

void Tour::finish(int code)
{
    m_timer.stop();
    QFile file(m_folder + QStringLiteral("/tour.json"));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(m_shown).toJson());
    QtFuture::whenAll(m_written.begin(), m_written.end())
        .then(this, [code](const QList<QFuture<bool>> &written) {
            const bool all = std::all_of(written.begin(), written.end(),
                [](const QFuture<bool> &picture) { return picture.result(); });
            QTimer::singleShot(0, qApp, [end = all ? code : 1] { QApplication::exit(end); });
        });
}

} // namespace shiyu
