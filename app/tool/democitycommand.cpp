#include "app/tool/citymaker.h"
#include "app/tool/command.h"
#include "app/tool/errortext.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

namespace shiyu::tool {
namespace {

// Fictional officers of a fictional city; a real city gives its own.
const QString kDemoPassword = QStringLiteral("shiyu-demo");

struct DemoOptions {
    demo::CitySize size = demo::CitySize::Small;
    quint64 seed = 1;
    QString path;
    Instant until {};
    int matters = 0;
    bool force = false;
    crypto::SlotParameters cost {}; ///< of a guess at the password
};

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

int failed(const Error &error)
{
    QTextStream(stderr) << "demo-city: " << errorText(error) << Qt::endl;
    return kFailed;
}

std::optional<DemoOptions> read(const QStringList &arguments, int &code)
{
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(s("Makes a demo city that is Wuhu."));
    parser.addOption(
        { s("size"), s("small (3,000 matters) or full (100,000)."), s("size"), s("small") });
    parser.addOption({ s("seed"), s("The same seed gives the same city."), s("number"), s("1") });
    parser.addOption({ s("out"), s("The profile to make."), s("file") });
    parser.addOption({ s("matters"), s("How many matters instead."), s("number") });
    parser.addOption(
        { s("until"), s("The city's present (ISO 8601 with offset); now."), s("time") });
    parser.addOption({ s("force"), s("Replace a profile of that name.") });
    parser.addOption({ s("cheap-password"),
        s("A guess at the password costs nothing: for tests, which sign in often.") });
    const QCommandLineOption help = parser.addHelpOption();
    const bool good = parser.parse(QStringList { s("demo-city") } + arguments);
    if (!good || parser.isSet(help) || !parser.isSet(s("out"))) {
        QTextStream(good ? stdout : stderr) << parser.helpText();
        code = good && parser.isSet(help) ? kDone : kUsage;
        return std::nullopt;
    }
    DemoOptions options;
    options.size
        = parser.value(s("size")) == s("full") ? demo::CitySize::Full : demo::CitySize::Small;
    options.seed = parser.value(s("seed")).toULongLong();
    options.path = parser.value(s("out"));
    options.force = parser.isSet(s("force"));
    if (parser.isSet(s("cheap-password")))
        options.cost = { crypto::SlotParameters::kLeastMemoryKiB, 1 };
    options.matters = parser.isSet(s("matters")) ? parser.value(s("matters")).toInt()
                                                 : demo::matterCount(options.size);
    const QDateTime until = parser.isSet(s("until"))
        ? QDateTime::fromString(parser.value(s("until")), Qt::ISODate)
        : QDateTime::currentDateTimeUtc();
    if (!until.isValid()) {
        QTextStream(stderr) << "demo-city: --until is not a time\n";
        code = kUsage;
        return std::nullopt;
    }
    options.until = instantFromMs(until.toMSecsSinceEpoch());
    return options;
}

QVector<CityMaker::Access> accessOf(const demo::DemoCity &city)
{
    QVector<CityMaker::Access> access;
    const Directory directory(city.directory);
    for (const demo::Persona &persona : city.personas) {
        if (const Officer *officer = directory.officer(persona.officer))
            access.append({ officer->id, officer->account });
    }
    return access;
}

void introduce(const demo::DemoCity &city)
{
    const Directory directory(city.directory);
    say(QStringLiteral("password of all demo officers: ") + kDemoPassword);
    for (const demo::Persona &persona : city.personas) {
        if (const Officer *officer = directory.officer(persona.officer)) {
            say(QStringLiteral("  %1  %2  %3")
                    .arg(officer->account.leftJustified(14), officer->name, persona.part));
        }
    }
}

Expected<qint64> make(const DemoOptions &options, const demo::DemoCity &city)
{
    // The city was founded before its first matter came in.
    const Instant founded = options.until - std::chrono::days { 400 };
    auto maker = CityMaker::create(options.path, city.directory,
        { accessOf(city), kDemoPassword, true, options.cost }, founded);
    if (!maker)
        return tl::make_unexpected(maker.error());
    if (const auto done = (*maker)->writeOutlines(city.outlines); !done)
        return tl::make_unexpected(done.error());
    if (const auto done = (*maker)->writeFeatures(city, options.until); !done)
        return tl::make_unexpected(done.error());
    const auto matters = demo::planMatters(city, options.matters, options.until, options.seed);
    const auto duties = demo::planShifts(city, matters, options.until)
        + demo::planSupervisions(city, matters, options.until);
    if (const auto done = (*maker)->play(matters, duties, say); !done)
        return tl::make_unexpected(done.error());
    return (*maker)->operations();
}

} // namespace

int demoCity(const QStringList &arguments)
{
    int code = kDone;
    const auto options = read(arguments, code);
    if (!options)
        return code;
    if (options->force && QFile::exists(options->path) && !QFile::remove(options->path))
        return failed({ ErrorCode::ReadOnly, options->path, {} });
    QElapsedTimer timer;
    timer.start();
    const demo::DemoCity city = demo::makeDemoCity(options->size, options->seed);
    const auto operations = make(*options, city);
    if (!operations)
        return failed(operations.error());
    introduce(city);
    say(QStringLiteral("{\"matters\":%1,\"operations\":%2,\"seconds\":%3}")
            .arg(options->matters)
            .arg(*operations)
            .arg(static_cast<double>(timer.elapsed()) / 1000.0, 0, 'f', 1));
    return kDone;
}

} // namespace shiyu::tool
