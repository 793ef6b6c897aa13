#pragma once
#include "app/exchange/importplan.h"
#include <QSet>
#include <atomic>

namespace shiyu {

class LogWriter;
struct Submission;
class SearchIndex;

/// Long work that can be watched and given up. Set and read from any thread.
struct ImportControl {
    std::atomic_bool cancelled = false;
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
    bool written = false; ///< something was; a check, or all-or-nothing with rejections: nothing

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
    OfficerId officer;
    OrganizationId organization;
    std::function<IncidentId(Instant)> newIncident;
    std::function<Expected<Submission>(const ImportAct &)> sign;
};

/// Reads the whole file and judges every row; writes nothing but the rejected rows, with their
/// reasons, to `rejectedFile` (a CSV in UTF-8; none if the name is empty; an existing file is
/// replaced, and removed when no row is rejected). `known`: RowReader::setKnownNumbers(). Any
/// thread. Errors as TableReader and RowReader; Cancelled.
Expected<ImportReport> checkImport(const ImportPlan &plan, const ImportWorld &world,
    const QSet<QString> &known, const QString &rejectedFile, ImportControl &control);

/// Checks, then writes. All or nothing (one transaction; ends with nothing written if any row is
/// rejected), unless the plan is partial: then good rows go in, matters in batches of
/// kRowsPerBatch, and what was committed before a cancel or an error of the disk stays. Matters
/// become `report` operations made at their own time, settled ones with an `answer` (a note where
/// another centre owns the case); regions and grids a revision of the directory with outlines;
/// cameras and places features. On the writer's thread.
///
/// Errors: those of the check, of the disk, Cancelled (nothing or less was written), InvalidValue
/// "right" (the officer may not).
Expected<ImportReport> runImport(const ImportPlan &plan, const ImportWorld &world,
    const ImportHand &hand, const QString &rejectedFile, ImportControl &control);

inline constexpr int kRowsPerBatch = 500;

/// (source, number) of the profile's matters, as RowReader::knownNumber() writes them. Reads the
/// whole list of cases: 0.3 s for a million.
Expected<QSet<QString>> knownNumbers(LogWriter &writer);

} // namespace shiyu
