#include "app/protocol/subjects.h"

#include "app/protocol/jsonlist.h"
#include "app/protocol/limits.h"

namespace shiyu::protocol {
namespace {

using namespace Qt::StringLiterals;

VisibleHead headOf(MessageReader &reader)
{
    const auto head = VisibleHead::fromJson(reader.object("head"));
    if (!head)
        reader.wrong(u"head/"_s + head.error().context);
    return head.value_or(VisibleHead {});
}

} // namespace

QJsonObject VisibleHead::toJson() const
{
    JsonWriter json;
    json.put("subject", protocol::toJson(subject));
    json.whole("upto", upto);
    json.text("headHash", hexText(headHash));
    json.whole("lastAt", toMs(lastAt));
    json.flag("open", open);
    return json.take();
}

Expected<VisibleHead> VisibleHead::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    VisibleHead head;
    head.subject = reader.subject();
    head.upto = reader.whole("upto", 1, MessageReader::kMost, JsonReader::Required);
    head.headHash = reader.hex("headHash", kDigestBytes);
    head.lastAt = reader.time("lastAt");
    head.open = reader.flag("open");
    return reader.finish(std::move(head));
}

QJsonObject SubjectPage::toJson() const
{
    return { { u"head"_s, head.toJson() }, { u"operations"_s, listOf(operations) },
        { u"more"_s, more } };
}

Expected<SubjectPage> SubjectPage::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    SubjectPage page;
    page.head = headOf(reader);
    page.operations
        = reader.items<OperationBytes>("operations", kMostPageEntries, &OperationBytes::fromJson);
    page.more = reader.flag("more");
    if (page.more && page.operations.isEmpty())
        reader.wrong("more");
    return reader.finish(std::move(page));
}

QJsonObject SnapshotPage::Item::toJson() const
{
    JsonWriter json;
    json.put("head", head.toJson());
    json.put("operations", listOf(operations));
    return json.take();
}

Expected<SnapshotPage::Item> SnapshotPage::Item::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    Item item;
    item.head = headOf(reader);
    item.operations = reader.list<OperationBytes>("operations", &OperationBytes::fromJson);
    return reader.finish(std::move(item));
}

QJsonObject SnapshotPage::toJson() const
{
    JsonWriter json;
    json.put("items", listOf(items));
    json.text("next", next);
    json.whole("cursor", cursor);
    json.whole("total", total);
    json.whole("directoryRev", directoryRev);
    json.whole("scopeEpoch", scopeEpoch);
    return json.take();
}

Expected<SnapshotPage> SnapshotPage::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    SnapshotPage page;
    page.items = reader.items<Item>("items", kMostPageEntries, &Item::fromJson);
    page.next = reader.shortText("next");
    page.cursor = reader.count("cursor");
    page.total = reader.count("total");
    page.directoryRev = reader.count("directoryRev");
    page.scopeEpoch = reader.count("scopeEpoch");
    return reader.finish(std::move(page));
}

} // namespace shiyu::protocol
