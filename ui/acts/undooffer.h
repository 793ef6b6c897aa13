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
    /// He looks at a case now, or none: what was done to another one is told with its number.
    void lookAt(const IncidentId &shown);
    /// A remark; an offer that stands is not pushed away.
    void tell(const QString &sentence);
    bool undo(); ///< by the screen's key; false: nothing is offered
    /// Where nothing is: offers his newest act of the case anew if the rules would still take it
    /// back, or says why not.
    void offerAnew(const CaseView &view, const OfficerId &officer, Instant now);
    void forget();

Q_SIGNALS:
    void retractRequested(const shiyu::ActRequest &request);

private:
    void offer(const QString &said, int seconds);
    void say(const QString &said, int seconds, const QString &undo, const QString &keyText);
    bool isElsewhere() const; ///< what is told is not of the case that is shown
    QString saidText() const;
    /// Empty: the rules would take it back.
    static QString noUndoText(
        const RecordEntry &own, const CaseView &view, const OfficerId &officer, Instant now);

    Toast *m_toast;
    ActRequest m_retract; ///< of the last act
    QString m_number; ///< of its case
    QString m_said; ///< of the last act; empty: what the toast says is of none
    IncidentId m_shown;
    bool m_offered = false;
};

} // namespace shiyu
