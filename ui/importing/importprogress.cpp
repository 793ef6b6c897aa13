#include "ui/importing/importprogress.h"

namespace shiyu {

ImportProgress::ImportProgress(const ThemeSource &source, QWidget *parent)
    : ProgressStrip(source, tr("Stop"), parent)
{
    constexpr int kTickMs = 100;
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &ImportProgress::ask);
    connect(this, &ProgressStrip::cancelRequested, this, [this] {
        if (m_job)
            m_job->cancel();
    });
}

void ImportProgress::follow(const ImportJobPtr &job)
{
    m_job = job;
    m_tick.start();
    ask();
}

void ImportProgress::end()
{
    m_tick.stop();
    finish();
}

void ImportProgress::ask()
{
    if (!m_job || m_job->done() == 0) {
        setCancellable(m_job != nullptr);
        setProgress(tr("Reading the file…"), -1);
        return;
    }
    const qint64 done = m_job->done();
    const qint64 total = m_job->total();
    const QString rows = total > 0
        ? tr("%1 of %Ln row(s)", nullptr, static_cast<int>(total)).arg(locale().toString(done))
        : tr("%Ln row(s)", nullptr, static_cast<int>(done));
    setCancellable(!m_job->isWriting()); // it is decided, and goes on by itself
    setProgress((m_job->isWriting() ? tr("Importing: %1") : tr("Checking: %1")).arg(rows),
        total > 0 ? static_cast<double>(done) / static_cast<double>(total) : -1);
}

} // namespace shiyu
