#pragma once
#include "app/domain/directory.h"
#include <QHash>

namespace shiyu::demo {

/// Who of an organisation has a right; remembers what it looked up. For one thread.
class Roster {
public:
    explicit Roster(const Directory &directory)
        : m_directory(directory)
    {
    }
    const QVector<OfficerId> &of(const OrganizationId &organization, Right right);

private:
    const Directory &m_directory;
    QHash<std::pair<OrganizationId, int>, QVector<OfficerId>> m_known;
};

} // namespace shiyu::demo
