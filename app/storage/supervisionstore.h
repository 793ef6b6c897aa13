#pragma once
#include "app/domain/supervision.h"
#include "app/sql/connection.h"

namespace shiyu {

/// One supervision as the lists need it; how it came about is in the log.
struct SupervisionRow {
    QString id;
    IncidentId incident;
    OrganizationId unit; ///< whom it supervises
    OrganizationId proposer, issuer; ///< issuer empty: not issued
    QString number;
    SupervisionForm form = SupervisionForm::Notice;
    SupervisionStage stage = SupervisionStage::Proposed;
    bool open = true;
    bool inForce = false;
    std::optional<Instant> due;
    qint64 lastSeq = 0;

    friend bool operator==(const SupervisionRow &, const SupervisionRow &) = default;
};
SupervisionRow supervisionRow(const Supervision &state);

/// Writes the row, and at its case how many are in force or wait to be issued.
Expected<void> writeSupervision(sql::Connection &connection, const SupervisionRow &row);
/// The same as it is shown now; the row goes if nothing of it is.
Expected<void> projectSupervision(sql::Connection &connection, const QString &id);

/// In full, as they are shown: all of a case, the newest first.
Expected<QVector<Supervision>> supervisionsOf(
    sql::Connection &connection, const IncidentId &incident);
Expected<Supervision> supervisionById(sql::Connection &connection, const QString &id);

/// An open supervision with the case it is about.
struct OpenSupervision {
    SupervisionRow row;
    QString caseNumber, caseTitle;
};
/// All that nobody has ended, by stage; a city has a few dozen.
Expected<QVector<OpenSupervision>> openSupervisions(sql::Connection &connection);
QString openSupervisionsSql(); ///< for the test of its plan

} // namespace shiyu
