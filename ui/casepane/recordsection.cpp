#include "ui/casepane/recordsection.h"

#include "app/domain/workflow.h"
#include "ui/casepane/supervisionsection.h"
#include "ui/text/recordtext.h"
#include "ui/text/synctext.h"
#include "ui/text/timetext.h"
#include "widgets/labels.h"
#include "widgets/sectionheader.h"
#include "widgets/themesource.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

bool isNode(OperationKind kind)
{
    const WorkflowRow *row = workflowRow(kind);
    return !row || row->conflict != Conflict::Free || row->from.isEmpty();
}

TimelineRow rowOf(
    const RecordEntry &entry, const Incident &state, const Directory &directory, SyncState sync)
{
    const RecordLine line = recordLine(entry, state, directory);
    TimelineRow row;
    row.time = timeText(entry.effectiveAt, directory.calendar());
    row.unit = line.who;
    row.text = line.text;
    if (!line.closed.isEmpty())
        row.text += u"　["_s + line.closed.join(u"、"_s) + u']';
    row.struckOut = line.struck;
    row.state = unsyncedText(sync);
    row.stateTone = syncTone(sync);
    if (line.timeToBeChecked) {
        if (row.state.isEmpty()) {
            row.state = RecordSection::tr("Time to be checked");
            row.stateTone = Tone::Warn;
        }
        row.text += u'\n'
            + RecordSection::tr("made %1, received %2")
                  .arg(fullMomentText(entry.madeAt, directory.calendar()),
                      fullMomentText(entry.receivedAt, directory.calendar()));
    }
    return row;
}

} // namespace

QVector<RecordDay> recordDays(const Incident &state, const Directory &directory,
    const QMap<IntentId, SyncState> &unsynced, bool nodesOnly, Instant now)
{
    QVector<RecordDay> days;
    for (auto it = state.record.rbegin(); it != state.record.rend(); ++it) {
        if (nodesOnly && !isNode(it->kind))
            continue;
        const QString day = dayText(it->effectiveAt, directory.calendar(), now);
        if (days.isEmpty() || days.last().day != day)
            days.append({ day, {} });
        const SyncState sync = unsynced.value(it->intent, SyncState::Synced);
        days.last().rows.append(rowOf(*it, state, directory, sync));
        days.last().rows.last().newest = days.size() == 1 && days.last().rows.size() == 1;
    }
    return days;
}

RecordSection::RecordSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
    , m_header(new SectionHeader(source, {}, false, this))
    , m_nodesOnly(new QCheckBox(this))
{
    m_header->addControl(m_nodesOnly);
    column()->addWidget(m_header);
    connect(m_nodesOnly, &QCheckBox::toggled, this, &RecordSection::rebuild);
}

void RecordSection::display(const CaseSubject &subject)
{
    m_header->setTitle(tr("Record"));
    m_nodesOnly->setText(tr("Only what moved it"));
    m_state = subject.state();
    m_state.record = wholeRecord(subject.view);
    m_directory = subject.view.directory;
    m_now = subject.now;
    m_unsynced = subject.view.sync ? subject.view.sync->acts : QMap<IntentId, SyncState>();
    rebuild();
}

void RecordSection::rebuild()
{
    if (!m_directory)
        return;
    m_shown = recordDays(m_state, *m_directory, m_unsynced, m_nodesOnly->isChecked(), m_now);
    m_header->setNote(m_shown.isEmpty() ? QString() : m_shown.first().day);
    while (m_timelines.size() > m_shown.size()) {
        delete m_timelines.takeLast();
        delete m_days.takeLast();
    }
    while (m_timelines.size() < m_shown.size()) {
        TextLabel *day = addText(TextSize::Small, ColorRole::InkSoft, true);
        auto *timeline = new Timeline(themes(), this);
        timeline->setAccessibleName(tr("Record"));
        timeline->installEventFilter(this);
        connect(timeline, &Timeline::rowMoved, this, [this, timeline](const QRect &rect) {
            Q_EMIT rowMoved(rect.translated(timeline->pos()));
        });
        column()->addWidget(timeline);
        m_days.append(day);
        m_timelines.append(timeline);
    }
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        m_days.at(i)->setText(m_shown.at(i).day);
        m_days.at(i)->setVisible(i > 0); // the first day stands beside the title
        m_timelines.at(i)->setRows(m_shown.at(i).rows);
    }
}

void RecordSection::revealNewest()
{
    if (!m_timelines.isEmpty())
        Q_EMIT rowMoved(m_timelines.first()->rowRect(0).translated(m_timelines.first()->pos()));
}

bool RecordSection::eventFilter(QObject *watched, QEvent *event)
{
    const auto at = m_timelines.indexOf(static_cast<Timeline *>(watched));
    if (at < 0 || event->type() != QEvent::KeyPress
        || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return CaseSection::eventFilter(watched, event);
    const QList<TimelineRow> &rows = m_shown.at(at).rows;
    const int row = m_timelines.at(at)->currentRow();
    if (row >= 0 && row < rows.size())
        QApplication::clipboard()->setText(QStringList {
            m_shown.at(at).day, rows.at(row).time, rows.at(row).unit, rows.at(row).text }
                                               .join(u' '));
    return true;
}

} // namespace shiyu
