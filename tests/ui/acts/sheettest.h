#pragma once
#include "tests/support/testcase.h"
#include "tests/ui/acts/fakeoffice.h"
#include "ui/acts/actform.h"
#include "ui/acts/actsheet.h"
#include "widgets/theme.h"
#include "widgets/themesource.h"
#include "widgets/toast.h"
#include <QWidget>

namespace shiyu::test {

/// What the tests of the sheet share: a matter just reported, and the sheet over it.
class SheetTest : public TestCase {
    Q_OBJECT
protected Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_office = std::make_unique<FakeOffice>();
        m_office->officer = OfficerId(QStringLiteral("c.city.intake"));
        m_host = std::make_unique<QWidget>();
        m_host->resize(500, 900);
        m_host->show();
        m_sheet = new ActSheet(m_office->port(), m_themes, m_host.get());
        play(QStringLiteral("c.city.intake report category=facility.cover region=340202"));
    }
    void cleanup()
    {
        m_host.reset();
        m_office.reset();
    }

protected:
    void play(const QString &script)
    {
        QCOMPARE(m_office->desk.playAll(script.split(QLatin1Char('\n'))), QString());
        show();
    }
    void show()
    {
        m_sheet->setCase(std::make_shared<const CaseView>(m_office->view()), m_office->seat());
    }
    PlannedAct act(OperationKind kind) const
    {
        const ActPlan plan = planActs(m_office->view(), m_office->seat());
        const PlannedAct *found = plan.find(kind);
        return found ? *found : PlannedAct { kind, {} };
    }
    const Toast *toast() const { return m_host->findChild<Toast *>(); }

    ThemeSource m_themes { Theme::make(ThemeMode::Day) };
    std::unique_ptr<FakeOffice> m_office;
    std::unique_ptr<QWidget> m_host;
    ActSheet *m_sheet = nullptr;
};

} // namespace shiyu::test
