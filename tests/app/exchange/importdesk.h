#pragma once
#include "app/crypto/closedvalue.h"
#include "app/crypto/directoryhash.h"
#include "app/domain/directoryact.h"
#include "app/exchange/importrun.h"
#include "app/exchange/tablereader.h"
#include "app/storage/directorystore.h"
#include "app/storage/logwriter.h"
#include "app/storage/profile.h"
#include "app/storage/projection.h"
#include "tests/support/citydirectory.h"
#include <QDir>
#include <QFile>

namespace shiyu::test {

/// A profile of the small city of citydirectory.h, and the hand of one of its officers. The city
/// reaches from 118° to 119° E and 31° to 32° N; its grid is the south-western quarter.
class ImportDesk {
public:
    static constexpr Instant kNow = instantFromMs(1'790'000'000'000); ///< 2026-09-21

    explicit ImportDesk(const QString &folder)
        : m_folder(folder)
        , profile(*ProfileFile::create(
              folder + QStringLiteral("/city.shiyu"), { {}, {}, org::kCity, kNow }))
        , projection(*Pinyin::load())
        , search(*Pinyin::load())
        , writer(profile.connection(), projection)
    {
        writer.setSignatureCheck(SignatureCheck::Skipped);
        writer.setDataKey(key);
        DirectoryData data = cityData();
        Officer administrator { OfficerId(QStringLiteral("admin")), QStringLiteral("admin"),
            QStringLiteral("管理员"), org::kCity, { QStringLiteral("systemAdmin") }, {}, {} };
        data.officers.append(administrator);
        directory = std::make_shared<const Directory>(data);
        const auto args = directoryImportArguments(data);
        const ImportAct act { directorySubject(), OperationKind::ImportDirectory, *args, {}, kNow };
        const auto outcome = writer.importDirectory(*submission(act, administrator.id), data, kNow);
        ready = outcome && outcome->has_value();
    }

    ImportWorld world(bool outlines = true) const
    {
        ImportWorld world { directory, {}, kNow };
        if (outlines) {
            world.locate = [](LonLat at) {
                const auto inside = [&at](double east, double north) {
                    return at.lonDegrees() >= 118 && at.lonDegrees() <= east
                        && at.latDegrees() >= 31 && at.latDegrees() <= north;
                };
                return inside(118.5, 31.5) ? region::kGrid
                    : inside(119, 32)      ? region::kCity
                                           : RegionCode();
            };
        }
        return world;
    }
    ImportHand hand(const OfficerId &officer)
    {
        return { writer, search, key, officer, org::kCity,
            [this](Instant) { return IncidentId(QStringLiteral("c%1").arg(++m_serial)); },
            [this, officer](const ImportAct &act) { return submission(act, officer); },
            std::chrono::milliseconds { 1 } }; // many pieces even of few rows
    }
    ImportDoor door(const OfficerId &officer)
    {
        return [this, officer](const ImportPiece &piece) {
            return atDoor ? atDoor(hand(officer), piece) : piece(hand(officer));
        };
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(m_folder + QLatin1Char('/') + name);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? out.fileName()
                                                                                  : QString();
    }
    QString rejects() const { return m_folder + QStringLiteral("/rejected.csv"); }
    QString rejectedText() const
    {
        QFile in(rejects());
        return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
    }
    ImportPlan plan(ImportKind kind, const QString &path) const
    {
        ImportPlan plan;
        plan.path = path;
        plan.kind = kind;
        plan.crs = QStringLiteral("WGS84");
        const auto table = TableReader::open(path);
        if (table)
            plan.mapping = ColumnMapping::suggested(kind, table->layers().first().fields);
        return plan;
    }
    Expected<ImportReport> run(const ImportPlan &plan, const char *role = "intake")
    {
        const OfficerId officer = QLatin1StringView(role) == QLatin1StringView("admin")
            ? OfficerId(QStringLiteral("admin"))
            : officerOf(org::kCity, role);
        const auto known = knownNumbers(profile.connection());
        if (!known)
            return tl::make_unexpected(known.error());
        return runImport(plan, world(), *known, door(officer), rejects(), control);
    }
    qint64 count(const QString &from)
    {
        return *profile.connection().number(QStringLiteral("SELECT count(*) FROM ") + from);
    }

private:
    Expected<Submission> submission(const ImportAct &act, const OfficerId &officer)
    {
        Submission submission;
        Intent &intent = submission.intent;
        intent.id = IntentId(QStringLiteral("i%1").arg(++m_serial));
        intent.subject = act.subject;
        intent.kind = act.kind;
        intent.args = act.args;
        intent.actor = officer;
        intent.organization = org::kCity;
        intent.device = profile.info().device;
        intent.deviceSeq = m_serial;
        intent.madeAt = act.madeAt;
        intent.seen = act.seen;
        for (auto it = act.closed.begin(); it != act.closed.end(); ++it) {
            const QByteArray value = it->first.toUtf8();
            const auto commitment = crypto::commitClosed(crypto::Suite::Intl, value);
            intent.closed.insert(it.key(), { commitment.digest, it->second });
            submission.closed.insert(it.key(), { value, commitment.salt });
        }
        return submission;
    }

    QString m_folder;
    int m_serial = 0;

public:
    ProfileFile profile;
    IncidentProjection projection;
    SearchIndex search;
    LogWriter writer;
    crypto::SecretBytes key { 32 };
    /// Stands at the door, if set: a test counts pieces there, or lets none in.
    std::function<Expected<void>(const ImportHand &, const ImportPiece &)> atDoor;
    DirectoryPtr directory;
    ImportControl control;
    bool ready = false;
};

} // namespace shiyu::test
