#include "app/crypto/passwordfile.h"
#include "app/exchange/fileproblem.h"
#include "app/exchange/mappingfile.h"
#include "app/exchange/tablereader.h"
#include "app/tool/command.h"
#include "app/tool/toolprofile.h"
#include "ui/importing/importtext.h"
#include "ui/text/translations.h"
#include <QCommandLineParser>
#include <QDateTime>
#include <QFileInfo>
#include <QTextStream>

namespace shiyu::tool {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRejected = 3;
constexpr std::chrono::milliseconds kPiece { 250 }; // the profile is this program's alone

struct Options {
    QString profile, account, passwordFile, mapFile, rejects, layer;
    ImportPlan plan;
};

const char *const kExplanation
    = "Brings a file into a profile: CSV (also gzipped, GBK), XLSX, GeoPackage, Shapefile, "
      "GeoJSON, "
      "KML and whatever else OGR reads. All or nothing, unless --partial. Rejected rows go to a "
      "CSV "
      "with the reason. The last line is JSON: {\"read\":…,\"imported\":…,\"rejected\":…}.\n\n"
      "Exit codes: 0 imported (with --partial: what was good); 1 an error, nothing was written by "
      "an all-or-nothing import; 2 wrong arguments; 3 rows were rejected and nothing was written.";

void complain(const QString &text)
{
    QTextStream(stderr) << "shiyu-tool import: " << text << '\n';
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QString::fromUtf8(kExplanation));
    parser.addHelpOption();
    parser.addPositionalArgument(u"FILE"_s, u"what to import"_s);
    parser.addOptions({
        { u"profile"_s, u"the profile's file"_s, u"P"_s },
        { u"kind"_s, u"incidents, grids, regions, cameras or places"_s, u"kind"_s },
        { u"map"_s, u"JSON: {\"title\": \"a field\", \"source\": {\"value\": \"12345\"}}"_s,
            u"file"_s },
        { u"crs"_s, u"WGS84, CGCS2000, GCJ-02, BD-09, EPSG:4547 … of the coordinates"_s, u"crs"_s },
        { u"layer"_s, u"name of the layer; the first"_s, u"name"_s },
        { u"partial"_s, u"take the good rows although others are rejected"_s },
        { u"strict-categories"_s, u"reject matters whose category the city does not have"_s },
        { u"source"_s, u"of matters that say none: 12345, petition, leaderBoard …"_s, u"source"_s,
            u"12345"_s },
        { u"rejects"_s, u"where rejected rows go; beside the profile"_s, u"file"_s },
        { u"account"_s, u"the officer's account"_s, u"A"_s },
        { u"password-file"_s, u"its first line is the password"_s, u"F"_s },
    });
}

std::optional<Options> optionsOf(const QCommandLineParser &parser)
{
    Options options;
    const auto kind = fromName<ImportKind>(parser.value(u"kind"_s));
    const auto source = fromName<Source>(parser.value(u"source"_s));
    if (!kind || !source || parser.positionalArguments().size() != 1 || !parser.isSet(u"profile"_s)
        || !parser.isSet(u"password-file"_s))
        return std::nullopt;
    options.profile = parser.value(u"profile"_s);
    options.account = parser.value(u"account"_s);
    options.passwordFile = parser.value(u"password-file"_s);
    options.mapFile = parser.value(u"map"_s);
    options.layer = parser.value(u"layer"_s);
    options.plan.path = parser.positionalArguments().first();
    options.plan.kind = *kind;
    options.plan.source = *source;
    options.plan.crs = parser.value(u"crs"_s);
    options.plan.partial = parser.isSet(u"partial"_s);
    options.plan.rejectUnknownCategories = parser.isSet(u"strict-categories"_s);
    options.rejects = parser.value(u"rejects"_s);
    if (options.rejects.isEmpty()) {
        options.rejects = QFileInfo(options.profile).absolutePath() + u'/'
            + QFileInfo(options.plan.path).completeBaseName() + u"-rejected.csv"_s;
    }
    return options;
}

