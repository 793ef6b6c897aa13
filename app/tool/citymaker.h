#pragma once
#include "app/demo/dutyplan.h"
#include "app/storage/intentids.h"
#include "app/storage/logwriter.h"
#include "app/storage/profile.h"
#include "app/storage/projection.h"
#include "app/storage/vault.h"
#include "map/geo/geometry.h"
#include <functional>

namespace shiyu {

/// Makes a working profile of a city: file, keys, directory, outlines, features, and (a demo city)
/// its matters, each through the rules like any act of an officer. One thread.
class CityMaker {
public:
    struct Access {
        OfficerId officer;
        QString account;
    };
    struct Keys {
        QVector<Access> signIns; ///< at least one; each gets a key slot with the password
        QString password;
        bool allSign = false; ///< every other officer gets a sealed signing key
        crypto::SlotParameters cost {}; ///< of a guess at the password
    };
    /// Progress in words for the terminal.
    using Say = std::function<void(const QString &)>;

    /// The profile's organisation is the city's centre.
    static Expected<std::unique_ptr<CityMaker>> create(
        const QString &path, const DirectoryData &directory, const Keys &keys, Instant now);

    Expected<void> writeOutlines(const QHash<RegionCode, MultiPolygon> &outlines);
    Expected<void> writeFeatures(const demo::DemoCity &city, Instant now);
    /// Plays the plans in the order of their acts' times, thousands in a transaction. An act that
    /// the rules refuse ends it: the generator or the rules are wrong.
    /// Duties name the matters by their numbers, which are 1, 2, … in `matters`.
    Expected<void> play(const QVector<demo::MatterPlan> &matters,
        const QVector<demo::DutyPlan> &duties, const Say &say);

    qint64 operations() const { return m_operations; }
    LogWriter &writer() { return *m_writer; }

private:
    CityMaker(ProfileFile profile, Pinyin pinyin, crypto::SlotParameters cost);
    Expected<void> makeKeys(const Keys &keys, Instant now);
    Expected<void> importDirectory(Instant now);
    Expected<void> indexRegions();
    Expected<const crypto::SigningKey *> keyOf(const OfficerId &officer);
    struct Thread; ///< where the play of one plan stands
    std::vector<Thread> threadsOf(
        const QVector<demo::MatterPlan> &matters, const QVector<demo::DutyPlan> &duties);
    Expected<Submission> submissionOf(
        const demo::PlannedAct &act, const Thread &thread, const QString &group = {});
    Expected<QVector<Submission>> mergeOf(const Thread &source, const Thread &target);
    Expected<void> playNext(Thread &thread, std::vector<Thread> &all);

    ProfileFile m_profile;
    Vault m_vault;
    IncidentProjection m_projection;
    std::unique_ptr<LogWriter> m_writer;
    DirectoryPtr m_directory;
    std::optional<UnlockedSession> m_session;
    std::map<OfficerId, crypto::SigningKey> m_keys;
    IntentIds m_ids;
    qint64 m_deviceSeq = 0;
    qint64 m_operations = 0;
};

} // namespace shiyu
