#include "app/protocol/answers.h"
#include "app/protocol/changes.h"
#include "app/protocol/limits.h"
#include "app/protocol/operations.h"
#include "app/protocol/session.h"
#include "app/protocol/subjects.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::protocol;
using namespace Qt::StringLiterals;

namespace {

/// JSON with ' for ", to be read by people (and by moc, which loses its way in raw strings).
QByteArray q(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray hexOf(char c)
{
    return QByteArray(64, c);
}

/// "InvalidValue field" or "ok", so that a row can name what is expected.
template <typename Message>
QString outcome(const QByteArray &body, qsizetype most = kLargestRequest)
{
    const auto message = read<Message>(body, most);
    if (message)
        return u"ok"_s;
    const Error &error = message.error();
    return (error.code == ErrorCode::InvalidValue     ? u"wrong "_s
                   : error.code == ErrorCode::Damaged ? u"damaged "_s
                                                      : u"unsupported "_s)
        + error.context;
}

} // namespace

class TestMessages : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void bytesTravelVerbatim_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QByteArray("{\"a\":1}\n00ff");
        QTest::newRow("Chinese") << QByteArray("{\"a\":\"芜湖市\"}\n");
        QTest::newRow("beyond the basic plane") << QByteArray("{\"a\":\"𠮷😀\"}");
        QTest::newRow("controls, quotes and backslashes")
            << QByteArray("{\"a\":\"\\u0001\\\"\\\\\\t\\/\"}\r\n\x7f");
        QTest::newRow("what looks like an escape") << QByteArray("\\u0000 \\ud800 &lt;script&gt;");
        QTest::newRow("line separators") << QByteArray("a\u2028b\u2029c\ufeffd");
        QTest::newRow("leading and trailing blanks") << QByteArray("  x  ");
    }
    void bytesTravelVerbatim()
    {
        QFETCH(QByteArray, bytes);
        const OperationBytes operation { bytes, bytes, QByteArray(32, 'h') };
        const auto read = OperationBytes::fromJson(
            readObject(writeObject(operation.toJson()), kLargestRequest).value());
        QVERIFY(read);
        QCOMPARE(*read, operation);
    }

    void hostileSignIn_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const QByteArray rest = q("'device':'k7','deviceSecret':'") + hexOf('a') + q("'}");
        QTest::newRow("as it should be") << q("{'account':'a','password':'p',") + rest << u"ok"_s;
        QTest::newRow("a key of a newer console")
            << q("{'account':'a','password':'p','later':[1],") + rest << u"ok"_s;
        QTest::newRow("no body") << QByteArray() << u"damaged json"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"damaged json"_s;
        QTest::newRow("two objects") << QByteArray("{}{}") << u"damaged json"_s;
        QTest::newRow("not UTF-8") << QByteArray("{\"account\":\"\xff\xfe\"}") << u"damaged json"_s;
        QTest::newRow("nothing said") << QByteArray("{}") << u"wrong account"_s;
        QTest::newRow("account is a number")
            << q("{'account':7,'password':'p',") + rest << u"wrong account"_s;
        QTest::newRow("account is null")
            << q("{'account':null,'password':'p',") + rest << u"damaged json"_s;
        QTest::newRow("account with U+0000")
            << q("{'account':'a\\u0000','password':'p',") + rest << u"damaged json"_s;
        QTest::newRow("account with half a character")
            << q("{'account':'\\ud800','password':'p',") + rest << u"damaged json"_s;
        QTest::newRow("account of 257 characters") << q("{'account':'") + QByteArray(257, 'a')
                + q("','password':'p',") + rest << u"wrong account"_s;
        QTest::newRow("password of 1,025 characters")
            << q("{'account':'a','password':'") + QByteArray(1025, 'a') + q("',") + rest
            << u"wrong password"_s;
        QTest::newRow("secret too short")
            << (q("{'account':'a','password':'p','device':'k7','deviceSecret':'00'}"))
            << u"wrong deviceSecret"_s;
        QTest::newRow("secret in capitals")
            << q("{'account':'a','password':'p','device':'k7','deviceSecret':'") + hexOf('A')
                + q("'}")
            << u"wrong deviceSecret"_s;
        QTest::newRow("secret is no hex")
            << q("{'account':'a','password':'p','device':'k7','deviceSecret':'") + hexOf('g')
                + q("'}")
            << u"wrong deviceSecret"_s;
        QTest::newRow("too large")
            << q("{'account':'a','password':'p','x':'") + QByteArray(20'000, 'x') + q("',") + rest
            << u"wrong size"_s;
        QTest::newRow("nested a thousand deep")
            << QByteArray(1000, '[') + QByteArray(1000, ']') << u"damaged json"_s;
        QTest::newRow("nested a million deep") << QByteArray(16'000, '{') << u"damaged json"_s;
    }
    void hostileSignIn()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QCOMPARE(outcome<SessionRequest>(body, kLargestSmallRequest), expected);
    }

    void hostileOperations_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto many = [](int count) -> QByteArray {
            QByteArrayList items;
            for (int i = 0; i < count; ++i)
                items.append(q("{'intent':'x'}"));
            return q("{'intents':[") + items.join(',') + "]}";
        };
        QTest::newRow("500 of them") << many(500) << u"ok"_s;
        QTest::newRow("501 of them") << many(501) << u"wrong intents"_s;
        QTest::newRow("none") << (q("{'intents':[]}")) << u"wrong intents"_s;
        QTest::newRow("texts instead of objects")
            << (q("{'intents':['x']}")) << u"wrong intents/0/intent"_s;
        QTest::newRow("an object instead of a list")
            << (q("{'intents':{'intent':'x'}}")) << u"wrong intents"_s;
        QTest::newRow("the second without bytes")
            << (q("{'intents':[{'intent':'x'},{'intent':''}]}")) << u"wrong intents/1/intent"_s;
        QTest::newRow("closed value that is no base64")
            << q("{'intents':[{'intent':'x','closed':{'phone':{'value':'***','salt':'") + hexOf('0')
                + q("'}}}]}")
            << u"wrong intents/0/closed/phone"_s;
        QTest::newRow("closed value without salt")
            << (q("{'intents':[{'intent':'x','closed':{'phone':{'value':'MTM4'}}}]}"))
            << u"wrong intents/0/closed/phone"_s;
    }
    void hostileOperations()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QCOMPARE(outcome<OperationsRequest>(body), expected);
    }

    void hostileChanges_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QString>("expected");
        const QByteArray hash = q("'hash':'") + hexOf('1') + q("'");
        const QByteArray op = q("'type':'op','intent':'x','facts':'y',") + hash + '}';
        QTest::newRow("two operations") << q("{'at':3,") + op + q(",{'at':9,") + op << u"ok"_s;
        QTest::newRow("an opened subject and its operation at one position")
            << q("{'at':9,'type':'opened','subject':{'kind':'incident','id':'i'},'upto':9,'"
                 "headHash':'")
                + hexOf('1') + q("'},{'at':9,") + op
            << u"ok"_s;
        QTest::newRow("out of order")
            << q("{'at':9,") + op + q(",{'at':3,") + op << u"wrong entries"_s;
        QTest::newRow("beyond the cursor") << q("{'at':10,") + op << u"wrong next"_s;
        QTest::newRow("position 0") << q("{'at':0,") + op << u"wrong at"_s;
        QTest::newRow("a position that is no number") << q("{'at':'9',") + op << u"wrong at"_s;
        QTest::newRow("an entry of a newer server")
            << (q("{'at':9,'type':'moved'}")) << u"unsupported type"_s;
        QTest::newRow("a reason of a newer server") << QByteArray(
            q("{'at':9,'type':'closed','subject':{'kind':'incident','id':'i'},'reason':'so'}"))
                                                    << u"ok"_s;
        QTest::newRow("opened up to the future") << q("{'at':5,'type':'opened','subject':{'kind':'"
                                                      "incident','id':'i'},'upto':9,'headHash':'")
                + hexOf('1') + q("'}") << u"wrong upto"_s;
        QTest::newRow("a subject of no kind")
            << (q("{'at':9,'type':'closed','subject':{'kind':'person','id':'i'}}"))
            << u"wrong subject/kind"_s;
        QTest::newRow("hash too short")
            << (q("{'at':9,'type':'op','intent':'x','facts':'y','hash':'11'}")) << u"wrong hash"_s;
    }
    void hostileChanges()
    {
        QFETCH(QByteArray, entries);
        QFETCH(QString, expected);
        QCOMPARE(outcome<ChangesPage>(
                     q("{'next':9,'serverTime':1795140000000,'entries':[") + entries + "]}"),
            expected);
    }

    void acceptedNeedsFacts()
    {
        QCOMPARE(outcome<IntentAnswer>(q("{'intent':'i','verdict':'accepted'}")), u"wrong facts"_s);
        QCOMPARE(outcome<IntentAnswer>(q("{'intent':'i','verdict':'refused'}")), u"wrong code"_s);
        QCOMPARE(outcome<IntentAnswer>(q("{'intent':'i','verdict':'maybe'}")), u"wrong verdict"_s);
    }

    void refusalOfANewerServerIsStillOne()
    {
        const auto answer = read<IntentAnswer>(
            q("{'intent':'i','verdict':'refused','code':'moonPhase','why':'full'}"),
            kLargestRequest);
        QVERIFY(answer);
        QVERIFY(!answer->refusalCode());
        QCOMPARE(answer->why, u"full"_s);
    }

    void enrolment_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("pins");
        QTest::addColumn<QString>("expected");
        const QByteArray good = q("'") + hexOf('8') + q("'");
        QTest::newRow("two pins") << QByteArray("https://a:1") << good + ',' + good << u"ok"_s;
        QTest::newRow("not encrypted") << QByteArray("http://a:1") << good << u"wrong url"_s;
        QTest::newRow("no pin") << QByteArray("https://a:1") << QByteArray() << u"wrong pins"_s;
        QTest::newRow("a pin too short")
            << QByteArray("https://a:1") << QByteArray("\"88\"") << u"wrong pins"_s;
        QTest::newRow("a pin that is a number")
            << QByteArray("https://a:1") << QByteArray("8") << u"wrong pins"_s;
    }
    void enrolment()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, pins);
        QFETCH(QString, expected);
        QCOMPARE(outcome<Enrolment>(q("{'url':'") + url + q("','pins':[") + pins
                     + q("],'organization':'c.city','code':'c','until':1795140000000}")),
            expected);
    }

    void problemOfANewerServer()
    {
        QCOMPARE(read<Problem>(q("{'status':503,'code':'eclipse'}"), 1000)->code,
            ProblemCode::Unavailable);
        QCOMPARE(read<Problem>(q("{'status':418,'code':'teapot'}"), 1000)->code,
            ProblemCode::BadRequest);
        QCOMPARE(statusOf(ProblemCode::TooMany), 429);
    }
};

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
