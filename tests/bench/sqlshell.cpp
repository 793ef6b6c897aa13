#include "tests/bench/sqlshell.h"
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <sqlite3.h>

namespace shiyu::bench {

using namespace Qt::StringLiterals;

StatementTrace::StatementTrace(sqlite3 *handle)
    : m_handle(handle)
{
    const auto keep = [](unsigned, void *self, void *statement, void *) {
        char *sql = sqlite3_expanded_sql(static_cast<sqlite3_stmt *>(statement));
        static_cast<StatementTrace *>(self)->m_statements.append(QString::fromUtf8(sql));
        sqlite3_free(sql);
        return 0;
    };
    sqlite3_trace_v2(m_handle, SQLITE_TRACE_STMT, keep, this);
}

StatementTrace::~StatementTrace()
{
    sqlite3_trace_v2(m_handle, 0, nullptr, nullptr);
}

Expected<double> shellTime(const QString &file, const QStringList &statements, int runs)
{
    QProcess shell;
    shell.start(u"sqlite3"_s, { u"-batch"_s, u"-readonly"_s, file });
    if (!shell.waitForStarted())
        return tl::unexpected(Error { ErrorCode::Unreadable, u"sqlite3"_s, shell.errorString() });
    const QByteArray once = statements.join(u";\n"_s).toUtf8() + ";\n";
    shell.write(".output /dev/null\n" + once + ".timer on\n" + once.repeated(runs));
    shell.closeWriteChannel();
    shell.waitForFinished(-1);
    static const QRegularExpression kTime(u"Run Time: real ([0-9.]+)"_s);
    double all = 0;
    auto found = kTime.globalMatch(QString::fromUtf8(shell.readAllStandardOutput()));
    while (found.hasNext())
        all += found.next().captured(1).toDouble() * 1000;
    return all / runs;
}

Expected<double> shellCopy(const QString &from, const QString &to, const QStringList &tables)
{
    QString script = u"ATTACH '%1' AS source; BEGIN;"_s.arg(from);
    for (const QString &table : tables) {
        const QString name = table.section(u'(', 0, 0);
        const QString columns = name == table ? u"*"_s : table.section(u'(', 1).section(u')', 0, 0);
        script += u"INSERT INTO main.%1 SELECT %2 FROM source.%3;"_s.arg(table, columns, name);
    }
    QElapsedTimer timer;
    timer.start();
    QProcess shell;
    shell.start(u"sqlite3"_s, { u"-batch"_s, u"-bail"_s, to, QString(script + u"COMMIT;"_s) });
    const bool ended = shell.waitForStarted() && shell.waitForFinished(-1);
    if (!ended || shell.exitCode() != 0)
        return tl::unexpected(Error { ErrorCode::Unreadable, u"sqlite3"_s,
            QString::fromUtf8(shell.readAllStandardError().trimmed()) });
    return static_cast<double>(timer.elapsed()) / 1000;
}

} // namespace shiyu::bench
