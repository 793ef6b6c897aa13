#pragma once
#include "app/protocol/changes.h"

namespace shiyu::server {

/// How far a stream has looked, and what its console has been told of besides the entries.
class NewsCursor {
public:
    explicit NewsCursor(qint64 since)
        : m_since(since)
    {
    }

    qint64 since() const { return m_since; } ///< from where to look next
    /// Whether the console is to be told of this page. Also one that is empty moves the cursor:
    /// what others did is not looked through again at the next poll.
    bool take(const protocol::ChangesPage &page)
    {
        const bool news = !page.entries.isEmpty() || page.directoryRev != m_directoryRev
            || page.scopeEpoch != m_scopeEpoch;
        m_since = page.next;
        m_directoryRev = page.directoryRev;
        m_scopeEpoch = page.scopeEpoch;
        return news;
    }

private:
    qint64 m_since;
    qint64 m_directoryRev = -1;
    qint64 m_scopeEpoch = -1;
};

} // namespace shiyu::server
