#include "tests/bench/loadserver.h"

#include "app/domain/directoryjson.h"
#include "app/protocol/limits.h"
#include "app/protocol/message.h"
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <unistd.h>

namespace shiyu::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 120'000; // ms

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

LoadServer::LoadServer(Place place)
    : m_place(std::move(place))
{
}

LoadServer::~LoadServer()
{
    m_process.kill();
    m_process.waitForFinished(kPatience);
}

QStringList LoadServer::inPlace(const QStringList &arguments) const
{
    QStringList all = arguments + QStringList { u"--data"_s, m_place.data };
    if (!m_place.database.isEmpty())
        all += { u"--database"_s, m_place.database };
    return all;
}

Expected<void> LoadServer::command(const QStringList &arguments) const
{
    QProcess process;
    process.start(m_place.program, inPlace(arguments));
    const bool ended = process.waitForFinished(-1);
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return fail(ErrorCode::Internal, arguments.first(),
        QString::fromUtf8(process.readAllStandardError().trimmed()));
}

Expected<DirectoryPtr> LoadServer::directory() const
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"directory"_s);
    if (auto written = command({ u"export-directory"_s, path }); !written)
        return tl::make_unexpected(written.error());
    const auto json = protocol::readObject(contentOf(path), protocol::kLargestAnswer);
    if (!json)
        return tl::make_unexpected(json.error());
    return directoryFromJson(*json).map(
        [](const DirectoryData &data) { return std::make_shared<const Directory>(data); });
}

bool LoadServer::start()
{
    m_process.setStandardErrorFile(m_place.log, QIODevice::Append);
    m_process.start(m_place.program,
        inPlace({ u"serve"_s, u"--port"_s, QString::number(m_place.port) }));
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kPatience))
            return false;
    }
    static const QRegularExpression kLine(u"^listening https://127\\.0\\.0\\.1:(\\d+)$"_s);
    const auto match = kLine.match(QString::fromUtf8(m_process.readLine()).trimmed());
    m_place.port = match.captured(1).toUShort();
    return match.hasMatch();
}

bool LoadServer::stop()
{
    m_process.terminate();
    return m_process.waitForFinished(kPatience) && m_process.exitCode() == 0;
}

double LoadServer::cpuSeconds() const
{
    const QByteArray stat
        = contentOf(u"/proc/"_s + QString::number(m_process.processId()) + u"/stat"_s);
    // After the name in brackets: state, ten numbers, then user and system time.
    const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.size() < 13 ? 0
                              : (fields.at(11).toDouble() + fields.at(12).toDouble())
            / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double LoadServer::memoryMiB(const char *field) const
{
    const QByteArray status
        = contentOf(u"/proc/"_s + QString::number(m_process.processId()) + u"/status"_s);
    const qsizetype at = status.indexOf(field);
    return at < 0 ? 0 : status.mid(at + qstrlen(field), 20).trimmed().split(' ').first().toDouble()
            / 1024;
}

} // namespace shiyu::bench
