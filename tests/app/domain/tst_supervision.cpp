#include "app/domain/shift.h"
#include "app/domain/supervision.h"
#include "tests/support/casedesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using K = OperationKind;
namespace org = test::org;

namespace {

/// Plays one small subject: lines "officer kind json ! refusal".
template <typename State> class Desk {
public:
    using Decide
        = tl::expected<Operation, Refusal> (*)(const State &, const Intent &, const Context &);
    using Apply = State (*)(const State &, const Operation &);
    using WhyNot = std::optional<Refusal> (*)(
        K, const State &, const OfficerId &, const Context &);

    Desk(Decide decide, Apply apply, WhyNot whyNot)
        : m_decide(decide)
        , m_apply(apply)
        , m_whyNot(whyNot)
    {
    }

    QString play(const char *officer, K kind, const QJsonObject &args, const char *refusal = "",
        std::chrono::seconds after = std::chrono::minutes { 1 })
    {
        m_desk.now += after;
        Intent intent = m_desk.intent(OfficerId(QString::fromLatin1(officer)), kind, args);
        intent.seen = state.head.lastSeq - (stale ? 1 : 0);
        intent.device = DeviceId(device);
        intent.closed = closed;
        Context context = m_desk.context();
        context.nextSeq = state.head.lastSeq + 1;
        const auto why = m_whyNot(kind, state, intent.actor, context);
        const auto decided = m_decide(state, intent, context);
        if (const QString wrong = compare(why, decided); !wrong.isEmpty())
            return nameOf(kind) + wrong;
        const QString got = decided ? QString() : nameOf(decided.error().code);
        if (decided) {
            state = m_apply(state, *decided);
            log.append(*decided);
        }
        return got == QLatin1StringView(refusal) ? QString()
                                                 : nameOf(kind) + QLatin1Char(' ') + got;
    }

    bool foldsAgain() const
    {
        State again;
        for (const Operation &operation : log)
            again = m_apply(again, operation);
        return again == state;
    }

    State state {};
    QVector<Operation> log {};
    bool stale = false;
    QString device = QStringLiteral("k7");
    QMap<QString, ClosedField> closed {};

private:
    /// What is told beforehand is what comes of it, but for what the arguments say.
    static QString compare(
        const std::optional<Refusal> &why, const tl::expected<Operation, Refusal> &decided)
    {
        using C = RefusalCode;
        static constexpr EnumSet<C> kOfArguments { C::MissingArgument, C::InvalidArgument,
            C::Changed, C::OutOfTerritory, C::NotNewest };
        if (decided)
            return why ? QStringLiteral(" told as ") + nameOf(why->code) : QString();
        if (kOfArguments.contains(decided.error().code) || (why && *why == decided.error()))
            return {};
        return QStringLiteral(" not told: ") + nameOf(decided.error().code);
    }

    test::CaseDesk m_desk { QStringLiteral("s-1") };
    Decide m_decide;
    Apply m_apply;
    WhyNot m_whyNot;
};

QJsonObject json(std::initializer_list<std::pair<const char *, QJsonValue>> values)
{
    QJsonObject object;
    for (const auto &[name, value] : values)
        object[QString::fromLatin1(name)] = value;
    return object;
}

const QJsonValue kText = QStringLiteral("说明");

} // namespace

class TestSupervision : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void wholeWay();
    void rejected();
    void issuedWithoutProposal();
    void refusals();
    void retract_data();
    void retract();
    void shiftIsSignedByBoth();
    void shiftRefusals();
};

