#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"
#include <initializer_list>

namespace shiyu {

/// The arguments of one entry of the record, in words; the parts of its text in the order in which
/// they are read. The references live as long as the reader. Inside of this folder only.
class EntryReader {
public:
    EntryReader(const RecordEntry &entry, const Incident &incident, const Directory &directory);

protected:
    OperationKind kind() const { return m_entry.kind; }
    const Incident &incident() const { return m_incident; }
    const Directory &directory() const { return m_directory; }

    QString arg(const char *name) const { return m_entry.args[QLatin1StringView(name)].toString(); }
    bool has(const char *name) const { return m_entry.args.contains(QLatin1StringView(name)); }
    bool flag(const char *name) const { return m_entry.args[QLatin1StringView(name)].toBool(); }
    bool hasClosed(const char *name) const
    {
        return m_entry.closed.contains(QLatin1StringView(name));
    }
    qint64 whole(const char *name) const
    {
        return m_entry.args[QLatin1StringView(name)].toInteger();
    }

    QString unit(const char *name) const;
    QString units(const char *name) const;
    QString taskUnit() const;
    QString officer(const char *name) const;
    QString date(const char *name) const;
    QString way(const char *name) const; ///< how a citizen was reached
    QString regions() const; ///< 镜湖区 赭山街道
    QString address() const;
    QString valueText(const QString &field, const QString &value) const; ///< of an edited field
    /// 市供水公司（属事）; the basis is the task's, or as chosen in the act.
    QString based(const OrganizationId &id) const;
    const RecordEntry *entryOf(const QString &intent) const;

    void add(const QString &part); ///< an empty one is left out
    void add(std::initializer_list<const char *> names);
    void addLabelled(const QString &label, const QString &value); ///< lead City Water
    void addLimit();
    void addUnitsGiven(); ///< lead, assists, clause, limit
    void addFile();
    const QStringList &parts() const { return m_parts; }

private:
    const RecordEntry &m_entry;
    const Incident &m_incident;
    const Directory &m_directory;
    QStringList m_parts;
};

} // namespace shiyu
