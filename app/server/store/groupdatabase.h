#pragma once
#include "app/server/store/database.h"

namespace shiyu::server {

/// Several transactions in one, as long as a group is open: what each of them commits stays if the
/// group is kept, and one that rolls back takes nothing of the others with it. A disk that takes
/// its time for every commit then takes it once for all who wait. Without a group it is `inner`.
class GroupDatabase final : public Database {
public:
    explicit GroupDatabase(Database &inner)
        : m_inner(inner)
    {
    }

    Expected<void> beginGroup(); ///< as a transaction that writes
    Expected<void> keepGroup(); ///< after an error nothing of it happened

    Expected<SqlRows> rows(const QString &sql, const SqlBinds &binds) override
    {
        return m_inner.rows(sql, binds);
    }
    Expected<qint64> run(const QString &sql, const SqlBinds &binds) override
    {
        return m_inner.run(sql, binds);
    }
    Expected<void> write(const QString &sql, const SqlBinds &binds) override
    {
        return m_inner.write(sql, binds);
    }
    Expected<void> begin(TransactionMode mode) override;
    Expected<void> commit() override;
    void rollback() override; ///< also after a commit() that failed
    Expected<void> beginPart() override { return m_inner.beginPart(); }
    Expected<void> endPart() override { return m_inner.endPart(); }
    void undoPart() override { m_inner.undoPart(); }
    Expected<void> notify(const QVector<OrganizationId> &organizations) override
    {
        return m_inner.notify(organizations);
    }
    Expected<void> tell(const QVector<QByteArray> &messages) override
    {
        return m_inner.tell(messages);
    }

private:
    Database &m_inner;
    bool m_grouped = false;
    bool m_undone = false; ///< by the commit() that failed
};

} // namespace shiyu::server
