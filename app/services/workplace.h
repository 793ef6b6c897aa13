#pragma once
#include "app/domain/endedmatter.h"
#include "app/services/attachedfile.h"
#include "app/services/caseview.h"
#include "app/services/deskdoor.h"
#include "app/services/namespellings.h"
#include "app/services/seat.h"
#include "app/services/trouble.h"
#include "app/sync/enrolment.h"
#include "app/sync/filefetch.h"
#include <QFuture>
#include <QObject>
#include <QPromise>

namespace shiyu {

class ProfileDesk;
class ReadDesk;

/// Now, for everything that shows or judges time; a tour and the tests set it.
using TimeSource = std::function<Instant()>;

/// One line of the sign-in list: the accounts that have a key slot on this computer.
struct AccountEntry {
    QString account, officerName, organizationName;
};

/// The console's one door to a profile: opens it, signs officers in, shows cases and performs acts.
/// Lives on the GUI thread and never waits: storage is asked on its own threads, answers come as
/// futures and signals on the GUI thread.
class Workplace : public QObject {
    Q_OBJECT
public:
    explicit Workplace(TimeSource now, QObject *parent = nullptr);
    ~Workplace() override;

    /// This computer's clock, put right by what it was last measured against the server.
    Instant now() const { return m_now() + m_clockOffset; }
    Millis clockOffset() const { return m_clockOffset; }
    void setClockOffset(Millis offset) { m_clockOffset = offset; }

    /// Opens the profile file and loads its directory. Cancelled if another one is opened
    /// meanwhile.
    QFuture<Expected<void>> open(const QString &path);
    bool isOpen() const { return m_directory != nullptr; }
    QString cityName() const;
    /// Of a profile whose operations a server orders.
    const std::optional<EnrolledServer> &server() const { return m_server; }
    DirectoryPtr directory() const { return m_directory; } ///< null before open
    const QVector<AccountEntry> &accounts() const { return m_accounts; }

    /// WrongPassword, LockedAccount (context: minutes left). May be asked from accountsFound on.
    QFuture<Expected<Seat>> signIn(const QString &account, const QString &password);
    void signOut();
    /// Seats whoever ServerLink let in; reads the directory that has come meanwhile.
    QFuture<Expected<Seat>> sit();
    /// Of the officer who sits here. WrongPassword, LockedAccount; InvalidValue: too short.
    QFuture<Expected<void>> changePassword(const QString &password, const QString &newPassword);
    static constexpr int kShortestPassword = 8; ///< characters
    const std::optional<Seat> &seat() const { return m_seat; }

    /// A case as the seat sees it. NotFound if there is none or it is not open to the seat.
    QFuture<Expected<CaseView>> view(const IncidentId &id);
    /// Performs an act of the seat on a case; with an empty incident id and Report or
    /// EmergencyDispatch a new case. Emits committed.
    QFuture<ActOutcome> act(const ActRequest &request);
    /// Several acts on one case (a report, then accept, answer, attach on the new case), each an
    /// own operation, with the files that they attach: all or none in one transaction.
    QFuture<ActOutcome> actTogether(
        const QVector<ActRequest> &acts, const QVector<AttachedFile> &files = {});
    /// Merges a case into another; both or none.
    QFuture<ActOutcome> merge(const MergeRequest &request);

    /// Where closed values are fetched that are not on this computer; answers when they are, or
    /// will not come.
    enum class ClosedWish {
        Shown, ///< it stands on the screen with the rest: what failed is not asked for again
        Asked, ///< somebody wants to read it
    };
    using FetchClosed = std::function<QFuture<void>(const QVector<ClosedField> &, ClosedWish)>;
    void setClosedSource(FetchClosed fetch) { m_fetchClosed = std::move(fetch); }
    /// Where attachments are fetched that are not on this computer.
    struct FileSource {
        std::function<QFuture<FileFetch>(const WantedFile &)> fetch;
        std::function<void(const QByteArray &sha256)> cancel;
    };
    void setFileSource(FileSource source) { m_files = std::move(source); }
    void cancelFile(const QByteArray &sha256);
    /// Where matters that are over and not on this computer are looked for and fetched; both
    /// functions are empty without a server. For OlderCases.
    struct EndedSource {
        std::function<QFuture<Expected<EndedPage>>(const EndedQuery &)> search;
        std::function<QFuture<Expected<void>>(const IncidentId &)> fetch;
    };
    void setEndedSource(EndedSource source) { m_ended = std::move(source); }
    const EndedSource &endedSource() const { return m_ended; }
    /// A closed value in clear; the reading is logged. NotFound if it was erased or is not open.
    QFuture<Expected<QString>> readClosed(const IncidentId &id, const QString &field);
    /// The content of a file of a case, which is fetched if it is not here; the reading is logged.
    /// NotFound: it has not come to the server either, or is not open to the seat. Damaged: not
    /// what was attached. Unreadable "server": there is no link now. Cancelled.
    QFuture<Expected<QByteArray>> readAttachment(const IncidentId &id, const IntentId &entry);
    /// Units for the dispatch sheet, best first, each with its reasons.
    QFuture<Expected<QVector<UnitChoice>>> unitChoices(
        const CategoryId &category, const RegionCode &region, const std::optional<LonLat> &at);

