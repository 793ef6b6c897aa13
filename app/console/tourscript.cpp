#include "app/console/tourscript.h"

#include "app/services/queueservice.h"
#include "ui/acts/actform.h"
#include "ui/acts/actsheet.h"
#include "ui/acts/argfield.h"
#include "ui/casepane/casepane.h"
#include "ui/intake/intakeform.h"
#include "ui/mappane/mappane.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/signin/signinpage.h"
#include "ui/text/clocktext.h"
#include "widgets/passwordfield.h"
#include "widgets/suggestedit.h"
#include <QApplication>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QJsonObject>
#include <QRadioButton>
#include <QtTest/QTest>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

const QString kPassword = u"shiyu-demo"_s;
const QString kYes = u"yes"_s;

/// The hand and the eye of the tour.
class Script {
public:
    Script(MainWindow &window, Workplace &workplace, TourClock &clock)
        : m_window(window)
        , m_workplace(workplace)
        , m_clock(clock)
    {
    }

    QVector<TourStep> take() { return std::move(m_steps); }

    /// As the window sees it: it may stand behind another one.
    QWidget *focusWidget() const { return m_window.focusWidget(); }

    void step(const char *picture, std::function<void()> act, std::function<bool()> sign)
    {
        m_steps.append({ QString::fromLatin1(picture), std::move(act), std::move(sign) });
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = focusWidget();
        QTest::keyClick(focus ? focus : &m_window, static_cast<Qt::Key>(key), modifiers);
    }

    /// Chinese as an input method commits it, into what has the focus.
    void write(const QString &text)
    {
        QWidget *focus = focusWidget();
        if (!focus)
            return;
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(focus, &event);
    }

    void type(const QString &ascii)
    {
        QWidget *focus = focusWidget();
        QTest::keyClicks(focus ? focus : &m_window, ascii);
    }

    void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }

    IntakeForm *form() const { return m_window.findChild<IntakeForm *>(); }
    ActSheet *sheet() const { return m_window.desk()->casePane()->actSheet(); }
    const CaseView *view() const { return m_window.desk()->casePane()->view(); }
    bool stageIs(Stage stage) const { return view() && view()->state.stage == stage; }
    bool taskIs(TaskStage stage) const
    {
        const Task *lead = view() ? view()->state.lead() : nullptr;
        return lead && lead->stage == stage;
    }

    /// Ctrl+K 切换, the password, the case again by its title.
    void enterAs(const QString &officer, const char *picture = "")
    {
        step(
            "", [this] { key(Qt::Key_K, Qt::ControlModifier); }, [this] { return inLineEdit(); });
        step(
            "", [this, officer] { write(u"切换 "_s + officer); }, nullptr);
        step(
            "", [this] { key(Qt::Key_Return); }, [this] { return m_window.page().isEmpty(); });
        step(
            "",
            [this] {
                m_window.signInPage()->findChild<PasswordField *>()->setFocus();
                type(kPassword);
                key(Qt::Key_Return);
            },
            [this, officer] {
                return !m_window.page().isEmpty() && m_workplace.seat()
                    && m_workplace.seat()->officerName == officer;
            });
        step(
            "", [this] { key(Qt::Key_K, Qt::ControlModifier); }, [this] { return inLineEdit(); });
        step(
            "", [this] { write(m_number); }, nullptr);
        step(
            picture, [this] { key(Qt::Key_Return); },
            [this] { return view() && view()->state.number == m_number; });
    }

    /// An act by its letter; its form is filled in as `fill` says and confirmed.
    void act(const char *picture, int letter, const QMap<QString, QString> &fill,
        std::function<bool()> sign, const char *formPicture = "")
    {
        letTimePass();
        step(
            formPicture,
            [this, letter] {
                m_window.desk()->casePane()->setFocus();
                key(letter);
            },
            [this, sign] { return sheet()->isOpen() || sign(); });
        step(
            "",
            [this, fill] {
                for (auto it = fill.begin(); it != fill.end(); ++it)
                    fillField(it.key(), it.value());
            },
            nullptr);
        step(
            picture,
            [this] {
                if (sheet()->isOpen())
                    key(Qt::Key_Return, Qt::ControlModifier);
            },
            sign);
    }

    void rememberNumber() { m_number = view() ? view()->state.number : QString(); }

