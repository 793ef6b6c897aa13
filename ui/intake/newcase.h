#pragma once
#include "app/services/caseview.h"
#include "ui/intake/whereabouts.h"

namespace shiyu {

/// What the form of a new matter holds: a value, kept as a draft while the officer types.
struct NewCase {
    Source source = Source::Hotline12345;
    QString sourceNumber;
    QString dueTyped; ///< as it was typed; empty: the source sets no deadline
    std::optional<Instant> sourceDue; ///< what that means; not of the draft, which is read again
    CategoryId category;
    QString categoryText;
    Urgency urgency = Urgency::Normal;
    QString title; ///< empty: the appeal's first sentence
    QString appeal; ///< the original words; a closed field
    QString address;
    Whereabouts where;
    QString reporterName, reporterPhone;
    QString purpose; ///< what the citizen wants
    bool confidential = false;
    QString answer, knowledge; ///< answered at once: what was said, and the entry it rests on

    QStringList files; ///< where the enclosures lie; their content goes in with the report
    bool emergency = false; ///< dispatched in one act: the unit, and why this one
    OrganizationId lead;
    DispatchBasis basis = DispatchBasis::Designated;
    QString clause;

    /// Nothing was typed, placed or enclosed. Whether it is an emergency, and how urgent, is not
    /// enough to begin the next one with.
    bool isEmpty() const;
    /// The title as it will stand: typed, or the first sentence, personal data masked.
    QString effectiveTitle() const;
    friend bool operator==(const NewCase &, const NewCase &) = default;
};

QJsonObject toJson(const NewCase &draft);
NewCase newCaseFromJson(const QJsonObject &json);
/// The draft, which took a moment to come, with what was typed meanwhile: `before` is the form as
/// it was when the draft was asked for, `now` as it is. What was typed stands behind the text that
/// the draft has in the same field; a new choice (category, place, unit …), number, name or time
/// goes before the draft's.
NewCase withTypedMeanwhile(const NewCase &draft, const NewCase &before, const NewCase &now);

/// The report of it: arguments and closed fields. Title and summary carry no phone or ID number.
ActRequest reportOf(const NewCase &matter);
/// Report, acceptance and dispatch to its unit in one act.
ActRequest emergencyDispatchOf(const NewCase &matter);

} // namespace shiyu
