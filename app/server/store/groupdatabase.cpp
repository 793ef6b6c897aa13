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

Expected<void> GroupDatabase::begin(TransactionMode mode)
{
    m_undone = false;
    return m_grouped ? m_inner.beginPart() : m_inner.begin(mode);
}

Expected<void> GroupDatabase::commit()
{
    if (!m_grouped)
        return m_inner.commit();
    auto done = m_inner.endPart();
    m_undone = !done;
    return done;
}

void GroupDatabase::rollback()
{
    if (!m_grouped)
        m_inner.rollback();
    else if (!std::exchange(m_undone, false))
        m_inner.undoPart();
}

} // namespace shiyu::server
