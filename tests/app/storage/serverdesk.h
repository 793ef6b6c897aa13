#pragma once
#include "app/storage/outbox.h"
#include "app/storage/profile.h"
#include "app/storage/projection.h"
#include "app/storage/provisional.h"
#include "app/storage/rebuild.h"
#include "app/storage/syncstore.h"
#include "tests/app/storage/projectiondump.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/orderingserver.h"
#include <QFileInfo>

namespace shiyu::test {

/// A console's profile whose operations a server orders, with the officer who sits at it.
class ServerDesk {
public:
    ServerDesk(const QString &path, const QString &officerName)
        : officer(officerName)
        , m_profile(openOrMake(path, officerName))
        , m_projection(*Pinyin::load())
        , m_cases(m_profile.connection())
        , acts(m_profile.connection(), m_projection, m_cases)
        , sync(m_profile.connection(), m_projection, m_cases)
    {
        city.setDevice(QString(officerName.left(1).toUpper() + QStringLiteral("7-test")));
        acts.setDataKey(key());
    }
    /// Revision 1, as the server has it.
    void takeDirectory()
    {
        must(DirectoryStore(m_profile.connection())
                 .write(SmallCity::data(), std::nullopt, city.now()));
    }

    static crypto::SecretBytes key() { return crypto::SecretBytes::fromBytes(QByteArray(32, 'k')); }
    sql::Connection &connection() { return m_profile.connection(); }
    Projector &projector() { return m_projection; }

    Incident shown(const QString &id)
    {
        const auto state = acts.state(IncidentId(id));
        return state && *state ? **state : Incident();
    }
    /// An act of the officer on what he sees.
    Submission made(OperationKind kind, const QString &id, const QJsonObject &args)
    {
        return city.make(kind, id, args, officer, confirmedSeq(shown(id).lastSeq));
    }
    Expected<Outcome> act(const QVector<Submission> &group)
    {
        return acts.perform(group, city.directory(), city.now());
    }
    Expected<Outcome> act(OperationKind kind, const QString &id, const QJsonObject &args)
    {
        return act({ made(kind, id, args) });
    }

    QVector<OutgoingIntent> outgoing(int most = 500)
    {
        return sync.next(most, 1 << 20, key()).value();
    }
    /// Everything that waits goes up, and the answer arrives.
    void push(OrderingServer &server)
    {
        const auto intents = outgoing();
        const auto verdicts = server.handIn(intents, city.directory(), city.now());
        must(sync.answered(verdicts, city.directory(), city.now()));
    }
    /// Everything new comes down, `piece` changes a transaction.
    void pull(OrderingServer &server, int piece = 100)
    {
        while (true) {
            const auto changes = server.changes(sync.position()->cursor, piece);
            if (changes.isEmpty())
                return;
            must(sync.apply(changes, positionOf(changes.last()), city.directory(), city.now()));
        }
    }

    QStringList list()
    {
        QStringList lines;
        must(sql::forEachRow(
            connection(),
            QStringLiteral("SELECT id, number, tag, stage, sync_state FROM incident"
                           " WHERE n > :none ORDER BY id"),
            [](sql::Statement &s) { s.bind(u":none", 0); },
            [&lines](const sql::Statement &s) {
                lines.append(QStringList { s.text(0), s.text(1), s.text(2),
                    nameOf(static_cast<Stage>(s.int64(3))), QString::number(s.int64(4)) }
                                 .join(QLatin1Char(' ')));
            }));
        return lines;
    }

    SmallCity city;
    QString officer;

private:
    static ProfileFile openOrMake(const QString &path, const QString &officerName)
    {
        if (QFileInfo::exists(path))
            return *ProfileFile::open(path, ProfileAccess::ReadWrite);
        return *ProfileFile::create(path,
            { ProfileKind::Server, QStringLiteral("https://server"),
                OrganizationId(SmallCity::organizationOf(officerName)), {} });
    }

    ProfileFile m_profile;
    IncidentProjection m_projection;
    ShownCases m_cases;

public:
    Outbox acts;
    SyncStore sync;
};

} // namespace shiyu::test
