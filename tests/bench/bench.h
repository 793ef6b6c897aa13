#pragma once
#include <QJsonObject>
#include <QStringList>

namespace shiyu::bench {

/// One line of JSON on stdout: {"figure":…,"value":…,"unit":…}.
void print(const QString &figure, double value, const QString &unit, QJsonObject more = {});
/// Of the values in the middle, and the one below which 99 % lie.
double median(QList<double> values);
double percentile99(QList<double> values);
/// Resident memory of this process in MiB, now and at most so far.
double residentMiB();
double peakMiB();

/// Each figure is a sub-program: returns its exit code.
int runMap(const QStringList &arguments);
int runList(const QStringList &arguments);
int runLoad(const QStringList &arguments);
int runStart(const QStringList &arguments);
int runSync(const QStringList &arguments);
int runDrain(const QStringList &arguments);

} // namespace shiyu::bench
