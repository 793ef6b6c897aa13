#pragma once
#include "app/services/dutydesk.h"
#include "tests/ui/profiletest.h"
#include "ui/shell/shiftform.h"
#include "ui/shell/shiftpanel.h"
#include "widgets/actionbutton.h"
#include "widgets/formrow.h"
#include <QJsonArray>
#include <QLabel>

namespace shiyu::test {

using namespace Qt::StringLiterals;

inline const QString kLeader = u"c.city.shiftLeader"_s;
inline const QString kDispatcher = u"c.city.dispatcher"_s;
inline const QString kCadre = u"c.city.leadingCadre"_s;
inline const QString kHandler = u"u.water.handler"_s;
inline const QString kEveryList = u"open promised awaiting broken"_s;

/// The sheet over a real profile, by keyboard, as the officers of one centre see it in turn: what
/// its tests share.
class ShiftPanelTest : public ProfileTest {
    Q_OBJECT
protected Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    bool sits(const QString &officer);
    bool isDone(QFuture<ActOutcome> outcome);
    bool reach(const QString &stage);
    void send();
    void type(const QString &row, const QString &text);
    const Shift &shift() const { return *m_duty->shift().shift; }
    QString shown() const; ///< every line of the sheet that is not hidden
    QString step() const; ///< on the button in colour; empty: there is none
    QJsonObject roster(const QString &leader) const;

    std::unique_ptr<DutyDesk> m_duty;
    ShiftPanel *m_panel = nullptr;
};

inline void ShiftPanelTest::initTestCase()
{
    makeCity(
        { OfficerId(kLeader), OfficerId(kDispatcher), OfficerId(kCadre), OfficerId(kHandler) });
}

inline void ShiftPanelTest::init()
{
    TestCase::init();
    makeWorkplace();
    m_duty = std::make_unique<DutyDesk>(*m_workplace);
    openProfile(copyOf(m_path));
    showWindow(900, 700);
    m_panel = new ShiftPanel(m_theme, *m_duty, m_window.get());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

inline void ShiftPanelTest::cleanup()
{
    m_window.reset();
    m_duty.reset();
    m_workplace.reset();
}

/// Until the desk knows the shift as he sees it.
inline bool ShiftPanelTest::sits(const QString &officer)
{
    bool changed = false;
    const auto following
        = connect(m_duty.get(), &DutyDesk::changed, this, [&changed] { changed = true; });
    const bool seated
        = signsIn(officer) && QTest::qWaitFor([&changed] { return changed; }, kPatience);
    disconnect(following);
    return seated;
}

inline bool ShiftPanelTest::isDone(QFuture<ActOutcome> outcome)
{
    return QTest::qWaitFor([&outcome] { return outcome.isFinished(); }, kPatience)
        && outcome.result().has_value();
}

inline QJsonObject ShiftPanelTest::roster(const QString &leader) const
{
    return { { u"leader"_s, leader }, { u"cadre"_s, kCadre },
        { u"officers"_s, QJsonArray { kDispatcher } } };
}

/// By the desk itself: "open" by the dispatcher's centre, "handed" by the dispatcher.
inline bool ShiftPanelTest::reach(const QString &stage)
{
    if (stage == u"none"_s)
        return true;
    if (!sits(kDispatcher) || !isDone(m_duty->open(roster(kLeader)))
        || !QTest::qWaitFor([this] { return m_duty->shift().isOnDuty(); }, kPatience))
        return false;
    if (stage == u"open"_s)
        return true;
    QJsonObject lists;
    for (const QString &list : kEveryList.split(u' '))
        lists.insert(list, QJsonArray { QString(list + u" 1"_s) });
    lists.insert(u"text"_s, u"mind the bridge"_s);
    return isDone(m_duty->handOver(lists))
        && QTest::qWaitFor([this] { return shift().stage == ShiftStage::HandedOver; }, kPatience);
}

inline QString ShiftPanelTest::shown() const
{
    QStringList lines;
    for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
        if (label->isVisibleTo(m_panel))
            lines.append(label->text());
    }
    return lines.join(u'\n');
}

inline QString ShiftPanelTest::step() const
{
    const QStringList steps { u"Open the shift"_s, u"Hand over"_s, u"Take over"_s };
    for (const ActionButton *button : m_panel->findChildren<ActionButton *>()) {
        if (button->isVisible() && steps.contains(button->text()))
            return button->text();
    }
    return {};
}

inline void ShiftPanelTest::send()
{
    QTest::keyClick(m_panel, Qt::Key_Return, Qt::ControlModifier);
}

inline void ShiftPanelTest::type(const QString &row, const QString &text)
{
    QWidget *field = m_panel->form()->field(row)->widget();
    field->setFocus();
    QTest::keyClicks(field, text);
}

} // namespace shiyu::test
