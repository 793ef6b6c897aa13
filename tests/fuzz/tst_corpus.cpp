// The corpus of every parser, as it is, cut short at each byte, and changed at random with a seed.
// SHIYU_FUZZ_ROUNDS changes how often.
#include "app/domain/directoryjson.h"
#include "app/protocol/message.h"
#include "tests/fuzz/parsers.h"
#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"
#include <QDir>
#include <random>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongToCut = 4000; // bytes; longer seeds are cut at some places only

/// What breaks readers: bits, missing and doubled parts, numbers, quotes, other encodings.
class Mutator {
public:
    explicit Mutator(quint32 seed)
        : m_random(seed)
    {
    }

    QByteArray mutate(QByteArray bytes, const QByteArray &other)
    {
        static const QByteArray kBits[] = { "\"", "\\", "\\u0000", "\\ud800", "{", "}", "[", "]",
            ":", ",", "null", "-1", "0", "1e999", "9007199254740993", "0.5", "\xff", "\xc0\x80",
            "\r", "\n", "\n\n", "%00", "%2f", "/", QByteArray(1, '\0'), QByteArray(300, 'a') };
        const qsizetype changes = 1 + below(4);
        for (qsizetype i = 0; i < changes; ++i) {
            const qsizetype at = below(bytes.size() + 1);
            switch (below(6)) {
            case 0:
                if (at < bytes.size())
                    bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << below(8)));
                break;
            case 1:
                bytes.remove(at, 1 + below(12));
                break;
            case 2:
                bytes.insert(at, kBits[below(std::size(kBits))]);
                break;
            case 3:
                bytes.insert(at, bytes.mid(below(bytes.size() + 1), below(40)));
                break;
            case 4:
                bytes.insert(at, other.mid(below(other.size() + 1), below(80)));
                break;
            default:
                bytes.replace(at, 1, QByteArray(1, static_cast<char>(below(256))));
            }
        }
        return bytes;
    }
    template <typename Number> qsizetype below(Number most)
    {
        return static_cast<qsizetype>(m_random() % static_cast<quint32>(qMax<Number>(most, 1)));
    }

private:
    std::mt19937 m_random;
};

QByteArray fileOf(const QString &path)
{
    QFile file(QStringLiteral(SHIYU_SOURCE_DIR "/tests/fuzz/corpus/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QVector<QByteArray> filesOf(const QString &parser)
{
    const QDir folder(QStringLiteral(SHIYU_SOURCE_DIR "/tests/fuzz/corpus/") + parser);
    QVector<QByteArray> files;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files.append(file.readAll());
    }
    return files;
}

QVector<QByteArray> seedsOf(const Parser &parser)
{
    const QString name = QString::fromLatin1(parser.name);
    QVector<QByteArray> seeds = filesOf(name) + filesOf(u"any"_s);
    if (name == "directory"_L1)
        seeds.prepend(protocol::writeObject(toJson(cityData())));
    return seeds;
}

/// Whatever comes is refused, or stays what it is when it is written and read again.
void holds(const Parser &parser, const QByteArray &bytes)
{
    const QByteArray written = parser.parse(bytes);
    if (written.isEmpty())
        return;
    if (parser.verbatim)
        QCOMPARE(written, bytes);
    QCOMPARE(parser.parse(written), written);
}

} // namespace

class TestCorpus : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void replayed_data()
    {
        QTest::addColumn<int>("parser");
        for (int i = 0; i < parsers().size(); ++i)
            QTest::newRow(parsers().at(i).name) << i;
    }
    /// The first of each folder is good: else nothing is tried but the refusal.
    void replayed()
    {
        QFETCH(int, parser);
        const Parser &tried = parsers().at(parser);
        const auto seeds = seedsOf(tried);
        QVERIFY(!tried.parse(seeds.first()).isEmpty());
        for (const QByteArray &seed : seeds)
            holds(tried, seed);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("parser");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray facts = filesOf(u"facts"_s).first();
        const QByteArray intent = filesOf(u"intent"_s).first();
        const QByteArray hash(64, '1');
        QTest::newRow("a hash with other letters in it")
            << QByteArray("facts") << QByteArray(facts).replace(hash, QByteArray("zz" + hash));
        QTest::newRow("a hash in capitals")
            << QByteArray("facts") << QByteArray(facts).replace(hash, QByteArray(64, 'A'));
        QTest::newRow("a position of 1970") << QByteArray(
            "LiveEntries") << filesOf(u"LiveEntries"_s).first().replace("1795140002000", "0");
        QTest::newRow("an intent with a blank more")
            << QByteArray("intent") << QByteArray(intent).replace(":41", ": 41");
        QTest::newRow("an intent with a key more")
            << QByteArray("intent") << QByteArray(intent).replace("{\"actor", "{\"a\":1,\"actor");
        QTest::newRow("an intent and a line feed") << QByteArray("intent") << intent + '\n';
        // 5 MiB in 5 kB that claim to be 100 bytes: what a piece may hold is 4 MiB.
        QTest::newRow("ground that is larger than it says")
            << QByteArray("ground") << fileOf(u"ground/larger-than-it-says"_s);
        QTest::newRow("a signature in capitals")
            << QByteArray("intent") << intent.first(intent.indexOf('\n') + 1) + "AB";
    }
    void refused()
    {
        QFETCH(QByteArray, parser);
        QFETCH(QByteArray, bytes);
        const auto tried = std::ranges::find_if(
            parsers(), [&parser](const Parser &one) { return parser == one.name; });
        QCOMPARE(tried->parse(bytes), QByteArray());
    }

    void cutShort_data() { replayed_data(); }
    void cutShort()
    {
        QFETCH(int, parser);
        const Parser &tried = parsers().at(parser);
        for (const QByteArray &seed : seedsOf(tried)) {
            const qsizetype step = 1 + seed.size() / kLongToCut;
            for (qsizetype size = 0; size < seed.size(); size += step)
                holds(tried, seed.first(size));
        }
    }

    void changedAtRandom_data() { replayed_data(); }
    void changedAtRandom()
    {
        QFETCH(int, parser);
        const Parser &tried = parsers().at(parser);
        const auto seeds = seedsOf(tried);
        const int rounds = qEnvironmentVariableIntValue("SHIYU_FUZZ_ROUNDS");
        Mutator mutator(20261121U + static_cast<quint32>(parser));
        for (int round = 0; round < (rounds > 0 ? rounds : 1500); ++round) {
            const QByteArray seed = seeds.at(mutator.below(seeds.size()));
            const QByteArray other = seeds.at(mutator.below(seeds.size()));
            const QByteArray bytes = mutator.mutate(seed, other);
            holds(tried, bytes);
            if (QTest::currentTestFailed()) {
                qInfo("round %d: %s", round, bytes.toPercentEncoding().constData());
                return;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
