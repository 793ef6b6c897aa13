#include "ui/text/recorddetails.h"

#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <algorithm>

namespace shiyu {
namespace {

using K = OperationKind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordText)
};

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

/// Collects the particulars of one entry in the order in which they are read.
class Details {
public:
    Details(const RecordEntry &entry, const Incident &incident, const Directory &directory)
        : m_entry(entry)
        , m_incident(incident)
        , m_directory(directory)
    {
    }

    QStringList take()
    {
        if (!intake() && !dispatching() && !work() && !time() && !end())
            around();
        return m_parts;
    }

private:
    QString arg(const char *name) const { return m_entry.args[QLatin1StringView(name)].toString(); }
    bool has(const char *name) const { return m_entry.args.contains(QLatin1StringView(name)); }
    bool flag(const char *name) const { return m_entry.args[QLatin1StringView(name)].toBool(); }
    qint64 whole(const char *name) const
    {
        return m_entry.args[QLatin1StringView(name)].toInteger();
    }

    void add(const QString &part)
    {
        if (!part.trimmed().isEmpty())
            m_parts.append(part);
    }
    void add(std::initializer_list<const char *> names)
    {
        for (const char *name : names)
            add(arg(name));
    }
    void addLabelled(const QString &label, const QString &value)
    {
        //: A word and what it stands before: lead City Water
        if (!value.isEmpty())
            add(Words::tr("%1 %2").arg(label, value));
    }

    QString unit(const OrganizationId &id) const { return unitText(id, m_directory); }
    QString taskUnit() const
    {
        const Task *task = m_incident.task(m_entry.task);
        return task ? unit(task->unit) : QString();
    }
    QString units(const char *name) const
    {
        QStringList names;
        const QJsonArray ids = m_entry.args[QLatin1StringView(name)].toArray();
        for (const QJsonValue &id : ids)
            names.append(unit(OrganizationId(id.toString())));
        return names.join(Words::tr(", ", "between units"));
    }
    QString officer(const char *name) const
    {
        const Officer *person = m_directory.officer(OfficerId(arg(name)));
        return person ? person->name : QString();
    }
    QString date(const char *name) const
    {
        if (!has(name))
            return {};
        return dateText(instantFromMs(whole(name)), m_directory.calendar());
    }
    void addLimit()
    {
        if (!has("amount"))
            return;
        TimeLimit limit;
        limit.amount = static_cast<int>(whole("amount"));
        limit.unit = fromName<LimitUnit>(arg("unitOfTime")).value_or(LimitUnit::UrgentHours);
        add(limitText(limit));
    }
    /// 市供水公司（属事）; the basis is the task's, or as chosen in the act.
    QString based(const OrganizationId &id) const
    {
        std::optional<DispatchBasis> basis = fromName<DispatchBasis>(arg("basis"));
        for (const Task &task : m_incident.tasks) {
            if (task.unit == id && task.dispatchedAt == m_entry.effectiveAt)
                basis = task.basis;
        }
        return basis ? Words::tr("%1 (%2)").arg(unit(id), enumText(*basis)) : unit(id);
    }
    void addUnitsGiven()
    {
        if (has("lead"))
            addLabelled(enumText(TaskRole::Lead), based(OrganizationId(arg("lead"))));
        const QJsonArray assists = m_entry.args[QLatin1StringView("assists")].toArray();
        for (const QJsonValue &id : assists)
            addLabelled(enumText(TaskRole::Assist), based(OrganizationId(id.toString())));
        add({ "clause" });
        addLimit();
    }
    const RecordEntry *entryOf(const QString &intent) const
    {
        const auto it = std::find_if(m_incident.record.begin(), m_incident.record.end(),
            [&intent](const RecordEntry &e) { return e.intent.toString() == intent; });
        return it == m_incident.record.end() ? nullptr : &*it;
    }
    static QString requestKind(const QString &name)
    {
        const auto kind = fromName<RequestKind>(name);
        return kind ? enumText(*kind) : QString();
    }

    void addReported()
    {
        const auto source = fromName<Source>(arg("source"));
        const QString from = source ? enumText(*source) : QString();
        const QString number = arg("sourceNumber");
        add(number.isEmpty() ? from : Words::tr("%1 no. %2").arg(from, number));
        add(categoryPath(CategoryId(arg("category")), m_directory));
    }
    QString valueText(const QString &field, const QString &value) const
    {
        if (value.isEmpty())
            return Words::tr("empty");
        if (field == QLatin1StringView("category"))
            return categoryPath(CategoryId(value), m_directory);
        if (field == QLatin1StringView("urgency")) {
            const auto urgency = fromName<Urgency>(value);
            return urgency ? enumText(*urgency) : value;
        }
        return value;
    }
    void addEdited()
    {
        const QString field = arg("field");
        if (field == QLatin1StringView("summary"))
            return add(fieldText(field)); // the texts are long; the case shows the newest
        add(Words::tr("%1 from “%2” to “%3”")
                .arg(fieldText(field), valueText(field, arg("from")), valueText(field, arg("to"))));
    }
    void addPlace()
    {
        QStringList names;
        for (const Region *region : m_directory.path(RegionCode(arg("region")))) {
            if (region->level != RegionLevel::City)
                names.append(region->name);
        }
        add(names.join(u' '));
        add(m_entry.args[QLatin1StringView("place")]
                .toObject()[QLatin1StringView("address")]
                .toString());
    }
    void addFile()
    {
        if (!has("name"))
            return;
        // Below a kilobyte Qt writes "bytes".
        const qint64 size = std::max<qint64>(whole("size"), 1024);
        add(Words::tr("%1 (%2)", "file and size")
                .arg(arg("name"),
                    QLocale(QLocale::English)
                        .formattedDataSize(size, 1, QLocale::DataSizeTraditionalFormat)));
    }

