#include "ui/text/entryreader.h"

#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <algorithm>

namespace shiyu {
namespace {

/// How a citizen was reached: words of the log, or as the officer typed it.
QString wayText(const QString &way)
{
    struct Way {
        const char *name;
        const char *text;
    };
    static constexpr Way kWays[] = {
        { "call", QT_TRANSLATE_NOOP("Way", "by telephone") },
        { "phone", QT_TRANSLATE_NOOP("Way", "by telephone") },
        { "sms", QT_TRANSLATE_NOOP("Way", "by text message") },
        { "visit", QT_TRANSLATE_NOOP("Way", "in person") },
        { "letter", QT_TRANSLATE_NOOP("Way", "by letter") },
        { "source", QT_TRANSLATE_NOOP("Way", "by the source's system") },
        { "sourceSystem", QT_TRANSLATE_NOOP("Way", "by the source's system") },
    };
    for (const Way &known : kWays) {
        if (way == QLatin1StringView(known.name))
            return QCoreApplication::translate("Way", known.text);
    }
    return way;
}

} // namespace

EntryReader::EntryReader(
    const RecordEntry &entry, const Incident &incident, const Directory &directory)
    : m_entry(entry)
    , m_incident(incident)
    , m_directory(directory)
{
}

QString EntryReader::unit(const char *name) const
{
    return unitText(OrganizationId(arg(name)), m_directory);
}

QString EntryReader::units(const char *name) const
{
    QStringList names;
    const QJsonArray ids = m_entry.args[QLatin1StringView(name)].toArray();
    for (const QJsonValue &id : ids)
        names.append(unitText(OrganizationId(id.toString()), m_directory));
    return names.join(QCoreApplication::translate("RecordText", ", ", "between units"));
}

QString EntryReader::taskUnit() const
{
    const Task *task = m_incident.task(m_entry.task);
    return task ? unitText(task->unit, m_directory) : QString();
}

QString EntryReader::officer(const char *name) const
{
    const Officer *person = m_directory.officer(OfficerId(arg(name)));
    return person ? person->name : QString();
}

QString EntryReader::date(const char *name) const
{
    if (!has(name))
        return {};
    return dateText(instantFromMs(whole(name)), m_directory.calendar());
}

QString EntryReader::way(const char *name) const
{
    return wayText(arg(name));
}

QString EntryReader::regions() const
{
    QStringList names;
    for (const Region *region : m_directory.path(RegionCode(arg("region")))) {
        if (region->level != RegionLevel::City)
            names.append(region->name);
    }
    return names.join(u' ');
}

QString EntryReader::address() const
{
    const QJsonObject place = m_entry.args[QLatin1StringView("place")].toObject();
    return place[QLatin1StringView("address")].toString();
}

QString EntryReader::valueText(const QString &field, const QString &value) const
{
    if (value.isEmpty())
        return QCoreApplication::translate("RecordText", "empty");
    if (field == QLatin1StringView("category"))
        return categoryPath(CategoryId(value), m_directory);
    if (field == QLatin1StringView("urgency")) {
        const auto urgency = fromName<Urgency>(value);
        return urgency ? enumText(*urgency) : value;
    }
    return value;
}

QString EntryReader::based(const OrganizationId &id) const
{
    const QString name = unitText(id, m_directory);
    std::optional<DispatchBasis> basis = fromName<DispatchBasis>(arg("basis"));
    for (const Task &task : m_incident.tasks) {
        if (task.unit == id && task.dispatchedAt == m_entry.effectiveAt)
            basis = task.basis;
    }
    return basis ? QCoreApplication::translate("RecordText", "%1 (%2)").arg(name, enumText(*basis))
                 : name;
}

const RecordEntry *EntryReader::entryOf(const QString &intent) const
{
    const auto it = std::find_if(m_incident.record.begin(), m_incident.record.end(),
        [&intent](const RecordEntry &e) { return e.intent.toString() == intent; });
    return it == m_incident.record.end() ? nullptr : &*it;
}

void EntryReader::add(const QString &part)
{
    if (!part.trimmed().isEmpty())
        m_parts.append(part);
}

void EntryReader::add(std::initializer_list<const char *> names)
{
    for (const char *name : names)
        add(arg(name));
}

void EntryReader::addLabelled(const QString &label, const QString &value)
{
    //: A word and what it stands before: lead City Water
    if (!value.isEmpty())
        add(QCoreApplication::translate("RecordText", "%1 %2").arg(label, value));
}

void EntryReader::addLimit()
{
    if (!has("amount"))
        return;
    TimeLimit limit;
    limit.amount = static_cast<int>(whole("amount"));
    limit.unit = fromName<LimitUnit>(arg("unitOfTime")).value_or(LimitUnit::UrgentHours);
    add(limitText(limit));
}

void EntryReader::addUnitsGiven()
{
    if (has("lead"))
        addLabelled(enumText(TaskRole::Lead), based(OrganizationId(arg("lead"))));
    const QJsonArray assists = m_entry.args[QLatin1StringView("assists")].toArray();
    for (const QJsonValue &id : assists)
        addLabelled(enumText(TaskRole::Assist), based(OrganizationId(id.toString())));
    add({ "clause" });
    addLimit();
}

void EntryReader::addFile()
{
    if (!has("name"))
        return;
    // Below a kilobyte Qt writes "bytes".
    const qint64 size = std::max<qint64>(whole("size"), 1024);
    add(QCoreApplication::translate("RecordText", "%1 (%2)", "file and size")
            .arg(arg("name"),
                QLocale(QLocale::English)
                    .formattedDataSize(size, 1, QLocale::DataSizeTraditionalFormat)));
}

} // namespace shiyu
