#include "tests/bench/bench.h"
#include <QFile>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace shiyu::bench {

void print(const QString &figure, double value, const QString &unit, QJsonObject more)
{
    more.insert(QStringLiteral("figure"), figure);
    more.insert(QStringLiteral("value"), std::round(value * 1000) / 1000);
    more.insert(QStringLiteral("unit"), unit);
    std::puts(QJsonDocument(more).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values[values.size() / 2];
}

double percentile99(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values[std::min(values.size() - 1, values.size() * 99 / 100)];
}

double residentMiB()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    const double pages = statm.readAll().split(' ').value(1).toDouble();
    return pages * double(sysconf(_SC_PAGESIZE)) / 1048576.0;
}

double peakMiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = status.readAll();
    const QByteArray peak = all.mid(all.indexOf("VmHWM:") + 6);
    return peak.left(peak.indexOf("kB")).trimmed().toDouble() / 1024;
}

} // namespace shiyu::bench
