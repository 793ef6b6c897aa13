#include "app/server/store/groupdatabase.h"

namespace shiyu::server {

Expected<void> GroupDatabase::beginGroup()
{
    Q_ASSERT(!m_grouped);
    auto begun = m_inner.begin(TransactionMode::Write);
    m_grouped = begun.has_value();
    return begun;
}

Expected<void> GroupDatabase::keepGroup()
{
    m_grouped = false;
    auto done = m_inner.commit();
    if (!done)
        m_inner.rollback();
    return done;
}

} // namespace shiyu::server
