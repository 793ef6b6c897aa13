#include "ui/acts/forms.h"

#include "ui/acts/arglabels.h"
#include "ui/acts/argtable.h"
#include "ui/acts/attachform.h"
#include "ui/acts/correctionforms.h"
#include "ui/acts/dispatchform.h"
#include "ui/acts/mergeforms.h"
#include "ui/acts/relocateform.h"
#include "ui/acts/supervisionforms.h"
#include "ui/acts/workforms.h"

#include "app/domain/workflow.h"
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

using K = OperationKind;

QStringList argsOf(K kind)
{
    const WorkflowRow *row = workflowRow(kind);
    return QString::fromLatin1(row ? row->args : "").split(u' ', Qt::SkipEmptyParts);
}

/// The unit's own open task: an answer to the citizen belongs to it.
int ownTask(const FormSubject &subject)
{
    const auto &tasks = subject.state().tasks;
    const auto it = std::find_if(tasks.begin(), tasks.end(), [&subject](const Task &task) {
        return task.unit == subject.seat.organization && !kGoneTask.contains(task.stage);
    });
    return it == tasks.end() ? 0 : it->number;
}

/// A shelved case is resumed as a whole, else one suspended task.
QVector<int> suspendedTasks(const Incident &state)
{
    QVector<int> numbers;
    for (const Task &task : state.tasks) {
        if (state.stage != Stage::Shelved && task.stage == TaskStage::Suspended)
            numbers.append(task.number);
    }
    return numbers;
}

} // namespace

GenericForm::GenericForm(FormSubject subject, const ThemeSource &themes, QWidget *parent)
    : ActForm(std::move(subject), themes, parent)
{
}

void GenericForm::addRows(const QStringList &without)
{
    const K act = subject().kind;
    for (QString name : argsOf(act)) {
        const bool optional = name.endsWith(u'?');
        name.remove(u'?');
        if (without.contains(name))
            continue;
        if (name == "task"_L1) {
            if (!optional)
                addTask(subject().tasks);
            else if (act == K::Resume)
                addTask(suspendedTasks(subject().state()));
            else if (const int own = act == K::Reply ? ownTask(subject()) : 0)
                addFixed(name, own);
            continue;
        }
        if (ArgField *made = makeArgField(act, name, subject(), this))
            addRow(name, argLabel(act, name), made, !optional);
    }
}

namespace {

/// The case is answered or ended, and others that were merged into it are not.
bool answersMerged(const FormSubject &subject)
{
    return (subject.kind == K::Reply || subject.kind == K::Close)
        && !subject.view->owedReplies.isEmpty();
}

class PlainForm : public GenericForm {
public:
    PlainForm(FormSubject subject, const ThemeSource &themes, QWidget *parent)
        : GenericForm(std::move(subject), themes, parent)
    {
        if (this->subject().kind == K::Suspend)
            addNote(GenericForm::tr(
                "The limit of this unit stands still until it goes on, and then ends later "
                "by as much. The total limit stops only while every open task waits."));
        addRows();
    }
};

} // namespace

ActForm *makeActForm(const FormSubject &subject, const ThemeSource &themes, QWidget *parent)
{
    switch (subject.kind) {
    case K::Attach:
        return new AttachForm(subject, themes, parent);
    case K::Dispatch:
        return new DispatchForm(subject, themes, parent);
    case K::Edit:
        return new EditForm(subject, themes, parent);
    case K::Relocate:
        return new RelocateForm(subject, themes, parent);
    case K::SendBack:
        return new SendBackForm(subject, themes, parent);
    case K::Review:
        return new ReviewForm(subject, themes, parent);
    case K::Request:
        return new RequestForm(subject, themes, parent);
    case K::Approve:
    case K::Deny:
        return new RulingForm(subject, themes, parent);
    case K::Instruct:
        return new InstructForm(subject, themes, parent);
    case K::Merge:
        return new MergeForm(subject, themes, parent);
    case K::Propose:
        return new ProposeForm(subject, themes, parent);
    case K::Issue:
        return new IssueForm(subject, themes, parent);
    case K::Reject:
    case K::Sign:
    case K::Rectify:
    case K::Conclude:
        return new SupervisionAnswerForm(subject, themes, parent);
    default:
        if (answersMerged(subject))
            return new OwedRepliesForm(subject, themes, parent);
        return new PlainForm(subject, themes, parent);
    }
}

bool isAtOnce(OperationKind kind)
{
    return kind == K::Accept || kind == K::Acknowledge || kind == K::Complete;
}

} // namespace shiyu
