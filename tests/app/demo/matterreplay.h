#pragma once
#include "app/demo/matterplan.h"
#include "app/domain/decide.h"
#include <QCryptographicHash>

namespace shiyu::test {

using namespace Qt::StringLiterals;

/// 2026-11-21 14:32 in the city, a Saturday.
inline const Instant kNow = instantFromMs(1'795'242'720'000);

inline const demo::DemoCity &city()
{
    static const demo::DemoCity made = demo::makeDemoCity(demo::CitySize::Small, 1);
    return made;
}

/// 3,000 matters of the first seed until kNow.
inline const QVector<demo::MatterPlan> &plans()
{
    static const QVector<demo::MatterPlan> made = demo::planMatters(city(), 3'000, kNow, 1);
    return made;
}

inline QByteArray chained(
    const QString &, const QByteArray &prev, const QByteArray &intent, const QByteArray &facts)
{
    return QCryptographicHash::hash(QByteArray(prev + intent + facts), QCryptographicHash::Sha256);
}

/// The acts of all plans in the order of their times, through the rules.
class MatterReplay {
public:
    MatterReplay(const QVector<demo::MatterPlan> &all, const Directory &directory)
        : states(all.size())
        , m_all(all)
        , m_directory(directory)
    {
        QVector<std::tuple<Instant, int, int>> order; // time, plan, act
        for (int p = 0; p < all.size(); ++p) {
            for (int a = 0; a < all[p].acts.size(); ++a)
                order.append({ all[p].acts[a].at, p, a });
        }
        std::sort(order.begin(), order.end());
        for (const auto &[at, p, a] : order) {
            if (refused.isEmpty())
                perform(p, a);
        }
    }

    QVector<Incident> states; ///< by plan
    QString refused; ///< the first refused act and why; empty: none

private:
    static QString idOf(int p) { return u"case-%1"_s.arg(p + 1); }

    Intent intentOf(int p, int a) const
    {
        const demo::PlannedAct &act = m_all[p].acts[a];
        Intent intent;
        intent.id = IntentId(u"i-%1-%2"_s.arg(p).arg(a));
        intent.subject.id = idOf(p);
        intent.kind = act.kind;
        intent.args = act.args;
        for (auto it = act.closed.begin(); it != act.closed.end(); ++it)
            intent.closed.insert(it.key(), { QByteArray(32, 'c'), it->second });
        if (act.answers >= 0)
            intent.args.insert(u"request"_s, u"i-%1-%2"_s.arg(p).arg(act.answers));
        intent.actor = act.actor;
        intent.organization = act.organization;
        intent.device = DeviceId(u"D1"_s);
        intent.madeAt = act.at;
        intent.seen = states[p].lastSeq;
        return intent;
    }

    void perform(int p, int a)
    {
        const demo::PlannedAct &act = m_all[p].acts[a];
        Intent intent = intentOf(p, a);
        const Context context { m_directory, act.at, ++m_seq, u"N-1"_s, chained };
        if (act.into == 0) {
            const auto operation = decide(states[p], intent, context);
            if (operation)
                states[p] = apply(states[p], *operation);
            else
                refuse(p, a, operation.error());
            return;
        }
        const int target = act.into - 1;
        intent.args.insert(u"into"_s, idOf(target));
        intent.group = u"g-%1"_s.arg(p);
        Intent absorb = intent;
        absorb.id = IntentId(u"i-%1-absorb"_s.arg(p));
        absorb.subject.id = idOf(target);
        absorb.kind = OperationKind::Absorb;
        absorb.args = { { u"sourceCase"_s, idOf(p) } };
        absorb.seen = states[target].lastSeq;
        const auto both = decideGroup(states[p], intent, states[target], absorb, context);
        if (!both)
            return refuse(p, a, both.error());
        ++m_seq;
        states[p] = apply(states[p], both->first);
        states[target] = apply(states[target], both->second);
    }

    void refuse(int p, int a, const Refusal &why)
    {
        refused = u"%1 act %2 %3: %4 %5"_s.arg(m_all[p].title)
                      .arg(a)
                      .arg(nameOf(m_all[p].acts[a].kind))
                      .arg(int(why.code))
                      .arg(why.what);
    }

    const QVector<demo::MatterPlan> &m_all;
    const Directory &m_directory;
    qint64 m_seq = 0;
};

} // namespace shiyu::test
