#include "app/exchange/columnmapping.h"

#include "app/exchange/fileproblem.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <span>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using C = ImportColumn;

struct Known {
    C column;
    const char16_t *names; ///< in order of preference, as plainName() gives them
};

// Sources of the names: Boston 311 (data.boston.gov), NYC 311 portal export and Socrata API,
// Züri wie neu, Open311 GeoReport v2, message boards and 12345 exports.
constexpr Known kIncidentNames[] = {
    { C::SourceNumber,
        u"caseenquiryid uniquekey servicerequestid 工单编号 工单号 案卷编号 案件编号 留言编号 "
        u"受理编号 来源编号 编号 ticketid casenumber sourcenumber number id" },
    { C::Title,
        u"casetitle descriptor title 标题 工单标题 案件标题 留言主题 主题 诉求标题 问题标题 "
        u"subject name 名称" }, // the last two as KML and drawn maps call it
    { C::Summary,
        u"description summary 留言详情 诉求内容 工单内容 案件描述 问题描述 留言内容 内容 详情 "
        u"事件描述 details" },
    { C::SubCategory, u"小类 二级分类 二级标签 三级分类 subcategory 问题小类 案件小类" },
    { C::Category,
        u"type complainttype servicename servicecode 一级分类 一级标签 大类 类别 分类 问题类型 "
        u"案件类型 诉求类型 事项类别 category" },
    { C::Urgency, u"urgency priority 紧急程度 紧急等级 缓急程度" },
    { C::ReportedAt,
        u"opendt createddate requesteddatetime 留言时间 受理时间 上报时间 诉求时间 登记时间 "
        u"创建时间 发生时间 来电时间 时间 reportedat opened date" },
    { C::DueAt,
        u"targetdt duedate expecteddatetime 截止时间 办理期限 办结时限 到期时间 要求办结时间 "
        u"dueat" },
    { C::ClosedAt, u"closeddt closeddate 答复时间 办结时间 结案时间 回复时间 closedat closed" },
    { C::Closing,
        u"closurereason resolutiondescription statusnotes 答复意见 办理结果 处理结果 答复内容 "
        u"回复内容 办结意见 closing" },
    { C::Reporter, u"留言用户 诉求人 反映人 来电人 姓名 联系人 上报人 reporter" },
    { C::Phone, u"联系电话 电话 手机 手机号 手机号码 来电号码 诉求人电话 phone" },
    { C::Address,
        u"incidentaddress address addressstring 地址 事发地址 发生地址 详细地址 案发地址 地点 位置 "
        u"locationstreetname location" },
    { C::Lon, u"longitude long lon lng 经度 坐标x x坐标 x e" },
    { C::Lat, u"latitude lat 纬度 坐标y y坐标 y n" },
    { C::Region, u"regioncode 网格编码 所属网格 所属区域 所属社区 区划代码 region" },
};
constexpr Known kRegionNames[] = {
    { C::Code,
        u"code 代码 编码 区划代码 行政区划代码 统计用区划代码 网格编码 网格编号 网格代码 "
        u"gridcode regioncode adcode pac" },
    { C::Name, u"name 名称 区划名称 网格名称 单位名称 gridname 中文名" },
    { C::Level, u"level 级别 层级 等级" },
    { C::Parent,
        u"parentcode parentcod parent 上级代码 上级编码 父级代码 所属社区代码 所属社区编码 "
        u"所属村社代码" },
    { C::ShortName, u"shortname 简称" },
    { C::Worker, u"worker 网格员 网格员姓名 责任人" },
    { C::Phone, u"workerphone 网格员电话 联系电话 电话 phone" },
};
constexpr Known kFeatureNames[] = {
    { C::SourceNumber,
        u"设备编码 国标编码 摄像机编号 设备编号 编号 编码 ref deviceid osmnodeid code id" },
    { C::Name, u"name 名称 设备名称 摄像机名称 点位名称 description 描述" },
    { C::Type, u"cameratype type 类型 设备类型 类别 种类 fclass featurecla amenity" },
    { C::Organization, u"organization 所属单位 管理单位 权属单位 单位 operator" },
    { C::Status, u"status 状态 设备状态 在线状态 运行状态 工作状态" },
    { C::StatusAt, u"statustime statusat 状态时间 检测时间 最近在线时间 最后在线时间" },
    { C::Phone, u"phone 联系电话 电话" },
    { C::Address, u"address 地址 安装地址 详细地址 安装位置 位置" },
    { C::Lon, u"longitude long lon lng 经度 x e" },
    { C::Lat, u"latitude lat 纬度 y n" },
};

std::span<const Known> knownNames(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Incidents:
        return kIncidentNames;
    case ImportKind::Grids:
    case ImportKind::Regions:
        return kRegionNames;
    case ImportKind::Cameras:
    case ImportKind::Places:
        break;
    }
    return kFeatureNames;
}

/// Letters and digits alone, in small letters: "Created Date" and created_date are one name.
QString plainName(const QString &name)
{
    QString plain;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            plain.append(c.toLower());
    }
    return plain;
}

