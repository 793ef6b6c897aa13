#include "ui/queue/filtertext.h"

#include "ui/models/rowlist.h"
#include "ui/text/enumtext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(QueueFilter)
};

template <typename E> QString setText(EnumSet<E> set)
{
    QStringList words;
    for (size_t i = 0; i < enumCount<E>(); ++i)
        if (set.contains(static_cast<E>(i)))
            words.append(enumText(static_cast<E>(i)));
    return words.join(Words::tr(", ", "between the values of one condition"));
}

QString regionText(const RegionCode &code, const Directory &directory)
{
    QStringList names;
    for (const Region *region : directory.path(code))
        if (region->level != RegionLevel::City || region->code == code)
            names.append(region->name);
    return names.join(QLatin1Char(' '));
}

QString categoryName(const CategoryId &id, const Directory &directory)
{
    const Category *category = directory.category(id);
    return category ? category->name : QString();
}

} // namespace

QString orderText(SortOrder order)
{
    switch (order) {
    case SortOrder::DueFirst:
        return Words::tr("Due first");
    case SortOrder::Newest:
        return Words::tr("Newest first");
    case SortOrder::UrgentFirst:
        return Words::tr("Most urgent first");
    case SortOrder::Updated:
        return Words::tr("Last changed first");
    }
    return {};
}

QString filterText(const IncidentFilter &filter, const Directory &directory)
{
    QStringList parts { regionText(filter.region, directory),
        categoryName(filter.category.isEmpty() ? filter.major : filter.category, directory),
        setText(filter.levels), setText(filter.urgencies), setText(filter.stages),
        setText(filter.sources), unitName(filter.unit, directory),
        filter.unreadOnly ? Words::tr("Unread only") : QString(),
        filter.scope == Scope::All ? Words::tr("With closed ones") : QString() };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

IncidentFilter withoutConditions(const IncidentFilter &filter)
{
    IncidentFilter bare;
    bare.chip = filter.chip;
    bare.text = filter.text;
    return bare;
}

} // namespace shiyu
