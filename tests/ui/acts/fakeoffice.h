#pragma once
#include "tests/support/casedesk.h"
#include "ui/acts/caseport.h"

#include "app/services/actdrafts.h"
#include "app/services/attachedfile.h"
#include "app/services/intake.h"
#include "app/services/seat.h"
#include <QFuture>
#include <QJsonDocument>

namespace shiyu::test {

/// A case as one officer sees it, made of the rules alone.
inline CaseView viewOf(const CaseDesk &desk, const OfficerId &officer)
{
    CaseView view;
    view.state = desk.state;
    view.directory = desk.directory;
    const SlaClock sla(desk.directory->calendar());
    for (const CaseClock &clock : desk.state.clocks) {
        view.clocks.append({ clock.kind, clock.task,
            sla.compute(clock.input, desk.now, Explain::No), clock.input });
    }
    std::stable_sort(
        view.clocks.begin(), view.clocks.end(), [](const ClockView &a, const ClockView &b) {
            const bool runsA = !a.input.endedAt;
            const bool runsB = !b.input.endedAt;
            return runsA != runsB ? runsA : runsA && a.deadline.due < b.deadline.due;
        });
    const auto ask = [&](OperationKind kind, int task) {
        view.acts.append({ kind, task, whyNot(kind, desk.state, task, officer, desk.context()) });
    };
    for (const WorkflowRow &row : incidentWorkflow()) {
        if (row.from.isEmpty())
            continue;
        if (!QString::fromLatin1(row.args).split(QLatin1Char(' ')).contains(QStringLiteral("task")))
            ask(row.kind, 0);
        else
            for (const Task &task : desk.state.tasks)
                ask(row.kind, task.number);
    }
    return view;
}

inline Seat seatIn(const CaseDesk &desk, const OfficerId &officer)
{
    return seatOf(*desk.directory, officer).value_or(Seat {});
}

/// Answers the pane as the workplace would: acts are decided by the rules on the desk's case.
class FakeOffice {
public:
    CaseDesk desk;
    OfficerId officer { QStringLiteral("c.city.dispatcher") };
    QVector<ActRequest> asked;
    MergeRequest merged; ///< the last one
    QVector<UnitChoice> choices;
    QMap<QString, QString> closed; ///< in clear
    QStringList read;
    QVector<AttachedFile> files; ///< that came with an attach
    Expected<QByteArray> content; ///< of every file of the case
    QVector<IntentId> opened; ///< the files asked for
    QVector<QByteArray> cancelled; ///< the files no longer wanted
    QVector<FoundCase> found; ///< whatever is searched
    QStringList searched;
    Locality locality { region::kGrid, {}, {}, {}, 400, {} }; ///< of every point
    std::optional<Error> disk; ///< the next act fails with it
    QMap<QString, QJsonObject> drafts; ///< by officer, case and act

    CaseView view() const { return viewOf(desk, officer); }
    Seat seat() const { return seatIn(desk, officer); }

    CasePort port()
    {
        CasePort port;
        port.now = [this] { return desk.now; };
        port.act = [this](const ActRequest &request) {
            return QtFuture::makeReadyFuture(perform(request));
        };
        port.merge = [this](const MergeRequest &merge) {
            ActRequest request;
            request.kind = OperationKind::Merge;
            request.args = { { QStringLiteral("into"), merge.into.toString() } };
            merged = merge;
            asked.append(request);
            return QtFuture::makeReadyFuture(
                ActOutcome(tl::make_unexpected(ActFailure(Refusal { RefusalCode::Changed, {} }))));
        };
        port.readClosed = [this](const IncidentId &, const QString &field) {
            read.append(field);
            return QtFuture::makeReadyFuture(Expected<QString>(closed.value(field)));
        };
        port.unitChoices
            = [this](const CategoryId &, const RegionCode &, const std::optional<LonLat> &) {
                  return QtFuture::makeReadyFuture(Expected<QVector<UnitChoice>>(choices));
              };
        port.names = [this] {
            return QtFuture::makeReadyFuture(NamesPtr(std::make_shared<const NameSpellings>(
                NameSpellings::of(*desk.directory, *Pinyin::load()))));
        };
        port.attach = [this](const ActRequest &request, const AttachedFile &file) {
            files.append(file);
            return QtFuture::makeReadyFuture(perform(request));
        };
        port.readAttachment = [this](const IncidentId &, const IntentId &entry) {
            opened.append(entry);
            return QtFuture::makeReadyFuture(content);
        };
        port.cancelFile = [this](const QByteArray &sha256) { cancelled.append(sha256); };
        port.findCases = [this](const QString &typed) {
            searched.append(typed);
            return QtFuture::makeReadyFuture(Expected<QVector<FoundCase>>(found));
        };
        port.locality
            = [this](LonLat) { return QtFuture::makeReadyFuture(Expected<Locality>(locality)); };
        port.draft = [this](const ActDraftKey &of) { return drafts.value(draftName(of)); };
        port.keepDraft = [this](const ActDraftKey &of, const QJsonObject &draft) {
            drafts[draftName(of)] = draft;
            drafts.removeIf([](const auto &kept) { return kept.value().isEmpty(); });
        };
        return port;
    }

    static QString draftName(const ActDraftKey &of)
    {
        return of.officer.toString() + QLatin1Char('/') + of.incident.toString() + QLatin1Char('/')
            + nameOf(of.act);
    }

    ActOutcome perform(const ActRequest &request)
    {
        asked.append(request);
        if (disk) {
            const Error error = *disk;
            disk.reset();
            return tl::make_unexpected(ActFailure(error));
        }
        desk.now += desk.step;
        Intent intent = desk.intent(officer, request.kind, request.args);
        intent.seen = request.seen;
        intent.closed.clear();
        for (auto it = request.closed.begin(); it != request.closed.end(); ++it)
            intent.closed.insert(it.key(), { QByteArray(32, 'c'), it->second });
        if (const auto why = desk.submit(intent))
            return tl::make_unexpected(ActFailure(*why));
        return ActDone { IncidentId(desk.subject), intent.id, request.kind, desk.state };
    }
};

} // namespace shiyu::test
