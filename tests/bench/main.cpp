// shiyu-bench FIGURE [options]: prints one JSON line a figure. Never a pass/fail test.
#include "tests/bench/bench.h"
#include <QApplication>
#include <cstdio>
#include <cstring>

namespace {

struct FigureRow {
    const char *name;
    int (*run)(const QStringList &arguments);
    const char *usage;
};

constexpr FigureRow kFigures[] = {
    { "map", shiyu::bench::runMap,
        "map [--scene FILE.gpkg | --boundaries FILE.gpkg] [--pictures DIR] [--runs N]" },
    { "list", shiyu::bench::runList, "list --profile FILE [--times N]" },
    { "start", shiyu::bench::runStart,
        "start --profile FILE --account NAME --password-file FILE [--runs N]" },
    { "load", shiyu::bench::runLoad,
        "load --server-data DIR --password-file FILE [--database CONNECTION] [--server PATH] "
        "[--consoles N] [--rate N] [--seconds N] [--pull] [--abuse]" },
    { "sync", shiyu::bench::runSync,
        "sync --server-data DIR --account NAME --password-file FILE [--organization ID] "
        "[--database CONNECTION] [--server PATH] [--port N] [--folder DIR]" },
    { "drain", shiyu::bench::runDrain,
        "drain --server-data DIR --account NAME --password-file FILE [--organization ID] "
        "[--database CONNECTION] [--server PATH] [--port N] [--acts N]" },
};

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments().mid(1);
    for (const FigureRow &row : kFigures) {
        if (arguments.value(0) == QLatin1StringView(row.name))
            return row.run(arguments.mid(1));
    }
    for (const FigureRow &row : kFigures)
        std::fprintf(stderr, "shiyu-bench %s\n", row.usage);
    return 2;
}