void TestSupervision::wholeWay()
{
    Desk<Supervision> desk(&decideSupervision, &applySupervision, &whyNotSupervision);
    const auto ok = [&desk](const char *officer, K kind, const QJsonObject &args) {
        QCOMPARE(desk.play(officer, kind, args), QString());
    };
    ok("c.city.intake", K::Propose,
        json({ { "incident", QStringLiteral("case-1") }, { "unit", org::kDepartment.toString() },
            { "reason", kText } }));
    QVERIFY(desk.state.number.isEmpty());
    ok("c.city.shiftLeader", K::Issue,
        json({ { "form", QStringLiteral("order") }, { "demand", kText },
            { "due", qint64 { 1'800'000'000'000 } } }));
    QCOMPARE(desk.state.number, QStringLiteral("WH20260302-0001"));
    QCOMPARE(desk.state.form, SupervisionForm::Order);
    ok("d.jinghu.urban.liaison", K::Sign, {});
    ok("d.jinghu.urban.handler", K::Rectify, json({ { "text", kText } }));
    ok("c.city.supervisor", K::Conclude, json({ { "accepted", false }, { "text", kText } }));
    QCOMPARE(desk.state.stage, SupervisionStage::Signed);
    ok("d.jinghu.urban.handler", K::Rectify, json({ { "text", kText } }));
    ok("c.city.supervisor", K::Conclude, json({ { "accepted", true }, { "text", kText } }));
    QCOMPARE(desk.state.stage, SupervisionStage::Concluded);
    QCOMPARE(desk.state.returned, 1);
    QCOMPARE(desk.state.head.record.size(), 7);
    QVERIFY(desk.foldsAgain() && !desk.state.isOpen());
    for (qsizetype i = 1; i < desk.log.size(); ++i)
        QCOMPARE(desk.log.at(i).facts.prevHash, desk.log.at(i - 1).hash);
}

void TestSupervision::rejected()
{
    Desk<Supervision> desk(&decideSupervision, &applySupervision, &whyNotSupervision);
    QCOMPARE(desk.play("c.zheshan.intake", K::Propose,
                 json({ { "incident", QStringLiteral("case-1") },
                     { "unit", org::kVillage.toString() }, { "reason", kText } })),
        QString());
    QCOMPARE(
        desk.play("c.yijiang.shiftLeader", K::Reject, json({ { "reason", kText } }), "notYours"),
        QString());
    QCOMPARE(
        desk.play("c.jinghu.shiftLeader", K::Reject, json({ { "reason", kText } })), QString());
    QCOMPARE(desk.play("c.jinghu.shiftLeader", K::Issue,
                 json({ { "form", QStringLiteral("notice") }, { "demand", kText } }), "wrongStage"),
        QString());
    QVERIFY(desk.foldsAgain());
}

void TestSupervision::issuedWithoutProposal()
{
    Desk<Supervision> desk(&decideSupervision, &applySupervision, &whyNotSupervision);
    QCOMPARE(
        desk.play("c.city.leader", K::Issue,
            json({ { "form", QStringLiteral("listed") }, { "demand", kText } }), "missingArgument"),
        QString());
    QCOMPARE(
        desk.play("c.city.leader", K::Issue,
            json({ { "form", QStringLiteral("listed") }, { "demand", kText },
                { "incident", QStringLiteral("case-1") }, { "unit", org::kCounty.toString() } })),
        QString());
    QCOMPARE(desk.state.stage, SupervisionStage::Issued);
    QCOMPARE(desk.state.unit, org::kCounty);
    QVERIFY(desk.foldsAgain());
}

void TestSupervision::refusals()
{
    Desk<Supervision> desk(&decideSupervision, &applySupervision, &whyNotSupervision);
    const QJsonObject order = json({ { "form", QStringLiteral("order") }, { "demand", kText } });
    QCOMPARE(desk.play("c.city.shiftLeader", K::Sign, {}, "noSuchCase"), QString());
    QCOMPARE(desk.play("c.city.intake", K::Accept, {}, "unknownKind"), QString());
    QCOMPARE(desk.play("c.jinghu.intake", K::Propose,
                 json({ { "incident", QStringLiteral("case-1") },
                     { "unit", org::kOtherDepartment.toString() }, { "reason", kText } })),
        QString());
    QCOMPARE(desk.play("c.jinghu.intake", K::Issue, order, "missingRight"), QString());
    QCOMPARE(desk.play("c.jinghu.shiftLeader", K::Issue, order, "outOfTerritory"), QString());
    QCOMPARE(desk.play("c.yijiang.shiftLeader", K::Issue, order, "notYours"), QString());
    QCOMPARE(
        desk.play("c.city.shiftLeader", K::Issue,
            json({ { "form", QStringLiteral("letter") }, { "demand", kText } }), "invalidArgument"),
        QString());
    QCOMPARE(desk.play("c.city.shiftLeader", K::Issue,
                 json({ { "form", QStringLiteral("order") }, { "demand", kText },
                     { "unit", org::kCounty.toString() } }),
                 "invalidArgument"),
        QString());
    desk.closed.insert(QStringLiteral("words"), { QByteArray(32, 'w'), Audience::Handlers });
    QCOMPARE(desk.play("c.city.shiftLeader", K::Issue, order, "invalidArgument"), QString());
    desk.closed.clear();
    desk.stale = true;
    desk.device = QStringLiteral("k8");
    QCOMPARE(desk.play("c.city.shiftLeader", K::Issue, order, "changed"), QString());
    // What this computer did itself was seen, though it had no seq when this was made.
    desk.device = QStringLiteral("k7");
    QCOMPARE(desk.play("c.city.shiftLeader", K::Issue, order), QString());
    desk.stale = false;
    QCOMPARE(desk.play("d.jinghu.urban.liaison", K::Sign, {}, "notYours"), QString());
    QCOMPARE(
        desk.play("d.yijiang.urban.handler", K::Rectify, json({ { "text", kText } }), "wrongStage"),
        QString());
}

