#include "app/domain/applyact.h"

namespace shiyu::acts {
namespace {

using K = OperationKind;

void makeCase(Incident &state, const Operation &operation)
{
    const Args args(operation);
    state.id = IncidentId(operation.intent.subject.id);
    state.number = operation.facts.number;
    state.deviceTag = operation.intent.device.toString().left(2).toUpper() + QLatin1Char('-')
        + QString::number(operation.intent.deviceSeq);
    state.stage = Stage::Reported;
    state.title = args.text("title");
    state.summary = args.text("summary");
    state.place = placeFromJson(args.object("place")).value_or(Place {});
    state.primaryRegion = RegionCode(args.text("region"));
    state.involvedRegions = args.regions("involved");
    state.category = CategoryId(args.text("category"));
    state.urgency = fromName<Urgency>(args.text("urgency")).value_or(Urgency::Normal);
    state.channel = fromName<Channel>(args.text("channel")).value_or(Channel::Person);
    state.source = fromName<Source>(args.text("source")).value_or(Source::Hotline12345);
    state.sourceNumber = args.text("sourceNumber");
    if (args.has("sourceDue"))
        state.sourceDue = instantFromMs(args.whole("sourceDue"));
    state.contactable = args.flag("contactable");
    state.confidential = args.flag("confidential");
    state.owner = args.has("receiver") ? OrganizationId(args.text("receiver"))
                                       : operation.intent.organization;
    state.reportedAt = operation.facts.effectiveAt;
}

void edit(Incident &state, const Args &args)
{
    const QString field = args.text("field");
    const QString to = args.text("to");
    if (field == QLatin1StringView("title"))
        state.title = to;
    else if (field == QLatin1StringView("summary"))
        state.summary = to;
    else if (field == QLatin1StringView("sourceNumber"))
        state.sourceNumber = to;
    else if (field == QLatin1StringView("category"))
        state.category = CategoryId(to);
    else if (field == QLatin1StringView("urgency"))
        state.urgency = fromName<Urgency>(to).value_or(state.urgency);
}

void relocate(Incident &state, const Args &args)
{
    state.place = placeFromJson(args.object("place")).value_or(state.place);
    state.primaryRegion = RegionCode(args.text("region"));
    if (args.has("involved"))
        state.involvedRegions = args.regions("involved");
}

/// What an emergency dispatch may still owe: address, category, region.
bool lacksFacts(const Incident &state)
{
    return state.category.isEmpty() || state.primaryRegion.isEmpty() || !state.place.isLocated();
}

void end(Incident &state, Stage stage, const Operation &operation)
{
    state.stage = stage;
    state.closedAt = operation.facts.effectiveAt;
}

} // namespace

void applyIntake(Incident &state, const Operation &operation)
{
    const Args args(operation);
    switch (operation.intent.kind) {
    case K::Report:
        makeCase(state, operation);
        break;
    case K::EmergencyDispatch:
        makeCase(state, operation);
        state.emergency = true;
        state.factsOwed = lacksFacts(state);
        giveTasks(state, operation);
        break;
    case K::Answer:
        end(state, Stage::Answered, operation);
        state.replies.append({ 0, args.text("text"), QString(), args.text("knowledge"),
            operation.facts.effectiveAt });
        break;
    case K::Guide:
        end(state, Stage::Guided, operation);
        break;
    case K::Decline:
        end(state, Stage::Declined, operation);
        break;
    case K::TransferOut:
        end(state, Stage::Outside, operation);
        break;
    case K::Accept:
        state.stage = Stage::Accepted;
        break;
    case K::ReceiveBack:
        state.stage = Stage::Reported;
        state.closedAt.reset();
        break;
    case K::Edit:
        edit(state, args);
        break;
    case K::Relocate:
        relocate(state, args);
        break;
    case K::Merge:
        state.heldStage = state.stage;
        state.stage = Stage::Merged;
        state.mergedInto = IncidentId(args.text("into"));
        break;
    case K::Unmerge:
        state.stage = state.heldStage;
        state.mergedInto = {};
        break;
    case K::Absorb:
        state.absorbed.append(IncidentId(args.text("sourceCase")));
        break;
    case K::Release:
        state.absorbed.removeAll(IncidentId(args.text("sourceCase")));
        break;
    default: // attach, note: the record is all
        break;
    }
    state.factsOwed = state.factsOwed && lacksFacts(state);
}

} // namespace shiyu::acts
