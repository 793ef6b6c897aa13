#include "ui/text/recordtext.h"

#include "app/domain/personaldata.h"
#include "ui/text/enumtext.h"
#include "ui/text/recorddetails.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordText)
};

struct Known {
    const char *name;
    const char *text;
};

constexpr Known kFields[] = {
    { "title", QT_TRANSLATE_NOOP("Field", "title") },
    { "summary", QT_TRANSLATE_NOOP("Field", "appeal") },
    { "text", QT_TRANSLATE_NOOP("Field", "text") },
    { "reason", QT_TRANSLATE_NOOP("Field", "reason") },
    { "clause", QT_TRANSLATE_NOOP("Field", "clause") },
    { "knowledge", QT_TRANSLATE_NOOP("Field", "knowledge entry") },
    { "channel", QT_TRANSLATE_NOOP("Field", "channel") },
    { "by", QT_TRANSLATE_NOOP("Field", "way of the reply") },
    { "legalBasis", QT_TRANSLATE_NOOP("Field", "legal basis") },
    { "name", QT_TRANSLATE_NOOP("Field", "name") },
    { "outsideNumber", QT_TRANSLATE_NOOP("Field", "outside number") },
    { "sha256", QT_TRANSLATE_NOOP("Field", "check sum") },
    { "verdict", QT_TRANSLATE_NOOP("Field", "verdict") },
    { "answerSource", QT_TRANSLATE_NOOP("Field", "source of the answer") },
    { "sourceNumber", QT_TRANSLATE_NOOP("Field", "source's number") },
    { "into", QT_TRANSLATE_NOOP("Field", "matter to merge into") },
    { "sourceCase", QT_TRANSLATE_NOOP("Field", "merged matter") },
    { "entry", QT_TRANSLATE_NOOP("Field", "entry of the record") },
    { "target", QT_TRANSLATE_NOOP("Field", "act to undo") },
    { "request", QT_TRANSLATE_NOOP("Field", "application") },
    { "reminder", QT_TRANSLATE_NOOP("Field", "reminder") },
    { "size", QT_TRANSLATE_NOOP("Field", "size") },
    { "amount", QT_TRANSLATE_NOOP("Field", "limit") },
    { "unitOfTime", QT_TRANSLATE_NOOP("Field", "unit of the limit") },
    { "stars", QT_TRANSLATE_NOOP("Field", "stars") },
    { "sourceDue", QT_TRANSLATE_NOOP("Field", "source's limit") },
    { "expectedReturn", QT_TRANSLATE_NOOP("Field", "expected return") },
    { "reviewOn", QT_TRANSLATE_NOOP("Field", "day of review") },
    { "approve", QT_TRANSLATE_NOOP("Field", "opinion of the review") },
    { "passed", QT_TRANSLATE_NOOP("Field", "result of the check") },
    { "reached", QT_TRANSLATE_NOOP("Field", "reached or not") },
    { "contactedByUnit", QT_TRANSLATE_NOOP("Field", "contacted by the unit or not") },
    { "resolved", QT_TRANSLATE_NOOP("Field", "resolved or not") },
    { "satisfied", QT_TRANSLATE_NOOP("Field", "satisfied or not") },
    { "contactable", QT_TRANSLATE_NOOP("Field", "reporter to call back") },
    { "confidential", QT_TRANSLATE_NOOP("Field", "confidentiality") },
    { "paper", QT_TRANSLATE_NOOP("Field", "paper") },
    { "task", QT_TRANSLATE_NOOP("Field", "task") },
    { "lead", QT_TRANSLATE_NOOP("Field", "lead unit") },
    { "unit", QT_TRANSLATE_NOOP("Field", "unit") },
    { "to", QT_TRANSLATE_NOOP("Field", "new content") },
    { "from", QT_TRANSLATE_NOOP("Field", "old content") },
    { "field", QT_TRANSLATE_NOOP("Field", "field") },
    { "receiver", QT_TRANSLATE_NOOP("Field", "receiving centre") },
    { "assists", QT_TRANSLATE_NOOP("Field", "assisting units") },
    { "units", QT_TRANSLATE_NOOP("Field", "units") },
    { "reviewer", QT_TRANSLATE_NOOP("Field", "reviewer") },
    { "leader", QT_TRANSLATE_NOOP("Field", "head") },
    { "region", QT_TRANSLATE_NOOP("Field", "region") },
    { "involved", QT_TRANSLATE_NOOP("Field", "regions involved") },
    { "category", QT_TRANSLATE_NOOP("Field", "category") },
    { "urgency", QT_TRANSLATE_NOOP("Field", "urgency") },
    { "source", QT_TRANSLATE_NOOP("Field", "source") },
    { "basis", QT_TRANSLATE_NOOP("Field", "basis of the dispatch") },
    { "completion", QT_TRANSLATE_NOOP("Field", "way of completion") },
    { "kind", QT_TRANSLATE_NOOP("Field", "kind of application") },
    { "place", QT_TRANSLATE_NOOP("Field", "position") },
    { "sendBacks", QT_TRANSLATE_NOOP("Field", "send-backs") },
    // closed fields
    { "reporter", QT_TRANSLATE_NOOP("Field", "reporter") },
    { "reporterName", QT_TRANSLATE_NOOP("Field", "reporter's name") },
    { "phone", QT_TRANSLATE_NOOP("Field", "telephone") },
    { "reporterPhone", QT_TRANSLATE_NOOP("Field", "reporter's telephone") },
    { "original", QT_TRANSLATE_NOOP("Field", "original text") },
    { "appeal", QT_TRANSLATE_NOOP("Field", "original text") },
    { "purpose", QT_TRANSLATE_NOOP("Field", "what the citizen wants") },
    { "photo", QT_TRANSLATE_NOOP("Field", "photo") },
    { "photos", QT_TRANSLATE_NOOP("Field", "photos") },
    { "recording", QT_TRANSLATE_NOOP("Field", "recording") },
    { "instruction", QT_TRANSLATE_NOOP("Field", "instruction") },
};

