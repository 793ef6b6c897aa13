#pragma once
#include "tests/bench/tlsline.h"
#include <QElapsedTimer>
#include <QMap>

namespace shiyu::bench {

/// Hostile clients beside the consoles, from an address of their own (127.0.0.2): what each got.
class LoadAbuse : public QObject {
public:
    explicit LoadAbuse(const LoadTarget &target)
        : m_target(target)
    {
    }
    void begin();
    void report() const; ///< one figure for each kind

private:
    struct Kind {
        const char *name;
        int clients;
        bool tls;
        QByteArray begin; ///< sent at once
        QByteArray drip; ///< and then each second
        bool again; ///< asks again as soon as it was answered
    };
    struct Got {
        QMap<QString, int> answers; ///< by status, or that it was closed without one
        int open = 0;
        qint64 longest = 0; ///< ms until the server ended it
    };
    static QList<Kind> kinds();
    void add(const Kind &kind);

    const LoadTarget &m_target;
    std::vector<std::unique_ptr<QSslSocket>> m_sockets;
    QMap<QString, Got> m_got;
};

} // namespace shiyu::bench
