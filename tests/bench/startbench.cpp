// shiyu-bench start: from the start of the process to a screen on which one can work, beside a
// program that shows an empty window of Qt.
#include "tests/bench/bench.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

namespace shiyu::bench {
namespace {

using namespace Qt::StringLiterals;

/// When each line of the started program came, in ms from its start.
using Moments = QMap<QString, double>;

Moments started(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(QCoreApplication::applicationDirPath() + u'/' + program, arguments);
    Moments moments;
    while (process.state() != QProcess::NotRunning || process.canReadLine()) {
        if (!process.canReadLine() && !process.waitForReadyRead(60'000))
            break;
        while (process.canReadLine()) {
            const QList<QByteArray> words = process.readLine().trimmed().split(' ');
            moments[QString::fromLatin1(words.first())]
                = words.size() > 1 ? words[1].toDouble() : double(timer.nsecsElapsed()) / 1e6;
        }
    }
    return moments;
}

void add(QMap<QString, QList<double>> &all, const Moments &moments)
{
    for (auto it = moments.begin(); it != moments.end(); ++it)
        all[it.key()].append(it.value());
}

/// With how long the parts took, each from the moment of the key Enter unless it says otherwise.
void tell(const QMap<QString, QList<double>> &console, double window)
{
    const auto at = [&console](const char *moment) {
        return median(console.value(QString::fromLatin1(moment)));
    };
    const auto after = [at](const char *moment) { return at(moment) - at("unlocking"); };
    print(u"empty window"_s, window, u"ms"_s);
    print(u"start to the sign-in screen"_s, at("sign-in"), u"ms"_s,
        { { u"ratio"_s, at("sign-in") / window },
            { u"directory, from the start"_s, at("directory") } });
    const double unlock = after("usable"), rest = unlock - at("check");
    print(u"unlock to usable"_s, unlock, u"ms"_s,
        { { u"ratio"_s, unlock / window }, { u"password check"_s, at("check") },
            { u"ratio without it"_s, rest / window }, { u"seated"_s, after("seated") },
            { u"screen shown"_s, after("entered") }, { u"matters listed"_s, after("listed") } });
    print(u"longest stop of the window"_s, at("entering-stop"), u"ms"_s,
        { { u"while the password is typed"_s, at("typing-stop") } });
    print(u"resident memory, then"_s, at("memory"), u"MiB"_s, { { u"peak"_s, at("peak") } });
}

} // namespace

int runStart(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({ u"profile"_s, u"the city; it is copied, never written to"_s, u"FILE"_s });
    parser.addOption({ u"account"_s, u"who signs in"_s, u"NAME"_s });
    parser.addOption({ u"password-file"_s, u"with his password"_s, u"FILE"_s });
    parser.addOption({ u"runs"_s, u"of each program"_s, u"N"_s, u"5"_s });
    parser.addOption({ u"typing"_s, u"ms that he takes to type it"_s, u"MS"_s, u"0"_s });
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"city.shiyu"_s);
    if (!parser.parse(QStringList { u"start"_s } + arguments)
        || !QFile::copy(parser.value(u"profile"_s), copy)) {
        std::fputs("start: --profile names no readable file\n", stderr);
        return 2;
    }
    const int runs = parser.value(u"runs"_s).toInt();
    QMap<QString, QList<double>> empty, console; // in turn, as the machine may be busy
    for (int run = 0; run < runs; ++run) {
        add(empty, started(u"shiyu-bench-window"_s, {}));
        add(console,
            started(u"shiyu-bench-console"_s,
                { copy, parser.value(u"account"_s), parser.value(u"password-file"_s),
                    parser.value(u"typing"_s) }));
    }
    if (!console.contains(u"usable"_s)) {
        std::fputs("start: the officer could not be signed in\n", stderr);
        return 1;
    }
    tell(console, median(empty.value(u"window"_s)));
    return 0;
}

} // namespace shiyu::bench
