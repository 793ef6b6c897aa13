#include "app/demo/demoorganizations.h"
#include "app/demo/invented.h"

#include <QSet>
#include <array>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

constexpr quint64 kStaff = 6;

struct Post {
    const char *suffix; ///< of the account
    const char *roles; ///< Role::id, separated by spaces
};

constexpr std::array kCityPosts { Post { "sl2", "intake" }, Post { "sl3", "intake" },
    Post { "sl4", "intake" }, Post { "pd2", "dispatcher intake" }, Post { "zb2", "shiftLeader" },
    Post { "hc1", "verifier" }, Post { "hc2", "verifier" }, Post { "dc1", "supervisor" },
    Post { "kh1", "appraiser" }, Post { "ld1", "leader" } };
constexpr std::array kCountyPosts { Post { "pd", "dispatcher intake liaison" },
    Post { "zb", "shiftLeader" }, Post { "jb", "handler" }, Post { "sh", "reviewer" },
    Post { "hc", "verifier" }, Post { "ld", "leader" } };
constexpr std::array kTownPosts { Post { "pd", "dispatcher intake liaison" },
    Post { "jb", "handler" }, Post { "sh", "reviewer" }, Post { "ld", "leader" } };
constexpr std::array kVillagePosts { Post { "wg", "gridWorker liaison handler" },
    Post { "sh", "reviewer" } };
constexpr std::array kUnitPosts { Post { "lx", "liaison" }, Post { "jb1", "handler" },
    Post { "jb2", "handler" }, Post { "sh", "reviewer" } };
constexpr std::array kSmallPosts { Post { "jb", "liaison handler" }, Post { "sh", "reviewer" } };

/// The officers whom the README and the tour name.
struct Shown {
    const char *organization;
    const char *account;
    const char16_t *name;
    const char *roles;
    const char16_t *part;
};
constexpr std::array kShown {
    Shown { "3402", "sunyue", u"孙悦", "intake", u"市中心受理员" },
    Shown { "3402", "zhangmin", u"张敏", "dispatcher intake", u"市中心派单员" },
    Shown { "3402", "zhouli", u"周莉", "shiftLeader", u"市中心值班长" },
    Shown { "3402", "lijianguo", u"李建国", "leadingCadre", u"市中心带班领导" },
    Shown { "3402", "gaofeng", u"高峰", "verifier", u"市中心核查员" },
    Shown { "3402", "hanbing", u"韩冰", "systemAdmin", u"市中心系统管理员" },
    Shown { "3402", "songyang", u"宋洋", "securityAdmin", u"市中心安全管理员" },
    Shown { "3402", "tanglin", u"唐琳", "auditAdmin", u"市中心审计管理员" },
    Shown { "340202", "chenjing", u"陈静", "dispatcher intake liaison", u"镜湖区中心派单员" },
    Shown { "340202", "wangtao", u"王涛", "reviewer", u"镜湖区中心审核人" },
    Shown { "340202016", "wuhao", u"吴昊", "dispatcher intake liaison", u"赭山街道派单员" },
    Shown { "340202016", "xujie", u"许洁", "reviewer", u"赭山街道审核人" },
    Shown { "340202016001", "liufang", u"刘芳", "gridWorker liaison handler", u"周家山社区网格员" },
    Shown { "340202016001", "taoyong", u"陶勇", "reviewer", u"周家山社区审核人" },
    Shown { "3402-cg", "zhaolei", u"赵磊", "liaison", u"市城管局联络员" },
    Shown { "3402-cg", "qianjun", u"钱军", "handler", u"市城管局经办人" },
    Shown { "3402-cg", "zhengyan", u"郑燕", "reviewer", u"市城管局审核人" },
    Shown { "3402-gs", "hewei", u"何伟", "liaison", u"市供水公司联络员" },
    Shown { "3402-gs", "panliang", u"潘亮", "handler", u"市供水公司经办人" },
    Shown { "3402-gs", "fengli", u"冯丽", "reviewer", u"市供水公司审核人" },
    Shown { "3402-gs3", "zhaoqiang", u"赵强", "liaison handler", u"供水抢修三队经办人" },
    Shown { "340202-cg", "yaoyuan", u"姚远", "liaison", u"镜湖城管局联络员" },
    Shown { "340202-cg", "jiangbo", u"江波", "reviewer", u"镜湖城管局审核人" },
};

Officer officerOf(const Organization &o, const QString &account, const QString &name,
    const char *roles, qsizetype extension)
{
    Officer officer;
    officer.account = account;
    officer.id = OfficerId(u"o-"_s + account);
    officer.name = name;
    officer.organization = o.id;
    officer.roles = QString::fromLatin1(roles).split(u' ');
    officer.phone = o.phone;
    if (extension > 0) // a second desk shares the telephone
        officer.phone += u" 转 "_s + QString::number(extension);
    return officer;
}

template <size_t N> QList<Post> posts(const std::array<Post, N> &array)
{
    return QList<Post>(array.begin(), array.end());
}

QList<Post> postsOf(const Organization &o)
{
    if (o.kind == OrgKind::Centre) {
        switch (o.region.toString().size()) {
        case 4:
            return posts(kCityPosts);
        case 6:
            return posts(kCountyPosts);
        case 9:
            return posts(kTownPosts);
        default:
            return posts(kVillagePosts);
        }
    }
    const bool small = o.kind == OrgKind::Mediation || o.kind == OrgKind::Other;
    return small && !o.fallback ? posts(kSmallPosts) : posts(kUnitPosts);
}

} // namespace

Staff demoStaff(const QVector<Organization> &organizations, quint64 seed)
{
    Staff staff;
    quint64 serial = 0;
    for (const Organization &o : organizations) {
        SeededRandom random = SeededRandom::forThing(seed, kStaff, ++serial);
        qsizetype desk = 0;
        QSet<QString> filled; // posts that a shown officer holds
        for (const Shown &shown : kShown) {
            if (o.id.toString() != QLatin1StringView(shown.organization))
                continue;
            staff.officers.append(officerOf(o, QString::fromLatin1(shown.account),
                QString::fromUtf16(shown.name), shown.roles, desk++));
            staff.personas.append({ staff.officers.last().id, QString::fromUtf16(shown.part) });
            filled.insert(QString::fromLatin1(shown.roles));
        }
        for (const Post &post : postsOf(o)) {
            const QString name = personName(random);
            if (!filled.contains(QLatin1StringView(post.roles)) || o.region.toString().size() == 4)
                staff.officers.append(
                    officerOf(o, o.id.toString() + u'-' + QLatin1StringView(post.suffix), name,
                        post.roles, desk++));
        }
    }
    return staff;
}

} // namespace shiyu::demo
