#pragma once
#include "ui/casepane/casesection.h"
#include "widgets/timeline.h"

class QCheckBox;

namespace shiyu {

class SectionHeader;

/// The record of one city day, newest first.
struct RecordDay {
    QString day; ///< see dayText()
    QList<TimelineRow> rows;
};

/// @param unsynced acts that the server has not ordered: their lines say so; of the others nothing
/// @param nodesOnly only what moved the case: no notes, progress and other free acts
/// @param now days of another year carry it
QVector<RecordDay> recordDays(const Incident &state, const Directory &directory,
    const QMap<IntentId, SyncState> &unsynced, bool nodesOnly, Instant now);

/// 流转记录, grouped by day; struck entries are shown struck. Ctrl+C copies the current entry.
class RecordSection : public CaseSection {
    Q_OBJECT
public:
    RecordSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;
    /// Asks for the line of the newest act to be kept in sight.
    void revealNewest();

Q_SIGNALS:
    /// Keep this in sight, in the section's coordinates.
    void rowMoved(const QRect &rect);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();

    SectionHeader *m_header;
    QCheckBox *m_nodesOnly;
    QVector<TextLabel *> m_days;
    QVector<Timeline *> m_timelines;
    QVector<RecordDay> m_shown;
    Incident m_state;
    QMap<IntentId, SyncState> m_unsynced;
    DirectoryPtr m_directory;
    Instant m_now {};
};

} // namespace shiyu
