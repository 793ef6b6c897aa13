#pragma once
#include "app/domain/enumset.h"
#include "app/domain/ids.h"
#include <QByteArray>
#include <QStringList>

namespace shiyu {

/// What a role lets its holder do. A workflow row asks for one of these.
enum class Right {
    Intake, ///< report, answer, accept, edit, merge
    Dispatch, ///< dispatch, withdraw, add assists
    Sign, ///< acknowledge, contact, send back: the unit's contact
    Handle, ///< progress, submit, reply, complete
    Assign, ///< assign down inside the own organisation's subtree
    Review, ///< sign what the own unit submits
    Arbitrate, ///< rule between units
    Approve, ///< extension, suspension, shelving, appeal
    Verify, ///< check on the spot
    FollowUp, ///< call back
    Supervise, ///< sign supervision orders
    Escalate, ///< escalate, whistle
    Instruct, ///< leaders' instructions
    Terminate, ///< end by law
    Appraise, ///< judge reasonableness, rate
    Note, ///< note, attach, remind, propose supervision
    AdministerSystem,
    AdministerSecurity,
    AdministerAudit,
};
using Rights = EnumSet<Right>;

/// A role is a set of rights, as data; the directory may change it.
struct Role {
    QString id; ///< "intake", "dispatcher", …
    QString name; ///< 受理员
    Rights rights;

    friend bool operator==(const Role &, const Role &) = default;
};

struct Officer {
    OfficerId id;
    QString account; ///< what he signs in with
    QString name;
    OrganizationId organization;
    QStringList roles; ///< Role::id
    QString phone; ///< office telephone
    QByteArray publicKey; ///< verifies his intents; empty until his first sign-in on a device

    friend bool operator==(const Officer &, const Officer &) = default;
};

/// The roles of design.md §2 with their usual rights; a new city starts with them.
QVector<Role> defaultRoles();

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::Right, "intake", "dispatch", "sign", "handle", "assign", "review",
    "arbitrate", "approve", "verify", "followUp", "supervise", "escalate", "instruct", "terminate",
    "appraise", "note", "administerSystem", "administerSecurity", "administerAudit");
