#include "app/protocol/message.h"

#include "app/domain/canonical.h"
#include "app/protocol/limits.h"
#include <QJsonDocument>
#include <algorithm>

namespace shiyu::protocol {
namespace {

using namespace Qt::StringLiterals;

bool isLowerHex(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

} // namespace

Expected<QJsonObject> readObject(const QByteArray &body, qsizetype most)
{
    if (body.size() > most)
        return fail(ErrorCode::InvalidValue, u"size"_s);
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parse);
    if (parse.error != QJsonParseError::NoError)
        return fail(ErrorCode::Damaged, u"json"_s, parse.errorString());
    QJsonObject object = document.object();
    if (!document.isObject() || !isCanonical(object))
        return fail(ErrorCode::Damaged, u"json"_s, u"not of this form"_s);
    return object;
}

QByteArray writeObject(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject OperationBytes::toJson() const
{
    return { { u"intent"_s, QString::fromUtf8(intent) }, { u"facts"_s, QString::fromUtf8(facts) },
        { u"hash"_s, hexText(hash) } };
}

Expected<OperationBytes> OperationBytes::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    OperationBytes bytes;
    bytes.intent = reader.verbatim("intent", kLargestIntent);
    bytes.facts = reader.verbatim("facts", kLargestIntent);
    bytes.hash = reader.hex("hash", kDigestBytes);
    return reader.finish(std::move(bytes));
}

QString MessageReader::shortText(const char *name, Presence presence)
{
    QString value = text(name, presence);
    if (value.size() > kLongestText)
        wrong(name);
    return value;
}

QByteArray MessageReader::verbatim(const char *name, qsizetype most)
{
    QByteArray bytes = text(name, Required).toUtf8();
    if (bytes.isEmpty() || bytes.size() > most)
        wrong(name);
    return bytes;
}

QByteArray MessageReader::hex(const char *name, qsizetype size, Presence presence)
{
    const QString value = text(name, presence);
    if (value.isEmpty() && presence == Optional)
        return {};
    if (value.size() != 2 * size || !isLowerHex(value))
        wrong(name);
    return QByteArray::fromHex(value.toLatin1());
}

QByteArray MessageReader::base64(const char *name, qsizetype most)
{
    const QString value = text(name);
    auto decoded = QByteArray::fromBase64Encoding(
        value.toUtf8(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() > most)
        wrong(name);
    return decoded.decoded;
}

Subject MessageReader::subject(const char *name)
{
    const QJsonObject json = object(name);
    MessageReader reader(json);
    Subject subject;
    subject.kind = reader.name<SubjectKind>("kind");
    subject.id = reader.shortText("id", Required);
    auto read = reader.finish(subject);
    if (!read)
        wrong(QString::fromLatin1(name) + u'/' + read.error().context);
    return subject;
}

QJsonObject toJson(const Subject &subject)
{
    return { { u"kind"_s, nameOf(subject.kind) }, { u"id"_s, subject.id } };
}

QString hexText(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

} // namespace shiyu::protocol
