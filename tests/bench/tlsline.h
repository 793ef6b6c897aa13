#pragma once
#include "app/protocol/eventstream.h"
#include <QObject>
#include <QQueue>
#include <QSslSocket>
#include <functional>
#include <memory>

namespace shiyu::bench {

/// Where the server is, and the SHA-256 of the key that it must show.
struct LoadTarget {
    quint16 port = 0;
    QVector<QByteArray> pins;
};

/// A TLS connection to the server, not yet open. Anything but a pinned key ends it.
std::unique_ptr<QSslSocket> tlsSocket(const LoadTarget &target);
void openTls(QSslSocket &socket, const LoadTarget &target);

struct LoadRequest {
    QByteArray method, target, bearer, body;

    QByteArray bytes() const;
};

/// Requests one after the other over one connection, which is opened when there is one to send.
class TlsLine : public QObject {
public:
    using Take = std::function<void(int status, const QByteArray &body)>; ///< 0: it broke

    explicit TlsLine(const LoadTarget &target)
        : m_target(target)
    {
    }
    void send(const LoadRequest &request, Take take);
    bool isBusy() const { return !m_waiting.isEmpty(); }

private:
    struct Waiting {
        QByteArray bytes;
        Take take;
    };
    void next();
    void read();
    void broke();
    void answered(int status, const QByteArray &body);

    const LoadTarget &m_target;
    std::unique_ptr<QSslSocket> m_socket;
    QQueue<Waiting> m_waiting;
    QByteArray m_answer;
    bool m_asking = false; ///< the first of them
};

/// GET /v1/stream, held open.
class TlsStream : public QObject {
public:
    explicit TlsStream(const LoadTarget &target)
        : m_target(target)
    {
    }
    std::function<void(const protocol::StreamEvent &)> event;
    std::function<void()> ended;

    void open(const QByteArray &bearer, qint64 since);

private:
    void read();
    void end();

    const LoadTarget &m_target;
    std::unique_ptr<QSslSocket> m_socket;
    QByteArray m_head; ///< until the answer's first lines are there
    bool m_speaks = false;
    protocol::StreamReader m_reader;
};

} // namespace shiyu::bench
