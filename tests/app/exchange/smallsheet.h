#pragma once
#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QtEndian>

/// A spreadsheet file as a hotline exports it, made by hand: every cell is text.
namespace shiyu::test {

/// ISO 3309, as ZIP wants it.
inline quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

/// An archive whose files are stored as they are (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
inline QByteArray storedArchive(const QList<std::pair<QByteArray, QByteArray>> &files)
{
    const auto number = [](auto value) {
        const auto little = qToLittleEndian(value);
        return QByteArray(reinterpret_cast<const char *>(&little), sizeof little);
    };
    QByteArray archive, index;
    for (const auto &[name, bytes] : files) {
        const auto size = static_cast<quint32>(bytes.size());
        const QByteArray facts = number(quint16 { 10 }) + number(quint16 { 0 })
            + number(quint16 { 0 }) + number(quint32 { 0 }) + number(crcOf(bytes)) + number(size)
            + number(size) + number(static_cast<quint16>(name.size())) + number(quint16 { 0 });
        index += "PK\1\2" + number(quint16 { 10 }) + facts + number(quint16 { 0 })
            + number(quint16 { 0 }) + number(quint16 { 0 }) + number(quint32 { 0 })
            + number(static_cast<quint32>(archive.size())) + name;
        archive += "PK\3\4" + facts + name + bytes;
    }
    const auto count = static_cast<quint16>(files.size());
    const QByteArray end = "PK\5\6" + number(quint32 { 0 }) + number(count) + number(count)
        + number(static_cast<quint32>(index.size())) + number(static_cast<quint32>(archive.size()))
        + number(quint16 { 0 });
    return archive + index + end;
}

inline QByteArray sheetOf(const QList<QStringList> &rows)
{
    const QByteArray office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const QByteArray main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const QByteArray relations
        = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    QByteArray cells;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const QByteArray number = QByteArray::number(row + 1);
        cells += "<row r=\"" + number + "\">";
        for (qsizetype column = 0; column < rows.at(row).size(); ++column)
            cells += "<c r=\"" + QByteArray(1, static_cast<char>('A' + column)) + number
                + "\" t=\"inlineStr\"><is><t>" + rows.at(row).at(column).toUtf8() + "</t></is></c>";
        cells += "</row>";
    }
    return storedArchive({ { "[Content_Types].xml",
                               "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                               "content-types\"><Override PartName=\"/xl/workbook.xml\" "
                               "ContentType=\""
                                   + office
                                   + "sheet.main+xml\"/><Override "
                                     "PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
                                   + office + "worksheet+xml\"/></Types>" },
        { "xl/workbook.xml",
            "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations
                + "\"><sheets><sheet name=\"a\" sheetId=\"1\" "
                  "r:id=\"rId1\"/></sheets></workbook>" },
        { "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            "<Relationship Id=\"rId1\" Type=\""
                + relations + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>" },
        { "xl/worksheets/sheet1.xml",
            "<worksheet xmlns=\"" + main + "\"><sheetData>" + cells
                + "</sheetData></worksheet>" } });
}

} // namespace shiyu::test
