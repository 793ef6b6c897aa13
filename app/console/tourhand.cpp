#include "app/console/tourhand.h"

#include "ui/acts/actform.h"
#include "ui/acts/actsheet.h"
#include "ui/acts/argfield.h"
#include "ui/acts/unitpicker.h"
#include "ui/casepane/casepane.h"
#include "ui/intake/intakeform.h"
#include "ui/mappane/mappane.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/topbar.h"
#include "ui/signin/signinpage.h"
#include "widgets/commandpalette.h"
#include "widgets/passwordfield.h"
#include "widgets/suggestedit.h"
#include <QApplication>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QtTest/QTest>
#include <algorithm>

namespace shiyu {

using namespace Qt::StringLiterals;

namespace {

const QString kPassword = u"shiyu-demo"_s;
constexpr std::chrono::minutes kBetweenActs { 4 };

} // namespace

const QString TourHand::kYes = u"yes"_s;
const QString TourHand::kNo = u"no"_s;

TourHand::TourHand(MainWindow &window, Workplace &workplace, TourClock &clock)
    : m_window(window)
    , m_workplace(workplace)
    , m_clock(clock)
{
}

void TourHand::step(const char *picture, std::function<void()> act, std::function<bool()> sign)
{
    if (*picture)
        sign = [this, done = std::move(sign)] { return (!done || done()) && isScreenReady(); };
    m_steps.append({ QString::fromLatin1(picture), std::move(act), std::move(sign) });
}

/// A picture shows the map drawn, names included, and the minute in which it was taken: the bar's
/// clock looks once a second, and the tour's time leaps.
bool TourHand::isScreenReady() const
{
    const auto maps = m_window.findChildren<MapCanvas *>();
    const bool drawn = std::all_of(maps.begin(), maps.end(),
        [](const MapCanvas *map) { return !map->isVisible() || map->isSettled(); });
    const auto *top = m_window.findChild<TopBar *>();
    const DirectoryPtr directory = m_workplace.directory();
    if (!drawn || !top || !top->isVisible() || !directory)
        return drawn;
    const CityTime now = directory->calendar().toCity(m_workplace.now());
    const auto time
        = QTime::fromMSecsSinceStartOfDay(static_cast<int>((now - cityDay(now)).count()));
    const QString minute = time.toString(u"HH:mm:"_s);
    const auto labels = top->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&minute](const QLabel *label) { return label->text().startsWith(minute); });
}

void TourHand::key(QKeyCombination key)
{
    QWidget *focus = focusWidget();
    QTest::keyClick(focus ? focus : &m_window, key.key(), key.keyboardModifiers());
}

void TourHand::write(const QString &text)
{
    QWidget *focus = focusWidget();
    if (!focus)
        return;
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(focus, &event);
}

void TourHand::type(const QString &ascii)
{
    QWidget *focus = focusWidget();
    QTest::keyClicks(focus ? focus : &m_window, ascii);
}

void TourHand::click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

/// In the middle of what the form leaves of it.
void TourHand::clickMap()
{
    MapCanvas &map = m_window.desk()->mapPane()->canvas();
    const int right = std::min(
        map.width(), form()->mapTo(&m_window, QPoint()).x() - map.mapTo(&m_window, QPoint()).x());
    QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(right / 2, map.height() / 2));
}

bool TourHand::isMapSettled() const
{
    return m_window.desk()->mapPane()->canvas().isSettled();
}

QWidget *TourHand::focusWidget() const
{
    return m_window.focusWidget();
}

IntakeForm *TourHand::form() const
{
    return m_window.findChild<IntakeForm *>();
}

ActSheet *TourHand::sheet() const
{
    return m_window.desk()->casePane()->actSheet();
}

CommandPalette *TourHand::palette() const
{
    return m_window.findChild<CommandPalette *>();
}

bool TourHand::inLineEdit() const
{
    return qobject_cast<QLineEdit *>(focusWidget());
}

const CaseView *TourHand::view() const
{
    return m_window.desk()->casePane()->view();
}

bool TourHand::stageIs(Stage stage) const
{
    return view() && view()->state.stage == stage;
}

bool TourHand::leadIs(TaskStage stage) const
{
    const Task *lead = view() ? view()->state.lead() : nullptr;
    return lead && lead->stage == stage;
}

bool TourHand::unitIs(const char *unit, TaskStage stage) const
{
    if (!view())
        return false;
    const auto &tasks = view()->state.tasks;
    const auto newest = std::find_if(tasks.rbegin(), tasks.rend(),
        [unit](const Task &t) { return t.unit.toString() == QLatin1StringView(unit); });
    return newest != tasks.rend() && newest->stage == stage;
}

bool TourHand::lastIs(OperationKind kind) const
{
    return view() && view()->state.record.last().kind == kind;
}

void TourHand::signIn(const char *picture, const char *deskPicture)
{
    step(
        picture, [this] { m_window.activateWindow(); },
        [this] { return !m_workplace.accounts().isEmpty() && m_window.isActiveWindow(); });
    step(
        deskPicture,
        [this] {
            m_window.signInPage()->findChild<PasswordField *>()->setFocus();
            type(kPassword);
            key(Qt::Key_Return);
        },
        [this] {
            return m_window.page() == u"desk"_s
                && m_window.desk()->mapPane()->canvas().countInView(PointKind::Incident) > 0;
        });
}

