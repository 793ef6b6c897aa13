#pragma once
#include "app/domain/suggestion.h"
#include "app/services/caseview.h"
#include "app/services/conflicttray.h"
#include "app/services/outboxview.h"
#include "app/services/regionlocator.h"
#include "app/services/seat.h"
#include "app/services/workplace.h"
#include "app/storage/deskstore.h"
#include "app/storage/incidentqueryduplicates.h"
#include "app/storage/intentids.h"
#include "app/storage/logwriter.h"
#include "app/storage/outbox.h"
#include "app/storage/profile.h"
#include "app/storage/projection.h"
#include "app/storage/syncstore.h"
#include "app/storage/tray.h"
#include "app/storage/vault.h"
#include "app/storage/waitingacts.h"
#include "app/sync/bundles.h"
#include "app/sync/credentials.h"
#include "app/sync/enrolment.h"
#include "app/sync/profilegate.h"

namespace shiyu {

/// The data thread's side of the workplace: everything that touches the profile, one call at a
/// time, no waiting for anybody. Made, used and destroyed on one thread (the data thread, a tool, a
/// test). Signs intents with the key of whoever is signed in.
class ProfileDesk {
public:
    enum class Reads {
        Directory,
        Seats, ///< what signs the accounts of this computer in; the rest comes by setDirectory()
    };
    static Expected<std::unique_ptr<ProfileDesk>> open(
        const QString &path, Reads reads = Reads::Directory);

    DirectoryPtr directory() const { return m_directory; }
    void setDirectory(DirectoryPtr directory) { m_directory = std::move(directory); }
    QVector<AccountEntry> accounts();
    ProfileFile &profile() { return m_profile; }
    sql::Connection &connection() { return m_profile.connection(); }
    /// Of a profile that orders its own operations; another one has no use for it.
    LogWriter &writer() { return m_writer; }
    /// What the server may be asked for; none: it is here, not open to the seat, or no server is.
    std::optional<ClosedField> absentField(const IncidentId &id, const QString &field);
    bool isOrdering() const { return m_profile.info().kind == ProfileKind::Standalone; }
    DeskStore &desk() { return m_store; }
    SearchIndex &search() { return m_search; } ///< for names of features and regions

    /// The accounts' officers may switch without signing out the one before; his keys are dropped.
    Expected<Seat> signIn(const QString &account, const QString &password, Instant now);
    void signOut();
    /// Of whoever is signed in.
    Expected<void> changePassword(const QString &password, const QString &newPassword, Instant now);
    const std::optional<Seat> &seat() const { return m_seat; }

    // Of a profile whose operations a server orders: profiledeskserver.cpp.
    Expected<EnrolledServer> server() { return enrolledServer(m_profile); }
    Expected<SyncPosition> syncPosition() { return m_sync.position(); }
    /// Opens the profile for an officer who has a slot here. He is not seated yet: the directory
    /// may not have come.
    Expected<Credentials> unlock(const QString &account, const QString &password, Instant now);
    /// For one who has none, or whose password opens it no more: with a new key, kept for admit().
    Expected<Credentials> introduce(const QString &account, const QString &password);
    /// The server has let him in: he has a slot from now on, and the profile is open.
    Expected<void> admit(
        const BegunSession &session, const QString &account, const QString &password, Instant now);
    Expected<void> enrolled(); ///< the code of the enrolment was used
    /// Seats whoever opened the profile. NotFound "officer": not in the directory.
    Expected<Seat> sit();
    /// What the server did not accept, with what stands in the log instead.
    Expected<QVector<UnacceptedAct>> conflicts(Instant now);
    Expected<void> settle(const IntentId &id, Instant now);
    // What waits, and its way to the server by a file: profiledeskbundles.cpp.
    Expected<OutboxView> outboxView();
    /// Errors as beginBundle(); NotFound "officer": nobody sits here.
    Expected<BundleDraft> beginBundle(Instant now);
    /// One of its attachments; Damaged, NotFound.
    Expected<protocol::CarriedFile> bundleFile(const QByteArray &sha256);
    /// The seat's, for another thread to sign with. NotFound "officer".
    Expected<std::shared_ptr<const crypto::SigningKey>> signingKey();
    Expected<void> bundleSaved(const WrittenBundle &bundle, Instant now);
    Expected<OpenedReceipt> openReceipt(const QByteArray &file);
    Expected<void> takeAnswer(const OpenedReceipt::Answer &answer);
    /// When all of its answers were taken in: its attachments wait no more.
    Expected<void> receiptTaken(const OpenedReceipt &receipt, Instant now);
    /// A job of the sync.
    void runSync(const std::function<void(SyncDesk &)> &work);

