#include "app/exchange/valuereading.h"

#include <QHash>
#include <QRegularExpression>
#include <cmath>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

struct Parts {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0;
};

std::optional<Instant> instantOfParts(const Parts &p, CityOffset offset)
{
    const std::chrono::year_month_day date { std::chrono::year { p.year },
        std::chrono::month { static_cast<unsigned>(p.month) },
        std::chrono::day { static_cast<unsigned>(p.day) } };
    if (!date.ok() || p.hour > 24 || p.minute > 59 || p.second > 60)
        return std::nullopt;
    return instantOf(CityTime { CityDay { date } } + std::chrono::hours { p.hour }
            + std::chrono::minutes { p.minute } + std::chrono::seconds { p.second }
            + Millis { p.millisecond },
        offset);
}

std::optional<CityOffset> zoneOf(const QString &zone, CityOffset city)
{
    if (zone.isEmpty())
        return city;
    if (zone == "Z"_L1 || zone == "z"_L1)
        return CityOffset { 0 };
    const QString digits = QString(zone.mid(1)).remove(u':');
    const int hours = digits.left(2).toInt();
    const int minutes = digits.mid(2).toInt();
    if (hours > 14 || minutes > 59)
        return std::nullopt;
    const CityOffset east { hours * 60 + minutes };
    return zone.front() == u'-' ? -east : east;
}

int millisecondsOf(const QString &fraction)
{
    return fraction.isEmpty() ? 0 : fraction.leftJustified(3, u'0', true).toInt();
}

