#include "ui/casepane/tasksection.h"

#include "ui/text/clocktext.h"
#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/sectionheader.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>
#include <QSet>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

bool isGone(const Task &task)
{
    return kGoneTask.contains(task.stage);
}

QVector<const Task *> childrenOf(const Incident &state, int parent)
{
    QVector<const Task *> children;
    for (const Task &task : state.tasks) {
        const bool round = task.round == state.taskRound;
        if (task.parent == parent && round && !isGone(task))
            children.append(&task);
    }
    // A ruling may give the lead to a unit that came after those who assist.
    std::stable_partition(children.begin(), children.end(),
        [](const Task *task) { return task->role == TaskRole::Lead; });
    return children;
}

/// The clock that the holder of a task works against now, at `now`; nothing if none runs.
std::optional<Deadline> deadlineOf(const CaseView &view, const Task &task, Instant now)
{
    const ClockKind wanted
        = task.stage == TaskStage::Pending ? ClockKind::Acknowledge : ClockKind::Handle;
    for (const ClockView &clock : view.clocks) {
        if (clock.task == task.number && clock.kind == wanted && !clock.input.endedAt)
            return SlaClock(view.directory->calendar()).compute(clock.input, now, Explain::No);
    }
    return std::nullopt;
}

Tone toneOf(const Task &task, const std::optional<Deadline> &deadline)
{
    if (deadline && (deadline->state == ClockState::Overdue))
        return Tone::Danger;
    if (deadline && deadline->state == ClockState::DueSoon)
        return Tone::Warn;
    if (task.stage == TaskStage::Rework)
        return Tone::Warn;
    if (task.stage == TaskStage::Pending)
        return Tone::Accent;
    const bool finished = task.stage == TaskStage::Done || task.stage == TaskStage::Verified;
    return finished ? Tone::Ok : Tone::Muted;
}

/// What it assigned down came back and nobody else has it: it has to act, not the one below.
bool hasItBack(const Task &task, const Incident &state)
{
    constexpr TaskStages kActive { TaskStage::Acknowledged, TaskStage::Contacted,
        TaskStage::Rework };
    return kActive.contains(task.stage) && childrenOf(state, task.number).isEmpty()
        && std::any_of(state.tasks.begin(), state.tasks.end(), [&](const Task &child) {
               return child.parent == task.number && child.round == state.taskRound
                   && child.stage == TaskStage::SentBack;
           });
}

constexpr TaskStages kHandledStages { TaskStage::Submitted, TaskStage::Reviewed, TaskStage::Done,
    TaskStage::Verified };

void fillHolder(TaskTreeLine &line, const Task &task, const CaseView &view, Instant now)
{
    const Officer *handler = view.directory->officer(task.handler);
    const Organization *unit = view.directory->organization(task.unit);
    const auto deadline = deadlineOf(view, task, now);
    const bool back = hasItBack(task, view.state);
    QStringList state { back ? TaskSection::tr("Sent back to it, to assign")
                             : enumText(task.stage) };
    const bool open = kOpenTask.contains(task.stage);
    // Who still has to sign is pressed by the clock; who works is known by name.
    if (open && deadline && (task.stage == TaskStage::Pending || back || !handler))
        state.append(clockPillText(*deadline, view.directory->calendar(), now));
    else if (handler && kHandledStages.contains(task.stage))
        state.append(TaskSection::tr("handled by %1").arg(handler->name)); // others signed it
    else if (handler)
        state.append(handler->name);
    line.row.state = state.join(u" · "_s);
    const Tone tone = toneOf(task, deadline);
    line.row.stateTone = back && tone == Tone::Muted ? Tone::Warn : tone;
    const bool byHandler = handler && !handler->phone.isEmpty();
    line.phone = byHandler ? handler->phone : unit ? unit->phone : QString();
    line.whom = byHandler ? handler->name : unitText(task.unit, *view.directory);
    line.row.phone = !line.phone.isEmpty();
    QStringList tip { line.row.text, line.row.state };
    if (deadline && open)
        tip.append(clockText(*deadline, view.directory->calendar(), now));
    if (!line.phone.isEmpty())
        tip.append(line.whom + u' ' + line.phone);
    line.toolTip = tip.join(u'\n');
}

