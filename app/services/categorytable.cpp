#include "app/services/categorytable.h"

#include <algorithm>
#include <array>

namespace shiyu {
namespace {

QStringList spelled(const Pinyin &pinyin, const QString &name)
{
    return pinyin.indexWords(name).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

CategoryTable::CategoryTable(const Directory &directory, const std::optional<Pinyin> &pinyin)
{
    for (const Category &category : directory.data().categories) {
        const Category *major = directory.category(category.parent);
        if (!major)
            continue;
        Spelled entry;
        entry.hit = { category.id, QStringLiteral("%1 / %2").arg(major->name, category.name),
            category.urgency, category.limits };
        entry.name = category.name;
        if (pinyin) {
            entry.spellings = spelled(*pinyin, category.name);
            entry.majorSpellings = spelled(*pinyin, major->name);
        }
        m_categories.append(entry);
    }
}

std::optional<int> CategoryTable::rankOf(const Spelled &entry, const QString &query)
{
    const auto begins = [&query](const QString &spelling) { return spelling.startsWith(query); };
    const auto anyBegins = [&begins](const QStringList &spellings) {
        return std::any_of(spellings.begin(), spellings.end(), begins);
    };
    if (query.isEmpty() || entry.spellings.contains(query))
        return 0;
    if (entry.name.contains(query, Qt::CaseInsensitive) || anyBegins(entry.spellings))
        return 1;
    if (entry.hit.text.contains(query, Qt::CaseInsensitive) || anyBegins(entry.majorSpellings))
        return 2;
    return std::nullopt;
}

QVector<CategoryHit> CategoryTable::find(const QString &typed, int most) const
{
    const QString query = typed.simplified().toLower();
    std::array<QVector<CategoryHit>, 3> ranks;
    for (const Spelled &entry : m_categories) {
        if (const auto rank = rankOf(entry, query))
            ranks[static_cast<size_t>(*rank)].append(entry.hit);
    }
    return (ranks[0] + ranks[1] + ranks[2]).mid(0, most);
}

} // namespace shiyu
