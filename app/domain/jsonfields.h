#pragma once
#include "app/domain/enumset.h"
#include "app/domain/error.h"
#include "app/domain/ids.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace shiyu {

/// Writes the fields of a value; what is empty, 0 or false is left out.
class JsonWriter {
public:
    void text(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_json[QLatin1StringView(name)] = value;
    }
    template <typename Tag> void id(const char *name, const StrongId<Tag> &value)
    {
        text(name, value.toString());
    }
    template <typename Tag> void ids(const char *name, const QVector<StrongId<Tag>> &values)
    {
        QJsonArray array;
        for (const auto &value : values)
            array.append(value.toString());
        put(name, array);
    }
    template <typename E> void name(const char *name, E value) { text(name, nameOf(value)); }
    void whole(const char *name, qint64 value)
    {
        if (value != 0)
            m_json[QLatin1StringView(name)] = value;
    }
    void flag(const char *name, bool value)
    {
        if (value)
            m_json[QLatin1StringView(name)] = true;
    }
    void put(const char *name, const QJsonArray &value)
    {
        if (!value.isEmpty())
            m_json[QLatin1StringView(name)] = value;
    }
    void put(const char *name, const QJsonObject &value)
    {
        if (!value.isEmpty())
            m_json[QLatin1StringView(name)] = value;
    }
    QJsonObject take() { return std::move(m_json); }

private:
    QJsonObject m_json;
};

/// Reads the fields of a value and remembers the first that does not fit; what it returns then does
/// not matter. `finish` gives the value or InvalidValue with that field's name.
class JsonReader {
public:
    enum Presence { Required, Optional };

    explicit JsonReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    QString text(const char *name, Presence presence = Optional)
    {
        const QJsonValue value = m_json[QLatin1StringView(name)];
        if (value.isUndefined() ? presence == Required
                                : !value.isString() || (presence == Required && blank(value)))
            wrong(name);
        return value.toString();
    }
    template <typename Id> Id id(const char *name, Presence presence = Optional)
    {
        return Id(text(name, presence));
    }
    template <typename Id> QVector<Id> ids(const char *name)
    {
        QVector<Id> values;
        for (const QJsonValue &value : array(name)) {
            if (!value.isString() || blank(value))
                wrong(name);
            values.append(Id(value.toString()));
        }
        return values;
    }
    template <typename E> E name(const char *name)
    {
        const auto value = fromName<E>(text(name, Required));
        if (!value)
            wrong(name);
        return value.value_or(E {});
    }
    qint64 whole(const char *name, qint64 least, qint64 most, Presence presence = Optional)
    {
        const QJsonValue value = m_json[QLatin1StringView(name)];
        if (value.isUndefined() && presence == Optional)
            return 0;
        const qint64 number = value.toInteger(most + 1); // texts, fractions and huge numbers
        if (number < least || number > most)
            wrong(name);
        return number;
    }
    bool flag(const char *name)
    {
        const QJsonValue value = m_json[QLatin1StringView(name)];
        if (!value.isUndefined() && !value.isBool())
            wrong(name);
        return value.toBool();
    }
    QJsonArray array(const char *name)
    {
        const QJsonValue value = m_json[QLatin1StringView(name)];
        if (!value.isUndefined() && !value.isArray())
            wrong(name);
        return value.toArray();
    }
    QJsonObject object(const char *name)
    {
        const QJsonValue value = m_json[QLatin1StringView(name)];
        if (!value.isUndefined() && !value.isObject())
            wrong(name);
        return value.toObject();
    }
    /// A list of objects, each by `read`; the path of what is wrong names the item.
    template <typename T>
    QVector<T> list(const char *name, Expected<T> (*read)(const QJsonObject &))
    {
        QVector<T> items;
        const QJsonArray values = array(name);
        items.reserve(values.size());
        for (const QJsonValue &value : values) {
            auto item = read(value.toObject());
            if (!item)
                return wrong(QString::fromLatin1(name) + QLatin1Char('/')
                           + QString::number(items.size()) + QLatin1Char('/')
                           + item.error().context),
                       items;
            items.append(*std::move(item));
        }
        return items;
    }
    void wrong(const char *name) { wrong(QString::fromLatin1(name)); }
    void wrong(const QString &path)
    {
        if (m_wrong.isEmpty())
            m_wrong = path;
    }
    template <typename T> Expected<T> finish(T value) const
    {
        if (!m_wrong.isEmpty())
            return fail(ErrorCode::InvalidValue, m_wrong);
        return value;
    }

private:
    static bool blank(const QJsonValue &value) { return value.toString().trimmed().isEmpty(); }

    const QJsonObject &m_json;
    QString m_wrong;
};

} // namespace shiyu
