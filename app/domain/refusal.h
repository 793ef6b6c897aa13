#pragma once
#include "app/domain/enumset.h"
#include <tl/expected.hpp>

namespace shiyu {

/// Why an act is not possible. The sentence for the officer is made in ui/text.
enum class RefusalCode {
    UnknownKind, ///< no row of the workflow table
    UnknownActor, ///< officer or organisation not in the directory, or not his organisation
    NoSuchCase,
    CaseExists,
    WrongStage, ///< what: the stage that the case is in
    NoSuchTask,
    WrongTaskStage, ///< what: the stage that the task is in
    MissingRight, ///< what: the names of the rights that would do, with commas
    NotYours, ///< another organisation's to do; what: whose
    MissingArgument, ///< what: its name
    InvalidArgument, ///< what: its name
    Changed, ///< a newer workflow act exists than the author had seen
    FieldChanged, ///< what: the field whose value is no longer the one edited
    SamePerson, ///< handler and verifier, submitter and reviewer, applicant and approver
    NoReply, ///< the citizen has no answer yet
    NoLead, ///< there is no lead unit
    HasLead, ///< there is one already
    ChildrenOpen, ///< tasks assigned down are still open
    AssistsOpen, ///< assisting units have not finished
    RequestOpen, ///< the same application already waits
    WindowPassed, ///< the time to send back is over
    Arbitrated, ///< the superior has ruled: no sending back, only review
    NeedsArbitration, ///< refused twice: the superior must rule first
    TooOften, ///< extensions, rounds: the most has been reached
    NotVerified,
    NotContacted, ///< the citizen has not been called yet
    NotFollowedUp, ///< the citizen has not been called back
    NoCategory, ///< category or region still missing
    LimitTooLong, ///< longer than the source's clock
    NotNewest, ///< retract: others have acted since
    TooLate, ///< retract: the minute is over
    NotOwn, ///< retract, strike: somebody else's entry
    MergedElsewhere, ///< the other matter is merged itself, or has merged this one
    DependsOn, ///< builds on an intent that was refused
    OutOfTerritory,
};

struct Refusal {
    RefusalCode code = RefusalCode::UnknownKind;
    QString what;

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

inline tl::unexpected<Refusal> refuse(RefusalCode code, QString what = {})
{
    return tl::make_unexpected(Refusal { code, std::move(what) });
}

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::RefusalCode, "unknownKind", "unknownActor", "noSuchCase", "caseExists",
    "wrongStage", "noSuchTask", "wrongTaskStage", "missingRight", "notYours", "missingArgument",
    "invalidArgument", "changed", "fieldChanged", "samePerson", "noReply", "noLead", "hasLead",
    "childrenOpen", "assistsOpen", "requestOpen", "windowPassed", "arbitrated", "needsArbitration",
    "tooOften", "notVerified", "notContacted", "notFollowedUp", "noCategory", "limitTooLong",
    "notNewest", "tooLate", "notOwn", "mergedElsewhere", "dependsOn", "outOfTerritory");
