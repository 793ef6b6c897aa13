#pragma once
#include "app/protocol/answers.h"
#include "app/sync/filewire.h"
#include "app/sync/profileasker.h"
#include <QSet>

namespace shiyu {

/// Hands in what was attached here, one file after another and piece by piece, from where the
/// server says that it stands: a kill at any point only asks again. A file is waited for until the
/// server has all of it and says that it is what its hash says. What the server will not take (too
/// large for it) and what does not open here is left for the next session.
class FileUploads {
public:
    static constexpr qsizetype kPiece = 512 * 1024; ///< bytes; some seconds on a bad line

    explicit FileUploads(FileWire wire);

    void setTold(std::function<void()> told) { m_told = std::move(told); } ///< one was confirmed
    /// The server takes no more for now (its quota, or too much at once), or does again.
    void setHeld(std::function<void(bool)> held) { m_tellHeld = std::move(held); }
    void wake(); ///< the server is there; something may wait
    void stop(); ///< nobody is signed in any more
    int leftOut() const { return static_cast<int>(m_leftOut.size()); }

private:
    void next();
    void load(const QByteArray &sha256);
    void sendFrom(qint64 offset, qsizetype most);
    void take(const WireAnswer &answer);
    void leaveOut();
    void confirm();
    void hold(bool held);
    void again();
    void failed(const Error &error);

    FileWire m_wire;
    ProfileAsker m_profile;
    std::function<void()> m_told;
    std::function<void(bool)> m_tellHeld;
    bool m_held = false;
    QByteArray m_sha256, m_bytes; ///< of the file that goes up
    QSet<QByteArray> m_leftOut;
    bool m_busy = false;
    bool m_wanted = false; ///< woken while busy
    int m_failures = 0;
};

} // namespace shiyu
