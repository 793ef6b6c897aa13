#pragma once
#include "app/domain/error.h"
#include "app/domain/intent.h"
#include "app/domain/jsonfields.h"
#include <QByteArray>
#include <QJsonObject>

/// Messages are values: each has toJson() and a strict, static fromJson(). Unknown keys of a newer
/// peer are passed over; a key that is missing, of another type or out of its range is InvalidValue
/// with its path as context. Like the log, messages hold no null, no fraction, no U+0000 and no
/// lone surrogate, so a text that holds bytes of the log decodes to exactly these bytes.
namespace shiyu::protocol {

/// InvalidValue "size" (more than `most` bytes), Damaged (no JSON object of this form).
Expected<QJsonObject> readObject(const QByteArray &body, qsizetype most);
QByteArray writeObject(const QJsonObject &object); ///< compact

template <typename Message> Expected<Message> read(const QByteArray &body, qsizetype most)
{
    const auto json = readObject(body, most);
    if (!json)
        return tl::make_unexpected(json.error());
    return Message::fromJson(*json);
}
template <typename Message> QByteArray write(const Message &message)
{
    return writeObject(message.toJson());
}

/// The bytes of one operation, as they are hashed and stored. They travel as text.
struct OperationBytes {
    QByteArray intent; ///< intentBytes()
    QByteArray facts; ///< factBytes()
    QByteArray hash; ///< 32 bytes

    QJsonObject toJson() const;
    static Expected<OperationBytes> fromJson(const QJsonObject &json);
    friend bool operator==(const OperationBytes &, const OperationBytes &) = default;
};

/// JsonReader for what messages hold besides: bytes, short texts, subjects.
class MessageReader : public JsonReader {
public:
    using JsonReader::JsonReader;

    static constexpr qint64 kMost = qint64 { 1 } << 53;

    QString shortText(const char *name, Presence presence = Optional);
    qint64 count(const char *name, Presence presence = Optional)
    {
        return whole(name, 0, kMost, presence);
    }
    Instant time(const char *name) { return instantFromMs(whole(name, -kMost, kMost, Required)); }
    /// Bytes of the log in a text; at most `most`, not empty.
    QByteArray verbatim(const char *name, qsizetype most);
    /// Lower-case hex of exactly `size` bytes; Optional: or nothing.
    QByteArray hex(const char *name, qsizetype size, Presence presence = Required);
    QByteArray base64(const char *name, qsizetype most);
    Subject subject(const char *name = "subject");
    /// A list of objects with at most `most` items.
    template <typename T>
    QVector<T> items(const char *name, qsizetype most, Expected<T> (*read)(const QJsonObject &))
    {
        if (array(name).size() > most) {
            wrong(name);
            return {};
        }
        return list<T>(name, read);
    }
};

inline constexpr qsizetype kDigestBytes = 32;
inline constexpr qsizetype kPublicKeyBytes = 32;

QJsonObject toJson(const Subject &subject);
QString hexText(const QByteArray &bytes);

} // namespace shiyu::protocol