void TourHand::openPalette(const QString &text)
{
    step(
        "", [this] { key(Qt::CTRL | Qt::Key_K); }, [this] { return inLineEdit(); });
    step(
        "", [this, text] { write(text.isEmpty() ? m_number : text); },
        [this, text] {
            const QModelIndex found = palette()->currentIndex();
            return found.isValid()
                && (!text.isEmpty() || found.data(CommandDetailRole).toString().contains(m_number));
        });
}

void TourHand::changeSeat(const QString &officer, const char *picture)
{
    openPalette(u"切换 "_s + officer);
    step(
        "", [this] { key(Qt::Key_Return); }, [this] { return m_window.page().isEmpty(); });
    step(
        picture,
        [this] {
            m_window.signInPage()->findChild<PasswordField *>()->setFocus();
            type(kPassword);
            key(Qt::Key_Return);
        },
        [this, officer] {
            return !m_window.page().isEmpty() && m_workplace.seat()
                && m_workplace.seat()->officerName == officer;
        });
}

void TourHand::enterAs(const QString &officer, const char *picture)
{
    changeSeat(officer);
    openPalette({});
    step(
        picture, [this] { key(Qt::Key_Return); },
        [this] {
            return view() && view()->state.number == m_number
                && m_window.desk()->mapPane()->canvas().isSettled();
        });
}

void TourHand::fillForm(
    const TourMatter &matter, const char *categoryPicture, const char *formPicture)
{
    step(
        categoryPicture, [this, matter] { type(matter.initials); },
        [this] { return form()->findChild<SuggestEdit *>()->isListOpen(); });
    step(
        "",
        [this, matter] {
            key(Qt::Key_Return);
            key(Qt::Key_Tab);
            key(Qt::Key_Tab);
            write(matter.appeal);
            key(Qt::Key_Tab);
            write(matter.title);
            key(Qt::Key_Tab);
            write(matter.place);
        },
        [this] {
            const auto *field = qobject_cast<SuggestEdit *>(focusWidget());
            return field && field->isListOpen();
        });
    step(
        "", [this] { key(Qt::Key_Return); }, [this] { return isMapSettled(); });
    // The map shows the region that was named; the click says where in it, and the focus is back.
    step(
        "", [this] { clickMap(); }, [this] { return isMapSettled() && inLineEdit(); });
    step(formPicture, [this, matter] {
        key(Qt::Key_Tab);
        write(matter.reporter);
        key(Qt::Key_Tab);
        type(matter.phone);
        key(Qt::Key_Tab);
        write(matter.purpose);
    });
}

void TourHand::takeIn(const TourMatter &matter, const char *categoryPicture,
    const char *formPicture, const char *picture)
{
    step(
        "",
        [this] {
            m_window.desk()->casePane()->setFocus();
            key(Qt::Key_N);
        },
        [this] { return form() && form()->isOpen(); });
    fillForm(matter, categoryPicture, formPicture);
    step(
        picture, [this] { key(Qt::CTRL | Qt::Key_Return); },
        [this, matter] { return stageIs(Stage::Accepted) && view()->state.title == matter.title; });
    step("", [this] { m_number = view()->state.number; });
}

/// Suggestions choose the lead unit a moment after the form opens.
bool TourHand::formIsReady() const
{
    if (!sheet()->isOpen() || !sheet()->form())
        return false;
    const ArgField *lead = sheet()->form()->field(u"lead"_s);
    return !lead || !lead->value().isUndefined();
}

void TourHand::act(const char *picture, QKeyCombination letter, const Fill &fill,
    std::function<bool()> sign, const char *formPicture)
{
    step(
        formPicture,
        [this, letter] {
            m_clock.advance(kBetweenActs);
            m_workplace.lookAgain(); // no clock of an officer leaps
            m_window.desk()->casePane()->setFocus();
            key(letter);
        },
        [this, sign] { return formIsReady() || sign(); });
    step("", [this, fill] {
        for (const auto &[name, text] : fill)
            fillField(QString::fromLatin1(name), text);
    });
    step(
        picture,
        [this] {
            if (sheet()->isOpen())
                key(Qt::CTRL | Qt::Key_Return);
        },
        [this, sign] { return !sheet()->isOpen() && sign(); });
}

void TourHand::fillField(const QString &name, const QString &text)
{
    ActForm *open = sheet()->form();
    ArgField *field = open ? open->field(name) : nullptr;
    if (!field)
        return;
    // The first button of a pair is yes.
    if (const auto pair = field->widget()->findChildren<QRadioButton *>(); !pair.isEmpty()) {
        click(text == kYes ? pair.first() : pair.last());
        return;
    }
    field->widget()->setFocus();
    if (qobject_cast<QComboBox *>(field->widget())) {
        key(Qt::Key_Down);
        return;
    }
    write(text);
    if (qobject_cast<UnitPicker *>(field->widget()))
        key(Qt::Key_Return);
}

} // namespace shiyu
