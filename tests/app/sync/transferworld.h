#pragma once
#include "app/storage/blobstore.h"
#include "app/storage/filetransfers.h"
#include "tests/app/sync/transferdesk.h"
#include <QTest>

namespace shiyu::test {

inline const OfficerId kOfficer = officerOf(org::kCity, "intake");

inline QString digestText(const QByteArray &bytes)
{
    return QString::fromLatin1(BlobStore::sha256(bytes).toHex());
}

/// A simulation of one console and one server.
struct World {
    explicit World(quint32 seed)
        : random(seed)
        , events(server.now())
        , desk(folder.filePath(QStringLiteral("console.shiyu")), events, random)
        , link(events, random, TransferDesk::reach(server))
    {
        token = server.tokenOf(kOfficer);
    }
    FileWire wire()
    {
        return { link, desk, desk.environment(), [this] { return token; } };
    }
    /// An attachment of the officer's, stored and queued as his act does.
    void attachHere(const QByteArray &bytes)
    {
        must(BlobStore(desk.connection())
                 .write(QStringLiteral("a.jpg"), bytes, desk.key, events.now()));
        must(FileTransfers(desk.connection()).queue(BlobStore::sha256(bytes), events.now()));
    }
    /// An act on a matter of the village's that names it has come to the server.
    void name(const QByteArray &bytes)
    {
        if (server.headOf(QStringLiteral("i1")) == 0)
            QCOMPARE(server.handIn(server.report(QStringLiteral("i1"))).verdict,
                protocol::Verdict::Accepted);
        const auto answer = server.handIn(server.make(OperationKind::Attach, QStringLiteral("i1"),
            { { QStringLiteral("name"), QStringLiteral("a.jpg") },
                { QStringLiteral("sha256"), digestText(bytes) },
                { QStringLiteral("size"), bytes.size() } },
            kOfficer));
        QCOMPARE(answer.verdict, protocol::Verdict::Accepted);
    }
    qint64 count(const QString &what)
    {
        return desk.connection().number(QStringLiteral("SELECT count(*) FROM ") + what).value();
    }

    QTemporaryDir folder;
    ServerDesk server;
    QRandomGenerator random;
    EventQueue events;
    TransferDesk desk;
    BadLink link;
    QByteArray token;
};

} // namespace shiyu::test