    bool intake()
    {
        switch (m_entry.kind) {
        case K::Report:
            addReported();
            return true;
        case K::Answer:
            add({ "text" });
            addLabelled(Words::tr("basis"), arg("knowledge"));
            return true;
        case K::Accept:
            add(categoryPath(m_incident.category, m_directory));
            add({ "text" });
            return true;
        case K::Decline:
            add({ "reason", "legalBasis" });
            return true;
        case K::Edit:
            addEdited();
            return true;
        case K::Relocate:
            addPlace();
            return true;
        case K::Attach:
            addFile();
            return true;
        case K::Merge:
            add(Words::tr("into another matter"));
            return true;
        case K::TransferOut:
            add({ "name", "reason" });
            addLabelled(Words::tr("their number"), arg("outsideNumber"));
            addLabelled(Words::tr("expected back"), date("expectedReturn"));
            return true;
        case K::EmergencyDispatch:
            addReported();
            addUnitsGiven();
            add({ "text" });
            return true;
        default:
            return false;
        }
    }

    bool dispatching()
    {
        switch (m_entry.kind) {
        case K::Dispatch:
            addUnitsGiven();
            add({ "text" });
            return true;
        case K::Assign:
            add(units("units"));
            add({ "text" });
            return true;
        case K::Contact:
            add(flag("reached") ? Words::tr("spoken to") : Words::tr("not reached"));
            add({ "text" });
            return true;
        case K::Transfer:
            addLabelled(Words::tr("to"), based(OrganizationId(arg("unit"))));
            add({ "clause", "reason" });
            return true;
        case K::Withdraw:
        case K::Waive:
            add(taskUnit());
            add({ "reason" });
            return true;
        case K::SendBack:
            add({ "clause", "reason" });
            addLabelled(Words::tr("signed by"), officer("reviewer"));
            return true;
        case K::Arbitrate:
            addLabelled(enumText(TaskRole::Lead), unit(OrganizationId(arg("unit"))));
            add({ "clause", "reason" });
            return true;
        default:
            return false;
        }
    }

    bool work()
    {
        switch (m_entry.kind) {
        case K::Review:
            add(flag("approve") ? Words::tr("approved") : Words::tr("returned"));
            add({ "text" });
            return true;
        case K::Reply:
            add(wayText(arg("by")));
            add({ "text" });
            addLabelled(Words::tr("basis"), arg("legalBasis"));
            return true;
        default:
            return false;
        }
    }

    bool time()
    {
        switch (m_entry.kind) {
        case K::Request:
            add(requestKind(arg("kind")));
            addLimit();
            add({ "reason" });
            return true;
        case K::Approve:
        case K::Deny:
            if (const RecordEntry *request = entryOf(arg("request")))
                add(requestKind(request->args[QLatin1StringView("kind")].toString()));
            add({ "text", "reason" });
            return true;
        case K::Suspend:
        case K::Resume:
            add(taskUnit());
            add({ "reason" });
            return true;
        case K::Shelve:
            add({ "reason" });
            addLabelled(Words::tr("review on"), date("reviewOn"));
            return true;
        default:
            return false;
        }
    }

    void addAnswers()
    {
        add(flag("reached") ? Words::tr("reached") : Words::tr("not reached"));
        if (flag("reached")) {
            add(flag("contactedByUnit") ? Words::tr("the unit had called")
                                        : Words::tr("the unit had not called"));
            add(flag("resolved") ? Words::tr("resolved") : Words::tr("not resolved"));
            add(flag("satisfied") ? Words::tr("satisfied") : Words::tr("not satisfied"));
        }
        add(wayText(arg("answerSource")));
        add({ "text" });
    }

    bool end()
    {
        switch (m_entry.kind) {
        case K::Verify:
            add(flag("passed") ? Words::tr("passed") : Words::tr("not passed"));
            add({ "text" });
            return true;
        case K::FollowUp:
            addAnswers();
            return true;
        case K::SecondRound:
            add({ "reason" });
            addLimit();
            return true;
        case K::Judge:
            add({ "verdict", "reason" });
            return true;
        case K::Terminate:
            add({ "reason" });
            addLabelled(Words::tr("basis"), arg("legalBasis"));
            return true;
        default:
            return false;
        }
    }

    void around()
    {
        switch (m_entry.kind) {
        case K::Escalate:
            addLabelled(Words::tr("to"), unit(OrganizationId(arg("receiver"))));
            add({ "reason" });
            return;
        case K::Rate:
            add(taskUnit());
            add(Words::tr("%1 of 5 stars").arg(whole("stars")));
            add({ "text" });
            return;
        case K::Remind:
            add(taskUnit());
            add({ "text" });
            return;
        case K::Instruct:
            add({ "text" });
            if (flag("paper"))
                add(Words::tr("registered from paper"));
            return;
        case K::Whistle:
        case K::Confer:
        case K::FormTaskForce:
            add(units("units"));
            addLabelled(Words::tr("head"), officer("leader"));
            add({ "text", "reason" });
            return;
        case K::Strike:
        case K::Retract:
            if (const RecordEntry *other
                = entryOf(arg(m_entry.kind == K::Strike ? "entry" : "target")))
                add(entryText(other->kind));
            add({ "reason" });
            return;
        default: // notes, progress, submissions …: words only
            add({ "text", "reason" });
        }
    }

    const RecordEntry &m_entry;
    const Incident &m_incident;
    const Directory &m_directory;
    QStringList m_parts;
};

} // namespace

QStringList recordDetails(
    const RecordEntry &entry, const Incident &incident, const Directory &directory)
{
    return Details(entry, incident, directory).take();
}

} // namespace shiyu