/// Layer and columns by a look at the file.
Expected<void> completePlan(Options &options)
{
    const auto table = TableReader::open(options.plan.path);
    if (!table)
        return tl::make_unexpected(table.error());
    const QList<TableLayer> &layers = table->layers();
    const auto layer = std::find_if(layers.begin(), layers.end(), [&](const TableLayer &each) {
        return options.layer.isEmpty() || each.name == options.layer;
    });
    if (layer == layers.end())
        return fail(ErrorCode::NotFound, options.layer, u"no layer of that name"_s);
    options.plan.layer = static_cast<int>(layer - layers.begin());
    options.plan.mapping = ColumnMapping::suggested(options.plan.kind, layer->fields);
    if (options.mapFile.isEmpty())
        return {};
    auto mapping = readMapping(options.mapFile, options.plan.kind, layer->fields);
    if (!mapping)
        return tl::make_unexpected(mapping.error());
    options.plan.mapping = *std::move(mapping);
    return {};
}

Expected<ImportReport> perform(Options &options)
{
    if (const auto done = completePlan(options); !done)
        return tl::make_unexpected(done.error());
    const auto password = crypto::readPassword(options.passwordFile);
    if (!password)
        return tl::make_unexpected(password.error());
    const Instant now = instantFromMs(QDateTime::currentMSecsSinceEpoch());
    auto profile = ToolProfile::open(options.profile, options.account, *password, now);
    if (!profile)
        return tl::make_unexpected(profile.error());
    const auto world = (*profile)->world(now);
    if (!world)
        return tl::make_unexpected(world.error());
    ImportControl control;
    qint64 told = -1;
    control.progress = [&told](bool writing, qint64 done, qint64 total) {
        const qint64 step = (done / 5000) * 2 + (writing ? 1 : 0);
        if (step == told)
            return;
        told = step;
        QTextStream(stderr) << (writing ? "→ " : "… ") << done
                            << (total > 0 ? u" / %1"_s.arg(total) : QString()) << '\n';
    };
    ImportHand hand = (*profile)->hand();
    hand.piece = kPiece;
    const ImportDoor door = [&hand](const ImportPiece &piece) { return piece(hand); };
    if (const auto left = finishImports(door, world->directory, now, control); !left)
        return tl::make_unexpected(left.error());
    const auto known = knownNumbers((*profile)->connection());
    if (!known)
        return tl::make_unexpected(known.error());
    return runImport(options.plan, *world, *known, door, options.rejects, control);
}

void tell(const ImportReport &report, const QString &rejects)
{
    QTextStream out(stdout);
    for (auto it = report.issues.begin(); it != report.issues.end(); ++it) {
        out << QString::number(it.value()).rightJustified(9)
            << (isRejection(it.key()) ? u"  ✗ "_s : u"  · "_s) << issueTitle(it.key()) << '\n';
    }
    if (report.rejected > 0)
        out << rejects << '\n';
    out << u"{\"read\":%1,\"imported\":%2,\"rejected\":%3}\n"_s.arg(report.read)
               .arg(report.imported)
               .arg(report.rejected);
}

/// The option that answers it, or a library's words where they tell more than the sentence.
QString hintOf(const Error &error)
{
    if (error.code == ErrorCode::UnknownCrs)
        return u" (--crs)"_s;
    if (error.code == ErrorCode::InvalidValue
        && (fileProblem(error) != FileProblem::None || fromName<ImportColumn>(error.context)))
        return u" (--map)"_s;
    if (error.code == ErrorCode::InvalidValue && error.context == "account"_L1)
        return u" (--account)"_s;
    if (error.code == ErrorCode::Empty && error.context.contains(u": "_s))
        return u" (--layer)"_s;
    const FileProblem problem = fileProblem(error);
    if (problem == FileProblem::CutShort || error.code == ErrorCode::Internal)
        return u" ("_s + error.detail.section(u": "_s, 1) + u')';
    return {};
}

} // namespace

int import(const QStringList &arguments)
{
    Translations words;
    words.install();
    QCommandLineParser parser;
    addOptions(parser);
    const bool good = parser.parse(QStringList { u"shiyu-tool import"_s } + arguments);
    if (good && parser.isSet(u"help"_s)) {
        QTextStream(stdout) << parser.helpText();
        return kDone;
    }
    auto options = optionsOf(parser);
    if (!good || !options) {
        complain(
            good ? u"profile, kind, password-file and one FILE are needed"_s : parser.errorText());
        QTextStream(stderr) << parser.helpText();
        return kUsage;
    }
    const auto report = perform(*options);
    if (!report) {
        complain(importErrorText(report.error()) + hintOf(report.error()));
        return kFailed;
    }
    tell(*report, options->rejects);
    return report->imported == 0 && report->rejected > 0 ? kRejected : kDone;
}

} // namespace shiyu::tool
