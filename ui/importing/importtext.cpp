#include "ui/importing/importtext.h"

#include "ui/text/enumtext.h"
#include "ui/text/errortext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ImportText", text);
}

const char *columnName(ImportColumn column)
{
    using C = ImportColumn;
    switch (column) {
    case C::SourceNumber:
        return QT_TRANSLATE_NOOP("ImportText", "Number");
    case C::Title:
        return QT_TRANSLATE_NOOP("ImportText", "Title");
    case C::Summary:
        return QT_TRANSLATE_NOOP("ImportText", "Text");
    case C::Category:
        return QT_TRANSLATE_NOOP("ImportText", "Category");
    case C::SubCategory:
        return QT_TRANSLATE_NOOP("ImportText", "Minor category");
    case C::Urgency:
        return QT_TRANSLATE_NOOP("ImportText", "Urgency");
    case C::ReportedAt:
        return QT_TRANSLATE_NOOP("ImportText", "Reported at");
    case C::DueAt:
        return QT_TRANSLATE_NOOP("ImportText", "Due at");
    case C::ClosedAt:
        return QT_TRANSLATE_NOOP("ImportText", "Settled at");
    case C::Closing:
        return QT_TRANSLATE_NOOP("ImportText", "Answer");
    case C::Source:
        return QT_TRANSLATE_NOOP("ImportText", "Source");
    case C::Reporter:
        return QT_TRANSLATE_NOOP("ImportText", "Reporter");
    case C::Phone:
        return QT_TRANSLATE_NOOP("ImportText", "Telephone");
    case C::Address:
        return QT_TRANSLATE_NOOP("ImportText", "Address");
    case C::Lon:
        return QT_TRANSLATE_NOOP("ImportText", "Longitude (x)");
    case C::Lat:
        return QT_TRANSLATE_NOOP("ImportText", "Latitude (y)");
    case C::Region:
        return QT_TRANSLATE_NOOP("ImportText", "Region");
    case C::Code:
        return QT_TRANSLATE_NOOP("ImportText", "Code");
    case C::Name:
        return QT_TRANSLATE_NOOP("ImportText", "Name");
    case C::Level:
        return QT_TRANSLATE_NOOP("ImportText", "Level");
    case C::Parent:
        return QT_TRANSLATE_NOOP("ImportText", "Code of the region above");
    case C::ShortName:
        return QT_TRANSLATE_NOOP("ImportText", "Short name");
    case C::Worker:
        return QT_TRANSLATE_NOOP("ImportText", "Grid worker");
    case C::Type:
        return QT_TRANSLATE_NOOP("ImportText", "Type");
    case C::Organization:
        return QT_TRANSLATE_NOOP("ImportText", "Unit");
    case C::Status:
        return QT_TRANSLATE_NOOP("ImportText", "Works or not");
    case C::StatusAt:
        return QT_TRANSLATE_NOOP("ImportText", "Time of that state");
    }
    return "";
}

/// Of a stranger's file: however long it is, it stands in a sentence.
QString shortened(const QString &text)
{
    constexpr int kLongest = 60;
    return text.size() > kLongest ? text.left(kLongest) + u'…' : text;
}

const char *problemText(FileProblem problem)
{
    switch (problem) {
    case FileProblem::None:
        break;
    case FileProblem::WebPage:
        return QT_TRANSLATE_NOOP("ImportText",
            "%1 is a web page that was saved under another name. Download the table itself.");
    case FileProblem::GitLfsPointer:
        return QT_TRANSLATE_NOOP("ImportText",
            "%1 only points to the real file, which was not fetched. Get the file itself.");
    case FileProblem::Binary:
        return QT_TRANSLATE_NOOP("ImportText", "%1 is no text table, though its name says so.");
    case FileProblem::MissingShp:
        return QT_TRANSLATE_NOOP("ImportText",
            "The .shp that belongs to %1 is missing. Copy all files of the Shapefile together.");
    case FileProblem::MissingShx:
        return QT_TRANSLATE_NOOP("ImportText",
            "The .shx of %1 is missing and could not be made. Copy all files of the Shapefile.");
    case FileProblem::NoRows:
        return QT_TRANSLATE_NOOP("ImportText", "There is no table in %1.");
    case FileProblem::UnknownFormat:
        return QT_TRANSLATE_NOOP("ImportText",
            "%1 is no table that can be read. Use CSV, XLSX, GeoPackage, Shapefile, GeoJSON or "
            "KML.");
    case FileProblem::CutShort:
        return QT_TRANSLATE_NOOP("ImportText",
            "%1 is damaged or breaks off. Nothing was imported; copy the file again.");
    case FileProblem::NoMapping:
        return QT_TRANSLATE_NOOP(
            "ImportText", "%1 is no saved mapping of columns. Choose another file.");
    case FileProblem::OtherKindsMapping:
        return QT_TRANSLATE_NOOP("ImportText",
            "The mapping in %1 was saved for another kind of import. Choose another file.");
    case FileProblem::MissingColumn:
        return QT_TRANSLATE_NOOP("ImportText",
            "The file to import has no column “%1”, which the mapping names. Nothing was changed; "
            "choose another mapping or set the columns one by one.");
    case FileProblem::SameHeading:
        return QT_TRANSLATE_NOOP("ImportText",
            "Several columns are called “%1”, and a saved mapping could not tell them apart. "
            "Rename them in the file.");
    }
    return nullptr;
}