/// What fills a column by a mapping that was written down.
Expected<void> fill(
    ColumnMapping &mapping, C column, const QJsonValue &from, const QStringList &fields)
{
    const QJsonValue value = from["value"_L1];
    if (from.isNull()) {
        mapping.setField(column, -1);
    } else if (value.isString()) {
        mapping.setField(column, -1);
        mapping.setValue(column, value.toString());
    } else if (!from.isString()) {
        return failFile(ErrorCode::InvalidValue, nameOf(column), FileProblem::NoMapping);
    } else {
        const qsizetype field = fields.indexOf(from.toString());
        if (field < 0)
            return failFile(ErrorCode::InvalidValue, from.toString(), FileProblem::MissingColumn);
        mapping.setField(column, static_cast<int>(field));
    }
    return {};
}

} // namespace

QVector<ImportColumn> columnsOf(ImportKind kind)
{
    QVector<ImportColumn> columns;
    for (const Known &known : knownNames(kind))
        columns.append(known.column);
    if (kind == ImportKind::Incidents)
        columns.append(C::Source);
    if (kind == ImportKind::Grids)
        columns.removeOne(C::Level);
    if (kind == ImportKind::Regions) {
        columns.removeOne(C::Worker);
        columns.removeOne(C::Phone);
    }
    return columns;
}

QVector<ImportColumn> neededColumns(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Incidents:
        return { C::Title, C::Summary, C::Category };
    case ImportKind::Grids:
    case ImportKind::Regions:
        return { C::Code, C::Name };
    case ImportKind::Cameras:
    case ImportKind::Places:
        break;
    }
    return {};
}

ColumnMapping ColumnMapping::suggested(ImportKind kind, const QStringList &fields)
{
    QStringList plain;
    for (const QString &field : fields)
        plain.append(plainName(field));
    const QVector<ImportColumn> allowed = columnsOf(kind);
    ColumnMapping mapping;
    for (const Known &known : knownNames(kind)) {
        if (!allowed.contains(known.column))
            continue;
        const QStringList names = QString::fromUtf16(known.names).split(u' ');
        for (const QString &name : names) {
            const auto at = static_cast<int>(plain.indexOf(name));
            if (at >= 0 && !mapping.columnOf(at)) {
                mapping.setField(known.column, at);
                break;
            }
        }
    }
    // Half a position is none.
    if (!mapping.hasPosition()) {
        mapping.setField(C::Lon, -1);
        mapping.setField(C::Lat, -1);
    }
    return mapping;
}

Expected<ColumnMapping> ColumnMapping::fromJson(
    ImportKind kind, const QByteArray &json, const QStringList &fields)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return failFile(
            ErrorCode::InvalidValue, u"map"_s, FileProblem::NoMapping, problem.errorString());
    ColumnMapping mapping = suggested(kind, fields);
    const QVector<ImportColumn> allowed = columnsOf(kind);
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto column = fromName<ImportColumn>(it.key());
        if (!column)
            return failFile(ErrorCode::InvalidValue, it.key(), FileProblem::NoMapping);
        if (!allowed.contains(*column))
            return failFile(ErrorCode::InvalidValue, it.key(), FileProblem::OtherKindsMapping);
        if (const auto filled = fill(mapping, *column, *it, fields); !filled)
            return tl::make_unexpected(filled.error());
    }
    return mapping;
}

QByteArray ColumnMapping::toJson(ImportKind kind, const QStringList &fields) const
{
    QJsonObject object;
    const ColumnMapping other = suggested(kind, fields);
    for (auto it = other.m_fields.begin(); it != other.m_fields.end(); ++it)
        object.insert(nameOf(it.key()), QJsonValue::Null);
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it)
        object.insert(nameOf(it.key()), fields.value(it.value()));
    for (auto it = m_values.begin(); it != m_values.end(); ++it)
        object.insert(nameOf(it.key()), QJsonObject { { u"value"_s, it.value() } });
    return QJsonDocument(object).toJson();
}

void ColumnMapping::setField(ImportColumn column, int field)
{
    if (field < 0) {
        m_fields.remove(column);
        return;
    }
    if (const auto other = columnOf(field))
        m_fields.remove(*other);
    m_values.remove(column);
    m_fields.insert(column, field);
}

void ColumnMapping::setValue(ImportColumn column, const QString &value)
{
    m_values.remove(column);
    const QString clean = cleanText(value);
    if (clean.isEmpty())
        return;
    m_fields.remove(column);
    m_values.insert(column, clean);
}

std::optional<ImportColumn> ColumnMapping::columnOf(int field) const
{
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        if (it.value() == field)
            return it.key();
    }
    return std::nullopt;
}

QString ColumnMapping::text(ImportColumn column, const QStringList &row) const
{
    const int at = field(column);
    return at >= 0 ? cleanText(row.value(at)) : value(column);
}

QString cleanText(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\r') {
            if (i + 1 >= text.size() || text.at(i + 1) != u'\n')
                clean.append(u'\n');
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            clean.append(c);
            clean.append(text.at(++i));
        } else if (!c.isSurrogate() && (c >= u' ' || c == u'\n' || c == u'\t')
            && c != QChar(0x7F)) {
            clean.append(c);
        }
    }
    return clean.trimmed();
}

} // namespace shiyu
