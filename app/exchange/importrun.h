#pragma once
#include "app/exchange/importplan.h"
#include <QSet>
#include <atomic>
#include <chrono>

namespace shiyu {

namespace crypto {
class SecretBytes;
}
namespace sql {
class Connection;
}
class LogWriter;
struct Refusal;
struct Submission;
class SearchIndex;

/// Long work that can be watched and given up. Set and read from any thread.
struct ImportControl {
    std::atomic_bool cancelled = false; ///< nothing is written; too late once writing has begun
    std::atomic_bool stopped = false; ///< the program ends; what was begun goes on the next time
    /// Rows done, and of how many (-1: not known yet); called every few hundred rows on the thread
    /// that imports.
    std::function<void(bool writing, qint64 done, qint64 total)> progress = {};
};

/// What an import (or its check) came to.
struct ImportReport {
    static constexpr qsizetype kMostShown = 200;

    qint64 read = 0;
    qint64 imported = 0; ///< of a check: what would be
    qint64 rejected = 0;
    QMap<ImportIssue, qint64> issues; ///< rows by issue, rejections and notes
    QVector<RowIssue> rejections; ///< the first kMostShown
    QVector<RowIssue> notes; ///< likewise
    bool written = false; ///< it is decided that something goes in; of a check: nothing

    qint64 count(ImportIssue issue) const { return issues.value(issue); }
    friend bool operator==(const ImportReport &, const ImportReport &) = default;
};

/// An act of an import, to be made a signed intent.
struct ImportAct {
    Subject subject;
    OperationKind kind = OperationKind::Report;
    QJsonObject args;
    QMap<QString, std::pair<QString, Audience>> closed = {}; ///< closed fields by name, in clear
    Instant madeAt {};
    qint64 seen = 0;
};

/// With whose hand an import writes. All references outlive it; the thread is the writer's.
struct ImportHand {
    LogWriter &writer;
    SearchIndex &search; ///< for names of cameras, places and regions
    const crypto::SecretBytes &dataKey;
    OfficerId officer;
    OrganizationId organization;
    std::function<IncidentId(Instant)> newIncident;
    std::function<Expected<Submission>(const ImportAct &)> sign;
    /// How long a piece of what goes in may take before its commit; where nobody waits, longer
    /// ones are cheaper.
    std::chrono::milliseconds piece { 12 };
};

/// A piece of the writing, at most some 20 ms; and what runs it where the profile is and waits.
using ImportPiece = std::function<Expected<void>(const ImportHand &)>;
using ImportDoor = std::function<Expected<void>(const ImportPiece &)>;

/// Reads the whole file and judges every row; writes nothing but the rejected rows, with their
/// reasons, to `rejectedFile` (a CSV in UTF-8; none if the name is empty; an existing file is
/// replaced, and removed when no row is rejected). `known`: RowReader::setKnownNumbers(). Any
/// thread. Errors as TableReader and RowReader; Cancelled.
Expected<ImportReport> checkImport(const ImportPlan &plan, const ImportWorld &world,
    const QSet<QString> &known, const QString &rejectedFile, ImportControl &control);

/// Reads, judges and stages row by row what goes in: signed acts and features, sealed, beside what
/// is seen (ImportStage). When all rows are good, or the plan is partial and one is, one short
/// transaction decides that the import happens, and the rows move on in pieces between which others
/// act. Cancelled, killed or failed before that moment it never happened; after it nothing stops
/// it: finishImports() goes on the next time.
///
/// Matters become `report` operations made at their own time, settled ones with an `answer` (a note
/// where another centre owns the case); cameras and places features. Regions and grids are one
/// revision of the directory, made in the moment that decides; their outlines follow. On a thread
/// of its own, or that of the writer.
///
/// Errors: those of a check, of the disk, Cancelled, InvalidValue "right" (the officer may not).
Expected<ImportReport> runImport(const ImportPlan &plan, const ImportWorld &world,
    const QSet<QString> &known, const ImportDoor &door, const QString &rejectedFile,
    ImportControl &control);

/// Removes what was staged and not decided, and lets in what was; the number of rows. For the
/// moment after a sign-in, while no import runs.
Expected<qint64> finishImports(
    const ImportDoor &door, const DirectoryPtr &directory, Instant now, ImportControl &control);

/// (source, number) of the profile's matters, as RowReader::knownNumber() writes them. Reads the
/// whole list of cases: 0.3 s for a million.
Expected<QSet<QString>> knownNumbers(sql::Connection &connection);

/// A row that the rules do not take.
RowIssue refusedRow(qint64 row, const Refusal &refusal);

} // namespace shiyu