private:
    bool inLineEdit() const { return qobject_cast<QLineEdit *>(focusWidget()); }

    /// Between two acts some minutes pass, as they would.
    void letTimePass()
    {
        step(
            "", [this] { m_clock.advance(std::chrono::minutes { 4 }); }, nullptr);
    }

    void fillField(const QString &name, const QString &text)
    {
        ActForm *form = sheet()->form();
        ArgField *field = form ? form->field(name) : nullptr;
        if (!field)
            return;
        // The first button of a pair is yes.
        if (auto *yes = field->widget()->findChild<QRadioButton *>(); yes && text == kYes) {
            click(yes);
            return;
        }
        field->widget()->setFocus();
        if (qobject_cast<QComboBox *>(field->widget())) {
            key(Qt::Key_Down);
            return;
        }
        write(text);
    }

    MainWindow &m_window;
    Workplace &m_workplace;
    TourClock &m_clock;
    QVector<TourStep> m_steps;
    QString m_number;
};

void signIn(Script &s, MainWindow &window, Workplace &workplace)
{
    s.step("sign-in", [&window] { window.activateWindow(); },
        [&workplace, &window] {
            return !workplace.accounts().isEmpty() && window.isActiveWindow();
        });
    s.step(
        "desk",
        [&s, &window] {
            window.signInPage()->findChild<PasswordField *>()->setFocus();
            s.type(kPassword);
            s.key(Qt::Key_Return);
        },
        [&window] {
            return window.page() == u"desk"_s && window.desk()->mapPane()->canvas().isSettled();
        });
}

void takeIn(Script &s)
{
    s.step(
        "", [&s] { s.key(Qt::Key_N); }, [&s] { return s.form()->isOpen(); });
    s.step(
        "category", [&s] { s.type(u"ssjg"_s); },
        [&s] { return s.form()->findChild<SuggestEdit *>()->isListOpen(); });
    s.step(
        "",
        [&s] {
            s.key(Qt::Key_Return);
            s.key(Qt::Key_Tab);
            s.key(Qt::Key_Tab);
            s.write(
                u"北京中路128号门前人行道上的水井盖不见了，刚才有老人差点掉进去，请马上来处理。"_s);
            s.key(Qt::Key_Tab);
            s.write(u"上水井盖缺失，老人险些跌落"_s);
            s.key(Qt::Key_Tab);
            s.write(u"周家山社区"_s);
        },
        [&s] {
            const auto *field = qobject_cast<SuggestEdit *>(s.focusWidget());
            return field && field->isListOpen();
        });
    s.step(
        "", [&s] { s.key(Qt::Key_Return); }, nullptr);
    s.step(
        "new-matter",
        [&s] {
            s.key(Qt::Key_Tab);
            s.write(u"陈小明"_s);
            s.key(Qt::Key_Tab);
            s.type(u"13805536021"_s);
            s.key(Qt::Key_Tab);
            s.write(u"尽快修复并回电"_s);
        },
        nullptr);
    s.step(
        "accepted", [&s] { s.key(Qt::Key_Return, Qt::ControlModifier); },
        [&s] { return s.stageIs(Stage::Accepted); });
    s.step(
        "", [&s] { s.rememberNumber(); }, nullptr);
}

