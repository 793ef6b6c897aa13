#include "ui/intake/intakeform.h"

#include "app/services/whenanswered.h"
#include "app/services/workplace.h"
#include "ui/intake/answerfields.h"
#include "ui/intake/duplicatelist.h"
#include "ui/intake/emergencyfields.h"
#include "ui/intake/enclosurefields.h"
#include "ui/intake/matterfields.h"
#include "ui/intake/placefields.h"
#include "ui/intake/reporterfields.h"
#include "ui/text/errortext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/themesource.h"
#include "widgets/typingreturn.h"
#include <QEvent>
#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace shiyu {
namespace {

constexpr int kWidth = 520;

/// The acts that follow the report at once.
QVector<ActRequest> actsAfter(Filing filing, const NewCase &matter)
{
    if (filing == Filing::Accept)
        return { { {}, OperationKind::Accept, {}, {}, 0 } };
    if (filing != Filing::AnswerAtOnce)
        return {};
    const QJsonObject args { { QStringLiteral("text"), matter.answer.trimmed() },
        { QStringLiteral("knowledge"), matter.knowledge.trimmed() } };
    return { { {}, OperationKind::Answer, args, {}, 0 } };
}

} // namespace

IntakeForm::IntakeForm(
    const ThemeSource &theme, Workplace &workplace, Intake &intake, QWidget *host)
    : SheetPanel(theme, {}, host)
    , m_theme(theme)
    , m_workplace(workplace)
    , m_intake(intake)
{
    setPanelWidth(kWidth);
    setAsksBeforeClose(true);
    new TypingReturn(this);
    build();
    connectParts();
    retranslate();
    load({}); // the boxes begin with what a calm matter has
}

void IntakeForm::build()
{
    m_emergency = new EmergencyFields(m_theme, m_workplace);
    m_matter = new MatterFields(m_theme, m_intake);
    m_place = new PlaceFields(m_theme, m_intake);
    m_duplicates = new DuplicateList(m_theme);
    m_reporter = new ReporterFields(m_theme);
    m_answer = new AnswerFields(m_theme);
    m_files = new EnclosureFields(m_theme);
    m_parts = { m_emergency, m_matter, m_place, m_reporter, m_answer, m_files };
    body()->setSpacing(m_theme.theme().space(2));
    for (QWidget *part : std::initializer_list<QWidget *> {
             m_emergency, m_matter, m_place, m_duplicates, m_reporter, m_answer, m_files })
        body()->addWidget(part);
    m_accept = addFooterButton({}, true, QStringLiteral("Ctrl Enter"));
    m_answerAtOnce = addFooterButton({}, false, QStringLiteral("F8"));
    m_file = addFooterButton({}, false, QStringLiteral("F9"));
    m_duplicatesTimer = new QTimer(this);
    m_duplicatesTimer->setSingleShot(true);
    m_duplicatesTimer->setInterval(std::chrono::milliseconds { 400 });
}

void IntakeForm::connectParts()
{
    for (IntakePart *part : std::as_const(m_parts))
        connect(part, &IntakePart::edited, this, &IntakeForm::edited);
    connect(m_emergency, &EmergencyFields::toggled, this, &IntakeForm::showEmergency);
    connect(m_place, &PlaceFields::positionChanged, this, &IntakeForm::positionChanged);
    connect(m_place, &PlaceFields::regionNamed, this, &IntakeForm::regionNamed);
    connect(m_duplicatesTimer, &QTimer::timeout, this, &IntakeForm::askDuplicates);
    connect(m_duplicates, &DuplicateList::chosen, this, &IntakeForm::duplicateChosen);
    connect(m_accept, &ActionButton::clicked, this,
        [this] { submit(m_emergency->isOn() ? Filing::Emergency : Filing::Accept); });
    connect(m_answerAtOnce, &ActionButton::clicked, this, [this] { submit(Filing::AnswerAtOnce); });
    connect(m_file, &ActionButton::clicked, this, [this] { submit(Filing::FileOnly); });
    connect(this, &SheetPanel::closeRequested, this, [this] {
        keepDraft();
        dismiss();
    });
    connect(this, &Overlay::opened, this, [this] { Q_EMIT placingChanged(true); });
    connect(this, &Overlay::dismissed, this, [this] {
        Q_EMIT placingChanged(false);
        Q_EMIT positionChanged(std::nullopt);
    });
}

void IntakeForm::retranslate()
{
    setNote(tr("A draft is kept while you type"));
    for (IntakePart *part : std::as_const(m_parts))
        part->retranslate();
    m_duplicates->retranslate();
    showEmergency(m_emergency->isOn());
    m_answerAtOnce->setLabel(tr("Answer at once"));
    m_file->setLabel(tr("File only"));
}

QWidget *IntakeForm::firstFocus()
{
    return m_matter->firstField();
}

