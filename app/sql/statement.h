#pragma once
#include "app/domain/error.h"
#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <concepts>
#include <memory>
#include <optional>

QT_FORWARD_DECLARE_CLASS(QSqlQuery)

namespace shiyu::sql {

struct ConnectionState;
struct Prepared;

/// A prepared statement lent by its connection, given back when it goes out of scope.
///   auto insert = connection.prepare(u"INSERT INTO note (id, text) VALUES (:id, :text)"_s);
///   insert->bind(u":id", id).bind(u":text", text);  then run(), and bind again for the next row.
///   auto rows = connection.prepare(u"SELECT id, text FROM note WHERE id > :after"_s);
///   rows->bind(u":after", 17);  then while step() gives true: rows->int64(0), rows->text(1).
/// Every name is bound before each run. Names are written with their colon. A null QString or
/// QByteArray is an empty text or blob: NULL is nullptr or an empty std::optional.
class Statement {
public:
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    template <std::integral T> Statement &bind(QStringView name, T value)
    {
        return bindValue(name, QVariant(static_cast<qlonglong>(value)));
    }
    Statement &bind(QStringView name, double value);
    Statement &bind(QStringView name, const QString &value);
    Statement &bind(QStringView name, const QByteArray &value);
    Statement &bind(QStringView name, std::nullptr_t);
    template <typename T> Statement &bind(QStringView name, const std::optional<T> &value)
    {
        return value ? bind(name, *value) : bind(name, nullptr);
    }

    Expected<void> run(); ///< to its end, rows are skipped; ready to bind again
    /// True: a row is there, until the next step. False: no more; ready to bind again.
    Expected<bool> step();

    // Columns from 0. Valid after step() gave true. NULL reads as 0 or empty; ask isNull() or the
    // optionals.
    bool isNull(int column) const;
    qint64 int64(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    std::optional<qint64> optionalInt64(int column) const;
    std::optional<QString> optionalText(int column) const;
    std::optional<QByteArray> optionalBlob(int column) const;
    QVariantList values() const; ///< of all columns; NULL is a null variant

private:
    friend class Connection;
    Statement(ConnectionState *state, std::unique_ptr<Prepared> prepared);
    static QStringList parameterNames(const QSqlQuery &query);
    Statement &bindValue(QStringView name, QVariant value);
    Expected<void> execute();
    QVariant value(int column) const;

    ConnectionState *m_state;
    std::unique_ptr<Prepared> m_prepared;
    quint64 m_bound = 0; ///< bit i: parameter i
    QString m_unknownName;
    bool m_running = false;
};

} // namespace shiyu::sql
