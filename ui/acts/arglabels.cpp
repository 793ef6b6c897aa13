#include "ui/acts/arglabels.h"

#include "ui/text/recordtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

using K = OperationKind;

struct Label {
    const char *arg;
    const char *text;
};
struct OwnLabel {
    K kind;
    const char *arg;
    const char *text;
};

constexpr Label kLabels[] = {
    { "text", QT_TRANSLATE_NOOP("ArgTable", "Text") },
    { "reason", QT_TRANSLATE_NOOP("ArgTable", "Reason") },
    { "clause", QT_TRANSLATE_NOOP("ArgTable", "Clause") },
    { "knowledge", QT_TRANSLATE_NOOP("ArgTable", "Knowledge entry") },
    { "by", QT_TRANSLATE_NOOP("ArgTable", "Answered by") },
    { "legalBasis", QT_TRANSLATE_NOOP("ArgTable", "Legal basis") },
    { "name", QT_TRANSLATE_NOOP("ArgTable", "File") },
    { "outsideNumber", QT_TRANSLATE_NOOP("ArgTable", "Outside number") },
    { "verdict", QT_TRANSLATE_NOOP("ArgTable", "Verdict") },
    { "answerSource", QT_TRANSLATE_NOOP("ArgTable", "Source of the answer") },
    { "into", QT_TRANSLATE_NOOP("ArgTable", "Merge into") },
    { "request", QT_TRANSLATE_NOOP("ArgTable", "Application") },
    { "reminder", QT_TRANSLATE_NOOP("ArgTable", "Reminder") },
    { "entry", QT_TRANSLATE_NOOP("ArgTable", "Entry of the record") },
    { "amount", QT_TRANSLATE_NOOP("ArgTable", "Limit") },
    { "stars", QT_TRANSLATE_NOOP("ArgTable", "Stars") },
    { "expectedReturn", QT_TRANSLATE_NOOP("ArgTable", "Expected back on") },
    { "reviewOn", QT_TRANSLATE_NOOP("ArgTable", "Review on") },
    { "approve", QT_TRANSLATE_NOOP("ArgTable", "Review result") },
    { "passed", QT_TRANSLATE_NOOP("ArgTable", "Result of the check") },
    { "reached", QT_TRANSLATE_NOOP("ArgTable", "Reached") },
    { "contactedByUnit", QT_TRANSLATE_NOOP("ArgTable", "Contacted by the unit") },
    { "resolved", QT_TRANSLATE_NOOP("ArgTable", "Resolved") },
    { "satisfied", QT_TRANSLATE_NOOP("ArgTable", "Satisfied") },
    { "paper", QT_TRANSLATE_NOOP("ArgTable", "Registered from paper") },
    { "lead", QT_TRANSLATE_NOOP("ArgTable", "Lead unit") },
    { "unit", QT_TRANSLATE_NOOP("ArgTable", "Unit") },
    { "receiver", QT_TRANSLATE_NOOP("ArgTable", "Superior centre") },
    { "assists", QT_TRANSLATE_NOOP("ArgTable", "Assisting units") },
    { "units", QT_TRANSLATE_NOOP("ArgTable", "Units") },
    { "reviewer", QT_TRANSLATE_NOOP("ArgTable", "Reviewer who signs") },
    { "leader", QT_TRANSLATE_NOOP("ArgTable", "Leader") },
    { "basis", QT_TRANSLATE_NOOP("ArgTable", "Basis") },
    { "completion", QT_TRANSLATE_NOOP("ArgTable", "Completion") },
    { "kind", QT_TRANSLATE_NOOP("ArgTable", "Kind of application") },
    { "region", QT_TRANSLATE_NOOP("ArgTable", "Region") },
    { "form", QT_TRANSLATE_NOOP("ArgTable", "Level") },
    { "demand", QT_TRANSLATE_NOOP("ArgTable", "What is demanded") },
    { "due", QT_TRANSLATE_NOOP("ArgTable", "To be done by the end of") },
    { "accepted", QT_TRANSLATE_NOOP("ArgTable", "Is the rectification enough") },
};