    const crypto::SecretBytes &dataKey() const { return m_session->dataKey; } ///< only with a seat

    const UnlockedSession &session() const { return *m_session; } ///< likewise; for imports

    Expected<CaseView> view(const IncidentId &id, Instant now);
    /// Acts on one case; or one on a supervision or shift, or a shift that is taken over and the
    /// next one; all or none. Without an incident id the
    /// first makes the case.
    /// The files that attach acts among them name are stored in the same transaction.
    ActOutcome actAll(
        const QVector<ActRequest> &requests, Instant now, const QVector<AttachedFile> &files = {});
    /// Merges a case into another; both acts or none.
    ActOutcome merge(const MergeRequest &request, Instant now);
    Expected<QString> readClosed(const IncidentId &id, const QString &field, Instant now);
    /// The content behind an attach of a case. NotFound: not here, or not open to the seat.
    Expected<QByteArray> readAttachment(const IncidentId &id, const IntentId &entry, Instant now);
    /// One that the server may be asked for; none: it is here, or not open to the seat.
    std::optional<WantedFile> absentFile(const IncidentId &id, const IntentId &entry);
    Expected<QVector<UnitChoice>> unitChoices(const CategoryId &category, const RegionCode &region,
        const std::optional<LonLat> &at, Instant now);
    /// Of the cases that are open to the seat.
    Expected<QVector<DuplicateCandidate>> duplicates(const DuplicateQuestion &question);

    /// Loads the directory again, after an import.
    Expected<void> reloadDirectory();
    /// Open cases are written anew for the newest directory and its names indexed, some cases at a
    /// time, also after a restart in between; false: all follow it.
    Expected<bool> followDirectory();

private:
    ProfileDesk(ProfileFile profile, Pinyin pinyin);
    Expected<void> loadSeats();
    static Error inMinutes(Error error, Instant now); ///< the screen counts a lock in minutes
    SyncDesk syncDesk();
    void unlocked(UnlockedSession session); ///< by an officer whom a server lets in
    ActLog &actLog();
    tl::expected<QVector<Operation>, ActFailure> perform(
        const QVector<ActRequest> &requests, const QString &group, Instant now);
    ActOutcome unmerge(const ActRequest &request, Instant now);
    /// Acts on two cases, both or none.
    ActOutcome actOnTwo(const ActRequest &first, const ActRequest &second, Instant now);
    Expected<RecordEntry> openAttachment(const IncidentId &id, const IntentId &entry);
    Expected<void> storeFiles(const QVector<AttachedFile> &files, Instant now);
    ActOutcome actOnOthers(QVector<ActRequest> requests, Instant now);
    ActOutcome actWithReplies(const ActRequest &request, Instant now);
    Expected<void> addOwedReplies(CaseView &view, Instant now);
    ActOutcome withState(ActDone done);
    Expected<UnacceptedAct> conflictOf(const TrayEntry &entry, Instant now);
    Expected<Submission> submissionOf(const ActRequest &request, const QString &group, Instant now);
    Context contextAt(Instant now) const;
    bool isReadable(const Incident &state, const QString &field, const ClosedField &closed) const;
    Expected<bool> followSome();
    Expected<void> addClosed(CaseView &view, Instant now);
    Expected<void> addInstructions(CaseView &view, Instant now);
    /// As it stands on the screen; nothing if it was erased or has not come here.
    Expected<std::optional<QString>> shown(
        const QString &field, const ClosedField &closed, Instant now);
    void addAbsent(CaseView &view, const QString &field, const ClosedField &closed) const;
    Expected<void> addSync(CaseView &view);
    QVector<FieldUnit> fieldUnits(LonLat at);
    Expected<void> addSupervisions(CaseView &view, Instant now);
    Expected<void> addAround(CaseView &view);

    ProfileFile m_profile;
    Vault m_vault;
    IncidentProjection m_projection;
    SearchIndex m_search;
    LogWriter m_writer;
    ShownCases m_shown; ///< this and the outbox: of a profile whose operations a server orders
    Outbox m_outbox;
    SyncStore m_sync;
    std::optional<crypto::SigningKey> m_newKey; ///< of introduce()
    DeskStore m_store;
    IntentIds m_ids;
    DirectoryPtr m_directory;
    qint64 m_followed = 0; ///< revision that followDirectory() is at work for
    qint64 m_followedTo = 0; ///< and the number of the case up to which it came
    std::optional<UnlockedSession> m_session;
    crypto::SecretBytes m_sessionKey; ///< his, for runSync()
    std::optional<Seat> m_seat;
    IncidentId m_opened; ///< the case on the screen
    QSet<QByteArray> m_read; ///< of its closed values, those whose reading is logged
};

} // namespace shiyu
