#pragma once
#include "tests/support/casedesk.h"

namespace shiyu::test {

/// Real officers who bring any case to an end without terminating it: what stands open is done in
/// the order of the day. `step` returns what could not be done, or nothing.
class WorkflowDriver {
public:
    explicit WorkflowDriver(CaseDesk &desk)
        : m_desk(desk)
    {
    }

    /// Empty if the case came to an end.
    QString finish()
    {
        constexpr int kMostActs = 400;
        for (int i = 0; i < kMostActs; ++i) {
            if (kEndStages.contains(m_desk.state.stage))
                return {};
            if (const auto why = step())
                return QStringLiteral("%1: %2 %3 (%4)")
                    .arg(nameOf(m_desk.state.stage), m_last, nameOf(why->code), why->what);
        }
        return QStringLiteral("runs in a ring at ") + nameOf(m_desk.state.stage);
    }

    using Why = std::optional<Refusal>;

    /// The next act.
    Why step()
    {
        const OrganizationId owner = m_desk.state.owner;
        switch (m_desk.state.stage) {
        case Stage::Reported:
            return accept(owner);
        case Stage::Shelved:
            return act(owner, "shiftLeader", K::Resume);
        case Stage::Resolved:
            return end(owner);
        default:
            return m_desk.state.lead() ? work() : dispatch(owner);
        }
    }

private:
    using K = OperationKind;

    Why end(const OrganizationId &owner)
    {
        if (!m_desk.state.verified)
            return act(owner, "verifier", K::Verify);
        const auto &calls = m_desk.state.followUps;
        if (calls.isEmpty() || calls.last().at < m_desk.state.resolvedAt)
            return act(owner, "intake", K::FollowUp);
        return act(owner, "dispatcher", K::Close);
    }

    Why act(const OrganizationId &unit, const char *role, K kind, const QJsonObject &args = {})
    {
        const bool village = m_desk.directory->officersOf(unit).size() == 2;
        const bool reviewer = QByteArrayView(role) == QByteArrayView("reviewer");
        const OfficerId who = officerOf(unit, village && !reviewer ? "gridWorker" : role);
        m_last = who.toString() + QLatin1Char(' ') + nameOf(kind);
        return m_desk.act(who, kind, args);
    }

    Why accept(const OrganizationId &owner)
    {
        if (m_desk.state.category.isEmpty())
            return act(owner, "intake", K::Edit,
                { { QStringLiteral("field"), QStringLiteral("category") },
                    { QStringLiteral("from"), QString() },
                    { QStringLiteral("to"), category::kCover.toString() } });
        if (m_desk.state.primaryRegion.isEmpty())
            return act(owner, "intake", K::Relocate,
                { { QStringLiteral("region"), region::kVillage.toString() } });
        return act(owner, "intake", K::Accept);
    }

    Why dispatch(const OrganizationId &owner)
    {
        if (m_desk.state.sendBacks >= m_desk.settings.mostSendBacks)
            return act(owner, "shiftLeader", K::Arbitrate,
                { { QStringLiteral("unit"), owner.toString() } });
        return act(owner, "dispatcher", K::Dispatch,
            { { QStringLiteral("lead"), owner.toString() },
                { QStringLiteral("basis"), QStringLiteral("territory") } });
    }

    /// The task assigned furthest down first; the lead last.
    Why work()
    {
        const auto &tasks = m_desk.state.tasks;
        const Task *next = nullptr;
        for (auto it = tasks.rbegin(); it != tasks.rend(); ++it) {
            const bool todo = kOpenTask.contains(it->stage)
                || (it->stage == TaskStage::Reviewed && it->parent == 0);
            if (todo && (!next || next->role == TaskRole::Lead))
                next = next && next->parent != 0 ? next : &*it;
        }
        return next ? advance(*next) : Refusal { RefusalCode::NoLead, QStringLiteral("idle") };
    }

    Why advance(const Task task)
    {
        const QJsonObject args { { QStringLiteral("task"), task.number } };
        switch (task.stage) {
        case TaskStage::Pending:
            return act(task.unit, "liaison", K::Acknowledge, args);
        case TaskStage::Suspended:
            return act(m_desk.state.owner, "shiftLeader", K::Resume, args);
        case TaskStage::Submitted:
            return act(task.unit, "reviewer", K::Review, args);
        case TaskStage::Reviewed:
            if (!m_desk.state.hasReply())
                return act(task.unit, "liaison", K::Reply);
            return act(task.unit, "liaison", K::Complete, args);
        case TaskStage::Acknowledged:
            return act(task.unit, "liaison", K::Contact, args);
        case TaskStage::Rework:
            if (task.parent == 0 && task.role == TaskRole::Lead && !task.contactedAt)
                return act(task.unit, "liaison", K::Contact, args);
            [[fallthrough]];
        default:
            return act(task.unit, "liaison", K::Submit, args);
        }
    }

    CaseDesk &m_desk;
    QString m_last;
};

} // namespace shiyu::test