constexpr OwnLabel kOwnLabels[] = {
    { K::Answer, "text", QT_TRANSLATE_NOOP("ArgTable", "Answer") },
    { K::Guide, "text", QT_TRANSLATE_NOOP("ArgTable", "Guidance given") },
    { K::Accept, "text", QT_TRANSLATE_NOOP("ArgTable", "Remark") },
    { K::Decline, "reason", QT_TRANSLATE_NOOP("ArgTable", "Reason, as told to the reporter") },
    { K::Note, "text", QT_TRANSLATE_NOOP("ArgTable", "Note") },
    { K::TransferOut, "name", QT_TRANSLATE_NOOP("ArgTable", "Transferred to") },
    { K::ReceiveBack, "text", QT_TRANSLATE_NOOP("ArgTable", "What came back") },
    { K::Dispatch, "text", QT_TRANSLATE_NOOP("ArgTable", "Instruction to the units") },
    { K::Assign, "text", QT_TRANSLATE_NOOP("ArgTable", "Instruction to the units") },
    { K::Assign, "units", QT_TRANSLATE_NOOP("ArgTable", "Units below (the first one leads)") },
    { K::Contact, "reached", QT_TRANSLATE_NOOP("ArgTable", "Reporter reached") },
    { K::Contact, "text", QT_TRANSLATE_NOOP("ArgTable", "What was said") },
    { K::Arrive, "text", QT_TRANSLATE_NOOP("ArgTable", "Who arrived") },
    { K::Progress, "text", QT_TRANSLATE_NOOP("ArgTable", "Progress") },
    { K::Submit, "text", QT_TRANSLATE_NOOP("ArgTable", "Result") },
    { K::Review, "text", QT_TRANSLATE_NOOP("ArgTable", "Opinion") },
    { K::Reply, "text", QT_TRANSLATE_NOOP("ArgTable", "Answer to the reporter") },
    { K::Approve, "text", QT_TRANSLATE_NOOP("ArgTable", "Opinion") },
    { K::WriteOff, "text", QT_TRANSLATE_NOOP("ArgTable", "How it was settled") },
    { K::Verify, "text", QT_TRANSLATE_NOOP("ArgTable", "What was found on the spot") },
    { K::FollowUp, "text", QT_TRANSLATE_NOOP("ArgTable", "What the reporter said") },
    { K::SecondRound, "amount", QT_TRANSLATE_NOOP("ArgTable", "Limit of this round") },
    { K::Close, "text", QT_TRANSLATE_NOOP("ArgTable", "Remark") },
    { K::Remind, "text", QT_TRANSLATE_NOOP("ArgTable", "Reminder text") },
    { K::Receipt, "text", QT_TRANSLATE_NOOP("ArgTable", "Receipt") },
    { K::Confer, "text", QT_TRANSLATE_NOOP("ArgTable", "Subject of the consultation") },
    { K::Instruct, "text", QT_TRANSLATE_NOOP("ArgTable", "Instruction") },
    { K::FormTaskForce, "text", QT_TRANSLATE_NOOP("ArgTable", "Purpose of the task force") },
    { K::Rate, "text", QT_TRANSLATE_NOOP("ArgTable", "Remark") },
    { K::Request, "amount", QT_TRANSLATE_NOOP("ArgTable", "Extend by") },
    { K::Propose, "unit", QT_TRANSLATE_NOOP("ArgTable", "Unit to supervise") },
    { K::Issue, "unit", QT_TRANSLATE_NOOP("ArgTable", "Unit to supervise") },
    { K::Rectify, "text", QT_TRANSLATE_NOOP("ArgTable", "What was done") },
    { K::Conclude, "text", QT_TRANSLATE_NOOP("ArgTable", "Opinion") },
    { K::Propose, "reason", QT_TRANSLATE_NOOP("ArgTable", "Why supervision is needed") },
};

} // namespace

QString argLabel(OperationKind kind, const QString &arg)
{
    for (const OwnLabel &own : kOwnLabels) {
        if (own.kind == kind && arg == QLatin1StringView(own.arg))
            return QCoreApplication::translate("ArgTable", own.text);
    }
    for (const Label &label : kLabels) {
        if (arg == QLatin1StringView(label.arg))
            return QCoreApplication::translate("ArgTable", label.text);
    }
    return fieldText(arg);
}

} // namespace shiyu
