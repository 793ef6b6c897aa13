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
    /// A remark; an offer that stands is not pushed away.
    void tell(const QString &sentence);
    /// The act that was to be offered, or the taking back, failed.
    void fail(const QString &sentence);
    void undo(); ///< by the screen's key
    void forget();

Q_SIGNALS:
    void retractRequested(const shiyu::ActRequest &request);

private:
    Toast *m_toast;
    ActRequest m_retract; ///< of the last act
    bool m_offered = false;
};

} // namespace shiyu