/// One line down to who has to act now: below him stands as branches what is done for him. Who
/// handed it on has only a part in that line; if he is held, or has it again, he has his own.
bool goesOn(const Task &task, const Task &child)
{
    constexpr TaskStages kHandedOn { TaskStage::Acknowledged, TaskStage::Contacted };
    const bool acts = (kOpenTask | TaskStages { TaskStage::Reviewed }).contains(task.stage);
    return !acts || (kHandedOn.contains(task.stage) && kOpenTask.contains(child.stage));
}

void addLines(QVector<TaskTreeLine> &lines, const Task *task, const QList<bool> &branches,
    const CaseView &view, Instant now)
{
    TaskTreeLine line;
    line.row.branches = branches;
    line.row.badge = enumText(task->role);
    line.row.badgeTone = task->role == TaskRole::Lead ? Tone::Accent : Tone::Neutral;
    line.row.text = unitText(task->unit, *view.directory);
    QVector<const Task *> children = childrenOf(view.state, task->number);
    while (children.size() == 1 && goesOn(*task, *children.first())) {
        task = children.first();
        line.row.text += u" → "_s + unitText(task->unit, *view.directory);
        children = childrenOf(view.state, task->number);
    }
    fillHolder(line, *task, view, now);
    lines.append(line);
    for (qsizetype i = 0; i < children.size(); ++i) {
        QList<bool> below = branches;
        below.append(i + 1 < children.size());
        addLines(lines, children.at(i), below, view, now);
    }
}

/// 已接通 · 单位已联系 · 已解决 · 满意; of a call that reached nobody only that.
QString answersText(const FollowUp &call)
{
    if (!call.reached)
        return TaskSection::tr("not reached");
    return QStringList { TaskSection::tr("reached"),
        call.contactedByUnit ? TaskSection::tr("the unit had called")
                             : TaskSection::tr("the unit had not called"),
        call.resolved ? TaskSection::tr("resolved") : TaskSection::tr("not resolved"),
        call.satisfied ? TaskSection::tr("satisfied") : TaskSection::tr("not satisfied") }
        .join(u" · "_s);
}

} // namespace

QVector<TaskTreeLine> taskLines(const CaseView &view, Instant now)
{
    QVector<TaskTreeLine> lines;
    for (const Task *task : childrenOf(view.state, 0))
        addLines(lines, task, {}, view, now);
    return lines;
}

QStringList basisParts(const Incident &state, const Directory &directory)
{
    QStringList parts;
    QSet<DispatchBasis> told; // without a clause it says no more than the tree above
    for (const Task *task : childrenOf(state, 0)) {
        if (task->clause.isEmpty() && !task->arbitrated && told.contains(task->basis))
            continue;
        told.insert(task->basis);
        QString part = enumText(task->basis) + u'：';
        part += task->clause.isEmpty() ? unitText(task->unit, directory) : task->clause;
        if (task->arbitrated)
            part += TaskSection::tr(" (ruled)");
        if (!parts.contains(part))
            parts.append(part);
    }
    return parts;
}

QString requestsText(const Incident &state, const Directory &directory)
{
    QStringList lines;
    for (const PendingRequest &request : state.requests) {
        QString line = TaskSection::tr("Awaiting approval: %1").arg(enumText(request.kind));
        if (request.kind == RequestKind::Extension)
            line += u' ' + limitText(request.extension);
        lines.append(line + u" · "_s + unitText(request.unit, directory) + u'\n' + request.reason);
    }
    return lines.join(u'\n');
}

QString repliesText(const Incident &state, const Directory &directory, Instant now)
{
    QStringList lines;
    for (const Reply &reply : state.replies) {
        const QString when = momentText(reply.at, directory.calendar(), now);
        const QString way = loggedText<ReplyWay>(reply.channel);
        QString line = way.isEmpty() // answered at once, while the citizen was there
            ? TaskSection::tr("Answer %1: %2").arg(when, reply.text)
            : TaskSection::tr("Answer %1 · %2: %3").arg(when, way, reply.text);
        if (!reply.legalBasis.isEmpty())
            line += TaskSection::tr(" (basis: %1)").arg(reply.legalBasis);
        lines.append(line);
    }
    return lines.join(u'\n');
}

QString followUpsText(const Incident &state, const Directory &directory, Instant now)
{
    QStringList lines;
    for (const FollowUp &call : state.followUps) {
        const QString line
            = TaskSection::tr("Call back %1: %2")
                  .arg(momentText(call.at, directory.calendar(), now), answersText(call));
        const QString source = loggedText<AnswerSource>(call.source);
        lines.append(source.isEmpty() ? line : TaskSection::tr("%1 (%2)").arg(line, source));
    }
    return lines.join(u'\n');
}

