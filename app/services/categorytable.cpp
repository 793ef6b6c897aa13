#include "app/services/categorytable.h"

#include <algorithm>

namespace shiyu {

CategoryTable::CategoryTable(const Directory &directory, const std::optional<Pinyin> &pinyin)
{
    for (const Category &category : directory.data().categories) {
        const Category *major = directory.category(category.parent);
        if (!major)
            continue;
        Spelled entry { { category.id, QStringLiteral("%1 / %2").arg(major->name, category.name),
                            category.urgency, category.limits },
            {} };
        if (pinyin)
            entry.spellings = QString(pinyin->indexWords(category.name) + QLatin1Char(' ')
                + pinyin->indexWords(major->name))
                                  .split(QLatin1Char(' '), Qt::SkipEmptyParts);
        m_categories.append(entry);
    }
}

QVector<CategoryHit> CategoryTable::find(const QString &typed, int most) const
{
    const QString query = typed.simplified().toLower();
    QVector<CategoryHit> first;
    QVector<CategoryHit> others;
    for (const Spelled &entry : m_categories) {
        const bool byName = query.isEmpty() || entry.hit.text.contains(query, Qt::CaseInsensitive);
        const bool exact = entry.spellings.contains(query);
        const bool begins = std::any_of(entry.spellings.begin(), entry.spellings.end(),
            [&query](const QString &spelling) { return spelling.startsWith(query); });
        if (exact)
            first.append(entry.hit);
        else if (byName || begins)
            others.append(entry.hit);
    }
    return (first + others).mid(0, most);
}

} // namespace shiyu
