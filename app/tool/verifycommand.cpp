#include "app/sql/maintenance.h"
#include "app/storage/profile.h"
#include "app/storage/verify.h"
#include "app/tool/command.h"
#include "app/tool/errortext.h"
#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace shiyu::tool {
namespace {

using namespace Qt::StringLiterals;

QJsonObject toJson(const LogReport &report)
{
    QJsonObject json { { u"operations"_s, report.operations }, { u"subjects"_s, report.subjects },
        { u"unknownKinds"_s, report.unknownKinds }, { u"notJudged"_s, report.notJudged },
        { u"statements"_s, report.statements }, { u"ok"_s, !report.broken } };
    if (report.broken) {
        json[u"broken"_s] = QJsonObject { { u"seq"_s, report.broken->seq },
            { u"subject"_s, report.broken->subjectKind }, { u"id"_s, report.broken->subjectId },
            { u"fault"_s, nameOf(report.broken->fault) }, { u"detail"_s, report.broken->detail } };
    }
    return json;
}

Expected<LogReport> check(const QString &path, VerifyOptions options)
{
    auto profile = ProfileFile::open(path, ProfileAccess::ReadOnly);
    if (!profile)
        return tl::make_unexpected(profile.error());
    if (auto sound = sql::quickCheck(profile->connection()); !sound)
        return tl::make_unexpected(sound.error());
    return verifyLog(profile->connection(), options);
}

} // namespace

/// The last line is JSON: {"operations":…,"subjects":…,"ok":true}, or with "broken": the first
/// operation that is wrong, {"seq":…,"fault":"hash",…}. Exit code 0: sound, 1: not.
int verify(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Checks every operation of a profile's log: numbers, hash"
                                     " chain, signatures, rules, what the server signed. Reads"
                                     " only, also beside a running console."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"PROFILE"_s, u"the profile's file"_s);
    const QCommandLineOption chainOnly(
        u"chain-only"_s, u"neither signatures nor rules: a few seconds for a full city"_s);
    parser.addOption(chainOnly);
    if (!parser.parse(QStringList { u"shiyu-tool verify"_s } + arguments)
        || (!parser.isSet(u"help"_s) && parser.positionalArguments().size() != 1)) {
        QTextStream(stderr) << parser.errorText() << '\n' << parser.helpText();
        return kUsage;
    }
    if (parser.isSet(u"help"_s)) {
        QTextStream(stdout) << parser.helpText();
        return kDone;
    }
    const bool full = !parser.isSet(chainOnly);
    const auto report = check(parser.positionalArguments().first(), { full, full });
    if (!report) {
        QTextStream(stderr) << "shiyu-tool verify: " << errorText(report.error()) << '\n';
        return kFailed;
    }
    QTextStream(stdout) << QString::fromUtf8(
        QJsonDocument(toJson(*report)).toJson(QJsonDocument::Compact))
                        << '\n';
    return report->broken ? kFailed : kDone;
}

} // namespace shiyu::tool