std::optional<Instant> readYearFirst(const QString &text, CityOffset offset)
{
    static const QRegularExpression pattern(u"^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
                                            u"(?:[T\\s]*(\\d{1,2})(?:[:时点](?:(\\d{1,2})分?(?::?("
                                            u"\\d{1,2})(?:[.,](\\d{1,9}))?秒?)?)?)?)?"
                                            u"\\s*(Z|z|[+-]\\d{2}(?::?\\d{2})?)?$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto zone = zoneOf(match.captured(8), offset);
    if (!zone)
        return std::nullopt;
    return instantOfParts(
        { match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
            match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt(),
            millisecondsOf(match.captured(7)) },
        *zone);
}

std::optional<Instant> readUnitedStates(const QString &text, CityOffset offset)
{
    static const QRegularExpression pattern(
        u"^(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([AaPp][Mm])?)?$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(4).toInt();
    const QString half = match.captured(7).toUpper();
    if (!half.isEmpty()) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (half == "PM"_L1 ? 12 : 0);
    }
    return instantOfParts(
        { match.captured(3).toInt(), match.captured(1).toInt(), match.captured(2).toInt(), hour,
            match.captured(5).toInt(), match.captured(6).toInt(), 0 },
        offset);
}

std::optional<Instant> readDigits(const QString &text, CityOffset offset)
{
    static const QRegularExpression compact(
        u"^((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?$"_s);
    if (const auto match = compact.match(text); match.hasMatch()) {
        return instantOfParts({ match.captured(1).toInt(), match.captured(2).toInt(),
                                  match.captured(3).toInt(), match.captured(4).toInt(),
                                  match.captured(5).toInt(), match.captured(6).toInt(), 0 },
            offset);
    }
    const auto number = readNumber(text);
    if (!number)
        return std::nullopt;
    constexpr double kFirstSerial = 20'000, kLastSerial = 80'000; // 1954 … 2119
    if (*number >= kFirstSerial && *number < kLastSerial) {
        // Excel counts days from 1899-12-30 (with its leap year 1900) in the local time; whole
        // seconds, as its fractions are rounded.
        const CityDay zero { std::chrono::year { 1899 } / std::chrono::December / 30 };
        const std::chrono::seconds since { std::llround(*number * 86'400) };
        return instantOf(CityTime { zero } + since, offset);
    }
    if (*number >= 1e9 && *number < 1e10)
        return instantFromMs(std::llround(*number * 1000));
    if (*number >= 1e12 && *number < 1e13)
        return instantFromMs(std::llround(*number));
    return std::nullopt;
}

} // namespace

std::optional<Instant> readTime(const QString &text, CityOffset offset)
{
    const QString plain = text.trimmed();
    if (const auto time = readYearFirst(plain, offset))
        return time;
    if (const auto time = readUnitedStates(plain, offset))
        return time;
    return readDigits(plain, offset);
}

std::optional<double> readNumber(const QString &text)
{
    bool good = false;
    const double number = text.trimmed().toDouble(&good);
    return good && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<Urgency> readUrgency(const QString &text)
{
    static const QHash<QString, Urgency> words { { u"特急"_s, Urgency::Critical },
        { u"特别紧急"_s, Urgency::Critical }, { u"紧急"_s, Urgency::Urgent },
        { u"急件"_s, Urgency::Urgent }, { u"较急"_s, Urgency::Elevated },
        { u"一般"_s, Urgency::Normal }, { u"普通"_s, Urgency::Normal },
        { u"平件"_s, Urgency::Normal } };
    const QString word = text.trimmed().toLower();
    const auto known = words.constFind(word);
    return known != words.constEnd() ? std::optional(*known) : fromName<Urgency>(word);
}

DeviceStatus readDeviceStatus(const QString &text)
{
    static const QHash<QString, DeviceStatus> words { { u"在线"_s, DeviceStatus::Online },
        { u"正常"_s, DeviceStatus::Online }, { u"离线"_s, DeviceStatus::Offline },
        { u"断线"_s, DeviceStatus::Offline }, { u"不在线"_s, DeviceStatus::Offline },
        { u"故障"_s, DeviceStatus::Fault }, { u"异常"_s, DeviceStatus::Fault } };
    const QString word = text.trimmed().toLower();
    const auto known = words.constFind(word);
    return known != words.constEnd() ? *known
                                     : fromName<DeviceStatus>(word).value_or(DeviceStatus::Unknown);
}

std::optional<Source> readSource(const QString &text)
{
    static const QHash<QString, Source> words { { u"12345热线"_s, Source::Hotline12345 },
        { u"热线"_s, Source::Hotline12345 }, { u"市民热线"_s, Source::Hotline12345 },
        { u"信访"_s, Source::Petition }, { u"市民心声"_s, Source::CitizenVoice },
        { u"领导留言板"_s, Source::LeaderBoard }, { u"互联网+督查"_s, Source::InternetSupervision },
        { u"网格员"_s, Source::GridWorker }, { u"网格上报"_s, Source::GridWorker },
        { u"视频智能识别"_s, Source::VideoDetection }, { u"传感器"_s, Source::Sensor },
        { u"来访"_s, Source::WalkIn }, { u"窗口"_s, Source::WalkIn },
        { u"部门移交"_s, Source::Department }, { u"媒体"_s, Source::Media } };
    const auto known = words.constFind(text.trimmed());
    return known != words.constEnd() ? std::optional(*known) : fromName<Source>(text.trimmed());
}

std::optional<RegionLevel> readLevel(const QString &text)
{
    static const QHash<QString, RegionLevel> words { { u"市"_s, RegionLevel::City },
        { u"市级"_s, RegionLevel::City }, { u"地级市"_s, RegionLevel::City },
        { u"县"_s, RegionLevel::County }, { u"区"_s, RegionLevel::County },
        { u"县区"_s, RegionLevel::County }, { u"区县"_s, RegionLevel::County },
        { u"县级"_s, RegionLevel::County }, { u"镇"_s, RegionLevel::Town },
        { u"镇街"_s, RegionLevel::Town }, { u"乡镇"_s, RegionLevel::Town },
        { u"街道"_s, RegionLevel::Town }, { u"乡级"_s, RegionLevel::Town },
        { u"村"_s, RegionLevel::Village }, { u"村社"_s, RegionLevel::Village },
        { u"社区"_s, RegionLevel::Village }, { u"村级"_s, RegionLevel::Village },
        { u"网格"_s, RegionLevel::Grid } };
    const QString word = text.trimmed().toLower();
    const auto known = words.constFind(word);
    return known != words.constEnd() ? std::optional(*known) : fromName<RegionLevel>(word);
}

} // namespace shiyu
