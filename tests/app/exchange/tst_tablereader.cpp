#include "app/exchange/fileproblem.h"
#include "app/exchange/tablereader.h"
#include "tests/app/exchange/shareddata.h"
#include "tests/app/exchange/smallsheet.h"
#include "tests/support/testcase.h"
#include <QStringEncoder>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

struct Content {
    qint64 rows = 0, shapes = 0, damaged = 0;
    QStringList first;
    std::optional<Error> error;
};

Content readAll(TableReader &table, int layer)
{
    Content content;
    table.start(layer);
    for (;;) {
        const auto row = table.next();
        if (!row) {
            content.error = row.error();
            return content;
        }
        if (!*row)
            return content;
        if (++content.rows == 1)
            content.first = (*row)->values;
        content.shapes += (*row)->geometry.shape != PlaceShape::None;
        content.damaged += !(*row)->damage.isEmpty();
    }
}

} // namespace

class TstTableReader : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("encoding");
        const QString text = u"标题,地址\r\n路灯不亮,镜湖区\r\n\"井盖, 缺失\",弋江区\r\n"_s;
        const auto encoded = [&text](const char *codec) -> QByteArray {
            QStringEncoder encoder(codec);
            return encoder(text);
        };
        const auto row = [](const char *name, const QByteArray &bytes, TextEncoding encoding) {
            QTest::newRow(name) << bytes << static_cast<int>(encoding);
        };
        row("UTF-8", text.toUtf8(), TextEncoding::Utf8);
        row("UTF-8 with BOM", "\xEF\xBB\xBF" + text.toUtf8(), TextEncoding::Utf8Bom);
        row("GBK", encoded("GB18030"), TextEncoding::Gb18030);
        row("UTF-16 with BOM", "\xFF\xFE" + encoded("UTF-16LE"), TextEncoding::Utf16);
        const QString piped = u"标题|地址\r\n路灯不亮|镜湖区\r\n\"井盖| 缺失\"|弋江区\r\n"_s;
        row("pipes between the columns", piped.toUtf8(), TextEncoding::Utf8);
        row("pipes, UTF-8 with BOM", "\xEF\xBB\xBF" + piped.toUtf8(), TextEncoding::Utf8Bom);
        QStringEncoder gbk("GB18030");
        row("pipes in GBK", gbk(piped), TextEncoding::Gb18030);
    }
    void texts()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, encoding);
        auto table = TableReader::open(made(u"table.csv"_s, bytes));
        QVERIFY2(table, table ? "" : qPrintable(table.error().detail));
        QCOMPARE(static_cast<int>(table->encoding()), encoding);
        QCOMPARE(table->layers().size(), 1);
        QCOMPARE(table->layers().first().name, u"table"_s);
        QCOMPARE(table->layers().first().fields, (QStringList { u"标题"_s, u"地址"_s }));
        QVERIFY(!table->layers().first().hasGeometry);
        const Content content = readAll(*table, 0);
        QCOMPARE(content.rows, 2);
        QCOMPARE(content.first, (QStringList { u"路灯不亮"_s, u"镜湖区"_s }));
        QCOMPARE(readAll(*table, 0).rows, 2); // from the beginning again
    }

    /// GDAL by itself takes the names for a row of the data: no cell looks otherwise than a name.
    void aSheetOfTextHasItsNamesInTheFirstRow()
    {
        auto table = TableReader::open(made(u"table.xlsx"_s,
            sheetOf({ { u"标题"_s, u"经度"_s }, { u"路灯不亮"_s, u"118.38"_s },
                { u"井盖缺失"_s, u"118.39"_s } })));
        QVERIFY2(table, table ? "" : qPrintable(table.error().detail));
        QCOMPARE(table->layers().first().fields, (QStringList { u"标题"_s, u"经度"_s }));
        const Content content = readAll(*table, 0);
        QCOMPARE(content.rows, 2);
        QCOMPARE(content.first, (QStringList { u"路灯不亮"_s, u"118.38"_s }));
    }

    void aPipeInACellIsNoColumn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("first");
        QTest::newRow("in quotes")
            << QByteArray("a|b\n\"1|2\"|3\n") << QStringList { u"1|2"_s, u"3"_s };
        QTest::newRow("between commas")
            << QByteArray("a,b\n1|2,3\n") << QStringList { u"1|2"_s, u"3"_s };
        QTest::newRow("a name with a pipe")
            << QByteArray("a|x,b\n1,3\n") << QStringList { u"1"_s, u"3"_s };
        QTest::newRow("commas and tabs in cells")
            << QByteArray("a|b\n1,2;\t4|3\n") << QStringList { u"1,2; 4"_s, u"3"_s };
    }
    void aPipeInACellIsNoColumn()
    {
        QFETCH(QByteArray, bytes);
        auto table = TableReader::open(made(u"a.csv"_s, bytes));
        QVERIFY2(table, table ? "" : qPrintable(table.error().detail));
        QTEST(readAll(*table, 0).first, "first");
    }

    void latinIsNotTakenForChinese()
    {
        auto table = TableReader::open(made(u"a.csv"_s, "name,n\nZ\xFCrich,1\nGen\xE8ve,2\n"));
        QVERIFY(table);
        QCOMPARE(readAll(*table, 0).first.first(), u"Zürich"_s);
    }

    void aCellMayBeTenMegabytes()
    {
        const QByteArray big(10 << 20, 'x');
        auto table = TableReader::open(made(u"a.csv"_s, "a,b\n1,\"" + big + "\"\n2,y\n"));
        QVERIFY(table);
        const Content content = readAll(*table, 0);
        QCOMPARE(content.rows, 2);
        QCOMPARE(content.first.value(1).size(), big.size());
    }

    void geoJson()
    {
        const QByteArray json
            = QByteArray("{'type':'FeatureCollection','features':["
                         "{'type':'Feature','properties':{'name':'a'},'geometry':{'type':'Point','"
                         "coordinates':[118.38,31.33]}},"
                         "{'type':'Feature','properties':{'name':'b'},'geometry':{'type':'"
                         "MultiPolygon','coordinates':[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],["
                         "3,3],[2,2]],[[2.5,2.2],[2.6,2.2],[2.6,2.3],[2.5,2.2]]]]}},"
                         "{'type':'Feature','properties':{'name':'c'},'geometry':null}]}")
                  .replace('\'', '"');
        auto table = TableReader::open(made(u"a.geojson"_s, json));
        QVERIFY(table);
        QCOMPARE(table->layers().first().crs, u"EPSG:4326"_s);
        table->start(0);
        const auto point = table->next();
        QCOMPARE((*point)->geometry.shape, PlaceShape::Point);
        QCOMPARE((*point)->geometry.parts[0][0][0].x, 118.38);
        QCOMPARE((*point)->geometry.parts[0][0][0].y, 31.33);
        const auto area = table->next();
        QCOMPARE((*area)->geometry.shape, PlaceShape::Area);
        QCOMPARE((*area)->geometry.parts.size(), size_t { 2 });
        QCOMPARE((*area)->geometry.parts[1].size(), size_t { 2 });
        QCOMPARE((*table->next())->geometry.shape, PlaceShape::None);
        QVERIFY(!*table->next());
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<FileProblem>("problem");
        using P = FileProblem;
        using E = ErrorCode;
        const auto row = [](const char *name, const char16_t *file, const QByteArray &bytes, E code,
                             P problem) {
            QTest::newRow(name) << QString::fromUtf16(file) << bytes << code << problem;
        };
        row("empty", u"a.csv", "", E::Empty, P::None);
        row("blank", u"a.csv", " \n\n", E::Empty, P::None);
        row("a web page", u"a.csv", "<!DOCTYPE html>\n<html><body>1,2</body></html>", E::WrongKind,
            P::WebPage);
        row("a web page with blanks", u"a.csv", "\n\n <html lang=\"en\">\n", E::WrongKind,
            P::WebPage);
        row("a git-lfs pointer", u"a.csv",
            "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n", E::WrongKind,
            P::GitLfsPointer);
        row("binary", u"a.csv", QByteArray("a,b\n1,\0x\n", 9), E::WrongKind, P::Binary);
        row("half a GeoJSON", u"a.geojson",
            QByteArray("{'type':'FeatureCollection','features':[{'type':'Feature','properties':{'a")
                .replace('\'', '"'),
            E::Damaged, P::CutShort);
        row("no GeoPackage", u"a.gpkg", "just words", E::WrongKind, P::UnknownFormat);
        row("a picture", u"a.png", "\x89PNG\r\n\x1A\n0000", E::WrongKind, P::UnknownFormat);
    }
    void wrongFiles()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFETCH(FileProblem, problem);
        const auto table = TableReader::open(made(name, bytes));
        QVERIFY(!table);
        QCOMPARE(table.error().code, code);
        QCOMPARE(fileProblem(table.error()), problem);
        QCOMPARE(table.error().context, name);
    }

    void aMissingFile()
    {
        const auto table = TableReader::open(m_folder.filePath(u"none.csv"_s));
        QVERIFY(!table);
        QCOMPARE(table.error().code, ErrorCode::NotFound);
        QCOMPARE(TableReader::open(m_folder.path()).error().code, ErrorCode::WrongKind);
    }

    // GDAL's own findings are in bad_input/GDAL362_OBSERVED.tsv; ours are stricter where a table
    // would be none.
    void realFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code"); // -1: opens
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("shapes");
        const auto good = [](const char *name, int rows, int shapes = 0) {
            QTest::newRow(name) << QString::fromLatin1(name) << -1 << rows << shapes;
        };
        const auto bad = [](const char *name, ErrorCode code) {
            QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(code) << 0 << 0;
        };
        good("divisions/wuhu_3402.csv", 1040);
        good("divisions/lishui_3311.csv", 2192);
        good("divisions/changde_4307.csv", 2463);
        good("divisions/china_province_city_county.csv", 3351);
        good("events/cn_citizen_messages_2_labelled.csv.gz", 495);
        good("events/cn_citizen_messages_3.csv.gz", 4326);
        good("events/cn_citizen_messages_4_replies_odd.csv.gz", 1408);
        good("events/cn_complaint_category_taxonomy.csv", 517);
        good("events/nyc311_2022_sample_portal_header.csv", 924);
        good("events/nyc311_2023_sample_socrata_header.csv", 500);
        good("events/zurich_zwn_reports_epsg2056.csv.gz", 62245);
        good("events/boston311_2011.csv.gz", 58251);
        good("cameras/tw_enforcement_cameras.geojson", 2512, 2512);
        good("cameras/uz_osm_enforcement_cameras.csv", 576);
        good("boundaries/admin_wuhu_lishui_changde_wgs84.gpkg", 3, 3);
        good("boundaries/zurich_districts.gpkg", 22, 22);
        good("boundaries/town_renshou_511421_wgs84.gpkg", 60, 60);
        good("bad_input/derived/wuhu_divisions_GBK_CRLF.csv", 1040);
        good("bad_input/derived/wuhu_divisions_UTF8_BOM.csv", 1040);
        good("bad_input/derived/wuhu_county_GBK.shp", 7, 7);
        good("bad_input/derived/shp_missing_shx_prj/wuhu_county.shp", 7, 7);
        good("bad_input/real/mapshaper_dbf_gbk.dbf", 1);
        good("bad_input/real/mapshaper_cpg_big5.shp", 1, 1);
        good("bad_input/real/renshou_towns_raw_typo_key.geojson", 60, 60);
        good("bad_input/real/mapnik_json_null_feature.geojson", 2, 1);
        good("bad_input/real/mapnik_csv_mac_newlines_with_unix_inline.csv", 1);
        bad("bad_input/derived/admin_truncated_60pct.gpkg", ErrorCode::Damaged);
        bad("bad_input/derived/tw_cameras_truncated.geojson", ErrorCode::Damaged);
        bad("bad_input/real/cn_city_MISSING_SHP.dbf", ErrorCode::NotFound);
        bad("bad_input/real/nyc311_html_saved_as.csv", ErrorCode::WrongKind);
        bad("bad_input/real/nyc311_git_lfs_pointer.csv", ErrorCode::WrongKind);
        bad("bad_input/real/mapnik_csv_fails_blank.csv", ErrorCode::Empty);
        bad("bad_input/real/pyshp_empty_zipfile.zip", ErrorCode::WrongKind);
        bad("bad_input/real/node-mbtiles_corrupt.mbtiles", ErrorCode::WrongKind);
        bad("bad_input/real/mapnik_json_points-malformed.geojson", ErrorCode::Damaged);
    }
    void realFiles()
    {
        QFETCH(QString, name);
        QFETCH(int, code);
        QFETCH(int, rows);
        QFETCH(int, shapes);
        const QString path = sharedData(name);
        if (path.isEmpty())
            QSKIP("the real data is not there");
        auto table = TableReader::open(path);
        QCOMPARE(table ? -1 : static_cast<int>(table.error().code), code);
        if (!table)
            return;
        const Content content = readAll(*table, 0);
        QVERIFY(!content.error);
        QCOMPARE(content.rows, rows);
        QCOMPARE(content.shapes, shapes);
    }

    void nothingIsWrittenBesideAFile()
    {
        const QString path = sharedData(u"bad_input/derived/shp_missing_shx_prj/wuhu_county.shp"_s);
        if (path.isEmpty())
            QSKIP("the real data is not there");
        QVERIFY(QFile::copy(path, m_folder.filePath(u"c.shp"_s)));
        const QStringList before = QDir(m_folder.path()).entryList();
        QVERIFY(TableReader::open(m_folder.filePath(u"c.shp"_s)));
        QCOMPARE(QDir(m_folder.path()).entryList(), before);
    }

private:
    QString made(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstTableReader)
#include "tst_tablereader.moc"
