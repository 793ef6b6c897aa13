#include "app/domain/canonical.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QVariant>
#include <algorithm>

namespace shiyu {
namespace {

constexpr int kMaxDepth = 16;
constexpr qint64 kMaxInteger = qint64 { 1 } << 53;

bool goodText(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isNull())
            return false;
        if (c.isHighSurrogate()) {
            if (++i == text.size() || !text.at(i).isLowSurrogate())
                return false;
        } else if (c.isLowSurrogate()) {
            return false;
        }
    }
    return true;
}

bool goodKey(const QString &key)
{
    return std::all_of(
        key.begin(), key.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

bool goodNumber(const QJsonValue &value)
{
    // A number that was read or made as an integer is a LongLong; 1.5 and 1e300 stay doubles.
    return value.toVariant().typeId() == QMetaType::LongLong && value.toInteger() <= kMaxInteger
        && value.toInteger() >= -kMaxInteger;
}

bool good(const QJsonValue &value, int depth)
{
    if (depth > kMaxDepth)
        return false;
    switch (value.type()) {
    case QJsonValue::Bool:
        return true;
    case QJsonValue::Double:
        return goodNumber(value);
    case QJsonValue::String:
        return goodText(value.toString());
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(),
            [depth](const QJsonValue &item) { return good(item, depth + 1); });
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!goodKey(it.key()) || !good(it.value(), depth + 1))
                return false;
        }
        return true;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return false;
}

} // namespace

QByteArray encodeCanonical(const QJsonObject &object)
{
    Q_ASSERT(isCanonical(object));
    return QJsonDocument(object).toJson(
        QJsonDocument::Compact); // QJsonObject keeps its keys sorted
}

Expected<QJsonObject> decodeCanonical(const QByteArray &bytes)
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parse);
    if (parse.error != QJsonParseError::NoError)
        return fail(ErrorCode::Damaged, QStringLiteral("json"), parse.errorString());
    if (!document.isObject() || !isCanonical(document.object()))
        return fail(ErrorCode::Damaged, QStringLiteral("json"), QStringLiteral("not canonical"));
    // The same value has one form only: no blanks, no second key of a name, no 1e2 for 100.
    if (encodeCanonical(document.object()) != bytes)
        return fail(ErrorCode::Damaged, QStringLiteral("json"), QStringLiteral("another form"));
    return document.object();
}

bool isCanonical(const QJsonObject &object)
{
    return good(object, 0);
}

} // namespace shiyu