/// As the officer calls it, where the file has the program's own name for it.
QString valueText(ImportColumn column, const QString &value)
{
    if (column == ImportColumn::Source)
        return shortened(loggedText<Source>(value));
    return shortened(column == ImportColumn::Urgency ? loggedText<Urgency>(value) : value);
}

} // namespace

QString importKindText(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Incidents:
        return words(QT_TRANSLATE_NOOP("ImportText", "Cases"));
    case ImportKind::Grids:
        return words(QT_TRANSLATE_NOOP("ImportText", "Grids"));
    case ImportKind::Regions:
        return words(QT_TRANSLATE_NOOP("ImportText", "Regions"));
    case ImportKind::Cameras:
        return words(QT_TRANSLATE_NOOP("ImportText", "Cameras"));
    case ImportKind::Places:
        break;
    }
    return words(QT_TRANSLATE_NOOP("ImportText", "Key places"));
}

QString importColumnText(ImportColumn column)
{
    return words(columnName(column));
}

QString everyRowText(ImportKind kind, const ColumnMapping &mapping)
{
    QStringList same;
    for (const ImportColumn column : columnsOf(kind)) {
        if (const QString value = mapping.value(column); !value.isEmpty())
            same.append(words(QT_TRANSLATE_NOOP("ImportText", "%1: %2"))
                            .arg(importColumnText(column), valueText(column, value)));
    }
    return same.join(QStringLiteral(" · "));
}

QString encodingText(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Utf8Bom:
        break;
    case TextEncoding::Gb18030:
        return words(QT_TRANSLATE_NOOP("ImportText", "GBK / GB 18030"));
    case TextEncoding::Utf16:
        return words(QT_TRANSLATE_NOOP("ImportText", "UTF-16"));
    case TextEncoding::Windows1252:
        return words(QT_TRANSLATE_NOOP("ImportText", "Western (Windows-1252)"));
    }
    return words(QT_TRANSLATE_NOOP("ImportText", "UTF-8"));
}

QString importErrorText(const Error &error)
{
    if (const char *text = problemText(fileProblem(error)))
        return words(text).arg(shortened(error.context));
    if (error.code == ErrorCode::UnknownCrs && error.context.isEmpty())
        return words(QT_TRANSLATE_NOOP(
            "ImportText", "The file does not say which coordinate system it uses. Choose one."));
    if (error.code == ErrorCode::UnknownCrs)
        return words(QT_TRANSLATE_NOOP("ImportText",
                         "%1 is no coordinate system for positions. Choose another one."))
            .arg(error.context);
    if (error.code == ErrorCode::InvalidValue && error.context == QLatin1StringView("right"))
        return words(QT_TRANSLATE_NOOP(
            "ImportText", "You have no right to import this. Ask the system administrator."));
    if (error.code == ErrorCode::InvalidValue) {
        if (const auto column = fromName<ImportColumn>(error.context))
            return words(QT_TRANSLATE_NOOP("ImportText", "Say which column is “%1”."))
                .arg(importColumnText(*column));
    }
    if (error.code == ErrorCode::Cancelled)
        return words(
            QT_TRANSLATE_NOOP("ImportText", "Stopped. What was not yet written was not imported."));
    return errorText(error);
}

} // namespace shiyu
