#pragma once
#include "app/domain/error.h"
#include "app/sync/filefetch.h"
#include "app/sync/filewire.h"
#include "app/sync/profileasker.h"
#include <QVector>

namespace shiyu {

/// Fetches attachments that somebody opens, one after another and piece by piece, from what has
/// come before. Whole, and if it is what its hash says, it goes to the others.
class FileDownloads {
public:
    struct Ears {
        std::function<void(const QByteArray &sha256, qint64 received, qint64 size)> progressed;
        std::function<void(const QByteArray &sha256, FileFetch outcome)> answered; ///< once each
    };
    FileDownloads(FileWire wire, Ears ears);

    void fetch(const WantedFile &file);
    void cancel(const QByteArray &sha256);
    void stop(); ///< nobody is signed in any more: nothing is answered

private:
    void next();
    void askFrom(qint64 offset);
    void take(const WireAnswer &answer, qint64 offset);
    void goOn(qint64 received, bool whole);
    void finish();
    void answer(FileFetch outcome);

    FileWire m_wire;
    ProfileAsker m_profile;
    Ears m_ears;
    QVector<WantedFile> m_wanted; ///< the first one is on its way
};

} // namespace shiyu
