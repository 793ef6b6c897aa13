#include "app/domain/directory.h"
#include "app/domain/supervision.h"
#include "app/domain/workflow.h"

#include <QJsonArray>

namespace shiyu {
namespace {

enum class ArgType {
    Text, ///< not empty, at most 10,000 characters
    LongText, ///< at most 200,000 characters, may be empty
    Whole, ///< an integer ≥ 0
    Amount, ///< of a limit
    Flag,
    Task,
    Organization,
    Organizations,
    Officer,
    Region,
    Regions,
    Category,
    Urgency,
    Channel,
    Source,
    Basis,
    Completion,
    RequestKind,
    LimitUnit,
    Supervision,
    Officers,
    Texts, ///< a list, may be empty
    Place,
    Field,
    Any, ///< text or number; the row's check looks closer
};

struct ArgName {
    const char *name;
    ArgType type;
};

// Every argument of every row has one meaning.
constexpr ArgName kNames[] = {
    { "title", ArgType::Text },
    { "summary", ArgType::LongText },
    { "text", ArgType::Text },
    { "reason", ArgType::Text },
    { "clause", ArgType::Text },
    { "knowledge", ArgType::Text },
    { "channel", ArgType::Channel },
    { "by", ArgType::Text },
    { "legalBasis", ArgType::Text },
    { "name", ArgType::Text },
    { "outsideNumber", ArgType::Text },
    { "sha256", ArgType::Text },
    { "verdict", ArgType::Text },
    { "answerSource", ArgType::Text },
    { "sourceNumber", ArgType::Text },
    { "into", ArgType::Text },
    { "sourceCase", ArgType::Text },
    { "entry", ArgType::Text },
    { "target", ArgType::Text },
    { "request", ArgType::Text },
    { "reminder", ArgType::Text },
    { "size", ArgType::Whole },
    { "amount", ArgType::Amount },
    { "stars", ArgType::Whole },
    { "sourceDue", ArgType::Whole },
    { "expectedReturn", ArgType::Whole },
    { "reviewOn", ArgType::Whole },
    { "approve", ArgType::Flag },
    { "passed", ArgType::Flag },
    { "reached", ArgType::Flag },
    { "contactedByUnit", ArgType::Flag },
    { "resolved", ArgType::Flag },
    { "satisfied", ArgType::Flag },
    { "contactable", ArgType::Flag },
    { "confidential", ArgType::Flag },
    { "paper", ArgType::Flag },
    { "task", ArgType::Task },
    { "lead", ArgType::Organization },
    { "unit", ArgType::Organization },
    { "to", ArgType::Any },
    { "from", ArgType::Any },
    { "field", ArgType::Field },
    { "receiver", ArgType::Organization },
    { "assists", ArgType::Organizations },
    { "units", ArgType::Organizations },
    { "reviewer", ArgType::Officer },
    { "leader", ArgType::Officer },
    { "region", ArgType::Region },
    { "involved", ArgType::Regions },
    { "category", ArgType::Category },
    { "urgency", ArgType::Urgency },
    { "source", ArgType::Source },
    { "basis", ArgType::Basis },
    { "completion", ArgType::Completion },
    { "kind", ArgType::RequestKind },
    { "unitOfTime", ArgType::LimitUnit },
    { "place", ArgType::Place },
    // supervision and shift
    { "incident", ArgType::Text },
    { "form", ArgType::Supervision },
    { "demand", ArgType::Text },
    { "due", ArgType::Whole },
    { "accepted", ArgType::Flag },
    { "cadre", ArgType::Officer },
    { "officers", ArgType::Officers },
    { "open", ArgType::Texts },
    { "promised", ArgType::Texts },
    { "awaiting", ArgType::Texts },
    { "broken", ArgType::Texts },
};

constexpr qsizetype kLongestText = 10'000;
constexpr qsizetype kLongestSummary = 200'000;
constexpr qsizetype kMostItems = 200;

ArgType typeOf(const QString &name)
{
    for (const ArgName &arg : kNames) {
        if (name == QLatin1StringView(arg.name))
            return arg.type;
    }
    Q_ASSERT_X(false, "typeOf", "an argument of the workflow table has no type");
    return ArgType::Any;
}

template <typename Good> bool everyItem(const QJsonValue &value, Good good)
{
    const QJsonArray items = value.toArray();
    if (!value.isArray() || items.isEmpty() || items.size() > kMostItems)
        return false;
    for (const QJsonValue &item : items) {
        if (!good(item.toString()))
            return false;
    }
    return true;
}

bool fitsNames(ArgType type, const QString &text)
{
    switch (type) {
    case ArgType::Urgency:
        return fromName<Urgency>(text).has_value();
    case ArgType::Channel:
        return fromName<Channel>(text).has_value();
    case ArgType::Source:
        return fromName<Source>(text).has_value();
    case ArgType::Basis:
        return fromName<DispatchBasis>(text).has_value();
    case ArgType::Completion:
        return fromName<Completion>(text).has_value();
    case ArgType::RequestKind:
        return fromName<RequestKind>(text).has_value();
    case ArgType::LimitUnit: {
        const auto unit = fromName<LimitUnit>(text);
        return unit && isGiven(*unit);
    }
    case ArgType::Supervision:
        return fromName<SupervisionForm>(text).has_value();
    default:
        return false;
    }
}

bool fits(
    ArgType type, const QJsonValue &value, const Incident &incident, const Directory &directory)
{
    const QString text = value.toString();
    switch (type) {
    case ArgType::Text:
        return value.isString() && !text.trimmed().isEmpty() && text.size() <= kLongestText;
    case ArgType::LongText:
        return value.isString() && text.size() <= kLongestSummary;
    case ArgType::Whole:
        return value.isDouble() && value.toInteger(-1) >= 0;
    case ArgType::Amount:
        return value.isDouble() && value.toInteger(-1) >= 0 && value.toInteger() <= kMaxLimitAmount;
    case ArgType::Flag:
        return value.isBool();
    case ArgType::Task:
        return incident.task(value.toInt()) != nullptr;
    case ArgType::Organization:
        return directory.organization(OrganizationId(text)) != nullptr;
    case ArgType::Organizations:
        return everyItem(value, [&directory](const QString &id) {
            return directory.organization(OrganizationId(id)) != nullptr;
        });
    case ArgType::Officers:
        return everyItem(value, [&directory](const QString &id) {
            return directory.officer(OfficerId(id)) != nullptr;
        });
    case ArgType::Texts:
        return value.isArray()
            && (value.toArray().isEmpty() || everyItem(value, [](const QString &item) {
                   return !item.trimmed().isEmpty() && item.size() <= kLongestText;
               }));
    case ArgType::Officer:
        return directory.officer(OfficerId(text)) != nullptr;
    case ArgType::Region:
        return directory.region(RegionCode(text)) != nullptr;
    case ArgType::Regions:
        return everyItem(value, [&directory](const QString &code) {
            return directory.region(RegionCode(code)) != nullptr;
        });
    case ArgType::Category:
        return directory.category(CategoryId(text)) != nullptr;
    case ArgType::Place:
        return placeFromJson(value.toObject()).has_value();
    case ArgType::Field:
        return value.isString();
    case ArgType::Any:
        return value.isDouble() || (value.isString() && text.size() <= kLongestSummary);
    default:
        return fitsNames(type, text);
    }
}

} // namespace

std::optional<Refusal> checkArguments(const char *args, const QJsonObject &given,
    const Incident &incident, const Directory &directory)
{
    const QStringList names = QString::fromLatin1(args).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString name : names) {
        const bool optional = name.endsWith(QLatin1Char('?'));
        if (optional)
            name.chop(1);
        const auto it = given.constFind(name);
        if (it == given.constEnd()) {
            if (!optional)
                return Refusal { name == QLatin1StringView("task") ? RefusalCode::NoSuchTask
                                                                   : RefusalCode::MissingArgument,
                    name };
            continue;
        }
        if (!fits(typeOf(name), *it, incident, directory))
            return Refusal { name == QLatin1StringView("task") ? RefusalCode::NoSuchTask
                                                               : RefusalCode::InvalidArgument,
                name };
    }
    // What the row does not ask for was not looked at, so it may not come in.
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (!names.contains(it.key()) && !names.contains(it.key() + QLatin1Char('?')))
            return Refusal { RefusalCode::InvalidArgument, it.key() };
    }
    return std::nullopt;
}

} // namespace shiyu
