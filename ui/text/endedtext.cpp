#include "ui/text/endedtext.h"

#include "app/domain/regionname.h"
#include "ui/text/enumtext.h"
#include "ui/text/errortext.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EndedText)
};

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString regionName(const EndedMatter &matter, RegionLevel level, const Directory &directory)
{
    const Region *region = directory.region(directory.ancestor(matter.region, level));
    return region ? nameInLists(*region) : QString();
}

} // namespace

QString endedFailureText(const Error &error)
{
    const bool server = error.context == "server"_L1;
    if (server && error.code == ErrorCode::Unreadable)
        return Words::tr("Older matters are on the server, and it cannot be reached now; look "
                         "again when the connection is back.");
    if (server && error.code == ErrorCode::Unsupported)
        return Words::tr("The server is of an older version and cannot look for older matters; "
                         "ask the system administrator to bring it up to date.");
    if (error.code == ErrorCode::NotFound)
        return Words::tr("The server does not show this matter to your organisation any more.");
    if (error.code == ErrorCode::Damaged)
        return Words::tr("What the server sent did not pass the check and was not kept; try again, "
                         "or tell the system administrator.");
    return errorText(error);
}

QString endedBrief(const EndedMatter &matter, const Directory &directory)
{
    return joined({ matter.number, regionName(matter, RegionLevel::County, directory),
        enumText(matter.stage) });
}

QString endedDetails(const EndedMatter &matter, const Directory &directory)
{
    const CityTime at = directory.calendar().toCity(matter.lastAt);
    const auto day = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC).date();
    const Category *category = directory.category(matter.category);
    return joined({ matter.number, regionName(matter, RegionLevel::County, directory),
        regionName(matter, RegionLevel::Town, directory), category ? category->name : QString(),
        Words::tr("%1 %2", "date state")
            .arg(QLocale::c().toString(day, u"yyyy-MM-dd"_s), enumText(matter.stage)) });
}

} // namespace shiyu
