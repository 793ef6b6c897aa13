#pragma once
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

namespace shiyu::test {

/// A console process that a test drives by lines (consoledriver). What it says about its link is
/// kept, the newest only.
class Driven {
public:
    /// `ahead`: of its computer's clock, in seconds.
    Driven(const QString &profile, const QString &enrolment, int ahead = 0)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SHIYU_CLOCK_AHEAD"), QString::number(ahead));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(qEnvironmentVariable("SHIYU_CONSOLE_DRIVER"), { profile, enrolment });
    }
    ~Driven()
    {
        m_process.closeWriteChannel(); // it ends by itself
        if (!m_process.waitForFinished(kPatience))
            kill();
    }

    static constexpr int kPatience = 60'000; // ms

    /// The answer to the line, without its first word; empty: none came.
    QString ask(const QString &line)
    {
        m_process.write(line.toUtf8() + '\n');
        return answer(line.section(u' ', 0, 0));
    }
    /// The line that begins with this word.
    QString answer(const QString &word)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < kPatience) {
            const QString line = next();
            if (line.startsWith(word + u' '))
                return line.mid(word.size() + 1);
        }
        return {};
    }
    /// Asks until the answer holds this.
    bool comes(const QString &line, const QString &part)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < kPatience) {
            last = ask(line);
            if (last.contains(part))
                return true;
            QTest::qWait(50);
        }
        return false;
    }
    /// Waits until the link says this.
    bool linkComes(const QString &part)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < kPatience) {
            if (link.contains(part))
                return true;
            next();
        }
        return false;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }

    QString link; ///< as it was told last
    QString last;

private:
    /// A line, or nothing within a moment.
    QString next()
    {
        if (!m_process.canReadLine())
            m_process.waitForReadyRead(200);
        if (!m_process.canReadLine())
            return {};
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        if (line.startsWith(QStringLiteral("link ")))
            link = line.mid(5);
        return line;
    }

    QProcess m_process;
};

} // namespace shiyu::test
