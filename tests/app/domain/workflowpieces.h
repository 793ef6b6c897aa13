#pragma once
#include "tests/support/casedesk.h"

namespace shiyu::test {

// Pieces of the paths: the city takes a call, the department works, the city ends it.
inline const QString kReport = QStringLiteral("c.city.intake report category=facility.cover "
                                              "region=340202001001001 contactable=true\n");
inline const QString kAccepted = kReport + QStringLiteral("c.city.intake accept\n");
inline const QString kDispatched = kAccepted
    + QStringLiteral(
        "c.city.dispatcher dispatch lead=d.jinghu.urban assists=u.water basis=function\n");
inline const QString kSigned = kDispatched
    + QStringLiteral("d.jinghu.urban.liaison acknowledge\nd.jinghu.urban.handler contact\n");
inline const QString kReviewed = kSigned
    + QStringLiteral("d.jinghu.urban.handler submit\nd.jinghu.urban.reviewer review\n"
                     "u.water.liaison acknowledge task=2\nu.water.handler submit task=2\n"
                     "u.water.reviewer review task=2\n");
inline const QString kResolved
    = kReviewed + QStringLiteral("d.jinghu.urban.handler reply\nd.jinghu.urban.handler complete\n");
inline const QString kClosed = kResolved
    + QStringLiteral("c.city.verifier verify\nc.city.intake followUp\nc.city.dispatcher close\n");

/// Plays the script and compares the stage it ends in; empty, or what went wrong.
inline QString playTo(Stage stage, const QString &script)
{
    CaseDesk desk;
    if (QString wrong = desk.playAll(script.split(QLatin1Char('\n'))); !wrong.isEmpty())
        return wrong;
    if (desk.state.stage != stage)
        return QStringLiteral("the case is ") + nameOf(desk.state.stage);
    return fold(desk.log) == desk.state ? QString() : QStringLiteral("its log folds to another");
}

} // namespace shiyu::test