void TestSupervision::retract_data()
{
    QTest::addColumn<int>("acts"); ///< propose, issue, sign, rectify, conclude
    QTest::addColumn<QByteArray>("officer");
    QTest::addColumn<int>("back"); ///< the target is so many acts before the newest
    QTest::addColumn<int>("wait");
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<SupervisionStage>("stage");
    using S = SupervisionStage;
    const auto row = [](const char *name, int acts, const char *officer, int back, int wait,
                         const char *refusal, S stage) {
        QTest::newRow(name) << acts << QByteArray(officer) << back << wait << QByteArray(refusal)
                            << stage;
    };
    row("a proposal", 1, "c.city.intake", 0, 10, "", S::TakenBack);
    row("the order of a proposal", 2, "c.city.shiftLeader", 0, 60, "", S::Proposed);
    row("the signature of the unit", 3, "d.jinghu.urban.liaison", 0, 10, "", S::Issued);
    row("the conclusion", 5, "c.city.supervisor", 0, 10, "", S::Answered);
    row("after the minute", 2, "c.city.shiftLeader", 0, 61, "tooLate", S::Issued);
    row("somebody else's", 2, "c.city.leader", 0, 10, "notOwn", S::Issued);
    row("not the newest", 2, "c.city.shiftLeader", 1, 10, "notNewest", S::Issued);
    row("another came after it", 3, "c.city.shiftLeader", 1, 10, "notOwn", S::Signed);
}

void TestSupervision::retract()
{
    QFETCH(int, acts);
    QFETCH(QByteArray, officer);
    QFETCH(int, back);
    QFETCH(int, wait);
    QFETCH(QByteArray, refusal);
    QFETCH(SupervisionStage, stage);
    Desk<Supervision> desk(&decideSupervision, &applySupervision, &whyNotSupervision);
    const QJsonObject text = json({ { "text", kText } });
    const std::tuple<const char *, K, QJsonObject> steps[] = {
        { "c.city.intake", K::Propose,
            json({ { "incident", QStringLiteral("case-1") },
                { "unit", org::kDepartment.toString() }, { "reason", kText } }) },
        { "c.city.shiftLeader", K::Issue,
            json({ { "form", QStringLiteral("order") }, { "demand", kText } }) },
        { "d.jinghu.urban.liaison", K::Sign, {} },
        { "d.jinghu.urban.handler", K::Rectify, text },
        { "c.city.supervisor", K::Conclude, json({ { "accepted", true }, { "text", kText } }) }
    };
    for (int i = 0; i < acts; ++i) {
        const auto &[who, kind, args] = steps[i];
        QCOMPARE(desk.play(who, kind, args), QString());
    }
    const QString target
        = desk.state.head.record.at(desk.state.head.record.size() - 1 - back).intent.toString();
    const QJsonObject args = json({ { "target", target } });
    QCOMPARE(desk.play(officer.constData(), K::Retract, args, refusal.constData(),
                 std::chrono::seconds { wait }),
        QString());
    QCOMPARE(desk.state.stage, stage);
    QVERIFY(desk.foldsAgain());
    if (!refusal.isEmpty())
        return;
    const auto &record = desk.state.head.record;
    QVERIFY(record.at(record.size() - 2).struck && !record.last().struck);
    QCOMPARE(desk.state.isOpen(), stage != SupervisionStage::TakenBack);
    QCOMPARE(desk.state.head.lastSeq, record.last().seq);
    // The same again goes one act further back, and is somebody else's.
    QCOMPARE(desk.play(officer.constData(), K::Retract, args,
                 stage == SupervisionStage::TakenBack ? "wrongStage" : "notOwn"),
        QString());
}

