#pragma once
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

namespace shiyu::test {

/// Which seeds this very program has passed, in a file beside it: as long as nothing is built anew
/// they would only be replayed, and the next run goes on behind them.
class SeedRecord {
public:
    explicit SeedRecord(const QString &path)
        : m_path(path)
        , m_program(digestOf(QCoreApplication::applicationFilePath()))
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return;
        const auto words = file.readAll().simplified().split(' ');
        if (words.size() == 2 && !m_program.isEmpty() && words.first() == m_program)
            m_next = words.last().toUInt();
    }

    /// The first seed that was not passed; 0 if none was.
    quint32 next() const { return m_next; }
    void passed(quint32 next)
    {
        QSaveFile file(m_path);
        if (!file.open(QIODevice::WriteOnly))
            return; // then they are run again
        file.write(m_program + ' ' + QByteArray::number(next) + '\n');
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
    QByteArray m_program;
    quint32 m_next = 0;
};

} // namespace shiyu::test
