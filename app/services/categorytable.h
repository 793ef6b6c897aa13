#pragma once
#include "app/domain/directory.h"
#include "app/storage/pinyin.h"
#include <memory>

namespace shiyu {

/// A category found by name or pinyin initials.
struct CategoryHit {
    CategoryId id;
    QString text; ///< 公用设施 / 上水井盖
    Urgency urgency = Urgency::Normal;
    QMap<ClockKind, TimeLimit> limits; ///< as the city's table has them
};

/// The minor categories of a directory with their spellings. A value; making one spells every name
/// (some tenths of a second with the pinyin tables), so it is made on a thread of the pool.
class CategoryTable {
public:
    /// Without pinyin they are found by name alone.
    CategoryTable(const Directory &directory, const std::optional<Pinyin> &pinyin);

    /// Those whose own name is spelled exactly so first, then those whose name holds or begins so,
    /// then those whose major category is or does; each in the order of the city's table. Nothing
    /// typed finds all.
    QVector<CategoryHit> find(const QString &typed, int most) const;

private:
    struct Spelled {
        CategoryHit hit;
        QString name;
        QStringList spellings;
        QStringList majorSpellings;
    };
    static std::optional<int> rankOf(const Spelled &entry, const QString &query);
    QVector<Spelled> m_categories;
};

using CategoryTablePtr = std::shared_ptr<const CategoryTable>;

} // namespace shiyu

Q_DECLARE_METATYPE(shiyu::CategoryHit)
