// app/protocol/openapi.yaml, asked of the running server: each path with and without a session,
// with the examples as bodies. It answers only what the contract says.
#include "app/crypto/letter.h"
#include "app/protocol/bundle.h"
#include "app/protocol/limits.h"
#include "app/server/core/routes.h"
#include "tests/app/server/serverprocess.h"
#include "tests/support/testcase.h"
#include <QFile>
#include <QRegularExpression>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

/// One method of one path.
struct Call {
    QByteArray method;
    QString path;
    bool open = false; ///< wants no session
    QStringList needed; ///< parameters of the query
    QString schema; ///< of the body; empty: none, or bytes
    QSet<int> statuses;
};

QString captured(const QRegularExpression &form, const QString &line)
{
    return form.match(line).captured(1);
}

/// What is read of a line within a method.
void readLine(const QString &line, Call &call)
{
    static const QRegularExpression kStatus(u"^        '(\\d+)':"_s);
    static const QRegularExpression kBody(u"^      requestBody: .*schemas/(\\w+)'"_s);
    static const QRegularExpression kNeeded(u"\\{ name: (\\w+), in: query, required: true"_s);
    if (line == "      security: []"_L1)
        call.open = true;
    if (const QString status = captured(kStatus, line); !status.isEmpty())
        call.statuses.insert(status.toInt());
    if (const QString schema = captured(kBody, line); !schema.isEmpty())
        call.schema = schema;
    if (const QString name = captured(kNeeded, line); !name.isEmpty())
        call.needed.append(name);
}

struct Contract {
    QVector<Call> calls;
    QHash<QString, QByteArray> examples; ///< by schema

    Contract()
    {
        static const QRegularExpression kPath(u"^  (/\\S+):$"_s);
        static const QRegularExpression kMethod(u"^    (get|put|post):$"_s);
        static const QRegularExpression kSchema(u"^    (\\w+):$"_s);
        static const QRegularExpression kExample(u"^      example: (\\{.*\\})$"_s);
        QFile file(QStringLiteral(SHIYU_SOURCE_DIR "/app/protocol/openapi.yaml"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        QString path, schema;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (const QString found = captured(kPath, line); !found.isEmpty())
                path = found;
            if (const QString method = captured(kMethod, line); !method.isEmpty())
                calls.append({ method.toUpper().toLatin1(), path, false, {}, {}, {} });
            else if (const QString name = captured(kSchema, line); !name.isEmpty())
                schema = name;
            if (const QString example = captured(kExample, line); !example.isEmpty())
                examples.insert(schema, example.toUtf8());
            else if (!calls.isEmpty())
                readLine(line, calls.last());
        }
    }
};

QString targetOf(const Call &call)
{
    static const QMap<QString, QString> kValues { { u"since"_s, u"0"_s }, { u"part"_s, u"open"_s },
        { u"offset"_s, u"0"_s }, { u"size"_s, u"5"_s } };
    QString target = call.path;
    target.replace(u"{kind}"_s, u"incident"_s).replace(u"{id}"_s, u"i1"_s);
    target.replace(u"{hash}"_s, QString(64, u'0')).replace(u"{sha256}"_s, QString(64, u'0'));
    for (const QString &name : call.needed)
        target += (target.contains(u'?') ? u'&' : u'?') + name + u'=' + kValues.value(name, u"?"_s);
    return target;
}

} // namespace

class TestContract : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
        m_token = m_server->signIn(officerOf(org::kCity, "intake")).accessToken.toLatin1();
        QVERIFY(!m_token.isEmpty());
    }
    void cleanupTestCase() { m_server.reset(); }

    void everyRouteIsInTheContract()
    {
        QSet<QByteArray> routes, calls;
        for (const server::RouteRow &row : server::routeTable())
            routes.insert(QByteArray(row.method) + ' ' + row.pattern
                + (row.session ? "" : " without a session"));
        for (const Call &call : m_contract.calls)
            calls.insert(
                call.method + ' ' + call.path.toLatin1() + (call.open ? " without a session" : ""));
        QCOMPARE(calls, routes);
    }

    void isAnswered_data()
    {
        QTest::addColumn<int>("call");
        for (int i = 0; i < m_contract.calls.size(); ++i) {
            const Call &call = m_contract.calls.at(i);
            QTest::addRow("%s %s", call.method.constData(), qPrintable(call.path)) << i;
        }
    }
    void isAnswered()
    {
        QFETCH(int, call);
        const Call &asked = m_contract.calls.at(call);
        const QByteArray bare = exchange(asked, {});
        QVERIFY2(asked.statuses.contains(statusOf(bare)), bare.constData());
        if (!asked.open)
            QCOMPARE(statusOf(bare), 401);
        const QByteArray known = exchange(asked, m_token);
        QVERIFY2(asked.statuses.contains(statusOf(known)), known.constData());
        QVERIFY2(statusOf(known) != 401 || asked.open, known.constData());
        QVERIFY(statusOf(known) < 400 || known.contains("application/problem+json"));
    }

    /// The example of a bundle, from a device that may hand in such: its acts are of nobody's,
    /// which the receipt says.
    void theExampleOfABundleIsTaken()
    {
        const OfficerId officer = officerOf(org::kCity, "intake");
        auto bundle = protocol::read<protocol::IntentBundle>(
            m_contract.examples.value(u"IntentBundle"_s), protocol::kLargestRequest)
                          .value();
        QCOMPARE(m_server->command({ u"device"_s, u"allow-bundles"_s, u"console-1"_s }), 0);
        const auto session = m_server->signIn(officer);
        const auto key = crypto::BoxKey::fromSeed(
            crypto::Suite::Intl, crypto::SecretBytes::fromBytes(QByteArray(32, 'r')))
                             .value();
        bundle.device = DeviceId(u"console-1"_s);
        bundle.officer = officer;
        bundle.replyTo = key.publicKey();
        const auto file = crypto::Letter::write(static_cast<quint8>(protocol::LetterKind::Intents),
            session.bundleKey, ServerProcess::keyOf(officer), protocol::write(bundle));
        QVERIFY(file);
        const HttpAnswer answer
            = m_server->send("POST", u"/v1/bundles"_s, *file, session.accessToken.toLatin1());
        QCOMPARE(answer.status, 200);
        const auto letter = crypto::Letter::fromBytes(answer.body);
        QVERIFY(letter);
        const auto opened = letter->open(key);
        QVERIFY(opened && letter->isBy(session.serverKey, *opened));
        const auto receipt
            = protocol::read<protocol::BundleReceipt>(opened->content, protocol::kLargestBundle);
        QVERIFY(receipt);
        QCOMPARE(receipt->bundle, bundle.id);
        QCOMPARE(receipt->answers.first().answers.first().verdict, protocol::Verdict::Rejected);
        QCOMPARE(receipt->files, QVector { bundle.files.first().sha256 });
    }

private:
    static int statusOf(const QByteArray &answer) { return answer.mid(9, 3).toInt(); }
    QByteArray exchange(const Call &call, const QByteArray &token) const
    {
        const QByteArray body = m_contract.examples.value(call.schema);
        return m_server->exchange(call.method + ' ' + targetOf(call).toLatin1()
            + " HTTP/1.1\r\nHost: x\r\n"
            + (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n")
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    const Contract m_contract;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
