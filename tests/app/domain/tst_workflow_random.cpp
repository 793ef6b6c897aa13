#include "tests/app/domain/workflowdriver.h"
#include "tests/support/testcase.h"

#include <random>

using namespace shiyu;
using test::CaseDesk;
using K = OperationKind;

namespace {

/// What the record keeps of a retracted act is not the state.
Incident withoutRecord(Incident state)
{
    state.record.clear();
    state.lastSeq = 1;
    state.lastWorkflowSeq = 0;
    state.lastEffectiveAt = {};
    state.headHash.clear();
    return state;
}

/// The first operation whose hash or link does not hold; -1 if the chain is whole.
qsizetype firstBroken(const QVector<Operation> &log)
{
    QByteArray prev;
    for (qsizetype i = 0; i < log.size(); ++i) {
        const Operation &o = log.at(i);
        if (o.facts.prevHash != prev
            || o.hash
                != test::sha256Chain(
                    o.intent.suite, prev, intentBytes(o.intent), factBytes(o.facts)))
            return i;
        prev = o.hash;
    }
    return -1;
}

// Acts whose usual arguments are always well-formed: where whyNot finds nothing, decide must agree.
constexpr EnumSet<K> kPlain { K::Answer, K::Guide, K::Accept, K::Decline, K::Attach, K::Note,
    K::TransferOut, K::ReceiveBack, K::Acknowledge, K::Contact, K::Arrive, K::Withdraw, K::Waive,
    K::Progress, K::Submit, K::Review, K::Reply, K::Complete, K::Suspend, K::Shelve, K::WriteOff,
    K::Verify, K::Rework, K::FollowUp, K::Judge, K::Terminate, K::Close, K::Reopen, K::Remind,
    K::Rate, K::Instruct };

// They end a case, or change little: often enough for the properties, seldom enough to go on.
constexpr EnumSet<K> kRare { K::Answer, K::Guide, K::Decline, K::TransferOut, K::Terminate,
    K::Withdraw, K::Note, K::Attach, K::Confer, K::Instruct,
    K::FormTaskForce, K::Edit, K::Relocate, K::Escalate, K::Strike, K::Receipt, K::Merge, K::Absorb,
    K::Unmerge, K::Release };

class RandomCity {
public:
    explicit RandomCity(unsigned seed)
        : m_random(seed)
    {
        for (int i = 0; i < kCases; ++i)
            m_desks.emplace_back(QStringLiteral("case-%1").arg(i));
        for (const Officer &officer : m_desks[0].directory->data().officers)
            m_officers.append(officer.id);
        for (const Organization &unit : m_desks[0].directory->data().organizations)
            m_units.append(unit.id.toString());
    }

    /// One random act on one case; empty or what was violated.
    QString step()
    {
        CaseDesk &desk = m_desks[pick(kCases)];
        desk.now += std::chrono::seconds { 5 + pick(60) * pick(60) };
        if (pick(25) == 0)
            return group();
        if (desk.state.exists() && pick(4) == 0)
            return forward(desk);
        K kind {};
        OfficerId officer;
        int task = 0;
        std::optional<Refusal> why;
        for (int tries = 0; tries < 400; ++tries) {
            kind = static_cast<K>(pick(static_cast<int>(K::Retract) + 1));
            if (kRare.contains(kind) && pick(12) != 0)
                continue;
            officer = someone(desk);
            task = desk.state.tasks.isEmpty() ? 0
                                              : 1 + pick(static_cast<int>(desk.state.tasks.size()));
            why = whyNot(kind, desk.state, task, officer, desk.context());
            if (!why || pick(150) == 0)
                break;
        }
        return act(desk, officer, kind, task, why);
    }

    int accepted() const { return m_accepted; }
    EnumSet<K> kinds() const { return m_kinds; }
    EnumSet<Stage> stages() const { return m_stages; }
    std::vector<CaseDesk> &desks() { return m_desks; }

private:
    static constexpr int kCases = 3;

