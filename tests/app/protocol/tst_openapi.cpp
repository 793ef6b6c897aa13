#include "app/protocol/answers.h"
#include "app/protocol/bundle.h"
#include "app/protocol/changes.h"
#include "app/protocol/ended.h"
#include "app/protocol/ground.h"
#include "app/protocol/heads.h"
#include "app/protocol/limits.h"
#include "app/protocol/operations.h"
#include "app/protocol/session.h"
#include "app/protocol/subjects.h"
#include "tests/support/testcase.h"
#include <QFile>
#include <QRegularExpression>

using namespace shiyu;
using namespace shiyu::protocol;
using namespace Qt::StringLiterals;

namespace {

/// Decodes and encodes again: nothing of an example is lost or passed over.
template <typename Message> QByteArray again(const QByteArray &body)
{
    const auto message = read<Message>(body, kLargestRequest);
    return message ? write(*message) : "error: " + message.error().context.toUtf8();
}

using Again = QByteArray (*)(const QByteArray &);
const QMap<QString, Again> kMessages {
    { u"SessionRequest"_s, &again<SessionRequest> },
    { u"SessionAnswer"_s, &again<SessionAnswer> },
    { u"RefreshRequest"_s, &again<RefreshRequest> },
    { u"OperationsRequest"_s, &again<OperationsRequest> },
    { u"OperationsAnswer"_s, &again<OperationsAnswer> },
    { u"ChangesPage"_s, &again<ChangesPage> },
    { u"SubjectPage"_s, &again<SubjectPage> },
    { u"SnapshotPage"_s, &again<SnapshotPage> },
    { u"DirectoryAnswer"_s, &again<DirectoryAnswer> },
    { u"ClosedAnswer"_s, &again<ClosedAnswer> },
    { u"BlobState"_s, &again<BlobState> },
    { u"EndedAnswer"_s, &again<EndedAnswer> },
    { u"GroundAnswer"_s, &again<GroundAnswer> },
    { u"SignedHeads"_s, &again<SignedHeads> },
    { u"LiveEntries"_s, &again<LiveEntries> },
    { u"Health"_s, &again<Health> },
    { u"Enrolment"_s, &again<Enrolment> },
    { u"IntentBundle"_s, &again<IntentBundle> },
    { u"BundleReceipt"_s, &again<BundleReceipt> },
    { u"Problem"_s, &again<Problem> },
};

/// The examples of the contract by the name of their schema.
QMap<QString, QByteArray> examples()
{
    static const QRegularExpression kName(u"^    (\\w+):$"_s);
    static const QRegularExpression kExample(u"^      example: (\\{.*\\})$"_s);
    QFile file(QStringLiteral(SHIYU_SOURCE_DIR "/app/protocol/openapi.yaml"));
    QMap<QString, QByteArray> found;
    if (!file.open(QIODevice::ReadOnly))
        return found;
    QString name;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (const auto match = kName.match(line); match.hasMatch())
            name = match.captured(1);
        if (const auto match = kExample.match(line); match.hasMatch())
            found.insert(name, match.captured(1).toUtf8());
    }
    return found;
}

} // namespace

class TestOpenApi : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyMessageHasAnExample() { QCOMPARE(examples().keys(), kMessages.keys()); }

    void exampleIsRead_data()
    {
        QTest::addColumn<QString>("name");
        for (auto it = kMessages.keyBegin(); it != kMessages.keyEnd(); ++it)
            QTest::newRow(qPrintable(*it)) << *it;
    }
    void exampleIsRead()
    {
        QFETCH(QString, name);
        const QByteArray example = examples().value(name);
        QCOMPARE(QString::fromUtf8(kMessages.value(name)(example)), QString::fromUtf8(example));
    }

    void exampleWithoutAField_data() { exampleIsRead_data(); }
    /// Whatever is taken out of an example or made another type, the reader answers and does not
    /// crash.
    void exampleWithoutAField()
    {
        QFETCH(QString, name);
        const QJsonObject whole = readObject(examples().value(name), kLargestRequest).value();
        for (const QString &key : whole.keys()) {
            QJsonObject changed = whole;
            changed.remove(key);
            kMessages.value(name)(writeObject(changed));
            for (const QJsonValue &value : { QJsonValue(u"x"_s), QJsonValue(-1), QJsonValue(true),
                     QJsonValue(QJsonArray { 1, u"x"_s }), QJsonValue(QJsonObject {}) }) {
                changed[key] = value;
                kMessages.value(name)(writeObject(changed));
            }
        }
    }

    void exampleCutShort_data() { exampleIsRead_data(); }
    void exampleCutShort()
    {
        QFETCH(QString, name);
        const QByteArray example = examples().value(name);
        for (qsizetype size = 0; size < example.size(); ++size)
            QVERIFY(kMessages.value(name)(example.first(size)).startsWith("error"));
    }
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
