// shiyu-bench FIGURE [options]: prints one JSON line a figure. Never a pass/fail test.
#include "tests/bench/bench.h"
#include <QApplication>
#include <cstdio>

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments().mid(1);
    const QString figure = arguments.value(0);
    if (figure == u"map")
        return shiyu::bench::runMap(arguments.mid(1));
    std::fputs("usage: shiyu-bench map [--scene FILE.gpkg | --boundaries FILE.gpkg] [--pictures "
               "DIR] [--runs N]\n",
        stderr);
    return 2;
}
