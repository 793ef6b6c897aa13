#pragma once
#include "app/domain/directory.h"
#include <QProcess>
#include <QStringList>

namespace shiyu::bench {

/// A real shiyu-server as a process of its own on 127.0.0.1, over data that `init` made.
class LoadServer {
public:
    struct Place {
        QString program; ///< shiyu-server
        QString data; ///< its folder
        QString database; ///< of PostgreSQL; empty: the folder's file
        QString log; ///< what it says on standard error
        quint16 port = 0; ///< 0: any that is free
    };

    explicit LoadServer(Place place);
    ~LoadServer(); ///< kills it

    /// Runs another of its commands; Internal with what it said if that failed.
    Expected<void> command(const QStringList &arguments) const;
    Expected<DirectoryPtr> directory() const;
    bool start(); ///< until it listens; again on the same port
    bool stop(); ///< SIGTERM, until it has ended
    quint16 port() const { return m_place.port; }

    double cpuSeconds() const; ///< since its start
    double memoryMiB(const char *field) const; ///< "VmRSS:", "VmHWM:" of its status

private:
    QStringList inPlace(const QStringList &arguments) const;

    Place m_place;
    QProcess m_process;
};

} // namespace shiyu::bench
