#include "app/demo/roster.h"

namespace shiyu::demo {

const QVector<OfficerId> &Roster::of(const OrganizationId &organization, Right right)
{
    const std::pair key { organization, static_cast<int>(right) };
    const auto known = m_known.constFind(key);
    if (known != m_known.cend())
        return *known;
    QVector<OfficerId> able;
    for (const Officer *officer : m_directory.officersOf(organization)) {
        if (m_directory.rights(officer->id).contains(right))
            able.append(officer->id);
    }
    return *m_known.insert(key, able);
}

} // namespace shiyu::demo
