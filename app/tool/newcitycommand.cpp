#include "app/crypto/passwordfile.h"
#include "app/tool/citymaker.h"
#include "app/tool/command.h"
#include "app/tool/errortext.h"
#include "app/tool/newcitydirectory.h"
#include "app/tool/toolprofile.h"
#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QRandomGenerator>
#include <QTextStream>

namespace shiyu::tool {
namespace {

using namespace Qt::StringLiterals;

const char *const kExplanation
    = "Makes an empty working city from a division table (code,name,level,parent_code; parents "
      "first) and boundary files, joined by code or name, with default organisations, roles, "
      "categories and limits, the national calendar, three administrators, and a duty officer, a "
      "shift leader and a leading cadre of the city's centre. Says which divisions have no "
      "outline. "
      "Without --password-file a password is made and printed once. Exit codes: 0 made; 1 an "
      "error, no profile is left; 2 wrong arguments.";

void say(const QString &line)
{
    QTextStream(stdout) << line << '\n';
}

QString madePassword()
{
    const QString letters = u"abcdefghijkmnpqrstuvwxyz23456789"_s; // none that look alike
    QString password;
    for (int i = 0; i < 16; ++i)
        password += letters.at(QRandomGenerator::system()->bounded(int(letters.size())));
    return password;
}

Expected<NewCity> readCity(const QCommandLineParser &parser)
{
    auto city = readDivisions(parser.value(u"divisions"_s), parser.value(u"city"_s));
    if (!city)
        return city;
    for (const QString &path : parser.values(u"boundaries"_s)) {
        const auto read = readBoundaries(*city, path, parser.value(u"crs"_s));
        if (!read)
            return tl::make_unexpected(read.error());
    }
    addDefaults(*city);
    return city;
}

Expected<void> writeCity(
    const NewCity &city, const QString &path, const QString &password, Instant now)
{
    CityMaker::Keys keys { {}, password };
    for (const Officer &officer : city.directory.officers)
        keys.signIns.append({ officer.id, officer.account });
    auto maker = CityMaker::create(path, city.directory, keys, now);
    if (!maker)
        return tl::make_unexpected(maker.error());
    return (*maker)->writeOutlines(city.outlines);
}

/// What was there before stays; of a new one nothing is left if it cannot be made whole.
Expected<void> make(const NewCity &city, const QString &path, const QString &password, Instant now)
{
    const bool wasThere = QFile::exists(path);
    const auto written = writeCity(city, path, password, now);
    for (const auto &suffix : { u""_s, u"-wal"_s, u"-shm"_s }) {
        if (!written && !wasThere)
            QFile::remove(path + suffix);
    }
    return written;
}

void tellOutlines(const NewCity &city)
{
    QMap<RegionLevel, QStringList> without;
    QMap<RegionLevel, int> counts;
    for (const Region &region : city.directory.regions) {
        ++counts[region.level];
        if (!city.outlines.contains(region.code))
            without[region.level].append(region.code.toString() + u' ' + region.name);
    }
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        const QStringList &missing = without[it.key()];
        say(u"%1: %2, without outline: %3"_s.arg(nameOf(it.key()))
                .arg(it.value())
                .arg(missing.size()));
        // Towns and villages are often without any: their number says enough.
        if (missing.size() <= 40) {
            for (const QString &name : missing)
                say(u"  "_s + name);
        }
    }
    if (city.unmatched > 0)
        say(u"outlines of no division of this city: %1"_s.arg(city.unmatched));
}

void tell(const NewCity &city, const QString &madeUp)
{
    say(u"%1: %2 divisions, %3 organisations, %4 categories"_s.arg(city.directory.cityName)
            .arg(city.directory.regions.size())
            .arg(city.directory.organizations.size())
            .arg(city.directory.categories.size()));
    for (const RowIssue &issue : city.rejected)
        say(u"  row %1 left out: %2"_s.arg(issue.row).arg(issueText(issue)));
    tellOutlines(city);
    for (const Officer &officer : city.directory.officers)
        say(u"  account %1  %2"_s.arg(officer.account.leftJustified(10), officer.name));
    if (!madeUp.isEmpty())
        say(u"password of all of them (to be changed at once): "_s + madeUp);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QString::fromUtf8(kExplanation));
    parser.addHelpOption();
    parser.addOptions({
        { u"divisions"_s, u"the division table"_s, u"file"_s },
        { u"city"_s, u"code of the city, if the table has several"_s, u"code"_s },
        { u"boundaries"_s, u"a file of outlines; may be given again"_s, u"file"_s },
        { u"crs"_s, u"of the boundary files that do not say: GCJ-02 …"_s, u"crs"_s },
        { u"out"_s, u"the profile to make"_s, u"file"_s },
        { u"password-file"_s, u"its first line is the first password"_s, u"file"_s },
    });
}

int fails(const Error &error)
{
    QTextStream(stderr) << "shiyu-tool new-city: " << errorText(error) << '\n';
    return kFailed;
}

} // namespace

int newCity(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool good = parser.parse(QStringList { u"shiyu-tool new-city"_s } + arguments);
    if (good && parser.isSet(u"help"_s)) {
        say(parser.helpText());
        return kDone;
    }
    if (!good || !parser.isSet(u"divisions"_s) || !parser.isSet(u"out"_s)) {
        QTextStream(stderr) << parser.errorText() << '\n' << parser.helpText();
        return kUsage;
    }
    const auto city = readCity(parser);
    if (!city)
        return fails(city.error());
    QString password, madeUp;
    if (parser.isSet(u"password-file"_s)) {
        const auto read = crypto::readPassword(parser.value(u"password-file"_s));
        if (!read)
            return fails(read.error());
        password = *read;
    } else {
        password = madeUp = madePassword();
    }
    const Instant now = instantFromMs(QDateTime::currentMSecsSinceEpoch());
    if (const auto made = make(*city, parser.value(u"out"_s), password, now); !made)
        return fails(made.error());
    tell(*city, madeUp);
    return kDone;
}

} // namespace shiyu::tool
