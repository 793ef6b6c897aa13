#include "ui/casepane/stagesteps.h"

#include "ui/text/enumtext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

struct Step {
    const char *label; ///< nine stand side by side in 370 px
    bool done;
    std::optional<Instant> at = {};
};

bool workDone(const Incident &state, const Task *lead)
{
    static constexpr TaskStages kDone { TaskStage::Reviewed, TaskStage::Done, TaskStage::Verified };
    return state.stage == Stage::Resolved || state.stage == Stage::Closed
        || (lead && kDone.contains(lead->stage));
}

bool contacted(const Incident &state)
{
    return std::any_of(state.tasks.begin(), state.tasks.end(), [&state](const Task &task) {
        return task.round == state.taskRound && task.contactedAt && !kGoneTask.contains(task.stage);
    });
}

QVector<Step> stepsOf(const Incident &state)
{
    const Task *lead = state.lead();
    QVector<Step> steps {
        { QT_TRANSLATE_NOOP("StageSteps", "Accept"), state.stage != Stage::Reported },
        { QT_TRANSLATE_NOOP("StageSteps", "Send"), lead != nullptr,
            lead ? lead->dispatchedAt : std::nullopt },
        { QT_TRANSLATE_NOOP("StageSteps", "Sign"), lead && lead->acknowledgedAt.has_value(),
            lead ? lead->acknowledgedAt : std::nullopt },
    };
    if (state.contactable)
        steps.append({ QT_TRANSLATE_NOOP("StageSteps", "Reach"), lead && contacted(state) });
    steps.append({ QT_TRANSLATE_NOOP("StageSteps", "Work"), workDone(state, lead),
        lead ? lead->reviewedAt : std::nullopt });
    // A reply before the completion is not yet the answer: the lead unit still owes that.
    const bool answered
        = state.hasReply() && (state.stage == Stage::Resolved || state.stage == Stage::Closed);
    steps.append({ QT_TRANSLATE_NOOP("StageSteps", "Reply"), answered,
        answered ? std::optional(state.replies.last().at) : std::nullopt });
    steps.append({ QT_TRANSLATE_NOOP("StageSteps", "Verify"), state.verified });
    if (state.contactable)
        steps.append({ QT_TRANSLATE_NOOP("StageSteps", "Call"), state.wasCalledBack() });
    steps.append(
        { QT_TRANSLATE_NOOP("StageSteps", "Close"), state.stage == Stage::Closed, state.closedAt });
    return steps;
}

} // namespace

QList<StageStep> stageSteps(const Incident &state, const Directory &directory, Instant now)
{
    static constexpr Stages kOtherEnds { Stage::Answered, Stage::Guided, Stage::Declined,
        Stage::Outside, Stage::Merged, Stage::Terminated, Stage::Shelved };
    const auto word
        = [](const char *text) { return QCoreApplication::translate("StageSteps", text); };
    if (kOtherEnds.contains(state.stage)) {
        const bool stands = state.stage == Stage::Shelved || state.stage == Stage::Outside;
        return { { word(QT_TRANSLATE_NOOP("StageSteps", "Report")), StageState::Done },
            { enumText(state.stage), stands ? StageState::Current : StageState::Done } };
    }
    QList<StageStep> steps;
    bool current = false;
    for (const Step &step : stepsOf(state)) {
        StageState at = step.done ? StageState::Done : StageState::ToCome;
        if (!step.done && !current) {
            at = StageState::Current;
            current = true;
        }
        const QString label = word(step.label);
        steps.append({ label, at,
            step.at ? label + u' ' + momentText(*step.at, directory.calendar(), now) : label });
    }
    return steps;
}

} // namespace shiyu