void IntakeForm::begin()
{
    banner()->hide();
    m_duplicates->clear();
    open();
    const quint64 opening = ++m_opening;
    whenAnswered(
        m_intake.draft(), this, [this, opening, before = value()](const QJsonObject &draft) {
            if (opening == m_opening)
                takeDraft(draft, before);
        });
}

void IntakeForm::takeDraft(const QJsonObject &json, const NewCase &before)
{
    const NewCase now = value();
    if (now == before) {
        if (now.isEmpty() || !json.isEmpty())
            load(newCaseFromJson(json));
        return;
    }
    if (json.isEmpty())
        return; // the form has what there is
    load(withTypedMeanwhile(newCaseFromJson(json), before, now));
    edited(); // the two together are the draft now
}

void IntakeForm::leave()
{
    m_intake.leaveDraft();
    dismiss();
    m_duplicatesTimer->stop();
    ++m_question;
    ++m_opening;
    load({});
}

void IntakeForm::load(const NewCase &draft)
{
    for (IntakePart *part : std::as_const(m_parts))
        part->load(draft);
}

NewCase IntakeForm::value() const
{
    NewCase value;
    for (const IntakePart *part : m_parts)
        part->store(value);
    return value;
}

void IntakeForm::setPosition(LonLat at)
{
    m_place->setPosition(at);
    // The click took the focus to the map; the officer goes on in the form.
    const QWidget *focus = window()->focusWidget();
    if (!focus || !isAncestorOf(focus))
        m_place->setFocus(Qt::OtherFocusReason);
}

void IntakeForm::edited()
{
    if (!isOpen())
        return;
    const NewCase matter = value();
    m_emergency->follow(matter);
    keepDraft();
    m_duplicatesTimer->start();
}

void IntakeForm::keepDraft()
{
    const NewCase matter = value();
    if (matter.isEmpty())
        m_intake.dropDraft();
    else
        m_intake.saveDraft(toJson(matter));
}

void IntakeForm::showEmergency(bool on)
{
    setTitle(on ? tr("Emergency dispatch") : tr("New matter"));
    m_matter->setEmergency(on);
    m_answer->setVisible(!on);
    m_accept->setKind(on ? ActionButton::Kind::Danger : ActionButton::Kind::Primary);
    m_accept->setLabel(on ? tr("Dispatch now") : tr("File and accept"));
    m_answerAtOnce->setVisible(!on);
    m_file->setVisible(!on);
}

void IntakeForm::askDuplicates()
{
    const NewCase matter = value();
    const quint64 question = ++m_question;
    whenAnswered(
        m_intake.duplicates(matter.category, matter.where.region, matter.where.at, matter.appeal),
        this, [this, question, matter](const Expected<QVector<DuplicateCandidate>> &found) {
            if (question == m_question && found && isOpen() && m_workplace.directory())
                m_duplicates->setCandidates(matter, *found, m_workplace.directory());
        });
}

bool IntakeForm::check(Filing filing)
{
    QWidget *first = nullptr;
    for (IntakePart *part : std::as_const(m_parts)) {
        QWidget *wrong = part->check(filing);
        first = first ? first : wrong;
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

void IntakeForm::submit(Filing filing)
{
    if (m_busy || !check(filing))
        return;
    m_busy = true;
    const NewCase matter = value();
    const ActRequest first
        = filing == Filing::Emergency ? emergencyDispatchOf(matter) : reportOf(matter);
    QVector<ActRequest> acts { first };
    for (const AttachedFile &file : m_files->files())
        acts.append({ {}, OperationKind::Attach, file.args(), {}, 0 });
    acts += actsAfter(filing, matter);
    whenAnswered(m_workplace.actTogether(acts, m_files->files()), this,
        [this, kind = first.kind](const ActOutcome &outcome) { finish(outcome, kind); });
}

void IntakeForm::finish(const ActOutcome &outcome, OperationKind kind)
{
    m_busy = false;
    if (!outcome) {
        if (!m_emergency->showRefusal(outcome.error()))
            banner()->tell(
                Banner::Kind::Error, failureText(outcome.error(), kind, *m_workplace.directory()));
        return;
    }
    m_intake.dropDraft();
    dismiss();
    load({});
    Q_EMIT filed(*outcome);
}

/// What he asked for stands at the top, and so does why it cannot be.
void IntakeForm::switchEmergency()
{
    m_emergency->toggle();
    showTop();
}

void IntakeForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SheetPanel::changeEvent(event);
}

void IntakeForm::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        submit(m_emergency->isOn() ? Filing::Emergency : Filing::Accept);
    else if (event->key() == Qt::Key_F7)
        switchEmergency();
    else if (event->key() == Qt::Key_F6)
        m_files->choose();
    else if (m_emergency->isOn())
        SheetPanel::keyPressEvent(event); // the other two ways are shut
    else if (event->key() == Qt::Key_F8)
        submit(Filing::AnswerAtOnce);
    else if (event->key() == Qt::Key_F9)
        submit(Filing::FileOnly);
    else
        SheetPanel::keyPressEvent(event);
}

} // namespace shiyu