    /// The names of units and officers, to find them by pinyin; spelled at the first question.
    QFuture<NamesPtr> names() const { return byEventLoop(m_speller.names(m_directory)); }

    /// For the other services: the thread that writes, and those that read. What may take long
    /// (search, layers of the map) is a background read: lists pass it.
    DeskDoor<ProfileDesk> data() { return { *m_data, m_asked }; }
    DeskDoor<ReadDesk> reading() { return { *m_read, m_asked }; }
    /// For threads of their own that wait for it: an import, the sync engine.
    DataThread<ProfileDesk> &writer() { return *m_data; }

    /// For work whose answer nobody awaits: an error of it is told.
    void watch(QFuture<Expected<void>> work, Trouble trouble);
    void tell(Trouble trouble, const Error &error) { Q_EMIT troubled(trouble, error); }

    /// After an import of regions or features: reads the directory anew and emits opened.
    void reloadGround();
    /// Something came from the server: emits committed with no id, for everybody to look again.
    void lookAgain() { Q_EMIT committed(IncidentId()); }

Q_SIGNALS:
    /// Who may sign in here is known; the directory is still being read, on another thread than the
    /// one that tries the password. Not of a profile with a server, whose sign-in wants it.
    void accountsFound();
    void opened();
    /// The seat is about to be given up: the last moment to keep what its officer typed.
    void leaving();
    void seatChanged();
    /// An operation was written: lists, map and open cases look again. An empty id: many were.
    void committed(const shiyu::IncidentId &incident);
    /// Of a file that is being fetched.
    void fileProgressed(const QByteArray &sha256, qint64 received, qint64 size);
    /// Something goes on without what it needs: a sentence for the screen.
    void troubled(shiyu::Trouble trouble, const shiyu::Error &error);

protected:
    /// Seats whom the profile let in, when the directory is whole; never before it has returned:
    /// who asks may still be making the screens that listen for the seat. For a profile that has
    /// answered already.
    QFuture<Expected<Seat>> letIn(const QFuture<Expected<Seat>> &tried);

private:
    struct Found;
    QFuture<Expected<void>> take(const QString &path, const Expected<Found> &found);
    Expected<void> take(const Expected<DirectoryPtr> &directory);
    void endOpening(const Expected<void> &outcome);
    QFuture<Expected<void>> whole();
    void followDirectory(bool followed = false);
    QFuture<ActOutcome> announced(QFuture<ActOutcome> outcome);

    QFuture<Expected<QString>> readHere(const IncidentId &id, const QString &field);
    QFuture<Expected<QByteArray>> readFileHere(const IncidentId &id, const IntentId &entry);

    TimeSource m_now;
    Millis m_clockOffset {};
    FetchClosed m_fetchClosed;
    FileSource m_files;
    EndedSource m_ended;
    std::unique_ptr<DataThread<ProfileDesk>> m_data;
    std::unique_ptr<DataThread<ReadDesk>> m_read;
    quint64 m_opening = 0; ///< answers of an older one are dropped
    std::optional<Expected<void>> m_whole; ///< none while the directory is being read
    std::vector<QPromise<Expected<void>>> m_whenWhole;
    DirectoryPtr m_directory;
    QString m_city; ///< until it is there
    std::optional<EnrolledServer> m_server;
    NameSpeller m_speller;
    QVector<AccountEntry> m_accounts;
    std::optional<Seat> m_seat;
    /// Ends first: what is cancelled by that may still make use of the rest.
    QObject m_asked;
};

} // namespace shiyu