/// What the log calls its services.
constexpr Known kServices[] = {
    { "intake", QT_TRANSLATE_NOOP("Service", "Intake service") },
    { "timer", QT_TRANSLATE_NOOP("Service", "Timer") },
    { "index", QT_TRANSLATE_NOOP("Service", "Index service") },
    { "rule", QT_TRANSLATE_NOOP("Service", "Dispatch rule") },
};

template <size_t N> QString known(const char *context, const Known (&table)[N], const QString &name)
{
    for (const Known &entry : table) {
        if (name == QLatin1StringView(entry.name))
            return QCoreApplication::translate(context, entry.text);
    }
    return {};
}

QString roleText(const Officer &officer, const Directory &directory)
{
    if (officer.roles.isEmpty())
        return {};
    for (const auto &role : directory.data().roles) {
        if (role.id == officer.roles.first())
            return role.name;
    }
    return {};
}

QString whoText(const RecordEntry &entry, const Directory &directory)
{
    const Officer *officer = directory.officer(entry.actor);
    if (!officer) {
        const QString id = entry.actor.toString();
        const QString service = known("Service", kServices, id.section(u':', -1));
        return service.isEmpty() ? unitText(entry.organization, directory) : service;
    }
    const QString role = roleText(*officer, directory);
    const QString person = role.isEmpty() ? officer->name : role + u' ' + officer->name;
    return unitText(entry.organization, directory) + QStringLiteral(" · ") + person;
}

/// One sentence of particulars. Some were typed and end with a stop or comma of their own: no
/// second one follows it.
QString joined(const QStringList &details)
{
    static const QString kCommas = QStringLiteral("，、；,;");
    static const QString kStops = QStringLiteral("。！？…");
    static const QString kLatinStops = QStringLiteral(".!?");
    QString sentence;
    for (const QString &detail : details) {
        while (!sentence.isEmpty() && kCommas.contains(sentence.back()))
            sentence.chop(1);
        if (!sentence.isEmpty() && kLatinStops.contains(sentence.back()))
            sentence += u' ';
        else if (!sentence.isEmpty() && !kStops.contains(sentence.back()))
            sentence += Words::tr(", ");
        sentence += detail.trimmed();
    }
    return sentence;
}

/// Personal data in what was typed. The source's number is none, though its digits look like it.
QString masked(const QString &text, const RecordEntry &entry)
{
    const QString number = entry.args[QLatin1StringView("sourceNumber")].toString();
    const qsizetype at = number.isEmpty() ? -1 : text.indexOf(number);
    if (at < 0)
        return maskPersonalData(text);
    return maskPersonalData(text.left(at)) + number
        + maskPersonalData(text.mid(at + number.size()));
}

} // namespace

QString fieldText(const QString &name)
{
    const QString text = known("Field", kFields, name);
    return text.isEmpty() ? Words::tr("another item") : text;
}

QString unitText(const OrganizationId &id, const Directory &directory)
{
    const Organization *unit = directory.organization(id);
    if (!unit)
        return Words::tr("Unknown unit");
    return unit->shortName.isEmpty() ? unit->name : unit->shortName;
}

QString categoryPath(const CategoryId &id, const Directory &directory)
{
    QStringList names;
    const Category *category = directory.category(id);
    // A table has two levels, some cities three; a wrong table must not hang the screen.
    for (int level = 0; category && level < 4; ++level) {
        names.prepend(category->name);
        category = directory.category(category->parent);
    }
    return names.join(QStringLiteral(" / "));
}

RecordLine recordLine(
    const RecordEntry &entry, const Incident &incident, const Directory &directory)
{
    RecordLine line;
    line.who = whoText(entry, directory);
    const QStringList details = recordDetails(entry, incident, directory);
    const QString head = entryText(entry.kind);
    line.text = details.isEmpty() ? head
                                  //: What was done, and its particulars
                                  : Words::tr("%1: %2").arg(head, masked(joined(details), entry));
    for (auto it = entry.closed.keyBegin(); it != entry.closed.keyEnd(); ++it)
        line.closed.append(fieldText(*it));
    line.struck = entry.struck;
    line.timeToBeChecked = entry.timeToBeChecked;
    return line;
}

} // namespace shiyu