void TestSupervision::shiftIsSignedByBoth()
{
    Desk<Shift> desk(&decideShift, &applyShift, &whyNotShift);
    QCOMPARE(desk.play("c.city.shiftLeader", K::OpenShift,
                 json({ { "leader", QStringLiteral("c.city.shiftLeader") },
                     { "cadre", QStringLiteral("c.city.leadingCadre") },
                     { "officers", QJsonArray { QStringLiteral("c.city.dispatcher") } } })),
        QString());
    QCOMPARE(desk.play("c.city.dispatcher", K::TakeOver, {}, "wrongStage"), QString());
    QCOMPARE(desk.play("c.city.dispatcher", K::HandOver,
                 json({ { "open", QJsonArray { QStringLiteral("WH20260302-0001") } },
                     { "promised", QJsonArray {} }, { "awaiting", QJsonArray {} },
                     { "broken", QJsonArray { QStringLiteral("3号屏") } } })),
        QString());
    QCOMPARE(desk.play("c.city.dispatcher", K::TakeOver, {}, "samePerson"), QString());
    QCOMPARE(desk.play("c.city.shiftLeader", K::TakeOver, json({ { "text", kText } })), QString());
    QCOMPARE(desk.state.stage, ShiftStage::TakenOver);
    QCOMPARE(desk.state.open, QStringList { QStringLiteral("WH20260302-0001") });
    QCOMPARE(desk.state.broken, QStringList { QStringLiteral("3号屏") });
    QCOMPARE(desk.state.handedOverBy, OfficerId(QStringLiteral("c.city.dispatcher")));
    QVERIFY(desk.foldsAgain());
}

void TestSupervision::shiftRefusals()
{
    Desk<Shift> desk(&decideShift, &applyShift, &whyNotShift);
    const auto roster = [](const char *leader, const char *officer) {
        return json({ { "leader", QString::fromLatin1(leader) },
            { "cadre", QStringLiteral("c.city.leader") },
            { "officers", QJsonArray { QString::fromLatin1(officer) } } });
    };
    QCOMPARE(desk.play("c.city.dispatcher", K::OpenShift,
                 roster("c.jinghu.shiftLeader", "c.city.intake"), "invalidArgument"),
        QString());
    QCOMPARE(desk.play("c.city.dispatcher", K::OpenShift,
                 roster("c.city.shiftLeader", "u.water.liaison"), "invalidArgument"),
        QString());
    QCOMPARE(desk.play("c.city.verifier", K::OpenShift,
                 roster("c.city.shiftLeader", "c.city.intake"), "missingRight"),
        QString());
    QCOMPARE(
        desk.play("c.city.dispatcher", K::OpenShift, roster("c.city.shiftLeader", "c.city.intake")),
        QString());
    const QJsonObject nothing = json({ { "open", QJsonArray {} }, { "promised", QJsonArray {} },
        { "awaiting", QJsonArray {} }, { "broken", QJsonArray {} } });
    QCOMPARE(desk.play("c.city.dispatcher", K::HandOver, nothing, "notYours"), QString());
    QCOMPARE(desk.play("c.jinghu.shiftLeader", K::HandOver, nothing, "notYours"), QString());
    QCOMPARE(desk.play(
                 "c.city.shiftLeader", K::HandOver, json({ { "open", kText } }), "invalidArgument"),
        QString());
    QCOMPARE(desk.play("c.city.shiftLeader", K::HandOver, nothing), QString());
    QCOMPARE(desk.play("c.city.shiftLeader", K::HandOver, nothing, "wrongStage"), QString());
}

QTEST_GUILESS_MAIN(TestSupervision)
#include "tst_supervision.moc"
