#pragma once
#include "app/domain/place.h"
#include "app/protocol/operations.h"
#include "tests/app/server/serverprocess.h"

namespace shiyu::test {

/// A matter that the city's intake seat reports on console-1.
inline Intent reportOf(const QString &id)
{
    using namespace Qt::StringLiterals;
    const OfficerId officer = officerOf(org::kCity, "intake");
    Intent intent;
    intent.id = IntentId(u"0193a7b2-1c00-7000-8000-00000000"_s + id);
    intent.subject = { SubjectKind::Incident, id };
    intent.kind = OperationKind::Report;
    intent.args = { { u"title"_s, u"井盖破损 <script>'\"--"_s }, { u"summary"_s, u"路口"_s },
        { u"place"_s, toJson(Place { PlaceShape::Point, { { 1183800000, 313300000 } }, {} }) },
        { u"region"_s, region::kVillage.toString() },
        { u"category"_s, category::kCover.toString() }, { u"urgency"_s, u"normal"_s },
        { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s } };
    intent.actor = officer;
    intent.organization = org::kCity;
    intent.device = DeviceId(u"console-1"_s);
    intent.deviceSeq = 1;
    intent.madeAt = instantFromMs(QDateTime::currentMSecsSinceEpoch());
    intent.rulesRev = 7;
    intent.signature = ServerProcess::keyOf(officer).sign(signedBytes(intent));
    return intent;
}

inline QByteArray bodyOf(const Intent &intent)
{
    return protocol::write(protocol::OperationsRequest { { { intentBytes(intent), {} } } });
}

} // namespace shiyu::test
