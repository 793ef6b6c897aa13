// shiyu-tool: the console without a window.
#include "app/crypto/initialise.h"
#include "app/tool/command.h"
#include <QCoreApplication>
#include <QTextStream>

using namespace shiyu;

namespace {

constexpr tool::Command kCommands[] = {
    { "demo-city", "make a demo city that is Wuhu", &tool::demoCity },
    { "import", "bring matters, grids, regions, cameras or places into a profile", &tool::import },
    { "new-city", "make an empty working city from a division table", &tool::newCity },
    { "verify", "check every operation of a profile's log", &tool::verify },
};

int usage(QTextStream &&out, int code)
{
    out << "shiyu-tool COMMAND [ARGUMENTS]; shiyu-tool COMMAND --help tells its arguments\n";
    for (const auto &command : kCommands)
        out << "  " << QString::fromLatin1(command.name).leftJustified(12)
            << QString::fromLatin1(command.summary) << '\n';
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("shiyu-tool"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SHIYU_VERSION));
    if (!crypto::initialise()) {
        QTextStream(stderr) << "shiyu-tool: no source of random numbers\n";
        return tool::kFailed;
    }
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (arguments.isEmpty())
        return usage(QTextStream(stderr), tool::kUsage);
    if (arguments.first() == QLatin1StringView("--help"))
        return usage(QTextStream(stdout), tool::kDone);
    for (const auto &command : kCommands) {
        if (arguments.first() == QLatin1StringView(command.name))
            return command.run(arguments.sliced(1));
    }
    return usage(QTextStream(stderr), tool::kUsage);
}
