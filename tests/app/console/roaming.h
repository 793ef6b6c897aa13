#pragma once
#include <QProcess>
#include <QSet>

namespace shiyu::test {

/// A console process that acts by itself (roamingconsole), started again after each kill.
class Roaming {
public:
    struct Seat {
        QString profile, enrolment, account, password, organization;
    };

    explicit Roaming(Seat seat)
        : m_seat(std::move(seat))
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
            [this] { take(); });
    }
    ~Roaming() { kill(); }

    const Seat &seat() const { return m_seat; }
    QSet<QString> made; ///< intents that were acknowledged to the officer
    QString link; ///< as it was told last
    int kills = 0;

    void start(quint32 seed)
    {
        link.clear();
        m_process.start(qEnvironmentVariable("SHIYU_ROAMING_CONSOLE"),
            { m_seat.profile, m_seat.enrolment, m_seat.account, m_seat.password,
                QString::number(seed) });
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(kPatience);
        take();
        ++kills;
    }
    void rest() { m_process.write("rest\n"); }
    /// It ends by itself; its exit code.
    int end()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(kPatience))
            return -1;
        take();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

private:
    static constexpr int kPatience = 60'000; // ms

    void take()
    {
        while (m_process.canReadLine()) {
            const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
            if (line.startsWith(QStringLiteral("made ")))
                made.insert(line.mid(5));
            if (line.startsWith(QStringLiteral("link ")))
                link = line.mid(5);
        }
    }

    Seat m_seat;
    QProcess m_process;
};

} // namespace shiyu::test
