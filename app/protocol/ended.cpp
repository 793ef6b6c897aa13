#include "app/protocol/ended.h"

#include "app/protocol/limits.h"
#include <QUrl>
#include <algorithm>

namespace shiyu::protocol {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLongestCode = 15; // of a grid

void add(QUrlQuery &query, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

/// Bytes that are no UTF-8 were replaced when they were decoded.
bool isPlain(const QString &text, qsizetype longest)
{
    return text.size() <= longest && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x20 || c == QChar::ReplacementCharacter;
    });
}

class QueryReader {
public:
    explicit QueryReader(const QUrlQuery &query)
        : m_query(query)
    {
    }

    QString text(const char *name, qsizetype longest)
    {
        const QString value = m_query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
        if (!isPlain(value, longest))
            m_wrong = name;
        return value;
    }
    RegionCode code(const char *name)
    {
        const QString value = text(name, kLongestCode);
        if (!std::all_of(value.begin(), value.end(),
                [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }))
            m_wrong = name;
        return RegionCode(value);
    }
    std::optional<Instant> moment(const char *name)
    {
        const QString value = text(name, kLongestText);
        bool good = true;
        const qint64 ms = value.isEmpty() ? 0 : value.toLongLong(&good);
        if (!good || ms < -MessageReader::kMost || ms > MessageReader::kMost)
            m_wrong = name;
        return value.isEmpty() ? std::nullopt : std::optional(instantFromMs(ms));
    }
    const char *wrong() const { return m_wrong; }

private:
    const QUrlQuery &m_query;
    const char *m_wrong = nullptr;
};

QJsonObject jsonOf(const EndedMatter &matter)
{
    JsonWriter json;
    json.id("id", matter.id);
    json.text("number", matter.number);
    json.text("title", matter.title);
    json.id("category", matter.category);
    json.id("region", matter.region);
    json.name("stage", matter.stage);
    json.whole("reportedAt", toMs(matter.reportedAt));
    json.whole("lastAt", toMs(matter.lastAt));
    return json.take();
}

Expected<EndedMatter> matterOf(const QJsonObject &json)
{
    MessageReader reader(json);
    EndedMatter matter;
    matter.id = IncidentId(reader.shortText("id", JsonReader::Required));
    matter.number = reader.shortText("number");
    matter.title = reader.text("title");
    matter.category = CategoryId(reader.shortText("category"));
    matter.region = RegionCode(reader.shortText("region"));
    matter.stage = reader.name<Stage>("stage");
    matter.reportedAt = reader.time("reportedAt");
    matter.lastAt = reader.time("lastAt");
    return reader.finish(std::move(matter));
}

} // namespace

QUrlQuery endedQuery(const EndedQuery &query)
{
    QUrlQuery url;
    add(url, u"words"_s, query.words);
    add(url, u"number"_s, query.number);
    add(url, u"region"_s, query.region.toString());
    if (query.from)
        add(url, u"from"_s, QString::number(toMs(*query.from)));
    if (query.before)
        add(url, u"before"_s, QString::number(toMs(*query.before)));
    add(url, u"after"_s, query.after);
    return url;
}

Expected<EndedQuery> readEndedQuery(const QUrlQuery &query)
{
    QueryReader reader(query);
    EndedQuery read;
    read.words = reader.text("words", EndedQuery::kLongestWords);
    read.number = reader.text("number", kLongestText);
    read.region = reader.code("region");
    read.from = reader.moment("from");
    read.before = reader.moment("before");
    read.after = reader.text("after", kLongestText);
    if (reader.wrong())
        return fail(ErrorCode::InvalidValue, QString::fromLatin1(reader.wrong()));
    return read;
}

QJsonObject EndedAnswer::toJson() const
{
    QJsonArray matters;
    for (const EndedMatter &matter : page.matters)
        matters.append(jsonOf(matter));
    JsonWriter json;
    json.put("matters", matters);
    json.text("next", page.next);
    if (page.reached)
        json.whole("reached", toMs(*page.reached));
    return json.take();
}

Expected<EndedAnswer> EndedAnswer::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    EndedAnswer answer;
    answer.page.matters = reader.items<EndedMatter>("matters", kMostPageEntries, &matterOf);
    answer.page.next = reader.shortText("next");
    if (json.contains(u"reached"_s))
        answer.page.reached = reader.time("reached");
    return reader.finish(std::move(answer));
}

} // namespace shiyu::protocol
