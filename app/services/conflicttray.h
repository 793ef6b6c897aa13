#pragma once
#include "app/services/caseview.h"
#include "app/services/workplace.h"

namespace shiyu {

/// An act of this organisation's that the server did not accept: both sides, and what can be done.
struct UnacceptedAct {
    IntentId id;
    SubjectKind on = SubjectKind::Incident; ///< what it was done on: also a supervision, a shift
    Incident state; ///< its case as it is shown now; without an id if it is not here or has none
    DirectoryPtr directory;
    RecordEntry ours; ///< the act as a line of the record
    QString code, what; ///< why not: a RefusalCode's name, or a reason of the server's own
    Instant refusedAt {};
    QVector<RecordEntry> theirs; ///< what stands in that record and our act had not seen
    ActRequest again; ///< the same act on what is there now; the officer looks it over
    std::optional<Refusal> whyNotAgain = {}; ///< for this seat, now
};

/// 待处理冲突. GUI thread; answers as futures.
class ConflictTray : public QObject {
    Q_OBJECT
public:
    explicit ConflictTray(Workplace &workplace)
        : m_workplace(workplace)
    {
    }

    QFuture<Expected<QVector<UnacceptedAct>>> conflicts(); ///< the newest first
    /// It was dealt with: it leaves the tray and stays in the profile.
    QFuture<Expected<void>> settle(const IntentId &id);
    Instant now() const { return m_workplace.now(); }

Q_SIGNALS:
    void changed();

private:
    Workplace &m_workplace;
};

} // namespace shiyu
