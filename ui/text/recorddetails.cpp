#include "ui/text/recorddetails.h"

#include "app/domain/workflow.h"
#include "ui/text/entryreader.h"
#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/supervisiontext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

using K = OperationKind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordText)
};

/// Collects the particulars of one entry in the order in which they are read.
class Details : private EntryReader {
public:
    using EntryReader::EntryReader;

    QStringList take()
    {
        if (!intake() && !dispatching() && !work() && !time() && !end() && !supervision())
            around();
        return parts();
    }

private:
    static QString requestKind(const QString &name)
    {
        const auto kind = fromName<RequestKind>(name);
        return kind ? enumText(*kind) : QString();
    }

    void addReported()
    {
        const auto source = fromName<Source>(arg("source"));
        const QString from = source ? enumText(*source) : QString();
        const QString number = arg("sourceNumber");
        add(number.isEmpty() ? from : Words::tr("%1 no. %2").arg(from, number));
        add(categoryPath(CategoryId(arg("category")), directory()));
    }
    void addEdited()
    {
        const QString field = arg("field");
        if (field == QLatin1StringView("summary"))
            return add(fieldText(field)); // the texts are long; the case shows the newest
        add(Words::tr("%1 from “%2” to “%3”")
                .arg(fieldText(field), valueText(field, arg("from")), valueText(field, arg("to"))));
    }
    void addPlace()
    {
        add(regions());
        add(address());
    }

    bool intake()
    {
        switch (kind()) {
        case K::Report:
            addReported();
            return true;
        case K::Answer:
            add({ "text" });
            addLabelled(Words::tr("basis"), arg("knowledge"));
            return true;
        case K::Accept:
            add(categoryPath(incident().category, directory()));
            add({ "text" });
            return true;
        case K::Decline:
            add({ "reason", "legalBasis" });
            return true;
        case K::Edit:
            addEdited();
            return true;
        case K::Relocate:
            addPlace();
            return true;
        case K::Attach:
            addFile();
            return true;
        case K::Merge:
            add(Words::tr("into another matter"));
            return true;
        case K::TransferOut:
            add({ "name", "reason" });
            addLabelled(Words::tr("their number"), arg("outsideNumber"));
            addLabelled(Words::tr("expected back"), date("expectedReturn"));
            return true;
        case K::EmergencyDispatch:
            addReported();
            addUnitsGiven();
            add({ "text" });
            return true;
        default:
            return false;
        }
    }

    bool dispatching()
    {
        switch (kind()) {
        case K::Dispatch:
            addUnitsGiven();
            add({ "text" });
            return true;
        case K::Assign:
            add(units("units"));
            add({ "text" });
            return true;
        case K::Contact:
            add(flag("reached") ? Words::tr("spoken to") : Words::tr("not reached"));
            add({ "text" });
            return true;
        case K::Transfer:
            addLabelled(Words::tr("to"), based(OrganizationId(arg("unit"))));
            add({ "clause", "reason" });
            return true;
        case K::Withdraw:
        case K::Waive:
            add(taskUnit());
            add({ "reason" });
            return true;
        case K::SendBack:
            add({ "clause", "reason" });
            addLabelled(Words::tr("signed by"), officer("reviewer"));
            return true;
        case K::Arbitrate:
            addLabelled(enumText(TaskRole::Lead), unit("unit"));
            add({ "clause", "reason" });
            return true;
        default:
            return false;
        }
    }

    bool work()
    {
        switch (kind()) {
        case K::Review:
            add(flag("approve") ? Words::tr("approved") : Words::tr("returned"));
            add({ "text" });
            return true;
        case K::Reply:
            add(way("by"));
            add({ "text" });
            addLabelled(Words::tr("basis"), arg("legalBasis"));
            return true;
        default:
            return false;
        }
    }

    bool time()
    {
        switch (kind()) {
        case K::Request:
            add(requestKind(arg("kind")));
            addLimit();
            add({ "reason" });
            return true;
        case K::Approve:
        case K::Deny:
            if (const RecordEntry *request = entryOf(arg("request")))
                add(requestKind(request->args[QLatin1StringView("kind")].toString()));
            add({ "text", "reason" });
            return true;
        case K::Suspend:
        case K::Resume:
            add(taskUnit());
            add({ "reason" });
            return true;
        case K::Shelve:
            add({ "reason" });
            addLabelled(Words::tr("review on"), date("reviewOn"));
            return true;
        default:
            return false;
        }
    }

    void addAnswers()
    {
        add(flag("reached") ? Words::tr("reached") : Words::tr("not reached"));
        if (flag("reached")) {
            add(flag("contactedByUnit") ? Words::tr("the unit had called")
                                        : Words::tr("the unit had not called"));
            add(flag("resolved") ? Words::tr("resolved") : Words::tr("not resolved"));
            add(flag("satisfied") ? Words::tr("satisfied") : Words::tr("not satisfied"));
        }
        addLabelled(Words::tr("answered by"), way("answerSource"));
        add({ "text" });
    }

    bool end()
    {
        switch (kind()) {
        case K::Verify:
            add(flag("passed") ? Words::tr("passed") : Words::tr("not passed"));
            add({ "text" });
            return true;
        case K::FollowUp:
            addAnswers();
            return true;
        case K::SecondRound:
            add({ "reason" });
            addLimit();
            return true;
        case K::Judge:
            add(loggedText<Judgement>(arg("verdict")));
            add({ "reason" });
            return true;
        case K::Terminate:
            add({ "reason" });
            addLabelled(Words::tr("basis"), arg("legalBasis"));
            return true;
        default:
            return false;
        }
    }

    bool supervision()
    {
        switch (kind()) {
        case K::Propose:
            add(unit("unit"));
            add({ "reason" });
            return true;
        case K::Issue:
            if (const auto form = fromName<SupervisionForm>(arg("form")))
                add(enumText(*form));
            if (has("unit"))
                add(unit("unit"));
            add({ "demand" });
            addLabelled(Words::tr("until"), date("due"));
            return true;
        case K::Conclude:
            add(flag("accepted") ? Words::tr("enough") : Words::tr("not enough, to rectify again"));
            add({ "text" });
            return true;
        default:
            return false;
        }
    }

    void around()
    {
        switch (kind()) {
        case K::Escalate:
            addLabelled(Words::tr("to"), unit("receiver"));
            add({ "reason" });
            return;
        case K::Rate:
            add(taskUnit());
            add(Words::tr("%1 of 5 stars").arg(whole("stars")));
            add({ "text" });
            return;
        case K::Remind:
            add(taskUnit());
            add({ "text" });
            return;
        case K::Instruct:
            add({ "text" });
            if (hasClosed(kInstruction))
                add(Words::tr("its words are not open to you"));
            if (flag("paper"))
                add(Words::tr("registered from paper"));
            return;
        case K::Whistle:
        case K::Confer:
        case K::FormTaskForce:
            add(units("units"));
            addLabelled(Words::tr("head"), officer("leader"));
            add({ "text", "reason" });
            return;
        case K::Strike:
        case K::Retract:
            if (const RecordEntry *other = entryOf(arg(kind() == K::Strike ? "entry" : "target")))
                add(entryText(other->kind));
            add({ "reason" });
            return;
        default: // notes, progress, submissions …: words only
            add({ "text", "reason" });
        }
    }
};

} // namespace

QStringList recordDetails(
    const RecordEntry &entry, const Incident &incident, const Directory &directory)
{
    return Details(entry, incident, directory).take();
}

} // namespace shiyu
