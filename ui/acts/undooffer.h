#pragma once
#include "app/services/caseview.h"
#include <QObject>

namespace shiyu {

class ThemeSource;
class Toast;

/// Says what was done at the foot of its host, and for a minute offers to take the act back, if the
/// rules let it be. GUI thread.
class UndoOffer : public QObject {
    Q_OBJECT
public:
    /// @param gap px at 100 % to the host's foot; none: the toast's own
    UndoOffer(const ThemeSource &themes, QWidget *host, std::optional<int> gap, QObject *parent);

    void follow(const ActDone &done, const QString &said);
    /// The case has changed: once the rules would not take the act back any more, the offer ends
    /// and says why.
    void reconsider(const CaseView &view, const OfficerId &officer, Instant now);
    /// Of the act that is offered to be taken back; empty: none is.
    IncidentId incident() const { return m_offered ? m_retract.incident : IncidentId(); }
    /// A remark; an offer that stands is not pushed away.
    void tell(const QString &sentence);
    /// The act that was to be offered, or the taking back, failed.
    void fail(const QString &sentence);
    bool undo(); ///< by the screen's key; false: nothing is offered
    void forget();

Q_SIGNALS:
    void retractRequested(const shiyu::ActRequest &request);

private:
    Toast *m_toast;
    ActRequest m_retract; ///< of the last act
    bool m_offered = false;
};

/// Why the officer can take nothing back in this case, as a sentence.
QString noUndoText(const CaseView &view, const OfficerId &officer, Instant now);

} // namespace shiyu
