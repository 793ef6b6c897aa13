#include "app/server/http/requestlog.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <cstdio>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr int kServerError = 500;

void write(QJsonObject fields, const QString &event)
{
    fields[u"at"_s] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    fields[u"event"_s] = event;
    const QByteArray line = QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

} // namespace

void RequestLog::request(const Request &request)
{
    const bool wanted = m_level == LogLevel::Requests
        || (m_level == LogLevel::Problems && request.status >= kServerError);
    if (!wanted)
        return;
    const double milliseconds = std::chrono::duration<double, std::milli>(request.took).count();
    write({ { u"id"_s, QString::fromLatin1(request.id) },
              { u"method"_s, QString::fromLatin1(request.method) },
              { u"route"_s, QString::fromLatin1(request.route) }, { u"status"_s, request.status },
              { u"ms"_s, std::round(milliseconds * 10) / 10 },
              { u"received"_s, qint64 { request.received } },
              { u"sent"_s, qint64 { request.sent } } },
        u"request"_s);
}

void RequestLog::event(const QString &name, const QJsonObject &fields)
{
    if (m_level != LogLevel::None)
        write(fields, name);
}

QByteArray RequestLog::nextId()
{
    return QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, '0');
}

} // namespace shiyu::server
