#include "app/exchange/columnmapping.h"

#include "app/exchange/fileproblem.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using C = ImportColumn;

class TstColumnMapping : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void knownHeadings_data()
    {
        QTest::addColumn<ImportKind>("kind");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("expected"); // column=field, in the order of ImportColumn
        QTest::newRow("Boston")
            << ImportKind::Incidents
            << u"case_enquiry_id,open_dt,target_dt,closed_dt,closure_reason,case_title,type,location,latitude,longitude"_s
            << u"sourceNumber=case_enquiry_id title=case_title category=type reportedAt=open_dt "
               "dueAt=target_dt closedAt=closed_dt closing=closure_reason address=location "
               "lon=longitude lat=latitude"_s;
        QTest::newRow("New York, portal")
            << ImportKind::Incidents
            << u"Unique Key,Created Date,Closed Date,Complaint Type,Descriptor,Incident Address,Due Date,Resolution Description,Latitude,Longitude,Location"_s
            << u"sourceNumber=Unique Key title=Descriptor category=Complaint Type "
               "reportedAt=Created Date dueAt=Due Date closedAt=Closed Date "
               "closing=Resolution Description address=Incident Address lon=Longitude lat=Latitude"_s;
        QTest::newRow("New York, API")
            << ImportKind::Incidents
            << u"unique_key,created_date,complaint_type,descriptor,incident_address,latitude,longitude,closed_date"_s
            << u"sourceNumber=unique_key title=descriptor category=complaint_type "
               "reportedAt=created_date closedAt=closed_date address=incident_address "
               "lon=longitude lat=latitude"_s;
        QTest::newRow("Zürich, metres") << ImportKind::Incidents << u"date,year,service_code,e,n"_s
                                        << u"category=service_code reportedAt=date lon=e lat=n"_s;
        QTest::newRow("Open311")
            << ImportKind::Incidents
            << u"service_request_id,status,service_name,description,requested_datetime,expected_datetime,address,lat,long"_s
            << u"sourceNumber=service_request_id summary=description category=service_name "
               "reportedAt=requested_datetime dueAt=expected_datetime address=address lon=long "
               "lat=lat"_s;
        QTest::newRow("message board")
            << ImportKind::Incidents
            << u"留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间"_s
            << u"sourceNumber=留言编号 title=留言主题 summary=留言详情 reportedAt=留言时间 "
               "closedAt=答复时间 closing=答复意见 reporter=留言用户"_s;
        QTest::newRow("Chinese headings")
            << ImportKind::Incidents << u"标题,地址,经度,纬度,一级标签,紧急程度,联系电话"_s
            << u"title=标题 category=一级标签 urgency=紧急程度 phone=联系电话 address=地址 "
               u"lon=经度 "
               "lat=纬度"_s;
        QTest::newRow("KML, as GDAL names its fields")
            << ImportKind::Incidents
            << u"Name,description,timestamp,begin,end,altitudeMode,tessellate,visibility,icon"_s
            << u"title=Name summary=description"_s;
        QTest::newRow("a title is a better one than a name")
            << ImportKind::Incidents << u"name,title,姓名"_s << u"title=title reporter=姓名"_s;
        QTest::newRow("half a position is none")
            << ImportKind::Incidents << u"标题,经度"_s << u"title=标题"_s;
        QTest::newRow("divisions") << ImportKind::Regions << u"code,name,level,parent_code"_s
                                   << u"code=code name=name level=level parent=parent_code"_s;
        QTest::newRow("a DBF cuts names to ten letters")
            << ImportKind::Regions << u"code,name,level,parent_cod"_s
            << u"code=code name=name level=level parent=parent_cod"_s;
        QTest::newRow("cameras")
            << ImportKind::Cameras << u"设备编码,设备名称,类型,经度,纬度,bearing"_s
            << u"sourceNumber=设备编码 lon=经度 lat=纬度 name=设备名称 type=类型"_s;
    }
    void knownHeadings()
    {
        QFETCH(ImportKind, kind);
        QFETCH(QString, fields);
        QFETCH(QString, expected);
        const QStringList names = fields.split(u',');
        const auto mapping = ColumnMapping::suggested(kind, names);
        QStringList found;
        for (int c = 0; c <= static_cast<int>(C::Organization); ++c) {
            if (const int field = mapping.field(static_cast<C>(c)); field >= 0)
                found.append(nameOf(static_cast<C>(c)) + u'=' + names.at(field));
        }
        QCOMPARE(found.join(u' '), expected);
    }

    void jsonGoesBothWays()
    {
        const QStringList fields { u"title"_s, u"what"_s, u"经度"_s, u"纬度"_s };
        const auto mapping = ColumnMapping::fromJson(ImportKind::Incidents,
            R"({"title": "what", "source": {"value": "petition"}, "lon": null, "lat": null})",
            fields);
        QVERIFY(mapping);
        QCOMPARE(mapping->field(C::Title), 1);
        QCOMPARE(mapping->field(C::Lon), -1);
        QCOMPARE(mapping->text(C::Source, { u"a"_s, u"b"_s }), u"petition"_s);
        QCOMPARE(mapping->text(C::Title, { u"a"_s, u" b \r\n"_s }), u"b"_s);
        const auto again = ColumnMapping::fromJson(
            ImportKind::Incidents, mapping->toJson(ImportKind::Incidents, fields), fields);
        QVERIFY(again);
        QCOMPARE(again->field(C::Title), 1);
        QCOMPARE(again->value(C::Source), u"petition"_s);
        QCOMPARE(again->field(C::Lon), -1); // taken out by hand, and known by its name
        QCOMPARE(*again, *mapping);
    }

    /// As what stands in a file is.
    void aValueForEveryRowIsCleaned()
    {
        const auto read = [](const QByteArray &json) {
            return ColumnMapping::fromJson(ImportKind::Incidents, json, { u"a"_s })
                ->value(ImportColumn::Title);
        };
        QCOMPARE(read(R"({"title": {"value": " \u0000t\r\n"}})"), u"t"_s);
        QCOMPARE(read(R"({"title": {"value": "  "}})"), QString());
    }

    void wrongJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("context");
        QTest::addColumn<FileProblem>("problem");
        using P = FileProblem;
        QTest::newRow("no JSON") << QByteArray("{") << u"map"_s << P::NoMapping;
        QTest::newRow("a list") << QByteArray("[]") << u"map"_s << P::NoMapping;
        QTest::newRow("no column")
            << QByteArray(R"({"colour": "a"})") << u"colour"_s << P::NoMapping;
        QTest::newRow("a number for a field")
            << QByteArray(R"({"title": 3})") << u"title"_s << P::NoMapping;
        QTest::newRow("a number for a value")
            << QByteArray(R"({"title": {"value": 3}})") << u"title"_s << P::NoMapping;
        QTest::newRow("not of this kind")
            << QByteArray(R"({"worker": "a"})") << u"worker"_s << P::OtherKindsMapping;
        QTest::newRow("no such field")
            << QByteArray(R"({"title": "b"})") << u"b"_s << P::MissingColumn;
    }
    void wrongJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, context);
        const auto mapping = ColumnMapping::fromJson(ImportKind::Incidents, json, { u"a"_s });
        QVERIFY(!mapping);
        QCOMPARE(mapping.error().code, ErrorCode::InvalidValue);
        QCOMPARE(mapping.error().context, context);
        QTEST(fileProblem(mapping.error()), "problem");
    }

    /// What was set last: else a mapping that is written down would be read as another one.
    void aColumnHasAFieldOrAValue()
    {
        const QStringList fields { u"a"_s, u"b"_s };
        ColumnMapping mapping;
        mapping.setValue(C::Source, u"petition"_s);
        mapping.setField(C::Source, 1);
        QCOMPARE(mapping.value(C::Source), QString());
        const auto again = ColumnMapping::fromJson(
            ImportKind::Incidents, mapping.toJson(ImportKind::Incidents, fields), fields);
        QVERIFY(again);
        QCOMPARE(again->text(C::Source, { u"x"_s, u"y"_s }), u"y"_s);
        mapping.setValue(C::Source, u"petition"_s);
        QCOMPARE(mapping.field(C::Source), -1);
    }

    void aFieldFillsOneColumn()
    {
        ColumnMapping mapping;
        mapping.setField(C::Title, 2);
        mapping.setField(C::Summary, 2);
        QCOMPARE(mapping.field(C::Title), -1);
        QCOMPARE(mapping.columnOf(2), C::Summary);
    }

    void textIsCleaned()
    {
        QCOMPARE(cleanText(u"\t\n a\r\nb\rc \u0001\u0007d\n "_s), u"a\nb\nc d"_s);
        QCOMPARE(cleanText(QString(QChar(0)) + u"x"_s + QChar(0xD800)), u"x"_s);
        QCOMPARE(cleanText(u"𠮷<script>alert(1)</script>"_s), u"𠮷<script>alert(1)</script>"_s);
    }
};

QTEST_GUILESS_MAIN(TstColumnMapping)
#include "tst_columnmapping.moc"
