#include "app/domain/directoryitems.h"

#include "app/domain/canonical.h"
#include "app/domain/directoryjson.h"
#include <QJsonDocument>
#include <QSet>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

/// Rules have no id of their own: category, region and lead name one.
QString idOf(const ResponsibilityRule &rule)
{
    return rule.category.toString() + u'|' + rule.region.toString() + u'|' + rule.lead.toString();
}
QString idOf(const Role &role)
{
    return role.id;
}
QString idOf(const Region &region)
{
    return region.code.toString();
}
template <typename T> QString idOf(const T &thing)
{
    return thing.id.toString();
}

/// Collects items and what is wrong with them.
class ItemList {
public:
    template <typename T> void addAll(const QString &kind, const QVector<T> &things)
    {
        int order = 0;
        for (const T &thing : things)
            add({ kind, idOf(thing), order++, {} }, toJson(thing));
    }
    void add(DirectoryItem item, const QJsonObject &body)
    {
        const QString name = item.kind + u' ' + item.id;
        if (m_names.contains(name) || !isCanonical(body)) {
            m_wrong = m_wrong.isEmpty() ? name : m_wrong;
            return;
        }
        m_names.insert(name);
        item.body = encodeCanonical(body);
        m_items.append(std::move(item));
    }
    Expected<QVector<DirectoryItem>> take()
    {
        if (!m_wrong.isEmpty())
            return fail(ErrorCode::InvalidValue, m_wrong, u"twice, or not canonical"_s);
        return std::move(m_items);
    }

private:
    QVector<DirectoryItem> m_items;
    QSet<QString> m_names;
    QString m_wrong;
};

/// Whether `part` could be read; then it stands in its list.
template <typename T> bool append(QVector<T> &things, Expected<T> part)
{
    if (part)
        things.append(*std::move(part));
    return part.has_value();
}

bool addTo(DirectoryData &data, const DirectoryItem &item, const QJsonObject &json)
{
    if (item.kind == "region"_L1)
        return append(data.regions, regionFromJson(json));
    if (item.kind == "organization"_L1)
        return append(data.organizations, organizationFromJson(json));
    if (item.kind == "officer"_L1)
        return append(data.officers, officerFromJson(json));
    if (item.kind == "role"_L1)
        return append(data.roles, roleFromJson(json));
    if (item.kind == "category"_L1)
        return append(data.categories, categoryFromJson(json));
    if (item.kind == "responsibility"_L1)
        return append(data.responsibilities, responsibilityFromJson(json));
    if (item.kind == "city"_L1) {
        data.cityName = json["name"_L1].toString();
    } else if (item.kind == "calendar"_L1) {
        auto calendar = Calendar::fromJson(json);
        if (!calendar)
            return false;
        data.calendar = *std::move(calendar);
    }
    return true;
}

} // namespace

Expected<QVector<DirectoryItem>> itemsOf(const DirectoryData &data)
{
    ItemList items;
    items.add({ u"city"_s, {}, 0, {} }, { { u"name"_s, data.cityName } });
    items.add({ u"calendar"_s, {}, 0, {} }, data.calendar.toJson());
    items.addAll(u"region"_s, data.regions);
    items.addAll(u"organization"_s, data.organizations);
    items.addAll(u"officer"_s, data.officers);
    items.addAll(u"role"_s, data.roles);
    items.addAll(u"category"_s, data.categories);
    items.addAll(u"responsibility"_s, data.responsibilities);
    return items.take();
}

Expected<void> addItem(DirectoryData &data, const DirectoryItem &item)
{
    // Its SHA-256 stands in the log; the stricter reading of log bytes would cost a third more.
    const QJsonDocument document = QJsonDocument::fromJson(item.body);
    if (!document.isObject() || !addTo(data, item, document.object()))
        return fail(ErrorCode::Damaged, item.kind + u' ' + item.id);
    return {};
}

} // namespace shiyu
