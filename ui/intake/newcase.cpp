#include "ui/intake/newcase.h"

#include "app/domain/personaldata.h"
#include "app/domain/phone.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace shiyu {
namespace {

constexpr qsizetype kTitleLength = 40;
constexpr qsizetype kSummaryLength = 160;

using K = QLatin1StringView;

QString id(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

bool NewCase::isEmpty() const
{
    NewCase blank;
    blank.source = source;
    blank.urgency = urgency;
    blank.emergency = emergency;
    blank.lead = lead;
    blank.basis = basis;
    blank.clause = clause;
    return *this == blank;
}

QString NewCase::effectiveTitle() const
{
    if (!title.trimmed().isEmpty())
        return maskPersonalData(title).simplified();
    static const QRegularExpression kEnd(QStringLiteral("[。！？；;!?\\n\\r，,]"));
    const QString first = appeal.trimmed().section(kEnd, 0, 0, QString::SectionSkipEmpty);
    return maskedStart(first, kTitleLength).simplified();
}

QJsonObject toJson(const NewCase &draft)
{
    QJsonObject json { { id("source"), nameOf(draft.source) },
        { id("sourceNumber"), draft.sourceNumber }, { id("dueTyped"), draft.dueTyped },
        { id("category"), draft.category.toString() }, { id("categoryText"), draft.categoryText },
        { id("urgency"), nameOf(draft.urgency) }, { id("title"), draft.title },
        { id("appeal"), draft.appeal }, { id("address"), draft.address },
        { id("region"), draft.where.region.toString() }, { id("clicked"), draft.where.clicked },
        { id("named"), draft.where.named }, { id("found"), draft.where.found },
        { id("reporterName"), draft.reporterName }, { id("reporterPhone"), draft.reporterPhone },
        { id("purpose"), draft.purpose }, { id("confidential"), draft.confidential },
        { id("answer"), draft.answer }, { id("knowledge"), draft.knowledge },
        { id("files"), QJsonArray::fromStringList(draft.files) },
        { id("emergency"), draft.emergency }, { id("lead"), draft.lead.toString() } };
    if (draft.where.at) {
        json[id("lon")] = draft.where.at->lon;
        json[id("lat")] = draft.where.at->lat;
    }
    return json;
}

NewCase newCaseFromJson(const QJsonObject &json)
{
    NewCase draft;
    const auto text = [&json](const char *name) { return json[K(name)].toString(); };
    draft.source = fromName<Source>(text("source")).value_or(Source::Hotline12345);
    draft.sourceNumber = text("sourceNumber");
    draft.dueTyped = text("dueTyped");
    draft.category = CategoryId(text("category"));
    draft.categoryText = text("categoryText");
    draft.urgency = fromName<Urgency>(text("urgency")).value_or(Urgency::Normal);
    draft.title = text("title");
    draft.appeal = text("appeal");
    draft.address = text("address");
    draft.where.region = RegionCode(text("region"));
    draft.where.clicked = json[K("clicked")].toBool();
    draft.where.named = json[K("named")].toBool();
    draft.where.found = text("found");
    draft.reporterName = text("reporterName");
    draft.reporterPhone = text("reporterPhone");
    draft.purpose = text("purpose");
    draft.confidential = json[K("confidential")].toBool();
    draft.answer = text("answer");
    draft.knowledge = text("knowledge");
    for (const QJsonValue &file : json[K("files")].toArray())
        draft.files.append(file.toString());
    draft.emergency = json[K("emergency")].toBool();
    draft.lead = OrganizationId(text("lead"));
    if (json.contains(K("lon")))
        draft.where.at = LonLat { json[K("lon")].toInt(), json[K("lat")].toInt() };
    return draft;
}

NewCase withTypedMeanwhile(const NewCase &draft, const NewCase &before, const NewCase &now)
{
    static const QStringList kTexts { id("title"), id("appeal"), id("purpose"), id("answer"),
        id("knowledge") };
    // A choice is one thing: its text and what the text stands for come together. So is a number, a
    // name, a time: two of them in one field are none.
    static const QVector<QStringList> kChoices { { id("category"), id("categoryText") },
        { id("address"), id("region"), id("clicked"), id("named"), id("found"), id("lon"),
            id("lat") },
        { id("emergency"), id("lead") }, { id("source") }, { id("sourceNumber") },
        { id("dueTyped") }, { id("reporterName") }, { id("reporterPhone") }, { id("urgency") },
        { id("confidential") }, { id("files") } };
    QJsonObject merged = toJson(draft);
    const QJsonObject was = toJson(before);
    const QJsonObject is = toJson(now);
    for (const QString &field : kTexts) {
        const QString typed = is[field].toString();
        if (typed != was[field].toString())
            merged[field] = was[field].toString().isEmpty()
                ? QString(merged[field].toString() + typed)
                : typed;
    }
    for (const QStringList &fields : kChoices) {
        const bool changed = std::any_of(fields.begin(), fields.end(),
            [&](const QString &field) { return is[field] != was[field]; });
        for (const QString &field : changed ? fields : QStringList()) {
            merged.remove(field);
            if (is.contains(field))
                merged[field] = is[field];
        }
    }
    return newCaseFromJson(merged);
}

ActRequest reportOf(const NewCase &matter)
{
    ActRequest request;
    request.kind = OperationKind::Report;
    const Place place { matter.where.at ? PlaceShape::Point : PlaceShape::None,
        matter.where.at ? QVector<LonLat> { *matter.where.at } : QVector<LonLat> {},
        maskPersonalData(matter.address.trimmed()) };
    const bool contactable = !matter.reporterPhone.trimmed().isEmpty();
    request.args = { { id("title"), matter.effectiveTitle() },
        { id("summary"), maskedStart(matter.appeal.simplified(), kSummaryLength) },
        { id("place"), toJson(place) }, { id("urgency"), nameOf(matter.urgency) },
        { id("channel"),
            nameOf(matter.source == Source::VideoDetection ? Channel::Video
                    : matter.source == Source::Sensor      ? Channel::Sensor
                                                           : Channel::Person) },
        { id("source"), nameOf(matter.source) }, { id("contactable"), contactable },
        { id("confidential"), matter.confidential } };
    if (!matter.where.region.isEmpty())
        request.args[id("region")] = matter.where.region.toString();
    if (!matter.category.isEmpty())
        request.args[id("category")] = matter.category.toString();
    if (!matter.sourceNumber.trimmed().isEmpty())
        request.args[id("sourceNumber")] = matter.sourceNumber.trimmed();
    if (matter.sourceDue)
        request.args[id("sourceDue")] = toMs(*matter.sourceDue);
    const Audience identity = matter.confidential ? Audience::IntakeSeat : Audience::Handlers;
    const auto close = [&request](const char *field, const QString &value, Audience audience) {
        if (!value.trimmed().isEmpty())
            request.closed.insert(id(field), { value.trimmed(), audience });
    };
    close("appeal", matter.appeal, Audience::Handlers);
    close("purpose", matter.purpose, Audience::Handlers);
    close("reporterName", matter.reporterName, identity);
    close("reporterPhone", normalisedPhone(matter.reporterPhone), identity);
    return request;
}

ActRequest emergencyDispatchOf(const NewCase &matter)
{
    ActRequest request = reportOf(matter);
    request.kind = OperationKind::EmergencyDispatch;
    request.args[id("lead")] = matter.lead.toString();
    request.args[id("basis")] = nameOf(matter.basis);
    if (!matter.clause.isEmpty())
        request.args[id("clause")] = matter.clause;
    return request;
}

} // namespace shiyu
