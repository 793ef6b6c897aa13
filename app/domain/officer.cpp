#include "app/domain/officer.h"

#include <QVector>

namespace shiyu {

QVector<Role> defaultRoles()
{
    using R = Right;
    const auto role = [](const char *id, const char16_t *name, Rights rights) {
        return Role { QString::fromLatin1(id), QString::fromUtf16(name), rights };
    };
    return {
        role("intake", u"受理员", { R::Intake, R::FollowUp, R::Note }),
        role("dispatcher", u"派单员", { R::Intake, R::Dispatch, R::Escalate, R::Note }),
        role("shiftLeader", u"值班长",
            { R::Intake, R::Dispatch, R::Review, R::Arbitrate, R::Approve, R::Supervise,
                R::Escalate, R::FollowUp, R::Terminate, R::Appraise, R::Note }),
        role("leadingCadre", u"带班领导",
            { R::Arbitrate, R::Approve, R::Supervise, R::Instruct, R::Terminate, R::Note }),
        role("liaison", u"单位联络员", { R::Sign, R::Handle, R::Assign, R::Escalate, R::Note }),
        role("handler", u"经办人", { R::Sign, R::Handle, R::Note }),
        role("reviewer", u"审核人", { R::Review, R::Note }),
        role("gridWorker", u"网格员", { R::Intake, R::Handle, R::Sign, R::Note }),
        role("verifier", u"核查员", { R::Verify, R::FollowUp, R::Note }),
        role("supervisor", u"督查员", { R::Supervise, R::Note }),
        role("appraiser", u"考核员", { R::Appraise, R::Note }),
        role("leader", u"分管/主要领导", { R::Instruct, R::Supervise, R::Approve, R::Note }),
        role("systemAdmin", u"系统管理员", { R::AdministerSystem }),
        role("securityAdmin", u"安全管理员", { R::AdministerSecurity }),
        role("auditAdmin", u"审计管理员", { R::AdministerAudit }),
    };
}

} // namespace shiyu
