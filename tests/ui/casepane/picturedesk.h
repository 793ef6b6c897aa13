#pragma once
#include "tests/ui/acts/fakeoffice.h"

namespace shiyu::test {

/// The case of look/duty-desk: a lost cover, on Saturday 2026-11-21, under work at 14:32.
class PictureDesk {
public:
    FakeOffice office;

    PictureDesk()
    {
        office.desk = CaseDesk(QStringLiteral("case-2381"));
        office.desk.directory = makeDirectory();
        office.desk.step = std::chrono::seconds(0);
    }

    void play(int hour, int minute, const char *officer, OperationKind kind, const char *args)
    {
        CaseDesk &desk = office.desk;
        desk.now = std::chrono::sys_days { std::chrono::year { 2026 } / 11 / 21 }
            + std::chrono::hours(hour - 8) + std::chrono::minutes(minute);
        const auto why = desk.act(
            OfficerId(QString::fromLatin1(officer)), kind, QJsonDocument::fromJson(args).object());
        if (why)
            qFatal("%s %s: %s %s", officer, qPrintable(nameOf(kind)), qPrintable(nameOf(why->code)),
                qPrintable(why->what));
    }

    void playAll()
    {
        using K = OperationKind;
        play(14, 3, "c.city.intake", K::Report,
            R"({"title":"上水井盖缺失，老人险些跌落","summary":"北京中路 128 号门前上水井盖缺失",
                "category":"facility.burst","region":"340202001001001","urgency":"critical",
                "sourceNumber":"WH1121004417","contactable":true,
                "place":{"shape":"point","points":[1183851120,313352040],
                         "address":"北京中路 128 号"}})");
        play(14, 4, "c.city.intake", K::Attach, R"({"name":"a.jpg","sha256":"00","size":10})");
        play(14, 4, "c.city.intake", K::Attach, R"({"name":"b.jpg","sha256":"01","size":10})");
        play(14, 4, "c.city.intake", K::Attach, R"({"name":"c.mp3","sha256":"02","size":10})");
        play(14, 5, "c.city.intake", K::Accept, "{}");
        play(14, 8, "c.city.dispatcher", K::Dispatch,
            R"({"lead":"u.water","assists":["c.jinghu"],"basis":"function",
                "clause":"权责清单 公用设施/上水井盖 第 3 条"})");
        play(14, 12, "u.water.liaison", K::Acknowledge, R"({"task":1})");
        play(14, 18, "u.water.liaison", K::Contact,
            R"({"task":1,"reached":true,"text":"告知 16 时前恢复"})");
        play(14, 20, "c.city.dispatcher", K::Note, R"({"text":"已电话提醒水务先围挡"})");
        play(14, 31, "u.water.handler", K::Progress,
            R"({"task":1,"text":"已到场，围挡设置完毕，正调运井盖。附照片 2 张"})");
        office.desk.now += std::chrono::minutes(1);
    }

    CaseView view() const
    {
        CaseView view = office.view();
        view.maskedClosed = { { QStringLiteral("appeal"),
                                  QStringLiteral("北京中路 128 号门前人行道上的水井盖不见了，刚才有"
                                                 "老人差点掉进去，请马上来处理。") },
            { QStringLiteral("reporterName"), QStringLiteral("陈**") },
            { QStringLiteral("reporterPhone"), QStringLiteral("138****6021") },
            { QStringLiteral("purpose"), QStringLiteral("尽快修复并回电") } };
        for (int i = 0; i < 5; ++i)
            view.nearby.append({ QStringLiteral("cam%1").arg(i),
                QStringLiteral("北京中路 %1 号枪机").arg(120 + 2 * i), QStringLiteral("枪机"),
                QStringLiteral("online"), {}, {}, 42 + 31 * i, {}, false });
        view.nearby.append({ QStringLiteral("u1"), QStringLiteral("城管 03"),
            QStringLiteral("巡查车"), QStringLiteral("free"), QStringLiteral("0553-1000011"),
            org::kDepartment, 180, {}, true });
        view.nearby.append({ QStringLiteral("u2"), QStringLiteral("市政 11"),
            QStringLiteral("抢修车"), QStringLiteral("returning"), QStringLiteral("0553-1000012"),
            org::kCityDepartment, 260, {}, true });
        view.duplicates = { { IncidentId(QStringLiteral("case-2377")),
            QStringLiteral("WH20261121-2377"), QStringLiteral("北京中路井盖丢失"), Stage::Accepted,
            view.state.reportedAt - std::chrono::minutes(18), 36,
            { QStringLiteral("北京中路"), QStringLiteral("井盖") }, true } };
        view.owedReplies = { { IncidentId(QStringLiteral("case-2380")),
                                 QStringLiteral("WH20261121-2380"),
                                 QStringLiteral("北京中路人行道井盖没了"), 9, true },
            { IncidentId(QStringLiteral("case-2391")), QStringLiteral("WH20261121-2391"),
                QStringLiteral("井盖缺失请处理"), 9, true } };
        for (const Organization &unit : view.directory->data().organizations)
            view.units.append(unit.id);
        return view;
    }

    static DirectoryPtr makeDirectory()
    {
        DirectoryData data = cityData();
        const QHash<QString, QString> shortNames { { QStringLiteral("c.city"),
                                                       QStringLiteral("市指挥中心") },
            { QStringLiteral("c.jinghu"), QStringLiteral("镜湖区中心") },
            { QStringLiteral("u.water"), QStringLiteral("市供水公司") },
            { QStringLiteral("d.jinghu.urban"), QStringLiteral("镜湖区城管局") },
            { QStringLiteral("d.city.housing"), QStringLiteral("市住建局") } };
        for (Organization &unit : data.organizations)
            unit.shortName = shortNames.value(unit.id.toString());
        const QHash<QString, QString> names { { QStringLiteral("c.city.dispatcher"),
                                                  QStringLiteral("张敏") },
            { QStringLiteral("c.city.intake"), QStringLiteral("孙悦") },
            { QStringLiteral("u.water.liaison"), QStringLiteral("赵强") },
            { QStringLiteral("u.water.handler"), QStringLiteral("钱进") },
            { QStringLiteral("u.water.reviewer"), QStringLiteral("李审") } };
        for (Officer &officer : data.officers)
            officer.name = names.value(officer.id.toString(), QStringLiteral("王宁"));
        for (Region &region : data.regions) {
            if (region.level == RegionLevel::Grid) {
                region.name = QStringLiteral("第三网格");
                region.workerName = QStringLiteral("刘芳");
            }
        }
        return std::make_shared<const Directory>(std::move(data));
    }
};

} // namespace shiyu::test
