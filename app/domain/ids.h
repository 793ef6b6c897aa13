#pragma once
#include <QHash>
#include <QString>
#include <compare>

namespace shiyu {

/// A text that is one thing's identity and no other's: an IncidentId is never passed for a TaskId.
template <typename Tag> class StrongId {
public:
    StrongId() = default;
    explicit StrongId(QString value)
        : m_value(std::move(value))
    {
    }
    const QString &toString() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend auto operator<=>(const StrongId &a, const StrongId &b)
    {
        return a.m_value.compare(b.m_value) <=> 0;
    }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

using IncidentId = StrongId<struct IncidentTag>;
using TaskId = StrongId<struct TaskTag>; ///< "<incident>/<running number>"; unique in the profile
using OfficerId = StrongId<struct OfficerTag>;
using OrganizationId = StrongId<struct OrganizationTag>;
using RegionCode = StrongId<struct RegionTag>; ///< 4, 6, 9, 12 digits; a grid: 12 + 3
using CategoryId = StrongId<struct CategoryTag>;
using IntentId = StrongId<struct IntentTag>; ///< UUIDv7
using DeviceId = StrongId<struct DeviceTag>;
using LimitId = StrongId<struct LimitTag>;

} // namespace shiyu