void workIt(Script &s)
{
    s.enterAs(u"张敏"_s);
    s.act(
        "dispatched", Qt::Key_D, {}, [&s] { return s.stageIs(Stage::Dispatched); },
        "dispatch-sheet");
    s.enterAs(u"何伟"_s);
    s.act("signed", Qt::Key_Q, {}, [&s] { return s.taskIs(TaskStage::Acknowledged); });
    s.act("contacted", Qt::Key_C, { { u"reached"_s, kYes }, { u"text"_s, u"已通话，告知 16 时前恢复"_s } },
        [&s] { return s.taskIs(TaskStage::Contacted); });
    s.act("", Qt::Key_P, { { u"text"_s, u"已到场，围挡设置完毕，正调运井盖"_s } },
        [&s] { return s.view() && s.view()->state.record.last().kind == K::Progress; });
    s.act("submitted", Qt::Key_T, { { u"text"_s, u"井盖已补装，与路面平顺，现场已清理"_s } },
        [&s] { return s.taskIs(TaskStage::Submitted); });
    s.enterAs(u"冯丽"_s);
    s.act(
        "reviewed", Qt::Key_V, { { u"approve"_s, kYes } }, [&s] { return s.taskIs(TaskStage::Reviewed); }, "review");
    s.enterAs(u"何伟"_s);
    s.act("replied", Qt::Key_H,
        { { u"text"_s, u"井盖已补装，感谢您的提醒"_s }, { u"by"_s, u"电话"_s } },
        [&s] { return s.view() && !s.view()->state.replies.isEmpty(); });
    s.act("resolved", Qt::Key_O, {}, [&s] { return s.stageIs(Stage::Resolved); });
    s.enterAs(u"高峰"_s);
    s.act("verified", Qt::Key_I, { { u"passed"_s, kYes }, { u"text"_s, u"现场核查，井盖完好"_s } },
        [&s] { return s.view() && s.view()->state.verified; });
    s.enterAs(u"孙悦"_s);
    s.act(
        "followed-up", Qt::Key_W, { { u"reached"_s, kYes }, { u"contactedByUnit"_s, kYes }, { u"resolved"_s, kYes },
            { u"satisfied"_s, kYes }, { u"answerSource"_s, u"电话回访"_s } },
        [&s] { return s.view() && !s.view()->state.followUps.isEmpty(); }, "follow-up");
    s.enterAs(u"张敏"_s);
    s.act("closed", Qt::Key_Z, {}, [&s] { return s.stageIs(Stage::Closed); });
}

void lookAround(Script &s, MainWindow &window)
{
    s.step(
        "command-line",
        [&s] {
            s.key(Qt::Key_K, Qt::ControlModifier);
            s.type(u"jhq"_s);
        },
        nullptr);
    s.step(
        "", [&s] { s.key(Qt::Key_Escape); }, nullptr);
    s.step(
        "all-keys", [&s] { s.key(Qt::Key_F1); }, nullptr);
    s.step(
        "", [&s] { s.key(Qt::Key_Escape); }, nullptr);
    s.step(
        "one-map", [&s] { s.key(Qt::Key_1, Qt::AltModifier); },
        [&window] { return window.page() == u"map"_s; });
    s.step(
        "handling", [&s] { s.key(Qt::Key_3, Qt::AltModifier); },
        [&window] { return window.page() == u"handling"_s; });
    s.step(
        "settings", [&s] { s.key(Qt::Key_0, Qt::AltModifier); },
        [&window] { return window.page() == u"settings"_s; });
    s.step(
        "other-theme",
        [&s] {
            s.key(Qt::Key_2, Qt::AltModifier);
            s.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        },
        [&window] { return window.desk()->mapPane()->canvas().isSettled(); });
}

} // namespace

QVector<TourStep> mainJob(MainWindow &window, Workplace &workplace, TourClock &clock)
{
    auto script = std::make_shared<Script>(window, workplace, clock);
    signIn(*script, window, workplace);
    takeIn(*script);
    workIt(*script);
    lookAround(*script, window);
    auto steps = script->take();
    steps.append({ {}, [script] {}, nullptr }); // the steps' hand lives as long as they do
    return steps;
}

QJsonObject shownNow(MainWindow &window, Workplace &workplace)
{
    QJsonObject shown { { u"now"_s, toMs(workplace.now()) } };
    QJsonArray counts;
    for (size_t chip = 0; chip < kQueueChips; ++chip)
        counts.append(window.queue().count(static_cast<QueueChip>(chip)));
    shown[u"counts"_s] = counts;
    if (const auto &seat = workplace.seat())
        shown[u"organization"_s] = seat->organization.toString();
    const CaseView *view = window.desk()->casePane()->view();
    if (!view)
        return shown;
    shown[u"case"_s] = view->state.id.toString();
    shown[u"stage"_s] = nameOf(view->state.stage);
    const Calendar &calendar = view->directory->calendar();
    const SlaClock sla(calendar);
    QJsonArray clocks;
    for (const ClockView &clock : view->clocks) {
        const Deadline deadline = sla.compute(clock.input, workplace.now(), Explain::No);
        clocks.append(QJsonObject { { u"clock"_s, nameOf(clock.kind) }, { u"task"_s, clock.task },
            { u"due"_s, deadline.due ? toMs(*deadline.due) : 0 },
            { u"text"_s, clockText(deadline, calendar, workplace.now()) } });
    }
    shown[u"clocks"_s] = clocks;
    return shown;
}

} // namespace shiyu