    int pick(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
    /// Mostly of a unit that has to do with the case.
    OfficerId someone(const CaseDesk &desk)
    {
        const OfficerId any = m_officers.at(pick(static_cast<int>(m_officers.size())));
        if (!desk.state.exists() || pick(8) == 0)
            return any;
        const auto &tasks = desk.state.tasks;
        const bool owner = tasks.isEmpty() || pick(2) == 0;
        const auto officers = desk.directory->officersOf(
            owner ? desk.state.owner : tasks.at(pick(static_cast<int>(tasks.size()))).unit);
        return officers.isEmpty() ? any : officers.at(pick(static_cast<int>(officers.size())))->id;
    }
    QString unit() { return m_units.at(pick(static_cast<int>(m_units.size()))); }

    QJsonValue value(const CaseDesk &desk, const QString &name, const OfficerId &actor)
    {
        const auto text = [](const OrganizationId &id) { return id.toString(); };
        const Officer *officer = desk.directory->officer(actor);
        if (name == QLatin1StringView("lead") || name == QLatin1StringView("unit"))
            return unit();
        if (name == QLatin1StringView("units")) {
            const auto below = desk.directory->subordinates(officer->organization);
            return QJsonArray { below.isEmpty() || pick(3) == 0
                    ? unit()
                    : below.at(pick(static_cast<int>(below.size())))->id.toString() };
        }
        if (name == QLatin1StringView("assists"))
            return pick(2) == 0 ? QJsonArray { unit() } : QJsonArray { unit(), unit() };
        if (name == QLatin1StringView("receiver")) {
            const Organization *owner = desk.directory->organization(desk.state.owner);
            return owner ? text(owner->superior) : text(officer->organization);
        }
        if (name == QLatin1StringView("reviewer"))
            return test::officerOf(officer->organization, "reviewer").toString();
        if (name == QLatin1StringView("completion"))
            return nameOf(static_cast<Completion>(pick(3)));
        if (name == QLatin1StringView("basis"))
            return nameOf(static_cast<DispatchBasis>(pick(5)));
        if (name == QLatin1StringView("kind"))
            return nameOf(static_cast<RequestKind>(pick(4)));
        if (name == QLatin1StringView("category"))
            return pick(2) == 0 ? test::category::kCover.toString()
                                : test::category::kBurst.toString();
        if (name == QLatin1StringView("region"))
            return test::region::kVillage.toString();
        if (name == QLatin1StringView("amount"))
            return 1 + pick(5);
        if (name == QLatin1StringView("unitOfTime"))
            return nameOf(static_cast<LimitUnit>(pick(4)));
        if (name == QLatin1StringView("sourceDue"))
            return toMs(desk.now) + pick(900'000'000);
        if (name == QLatin1StringView("field"))
            return QStringLiteral("category");
        if (name == QLatin1StringView("from"))
            return desk.state.category.toString();
        if (name == QLatin1StringView("to"))
            return pick(2) == 0 ? test::category::kCover.toString()
                                : test::category::kBurst.toString();
        if (name == QLatin1StringView("request"))
            return desk.state.requests.isEmpty() ? QStringLiteral("none")
                                                 : desk.state.requests.last().id.toString();
        if (name == QLatin1StringView("target"))
            return desk.state.undo ? desk.state.undo->since.first().intent.id.toString()
                                   : QStringLiteral("none");
        if (name == QLatin1StringView("entry") || name == QLatin1StringView("reminder"))
            return desk.state.record.isEmpty()
                ? QStringLiteral("none")
                : desk.state.record.at(pick(static_cast<int>(desk.state.record.size())))
                      .intent.toString();
        if (name == QLatin1StringView("approve") || name == QLatin1StringView("passed")
            || name == QLatin1StringView("contactable"))
            return pick(3) != 0;
        return {};
    }

    QJsonObject arguments(
        const CaseDesk &desk, const WorkflowRow &row, const OfficerId &actor, int task)
    {
        QJsonObject args;
        for (QString name :
            QString::fromLatin1(row.args).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const bool optional = name.endsWith(QLatin1Char('?'));
            if (optional)
                name.chop(1);
            if (optional && pick(3) == 0)
                continue;
            if (name == QLatin1StringView("task") && task > 0) {
                args[name] = task;
                continue;
            }
            const QJsonValue given = value(desk, name, actor);
            if (!given.isNull())
                args[name] = given;
        }
        return desk.filled(row.kind, args);
    }

    /// What real officers would do next, so that the far states are reached too.
    QString forward(CaseDesk &desk)
    {
        const Incident before = desk.state;
        if (kEndStages.contains(before.stage))
            return {};
        if (const auto why = test::WorkflowDriver(desk).step())
            return QStringLiteral("no way on: ") + nameOf(why->code);
        const Intent &intent = desk.log.last().intent;
        ++m_accepted;
        m_kinds.insert(intent.kind);
        m_stages.insert(desk.state.stage);
        return check(desk, before, *workflowRow(intent.kind), intent.args);
    }

    QString act(CaseDesk &desk, const OfficerId &officer, K kind, int task,
        const std::optional<Refusal> &why)
    {
        const WorkflowRow &row = *workflowRow(kind);
        QJsonObject args;
        if (kPlain.contains(kind)) {
            if (!row.taskFrom.isEmpty())
                args[QStringLiteral("task")] = task;
            args = desk.filled(kind, args);
            if (kind == K::Review || kind == K::Verify)
                args[kind == K::Review ? QStringLiteral("approve") : QStringLiteral("passed")]
                    = pick(3) != 0;
        } else {
            args = arguments(desk, row, officer, task);
        }
        Intent intent = desk.intent(officer, kind, args);
        const bool stale = pick(10) == 0;
        if (stale)
            intent.seen = std::max<qint64>(0, intent.seen - 1 - pick(3));
        intent.device = DeviceId(officer.toString());
        intent.madeAt -= std::chrono::seconds { pick(3) == 0 ? pick(900) : 0 };
        const Incident before = desk.state;
        const auto refused = desk.submit(intent);
        const auto said = [&](const char *what) {
            return QStringLiteral("%1 by %2 at %3: %4 %5")
                .arg(nameOf(kind), officer.toString(), nameOf(before.stage),
                    QString::fromLatin1(what),
                    refused ? nameOf(refused->code) + QLatin1Char(' ') + refused->what : QString());
        };
        if (why && !refused && row.taskFrom.isEmpty() == false)
            return said("whyNot refused and decide did not");
        if (why && !refused && kind != K::Resume)
            return said("whyNot refused and decide did not");
        if (!why && refused && kPlain.contains(kind) && !stale)
            return said("whyNot passed and decide did not");
        if (refused)
            return before == desk.state ? QString() : said("refused, yet the state changed");
        ++m_accepted;
        m_kinds.insert(kind);
        m_stages.insert(desk.state.stage);
        return check(desk, before, row, args);
    }

    QString check(const CaseDesk &desk, const Incident &before, const WorkflowRow &row,
        const QJsonObject &args)
    {
        const Incident &after = desk.state;
        const auto said
            = [&](const QString &what) { return nameOf(row.kind) + QStringLiteral(": ") + what; };
        if (row.kind == K::Retract)
            return checkRetract(desk);
        if (before.exists() && before.stage != after.stage && !row.to.contains(after.stage))
            return said(nameOf(before.stage) + QStringLiteral(" → ") + nameOf(after.stage));
        const int number = args[QStringLiteral("task")].toInt();
        const Task *was = before.task(number);
        const Task *is = after.task(number);
        if (was && was->stage != is->stage && !row.taskTo.contains(is->stage))
            return said(QStringLiteral("task ") + nameOf(was->stage) + QStringLiteral(" → ")
                + nameOf(is->stage));
        const Operation &newest = desk.log.last();
        const Instant made = newest.facts.effectiveAt;
        if (made > newest.facts.receivedAt)
            return said(QStringLiteral("effective after it was received"));
        return checkClocks(desk);
    }

    static QString checkClocks(const CaseDesk &desk)
    {
        const auto wanted = clocksWanted(desk.state);
        for (const CaseClock &clock : desk.state.clocks) {
            const bool wants = wanted.contains(ClockKey { clock.kind, clock.task });
            if (wants != clock.running())
                return QStringLiteral("clock %1/%2 %3")
                    .arg(nameOf(clock.kind))
                    .arg(clock.task)
                    .arg(wants ? QStringLiteral("stopped") : QStringLiteral("runs"));
            if (!clock.running() && !clock.outcome)
                return QStringLiteral("a clock ended without outcome");
            if (desk.state.clocks.count(clock) != 1)
                return QStringLiteral("a clock stands twice");
        }
        for (const ClockKey &key : wanted) {
            if (desk.directory->limit(desk.state.category, key.kind)
                && !desk.running(key.kind, key.task))
                return QStringLiteral("clock %1/%2 was not started")
                    .arg(nameOf(key.kind))
                    .arg(key.task);
        }
        return {};
    }

    static QString checkRetract(const CaseDesk &desk)
    {
        const IntentId target(desk.log.last().intent.args[QStringLiteral("target")].toString());
        QVector<Operation> log = desk.log;
        QSet<IntentId> gone;
        for (const Operation &operation : desk.log) {
            if (operation.intent.kind == K::Retract) {
                gone.insert(operation.intent.id);
                gone.insert(IntentId(operation.intent.args[QStringLiteral("target")].toString()));
            }
        }
        log.removeIf([&gone](const Operation &o) { return gone.contains(o.intent.id); });
        if (withoutRecord(fold(log)) != withoutRecord(desk.state))
            return QStringLiteral("retract left something behind");
        if (desk.state.record.size() != desk.log.size())
            return QStringLiteral("the record lost an entry");
        for (const RecordEntry &entry : desk.state.record) {
            if (entry.intent == target && !entry.struck)
                return QStringLiteral("the retracted entry is not struck");
        }
        return checkClocks(desk);
    }

    /// Merge or unmerge of two cases: both or none.
    QString group()
    {
        CaseDesk &one = m_desks[pick(kCases)];
        CaseDesk &two = m_desks[pick(kCases)];
        if (!one.state.exists() || !two.state.exists() || &one == &two)
            return {};
        one.now = two.now = std::max(one.now, two.now) + std::chrono::seconds { 30 };
        const bool undo = !one.state.mergedInto.isEmpty();
        const OfficerId officer = test::officerOf(test::org::kCity, "dispatcher");
        Intent first = one.intent(officer, undo ? K::Unmerge : K::Merge,
            one.filled(undo ? K::Unmerge : K::Merge,
                undo ? QJsonObject() : QJsonObject { { QStringLiteral("into"), two.subject } }));
        Intent second = two.intent(officer, undo ? K::Release : K::Absorb,
            { { QStringLiteral("sourceCase"), one.subject } });
        first.group = second.group = first.id.toString();
        Context context = one.context();
        context.nextSeq = std::max(one.state.lastSeq, two.state.lastSeq) + 1;
        const Incident before[] = { one.state, two.state };
        const auto both = decideGroup(one.state, first, two.state, second, context);
        if (!both)
            return before[0] == one.state && before[1] == two.state
                ? QString()
                : QStringLiteral("half a group");
        one.take(both->first);
        two.take(both->second);
        ++m_accepted;
        m_kinds.insert(first.kind);
        const bool merged = two.state.absorbed.contains(one.state.id);
        if (merged != (one.state.mergedInto == two.state.id) || merged == undo)
            return QStringLiteral("the two cases do not name each other");
        const QString clocks = checkClocks(one);
        return clocks.isEmpty() ? checkClocks(two) : clocks;
    }

    std::mt19937 m_random;
    std::vector<CaseDesk> m_desks;
    QVector<OfficerId> m_officers;
    QStringList m_units;
    int m_accepted = 0;
    EnumSet<K> m_kinds;
    EnumSet<Stage> m_stages;
};

} // namespace

class TestWorkflowRandom : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void properties_data();
    void properties();
    void everyKindAndStageIsReached();
    void brokenChainIsFoundWhereItBroke();

private:
    EnumSet<K> m_kinds;
    EnumSet<Stage> m_stages;
};

