#pragma once
#include "app/domain/enumset.h"

namespace shiyu {

enum class SubjectKind {
    Incident,
    Supervision,
    Warning,
    Shift,
    Bulletin,
    Consultation,
    Plan,
    TaskForce,
    Index,
    Directory,
    Audit
};

/// Every kind of intent. The incident's come first; a row of the workflow table stands for each.
enum class OperationKind {
    // intake
    Report,
    Answer,
    Guide,
    Accept,
    Decline,
    Edit,
    Relocate,
    Attach,
    Note,
    Merge,
    Absorb,
    Unmerge,
    Release,
    TransferOut,
    ReceiveBack,
    EmergencyDispatch,
    // dispatch
    Dispatch,
    Assign,
    Acknowledge,
    Contact,
    Arrive,
    Transfer,
    Withdraw,
    SendBack,
    Arbitrate,
    Waive,
    // work
    Progress,
    Submit,
    Review,
    Reply,
    Complete,
    // time
    Request,
    Approve,
    Deny,
    Suspend,
    Resume,
    Shelve,
    WriteOff,
    // end
    Verify,
    Rework,
    FollowUp,
    SecondRound,
    Judge,
    Terminate,
    Close,
    Reopen,
    // around
    Escalate,
    Whistle,
    Rate,
    Remind,
    Receipt,
    Confer,
    Instruct,
    FormTaskForce,
    Strike,
    Retract,
    // supervision
    Propose,
    Issue,
    Reject,
    Sign,
    Rectify,
    Conclude,
    // shift
    OpenShift,
    HandOver,
    TakeOver,
    // directory
    ImportDirectory,
};

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::SubjectKind, "incident", "supervision", "warning", "shift", "bulletin",
    "consultation", "plan", "taskForce", "index", "directory", "audit");

SHIYU_ENUM_NAMES(shiyu::OperationKind, "report", "answer", "guide", "accept", "decline", "edit",
    "relocate", "attach", "note", "merge", "absorb", "unmerge", "release", "transferOut",
    "receiveBack", "emergencyDispatch", "dispatch", "assign", "acknowledge", "contact", "arrive",
    "transfer", "withdraw", "sendBack", "arbitrate", "waive", "progress", "submit", "review",
    "reply", "complete", "request", "approve", "deny", "suspend", "resume", "shelve", "writeOff",
    "verify", "rework", "followUp", "secondRound", "judge", "terminate", "close", "reopen",
    "escalate", "whistle", "rate", "remind", "receipt", "confer", "instruct", "formTaskForce",
    "strike", "retract", "propose", "issue", "reject", "sign", "rectify", "conclude", "openShift",
    "handOver", "takeOver", "importDirectory");
