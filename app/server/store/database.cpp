#include "app/server/store/database.h"

namespace shiyu::server {

Expected<DatabaseTransaction> DatabaseTransaction::begin(Database &database, TransactionMode mode)
{
    if (auto begun = database.begin(mode); !begun)
        return tl::make_unexpected(begun.error());
    return DatabaseTransaction(&database);
}

DatabaseTransaction::~DatabaseTransaction()
{
    if (m_database)
        m_database->rollback();
}

Expected<void> DatabaseTransaction::commit()
{
    auto done = m_database->commit();
    if (done)
        m_database = nullptr;
    return done;
}

Expected<DatabasePart> DatabasePart::begin(Database &database)
{
    if (auto begun = database.beginPart(); !begun)
        return tl::make_unexpected(begun.error());
    return DatabasePart(&database);
}

DatabasePart::~DatabasePart()
{
    if (m_database)
        m_database->undoPart();
}

Expected<void> DatabasePart::keep()
{
    return std::exchange(m_database, nullptr)->endPart();
}

} // namespace shiyu::server
