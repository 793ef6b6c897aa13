#pragma once
#include "app/services/caseview.h"
#include "app/services/namespellings.h"
#include <QFuture>
#include <functional>

namespace shiyu {

class QueueService;
class Workplace;
struct ActDraftKey;
struct AttachedFile;
struct Locality;

/// A case that another may be merged into.
struct FoundCase {
    IncidentId id;
    QString number, title, place;
    Stage stage = Stage::Reported;
    Instant reportedAt {};
    qint64 seen = 0; ///< its newest operation
};

using FileProgress
    = std::function<void(const QByteArray &sha256, qint64 received, qint64 size)>;

/// What the case pane and its forms ask of the workplace. A value of functions, so that the tests
/// and the development pictures answer from the rules alone. All are called on the GUI thread; the
/// answers may finish on any.
struct CasePort {
    std::function<Instant()> now;
    std::function<QFuture<ActOutcome>(const ActRequest &)> act;
    std::function<QFuture<ActOutcome>(const MergeRequest &)> merge;
    /// A closed value in clear; the reading is logged.
    std::function<QFuture<Expected<QString>>(const IncidentId &, const QString &)> readClosed;
    std::function<QFuture<Expected<QVector<UnitChoice>>>(
        const CategoryId &, const RegionCode &, const std::optional<LonLat> &)>
        unitChoices;
    /// The names of units and officers, to find them by pinyin; null if there is none.
    std::function<QFuture<NamesPtr>()> names;
    /// `attach` on a case, with the file: one transaction.
    std::function<QFuture<ActOutcome>(const ActRequest &, const AttachedFile &)> attach;
    /// The content behind an attach; the reading is logged.
    std::function<QFuture<Expected<QByteArray>>(const IncidentId &, const IntentId &)>
        readAttachment;
    /// Tells of attachments that are on their way here, while `context` lives; may be empty, as the
    /// one below, where everything is here.
    std::function<void(QObject *context, FileProgress)> followFiles;
    std::function<void(const QByteArray &sha256)> cancelFile;
    /// Open cases by number or words, as far as the seat sees them, newest first; may be empty.
    std::function<QFuture<Expected<QVector<FoundCase>>>(const QString &)> findCases;
    /// Where a point lies; may be empty where there is no map.
    std::function<QFuture<Expected<Locality>>(LonLat)> locality;
    /// What an officer typed for an act and has not sent; empty if nothing.
    std::function<QJsonObject(const ActDraftKey &)> draft;
    std::function<void(const ActDraftKey &, const QJsonObject &)> keepDraft; ///< empty: wiped
};

/// The workplace must outlive every copy.
CasePort portOf(Workplace &workplace);

/// For CasePort::findCases.
QFuture<Expected<QVector<FoundCase>>> findOpenCases(
    QueueService &queue, const DirectoryPtr &directory, const QString &typed);

} // namespace shiyu