void TestWorkflowRandom::properties_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 16; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestWorkflowRandom::properties()
{
    QFETCH(unsigned, seed);
    RandomCity city(seed);
    for (int i = 0; i < 900; ++i) {
        const QString wrong = city.step();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        if (i % 40 != 0)
            continue;
        for (const CaseDesk &desk : city.desks()) {
            if (!desk.state.exists())
                continue;
            CaseDesk copy = desk;
            const QString stuck = test::WorkflowDriver(copy).finish();
            QVERIFY2(stuck.isEmpty(), qPrintable(stuck));
        }
    }
    for (const CaseDesk &desk : city.desks()) {
        QVector<Operation> read;
        for (const Operation &o : desk.log) {
            const auto intent = parseIntent(intentBytes(o.intent));
            const auto facts = parseFacts(factBytes(o.facts));
            QVERIFY(intent && facts);
            read.append({ *intent, *facts, o.hash });
            QVERIFY(read.last() == o);
        }
        QVERIFY(fold(read) == desk.state);
        QCOMPARE(firstBroken(read), -1);
    }
    m_kinds = m_kinds | city.kinds();
    m_stages = m_stages | city.stages();
    QVERIFY2(city.accepted() > 200, qPrintable(QString::number(city.accepted())));
}

void TestWorkflowRandom::everyKindAndStageIsReached()
{
    QStringList missing;
    for (int kind = 0; kind <= static_cast<int>(K::Retract); ++kind) {
        if (!m_kinds.contains(static_cast<K>(kind)) && static_cast<K>(kind) != K::Absorb
            && static_cast<K>(kind) != K::Release)
            missing.append(nameOf(static_cast<K>(kind)));
    }
    for (size_t stage = 0; stage < enumCount<Stage>(); ++stage) {
        if (!m_stages.contains(static_cast<Stage>(stage))
            && static_cast<Stage>(stage) != Stage::Merged)
            missing.append(nameOf(static_cast<Stage>(stage)));
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
}

void TestWorkflowRandom::brokenChainIsFoundWhereItBroke()
{
    RandomCity city(99);
    for (int i = 0; i < 200; ++i)
        city.step();
    const QVector<Operation> log = city.desks().front().log;
    QVERIFY(log.size() > 10);
    for (qsizetype i = 0; i < log.size(); ++i) {
        auto argument = log;
        argument[i].intent.args[QStringLiteral("text")] = QStringLiteral("forged");
        QCOMPARE(firstBroken(argument), i);
        auto fact = log;
        fact[i].facts.receivedAt += Millis { 1 };
        QCOMPARE(firstBroken(fact), i);
        auto removed = log;
        removed.removeAt(i);
        QCOMPARE(firstBroken(removed), i + 1 == log.size() ? -1 : i);
    }
}

QTEST_GUILESS_MAIN(TestWorkflowRandom)
#include "tst_workflow_random.moc"
