#pragma once
#include "app/crypto/signing.h"
#include "app/crypto/uuid7.h"
#include "app/domain/directory.h"
#include "app/domain/intent.h"
#include "app/protocol/changes.h"
#include "app/protocol/operations.h"
#include "tests/bench/tlsline.h"
#include <QJsonObject>

namespace shiyu::bench {

/// One device of a centre: its session, its stream, and the matters that its officer reports.
class LoadConsole : public QObject {
public:
    struct Seat {
        OrganizationId organization;
        RegionCode region;
        RegionLevel level = RegionLevel::Village;
        OfficerId officer; ///< may take in matters
        QString account;
        OrganizationId owner; ///< of what is reported here: a village's one worker has his town
    };

    LoadConsole(const LoadTarget &target, Seat seat);

    const Seat &seat() const { return m_seat; }
    bool hasSession() const { return !m_token.isEmpty(); }
    bool isListening() const { return m_listens; }
    bool isBusy() const { return m_line.isBusy(); }
    void setCursor(qint64 cursor) { m_cursor = cursor; }
    void setPulls(bool pulls) { m_pulls = pulls; }
    /// What a run before left here, to go on with without the password.
    QJsonObject session() const;
    void setSession(const QJsonObject &session);

    /// With the enrolment's code the first time; `then` says whether it worked.
    void signIn(const QString &password, const QString &code, std::function<void(bool)> then);
    void refresh(std::function<void(bool)> then);
    void listen(); ///< from its cursor on; after a break again, as a console does
    void ask(const QByteArray &target, TlsLine::Take take);
    /// A matter in its own region; gives its id. `then` has the answer's verdict as text.
    QString report(const CategoryId &category, std::function<void(const QString &)> then);

    /// Pages with entries, as soon as this console has them.
    std::function<void(const protocol::ChangesPage &)> had;
    std::function<void()> listens; ///< its stream has spoken

private:
    std::function<void(int, const QByteArray &)> sessionTaker(std::function<void(bool)> then);
    Intent reportIntent(const CategoryId &category, QMap<QString, protocol::ClosedPart> &closed);
    void take(const protocol::StreamEvent &event);
    void pull();

    Seat m_seat;
    DeviceId m_device;
    crypto::SigningKey m_key;
    crypto::Uuid7 m_ids;
    QByteArray m_token;
    QString m_refresh;
    TlsLine m_line;
    TlsStream m_stream;
    qint64 m_cursor = 0;
    qint64 m_deviceSeq = 0;
    int m_failures = 0;
    bool m_listens = false;
    bool m_pulls = false; ///< asks for what is new, as a console does, instead of taking the stream's
    bool m_pulling = false, m_pullAgain = false;
};

} // namespace shiyu::bench
