#include "app/domain/canonical.h"
#include "app/domain/directoryjson.h"
#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace shiyu;

class TestDirectoryJson : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyPartComesBackEqual();
    void wholeComesBackEqual();
    void refusesWithTheField_data();
    void refusesWithTheField();
    void passesOverUnknownKeys();
};

template <typename T>
void sameAfterRoundTrip(const QVector<T> &items, Expected<T> (*read)(const QJsonObject &))
{
    QVERIFY(!items.isEmpty());
    for (const T &item : items) {
        const QJsonObject json = toJson(item);
        QVERIFY(isCanonical(json));
        const auto back = read(*decodeCanonical(encodeCanonical(json)));
        QVERIFY2(back, qPrintable(back ? QString() : back.error().context));
        QVERIFY(*back == item);
    }
}

void TestDirectoryJson::everyPartComesBackEqual()
{
    DirectoryData data = test::cityData();
    data.regions[1].park = true;
    data.regions[2].schematic = true;
    data.organizations[3].vertical = true;
    data.officers[0].publicKey = QByteArray::fromHex("00ff10");
    data.categories[1].duplicateRadius = 0;
    data.categories[2].dispute = true;
    sameAfterRoundTrip(data.regions, &regionFromJson);
    sameAfterRoundTrip(data.organizations, &organizationFromJson);
    sameAfterRoundTrip(data.officers, &officerFromJson);
    sameAfterRoundTrip(data.roles, &roleFromJson);
    sameAfterRoundTrip(data.categories, &categoryFromJson);
    sameAfterRoundTrip(data.responsibilities, &responsibilityFromJson);
}

void TestDirectoryJson::wholeComesBackEqual()
{
    const DirectoryData data = test::cityData();
    const auto back = directoryFromJson(*decodeCanonical(encodeCanonical(toJson(data))));
    QVERIFY(back);
    QCOMPARE(back->revision, 7);
    QCOMPARE(back->cityName, data.cityName);
    QVERIFY(back->regions == data.regions && back->organizations == data.organizations);
    QVERIFY(back->officers == data.officers && back->roles == data.roles);
    QVERIFY(back->categories == data.categories && back->responsibilities == data.responsibilities);
    QVERIFY(back->calendar.data() == data.calendar.data());
    QVERIFY(directoryFromJson({})); // an empty directory is one
}

void TestDirectoryJson::refusesWithTheField_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<int>("item");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value"); ///< JSON; empty: the field is taken away
    QTest::addColumn<QString>("context");
    const auto row = [](const char *what, const char *list, int item, const char *field,
                         const char *value, const char *context) {
        QTest::newRow(what) << QString::fromLatin1(list) << item << QString::fromLatin1(field)
                            << QString::fromLatin1(value) << QString::fromLatin1(context);
    };
    row("region without code", "regions", 0, "code", "", "regions/0/code");
    row("blank name", "regions", 2, "name", "\"  \"", "regions/2/name");
    row("level of another city", "regions", 1, "level", "\"state\"", "regions/1/level");
    row("order with a fraction", "regions", 1, "order", "1.5", "regions/1/order");
    row("negative order", "regions", 1, "order", "-1", "regions/1/order");
    row("flag as a number", "regions", 1, "park", "1", "regions/1/park");
    row("number as a text", "regions", 1, "name", "7", "regions/1/name");
    row("null", "organizations", 3, "phone", "null", "organizations/3/phone");
    row("unit without region", "organizations", 3, "region", "", "organizations/3/region");
    row("kind unknown", "organizations", 3, "kind", "\"army\"", "organizations/3/kind");
    row("officer without account", "officers", 4, "account", "", "officers/4/account");
    row("roles not a list", "officers", 4, "roles", "\"intake\"", "officers/4/roles");
    row("key not hex", "officers", 4, "publicKey", "\"xyz\"", "officers/4/publicKey");
    row("right unknown", "roles", 1, "rights", "[\"fly\"]", "roles/1/rights");
    row("clock unknown", "categories", 0, "limits", "{\"nap\":{}}", "categories/0/limits/nap");
    row("limit without unit", "categories", 0, "limits",
        "{\"total\":{\"id\":\"a\",\"version\":1,\"amount\":1}}", "categories/0/limits/total/unit");
    row("limit beyond all measure", "categories", 0, "limits",
        "{\"total\":{\"id\":\"a\",\"version\":1,\"amount\":100001,\"unit\":\"workingDays\"}}",
        "categories/0/limits/total/amount");
    row("radius of the country", "categories", 1, "duplicateRadius", "5000000",
        "categories/1/duplicateRadius");
    row("assist is a number", "responsibilities", 0, "assists", "[5]",
        "responsibilities/0/assists");
    row("rule without lead", "responsibilities", 0, "lead", "", "responsibilities/0/lead");
}

void TestDirectoryJson::refusesWithTheField()
{
    QFETCH(QString, list);
    QFETCH(int, item);
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, context);
    QJsonObject whole = toJson(test::cityData());
    QJsonArray items = whole[list].toArray();
    QJsonObject one = items.at(item).toObject();
    if (value.isEmpty())
        one.remove(field);
    else
        one[field] = QJsonDocument::fromJson('[' + value.toUtf8() + ']').array().at(0);
    items[item] = one;
    whole[list] = items;
    const auto read = directoryFromJson(whole);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidValue);
    QCOMPARE(read.error().context, context);
}

void TestDirectoryJson::passesOverUnknownKeys()
{
    QJsonObject json = toJson(test::cityData().regions.first());
    json[QStringLiteral("population")] = 3'700'000;
    QVERIFY(regionFromJson(json));
}

QTEST_GUILESS_MAIN(TestDirectoryJson)
#include "tst_directoryjson.moc"
