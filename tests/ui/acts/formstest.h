#pragma once
#include "tests/support/testcase.h"
#include "tests/ui/acts/fakeoffice.h"
#include "ui/acts/actplan.h"
#include "ui/acts/forms.h"
#include "widgets/theme.h"
#include "widgets/themesource.h"

/// Scripts that bring a case to a stage, and the form of an act on it.
namespace shiyu::test {

inline const QString kReport = QStringLiteral(
    "c.city.intake report category=facility.cover region=340202 contactable=true\n");
inline const QString kAccept = kReport + QStringLiteral("c.city.intake accept\n");
inline const QString kDispatch = kAccept
    + QStringLiteral(
        "c.city.dispatcher dispatch lead=d.jinghu.urban assists=u.water basis=function\n");
inline const QString kSigned = kDispatch + QStringLiteral("d.jinghu.urban.liaison acknowledge\n");
inline const QString kContacted = kSigned + QStringLiteral("d.jinghu.urban.liaison contact\n");
inline const QString kSubmitted = kContacted + QStringLiteral("d.jinghu.urban.handler submit\n");
inline const QString kReviewed = kSubmitted + QStringLiteral("d.jinghu.urban.reviewer review\n");
inline const QString kAnswered
    = kReviewed + QStringLiteral("d.jinghu.urban.handler reply\nc.city.dispatcher waive task=2\n");
inline const QString kResolved = kAnswered + QStringLiteral("d.jinghu.urban.handler complete\n");
inline const QString kVerified = kResolved + QStringLiteral("c.city.verifier verify\n");
inline const QString kClosed
    = kVerified + QStringLiteral("c.city.intake followUp\nc.city.shiftLeader close\n");
inline const QString kCentre = kAccept
    + QStringLiteral("c.city.dispatcher dispatch lead=c.jinghu basis=territory\n"
                     "c.jinghu.dispatcher acknowledge\n");
inline const QString kRequested = kContacted
    + QStringLiteral("d.jinghu.urban.liaison request kind=extension amount=2 "
                     "unitOfTime=workingDays\n");

inline QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

/// What the tests of forms share.
class FormsTest : public TestCase {
protected:
    /// The form as the bar would open it: on the tasks that the rules allow.
    ActForm *make(const FakeOffice &office, OperationKind kind)
    {
        const auto view = std::make_shared<const CaseView>(office.view());
        const ActPlan plan = planActs(*view, office.seat());
        const PlannedAct *act = plan.find(kind);
        m_form.reset(makeActForm({ view, office.seat(), kind, act ? act->tasks : QVector<int>(),
                                     const_cast<FakeOffice &>(office).port() },
            m_themes, nullptr));
        return act ? m_form.get() : nullptr;
    }

    ThemeSource m_themes { Theme::make(ThemeMode::Day) };
    std::unique_ptr<ActForm> m_form;
    FakeOffice m_office;
};

} // namespace shiyu::test
