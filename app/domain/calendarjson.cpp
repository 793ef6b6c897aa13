// Calendar in and out as JSON: the directory stores it, an administrator may have written it by
// hand.
#include "app/domain/calendar.h"
#include <QJsonArray>

namespace shiyu {
using namespace std::chrono;

namespace {

tl::unexpected<Error> wrong(const QString &field)
{
    return fail(ErrorCode::InvalidValue, field);
}

constexpr qsizetype kMaxItems = 1000; // years of a calendar, stretches of a year
constexpr int kMaxStretch = 62; // days of one holiday; a longer one is a typing error

/// Digits only, so that neither "+8" nor full-width digits pass; -1 otherwise.
int digits(QStringView text)
{
    int value = 0;
    for (const QChar c : text) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return text.isEmpty() || text.size() > 4 ? -1 : value;
}

std::optional<minutes> readTime(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text.size() != 5 || text[2] != QLatin1Char(':'))
        return std::nullopt;
    const int hour = digits(QStringView(text).left(2));
    const int minute = digits(QStringView(text).mid(3));
    if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
        return std::nullopt;
    return hours { hour } + minutes { minute };
}

std::optional<CityDay> readDate(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text.size() != 10 || text[4] != QLatin1Char('-') || text[7] != QLatin1Char('-'))
        return std::nullopt;
    const QStringView view(text);
    const int y = digits(view.left(4));
    const int m = digits(view.mid(5, 2));
    const int d = digits(view.mid(8));
    if (y < 0 || m < 0 || d < 0)
        return std::nullopt;
    const year_month_day date { year { y }, month { unsigned(m) }, day { unsigned(d) } };
    return date.ok() ? std::optional(CityDay { date }) : std::nullopt;
}

std::optional<int> readInt(const QJsonValue &value)
{
    constexpr int kNoInt = -2'000'000'000; // toInt answers it for fractions, texts and huge numbers
    const int number = value.toInt(kNoInt);
    return number == kNoInt ? std::nullopt : std::optional(number);
}

Expected<std::vector<Session>> readSessions(const QJsonValue &value)
{
    if (!value.isArray())
        return wrong(QStringLiteral("sessions"));
    std::vector<Session> sessions;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonArray pair = item.toArray();
        const auto from = readTime(pair.at(0));
        const auto to = readTime(pair.at(1));
        if (pair.size() != 2 || !from || !to)
            return wrong(QStringLiteral("sessions"));
        sessions.push_back({ *from, *to });
    }
    return sessions;
}

/// Stretches {from, to, name}; `to` may be left out when it is one day.
Expected<std::vector<NamedDay>> readDays(const QJsonValue &value, const QString &field)
{
    if (!value.isArray() || value.toArray().size() > kMaxItems)
        return wrong(field);
    std::vector<NamedDay> out;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonObject o = item.toObject();
        const auto from = readDate(o[u"from"]);
        const auto to = o.contains(u"to") ? readDate(o[u"to"]) : from;
        const QString name = o[u"name"].toString();
        if (!from || !to || *to < *from || *to - *from >= days { kMaxStretch } || name.isEmpty())
            return wrong(field);
        for (CityDay d = *from; d <= *to; d += days { 1 })
            out.push_back({ d, name });
    }
    return out;
}

Expected<YearTable> readYear(const QJsonValue &value)
{
    const QJsonObject o = value.toObject();
    const auto number = readInt(o[u"year"]);
    if (!number)
        return wrong(QStringLiteral("year"));
    auto holidays = readDays(o[u"holidays"], QStringLiteral("holidays"));
    if (!holidays)
        return tl::make_unexpected(holidays.error());
    auto makeUps = readDays(o[u"makeUpDays"], QStringLiteral("makeUpDays"));
    if (!makeUps)
        return tl::make_unexpected(makeUps.error());
    return YearTable { *number, o[u"source"].toString(), std::move(*holidays),
        std::move(*makeUps) };
}

QString writeTime(minutes t)
{
    return QStringLiteral("%1:%2")
        .arg(t.count() / 60, 2, 10, QLatin1Char('0'))
        .arg(t.count() % 60, 2, 10, QLatin1Char('0'));
}

/// Neighbouring days of one name become one stretch again.
QJsonArray writeDays(const std::vector<NamedDay> &list)
{
    QJsonArray out;
    for (size_t i = 0; i < list.size();) {
        size_t last = i;
        while (last + 1 < list.size() && list[last + 1].name == list[i].name
            && list[last + 1].date == list[last].date + days { 1 }
            && list[last + 1].date - list[i].date < days { kMaxStretch })
            ++last;
        QJsonObject o { { QStringLiteral("from"), toQDate(list[i].date).toString(Qt::ISODate) },
            { QStringLiteral("name"), list[i].name } };
        if (last > i)
            o.insert(u"to", toQDate(list[last].date).toString(Qt::ISODate));
        out.append(o);
        i = last + 1;
    }
    return out;
}

} // namespace

Expected<Calendar> Calendar::fromJson(const QJsonObject &json)
{
    const auto revision = readInt(json[u"revision"]);
    if (!revision)
        return wrong(QStringLiteral("revision"));
    const auto offset = readInt(json[u"offsetMinutes"]);
    if (!offset)
        return wrong(QStringLiteral("offsetMinutes"));
    auto sessions = readSessions(json[u"sessions"]);
    if (!sessions)
        return tl::make_unexpected(sessions.error());
    const QJsonValue years = json[u"years"];
    if (!years.isArray() || years.toArray().size() > kMaxItems)
        return wrong(QStringLiteral("years"));

    CalendarData data { *revision, CityOffset { *offset }, std::move(*sessions), {} };
    for (const QJsonValue &value : years.toArray()) {
        auto table = readYear(value);
        if (!table)
            return tl::make_unexpected(table.error());
        data.years.push_back(std::move(*table));
    }
    return make(std::move(data));
}

QJsonObject Calendar::toJson() const
{
    QJsonArray sessions;
    for (const Session &s : m_data.sessions)
        sessions.append(QJsonArray { writeTime(s.from), writeTime(s.to) });
    QJsonArray years;
    for (const YearTable &t : m_data.years) {
        years.append(QJsonObject { { QStringLiteral("year"), t.year },
            { QStringLiteral("source"), t.source },
            { QStringLiteral("holidays"), writeDays(t.holidays) },
            { QStringLiteral("makeUpDays"), writeDays(t.makeUpDays) } });
    }
    return { { QStringLiteral("revision"), m_data.revision },
        { QStringLiteral("offsetMinutes"), int(m_data.offset.count()) },
        { QStringLiteral("sessions"), sessions }, { QStringLiteral("years"), years } };
}

} // namespace shiyu
