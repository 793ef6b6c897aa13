#pragma once
#include "tests/bench/loadconsole.h"
#include <QElapsedTimer>
#include <QEventLoop>

namespace shiyu::bench {

/// The consoles of a city's centres, the city's first, then counties, towns and villages.
class LoadCity {
public:
    LoadCity(const LoadTarget &target, const Directory &directory, int consoles);

    qsizetype size() const { return qsizetype(m_consoles.size()); }
    const std::vector<std::unique_ptr<LoadConsole>> &consoles() const { return m_consoles; }
    LoadConsole &city() { return *m_consoles.front(); }

    /// All of them, some at a time; how many have a session then. `codes` are the enrolments'.
    qsizetype signIn(const QString &password, const QHash<OrganizationId, QString> &codes);
    /// With what the run before left in the file.
    qsizetype refresh(const QString &file);
    void keep(const QString &file) const;
    /// The newest position of the log, from which all listen. False: not answered.
    bool findCursor();
    void listen();
    qsizetype listening() const;

    /// Runs the event loop until it holds; false: it did not within that time.
    static bool waitUntil(const std::function<bool()> &holds, std::chrono::milliseconds most);

private:
    using Begin = std::function<void(LoadConsole &, std::function<void(bool)>)>;
    qsizetype each(const Begin &begin);

    std::vector<std::unique_ptr<LoadConsole>> m_consoles;
};

} // namespace shiyu::bench
