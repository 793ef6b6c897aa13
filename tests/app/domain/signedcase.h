#pragma once
#include "tests/support/casedesk.h"

#include <QTest>

namespace shiyu::test {

/// Dispatched to a department, which signed for it, with an assisting company, which did not.
inline const QString kSigned = QStringLiteral(
    "c.city.intake report category=facility.cover region=340202001001001\n"
    "c.city.intake accept\n"
    "c.city.dispatcher dispatch lead=d.jinghu.urban assists=u.water basis=function\n"
    "d.jinghu.urban.liaison acknowledge\n");

inline void start(CaseDesk &desk, const QString &more = {})
{
    const QString script = kSigned + more;
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
}

} // namespace shiyu::test
