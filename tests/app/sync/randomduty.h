#pragma once
#include "app/storage/shiftstore.h"
#include "app/storage/supervisionstore.h"
#include "tests/app/storage/serverdesk.h"
#include <QJsonArray>
#include <QRandomGenerator>

namespace shiyu::test {

/// Draws acts on supervisions and shifts as an officer at a console would try them: most fit, some
/// do not, and what cannot be read just then is tried as if it were not there. The same seed gives
/// the same acts.
class RandomDuty {
public:
    explicit RandomDuty(QRandomGenerator &random)
        : m_random(random)
    {
    }

    /// Acts that stand or fall together: mostly one. `officer` signs; `cases` as they are known.
    QVector<Submission> draw(ServerDesk &desk, const QString &officer, const QStringList &cases)
    {
        return m_random.bounded(3) == 0 ? drawShift(desk, officer)
                                        : drawSupervision(desk, officer, cases);
    }
    /// The console took it: others may be tried on it from now on.
    void made(const Submission &submission)
    {
        const Subject &subject = submission.intent.subject;
        QStringList &ids = subject.kind == SubjectKind::Shift ? m_shifts : m_supervisions;
        if (!ids.contains(subject.id))
            ids.append(subject.id);
    }

private:
    using K = OperationKind;

    template <typename List> auto any(const List &list)
    {
        return *(list.begin() + m_random.bounded(static_cast<int>(list.size())));
    }
    Submission on(ServerDesk &desk, const Subject &subject, K kind, const QJsonObject &args,
        const QString &officer, qint64 seen)
    {
        Submission made = desk.city.make(kind, subject.id, args, officer, confirmedSeq(seen));
        made.intent.subject = subject;
        return made;
    }

    QVector<Submission> drawSupervision(
        ServerDesk &desk, const QString &officer, const QStringList &cases)
    {
        if (m_supervisions.isEmpty() || (m_supervisions.size() < 5 && m_random.bounded(3) == 0))
            return { beginning(desk, officer, cases) };
        const QString id = any(m_supervisions);
        const Supervision state = supervisionById(desk.connection(), id).value_or(Supervision {});
        const std::pair<K, QJsonObject> kinds[] = {
            { K::Issue,
                { { QStringLiteral("form"), QStringLiteral("order") },
                    { QStringLiteral("demand"), QStringLiteral("请整改") } } },
            { K::Reject, { { QStringLiteral("reason"), QStringLiteral("不必") } } },
            { K::Sign, {} },
            { K::Rectify, { { QStringLiteral("text"), QStringLiteral("已整改") } } },
            { K::Conclude,
                { { QStringLiteral("accepted"), m_random.bounded(2) == 0 },
                    { QStringLiteral("text"), QStringLiteral("见现场") } } },
            { K::Retract, { { QStringLiteral("target"), newestOf(state) } } },
        };
        const auto &[kind, args] = any(std::span(kinds));
        return { on(
            desk, { SubjectKind::Supervision, id }, kind, args, officer, state.head.lastSeq) };
    }
    Submission beginning(ServerDesk &desk, const QString &officer, const QStringList &cases)
    {
        QJsonObject args {
            { QStringLiteral("incident"), cases.isEmpty() ? QStringLiteral("none") : any(cases) },
            { QStringLiteral("unit"),
                any(QStringList { QStringLiteral("centre-county"), QStringLiteral("unit-water") }) }
        };
        const bool proposed = m_random.bounded(2) == 0;
        if (proposed) {
            args.insert(QStringLiteral("reason"), QStringLiteral("超期"));
        } else {
            args.insert(QStringLiteral("form"), QStringLiteral("notice"));
            args.insert(QStringLiteral("demand"), QStringLiteral("请核实"));
        }
        return on(desk, { SubjectKind::Supervision, desk.city.newId() },
            proposed ? K::Propose : K::Issue, args, officer, 0);
    }
    static QString newestOf(const Supervision &state)
    {
        return state.head.record.isEmpty() ? QStringLiteral("none")
                                           : state.head.record.last().intent.toString();
    }

    QVector<Submission> drawShift(ServerDesk &desk, const QString &officer)
    {
        const QJsonObject roster { { QStringLiteral("leader"), officer },
            { QStringLiteral("cadre"), QStringLiteral("city") },
            { QStringLiteral("officers"), QJsonArray { officer } } };
        const auto open = [&] {
            return on(
                desk, { SubjectKind::Shift, desk.city.newId() }, K::OpenShift, roster, officer, 0);
        };
        if (m_shifts.isEmpty() || (m_shifts.size() < 4 && m_random.bounded(4) == 0))
            return { open() };
        const Subject subject { SubjectKind::Shift, any(m_shifts) };
        const Shift state = shiftById(desk.connection(), subject.id).value_or(Shift {});
        if (state.stage == ShiftStage::Open) {
            const QJsonArray none;
            return { on(desk, subject, K::HandOver,
                { { QStringLiteral("open"), none }, { QStringLiteral("promised"), none },
                    { QStringLiteral("awaiting"), none }, { QStringLiteral("broken"), none } },
                officer, state.head.lastSeq) };
        }
        QVector<Submission> both { on(
            desk, subject, K::TakeOver, {}, officer, state.head.lastSeq) };
        if (m_random.bounded(2) == 0) {
            both.append(open());
            for (Submission &each : both)
                each.intent.group = both.first().intent.id.toString();
        }
        return both;
    }

    QRandomGenerator &m_random;
    QStringList m_supervisions, m_shifts;
};

} // namespace shiyu::test
