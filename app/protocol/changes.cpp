#include "app/protocol/changes.h"

#include "app/protocol/limits.h"

namespace shiyu::protocol {
namespace {

using namespace Qt::StringLiterals;

QJsonObject entryToJson(const OperationEntry &entry)
{
    QJsonObject json = entry.operation.toJson();
    json[u"type"_s] = u"op"_s;
    json[u"at"_s] = entry.at;
    return json;
}

QJsonObject entryToJson(const OpenedEntry &entry)
{
    return { { u"type"_s, u"opened"_s }, { u"at"_s, entry.at },
        { u"subject"_s, toJson(entry.subject) }, { u"upto"_s, entry.upto },
        { u"headHash"_s, hexText(entry.headHash) } };
}

QJsonObject entryToJson(const ClosedEntry &entry)
{
    return { { u"type"_s, u"closed"_s }, { u"at"_s, entry.at },
        { u"subject"_s, toJson(entry.subject) }, { u"reason"_s, nameOf(entry.reason) } };
}

Expected<ChangeEntry> entryFromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    const qint64 at = reader.whole("at", 1, MessageReader::kMost, JsonReader::Required);
    const QString type = reader.shortText("type", JsonReader::Required);
    if (type == "op"_L1) {
        auto operation = OperationBytes::fromJson(json);
        if (!operation)
            return tl::make_unexpected(operation.error());
        return reader.finish(ChangeEntry(OperationEntry { at, *std::move(operation) }));
    }
    if (type == "opened"_L1) {
        OpenedEntry entry { at, reader.subject(), 0, {} };
        entry.upto = reader.whole("upto", 1, at, JsonReader::Required);
        entry.headHash = reader.hex("headHash", kDigestBytes);
        return reader.finish(ChangeEntry(std::move(entry)));
    }
    if (type == "closed"_L1) {
        const auto reason = fromName<CloseReason>(reader.shortText("reason"));
        return reader.finish(
            ChangeEntry(ClosedEntry { at, reader.subject(), reason.value_or(CloseReason::Other) }));
    }
    return fail(ErrorCode::Unsupported, u"type"_s, type);
}

} // namespace

qint64 positionOf(const ChangeEntry &entry)
{
    return std::visit([](const auto &one) { return one.at; }, entry);
}

QJsonObject ChangesPage::toJson() const
{
    QJsonArray array;
    for (const ChangeEntry &entry : entries)
        array.append(std::visit([](const auto &one) { return entryToJson(one); }, entry));
    return { { u"entries"_s, array }, { u"next"_s, next }, { u"more"_s, more },
        { u"directoryRev"_s, directoryRev }, { u"scopeEpoch"_s, scopeEpoch },
        { u"serverTime"_s, toMs(serverTime) } };
}

Expected<ChangesPage> ChangesPage::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    ChangesPage page;
    // Several entries may share the position at which a page is cut.
    constexpr qsizetype kMost = 2 * kMostPageEntries;
    const QJsonArray entries = reader.array("entries");
    if (entries.size() > kMost)
        return fail(ErrorCode::InvalidValue, u"entries"_s);
    qint64 last = 0;
    for (const QJsonValue &value : entries) {
        auto entry = entryFromJson(value.toObject());
        if (!entry)
            return tl::make_unexpected(entry.error());
        if (positionOf(*entry) < last)
            return fail(ErrorCode::InvalidValue, u"entries"_s, u"out of order"_s);
        last = positionOf(*entry);
        page.entries.append(*std::move(entry));
    }
    page.next = reader.whole("next", last, MessageReader::kMost, JsonReader::Required);
    page.more = reader.flag("more");
    page.directoryRev = reader.count("directoryRev");
    page.scopeEpoch = reader.count("scopeEpoch");
    page.serverTime = reader.time("serverTime");
    return reader.finish(std::move(page));
}

} // namespace shiyu::protocol