TaskSection::TaskSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
    , m_header(new SectionHeader(source, {}, false, this))
    , m_tree(new TaskTree(source, this))
    , m_goneLink(new LinkButton(source, {}, TextSize::Small, this))
{
    column()->addWidget(m_header);
    column()->addWidget(m_tree);
    m_basis = addText(TextSize::Small, ColorRole::InkSoft);
    auto *gone = new QHBoxLayout;
    gone->setContentsMargins(-2, 0, 0, 0); // the room for its mark of the focus
    gone->addWidget(m_goneLink);
    gone->addStretch(1);
    column()->addLayout(gone);
    m_gone = addText(TextSize::Small, ColorRole::InkSoft);
    m_requests = addText(TextSize::Body, ColorRole::WarnInk);
    m_replies = addText(TextSize::Body, ColorRole::Ink);
    m_followUps = addText(TextSize::Body, ColorRole::InkSoft);
    connect(m_tree, &TaskTree::callRequested, this, &TaskSection::callRequested);
    connect(m_goneLink, &LinkButton::clicked, this, [this] {
        m_goneOpen = !m_goneOpen;
        m_gone->setVisible(m_goneOpen);
    });
}

void TaskSection::display(const CaseSubject &subject)
{
    if (subject.state().id != m_case)
        m_goneOpen = false;
    m_case = subject.state().id;
    const Incident &state = subject.state();
    m_header->setTitle(tr("Who handles it"));
    m_header->setNote(state.completion == Completion::LeadSummarises || state.tasks.size() < 2
            ? QString()
            : enumText(state.completion));
    tick(subject);
    const auto show = [](TextLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    m_basisParts = basisParts(state, subject.directory());
    const QString owner = unitText(state.owner, subject.directory());
    // One that is laid aside, or with others, may come back and get one.
    constexpr Stages kBehind { Stage::Answered, Stage::Guided, Stage::Declined, Stage::Merged,
        Stage::Resolved, Stage::Closed, Stage::Terminated };
    if (m_tree->lines().isEmpty() && kBehind.contains(state.stage))
        m_basisParts = { tr("No unit had to handle it. Owner: %1").arg(owner) };
    else if (m_tree->lines().isEmpty())
        m_basisParts = { tr("No unit has it yet. Owner: %1").arg(owner) };
    else if (state.stage == Stage::Accepted) // an assisting unit still works
        m_basisParts.prepend(tr("To dispatch anew: %1").arg(owner));
    arrangeBasis();
    displayGone(subject);
    show(m_requests, requestsText(state, subject.directory()));
    show(m_replies, repliesText(state, subject.directory(), subject.now));
    show(m_followUps, followUpsText(state, subject.directory(), subject.now));
}

/// In one line if they fit, else a line each: a name is not broken in its middle.
void TaskSection::arrangeBasis()
{
    const QString line = m_basisParts.join(u"　"_s);
    const bool fits = m_basis->fontMetrics().horizontalAdvance(line) <= m_basis->width();
    m_basis->setText(fits ? line : m_basisParts.join(u'\n'));
    m_basis->setVisible(!line.isEmpty());
}

void TaskSection::resizeEvent(QResizeEvent *event)
{
    CaseSection::resizeEvent(event);
    arrangeBasis();
}

void TaskSection::tick(const CaseSubject &subject)
{
    m_tree->setLines(taskLines(subject.view, subject.now));
    m_tree->setVisible(!m_tree->lines().isEmpty());
}

void TaskSection::displayGone(const CaseSubject &subject)
{
    QStringList lines;
    QMap<TaskStage, int> counts;
    for (const Task &task : subject.state().tasks) {
        if (!isGone(task) && task.round == subject.state().taskRound)
            continue;
        ++counts[task.stage];
        lines.append(unitText(task.unit, subject.directory()) + u" · "_s + enumText(task.stage));
    }
    QStringList words;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        words.append(enumText(it.key()) + u' ' + QString::number(it.value()));
    m_goneLink->setText(words.join(u" · "_s));
    m_goneLink->setAccessibleName(tr("Earlier tasks: %1").arg(words.join(u", "_s)));
    m_goneLink->setVisible(!lines.isEmpty());
    m_gone->setText(lines.join(u'\n'));
    m_gone->setVisible(m_goneOpen && !lines.isEmpty());
}

} // namespace shiyu
