#pragma once
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

namespace shiyu::test {

/// That this very program has passed `seeds` seeds from `first` on, and those behind them, in a
/// file beside it: as long as nothing is built anew they would only be replayed, and the next run
/// goes on behind them.
class SeedRecord {
public:
    SeedRecord(const QString &path, quint32 first, quint32 seeds)
        : m_path(path)
        , m_about(digestOf(QCoreApplication::applicationFilePath()) + ' '
              + QByteArray::number(first) + ' ' + QByteArray::number(seeds) + ' ')
    {
        QFile file(m_path);
        const QByteArray kept = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        if (kept.startsWith(m_about))
            m_next = kept.sliced(m_about.size()).trimmed().toUInt();
    }

    /// The first seed that was not passed; 0 if none was.
    quint32 next() const { return m_next; }
    void passed(quint32 next)
    {
        QSaveFile file(m_path);
        if (!file.open(QIODevice::WriteOnly))
            return; // then they are run again
        file.write(m_about + QByteArray::number(next) + '\n');
        file.commit();
    }

private:
    static QByteArray digestOf(const QString &path)
    {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const bool read = file.open(QIODevice::ReadOnly) && hash.addData(&file);
        return read ? hash.result().toHex() : QByteArray();
    }

    QString m_path;
    QByteArray m_about;
    quint32 m_next = 0;
};

} // namespace shiyu::test
