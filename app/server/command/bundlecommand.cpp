#include "app/protocol/limits.h"
#include "app/server/command/command.h"
#include "app/server/core/bundles.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

Expected<QByteArray> readBundle(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, path, file.errorString());
    const QByteArray bytes = file.read(protocol::kLargestBundle + 1);
    if (bytes.size() > protocol::kLargestBundle)
        return fail(ErrorCode::WrongKind, path, u"larger than any bundle"_s);
    return bytes;
}

Expected<void> writeReceipt(const QString &path, const QByteArray &receipt)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::ReadOnly, path, file.errorString());
    file.write(receipt);
    return file.commit() ? Expected<void>() : fail(ErrorCode::DiskFull, path, file.errorString());
}

/// What is wrong with a bundle, for whoever carried it.
Error told(const Error &error, const QString &path)
{
    static const QHash<QString, QString> kWords {
        { u"reader"_s, u"it is sealed to another server"_s },
        { u"device"_s, u"it is of a device that is not enrolled here"_s },
        { u"revoked"_s, u"it is of a device that was revoked"_s },
        { u"bundles"_s, u"its device may hand in no bundles: shiyu-server device allow-bundles"_s },
        { u"signature"_s, u"it is signed by no key of its officer on its device"_s },
    };
    const auto words = kWords.constFind(error.context);
    const bool isForeign = error.code == ErrorCode::InvalidValue && words != kWords.cend();
    if (isForeign)
        return { error.code, path, *words };
    return error.context == "letter"_L1 || error.context == "box"_L1
        ? Error { error.code, path, error.detail }
        : error;
}

QString summaryOf(const Bundles::Taken &taken)
{
    const protocol::BundleReceipt &receipt = taken.content;
    QHash<protocol::Verdict, int> counts;
    int intents = 0;
    for (const protocol::OperationsAnswer &answer : receipt.answers) {
        for (const protocol::IntentAnswer &each : answer.answers) {
            ++counts[each.verdict];
            ++intents;
        }
    }
    QJsonObject line { { u"bundle"_s, receipt.bundle }, { u"device"_s, receipt.device.toString() },
        { u"intents"_s, intents }, { u"files"_s, receipt.files.size() },
        { u"filesLeft"_s, taken.filesLeft } };
    for (size_t i = 0; i < enumCount<protocol::Verdict>(); ++i) {
        const auto verdict = static_cast<protocol::Verdict>(i);
        line[nameOf(verdict)] = counts.value(verdict);
    }
    return QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

Expected<QString> take(const CommandLine &line, const QString &path, const QString &out)
{
    const auto server = openServer(line.home());
    const auto bytes = readBundle(path);
    if (!server || !bytes)
        return tl::make_unexpected(server ? bytes.error() : server.error());
    Orderer orderer(*server->database, *server->state);
    const auto taken = Bundles(*server->database, *server->state, orderer).take(*bytes);
    if (!taken)
        return tl::make_unexpected(told(taken.error(), path));
    const auto written = writeReceipt(out, taken->receipt);
    return written ? Expected<QString>(summaryOf(*taken)) : tl::make_unexpected(written.error());
}

} // namespace

int bundle(const QStringList &arguments)
{
    CommandLine line("bundle",
        u"Takes in what a console without network did, from the file that it wrote, and writes the "
        "receipt to carry back. It works beside serve; taken again, a bundle changes nothing."_s);
    line.parser().addPositionalArgument(u"WHAT"_s, u"take"_s);
    line.parser().addPositionalArgument(u"FILE"_s, u"the bundle"_s);
    line.parser().addOption(
        { u"out"_s, u"where to write the receipt; else beside FILE"_s, u"RECEIPT"_s });
    if (const auto over = line.parse(arguments, 2, 2))
        return *over;
    if (line.argument(0) != "take"_L1)
        return failed({ ErrorCode::InvalidValue, line.argument(0), {} });
    const QFileInfo file(line.argument(1));
    const QString out = line.isSet("out")
        ? line.value("out")
        : file.path() + u'/' + file.completeBaseName() + u".shiyu-receipt"_s;
    const auto taken = take(line, line.argument(1), out);
    if (!taken)
        return failed(taken.error());
    say(*taken);
    return kDone;
}

} // namespace shiyu::server
