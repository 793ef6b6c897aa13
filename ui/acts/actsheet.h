#pragma once
#include "app/services/actdrafts.h"
#include "ui/acts/actplan.h"
#include "ui/acts/caseport.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>

class QWidget;

namespace shiyu {

class ActForm;
class ActionButton;
class SheetPanel;
class ThemeSource;
class UndoOffer;

/// Performs acts on the open case: shows the form over its host, sends the request, keeps what was
/// typed until it succeeds, and offers the undo. GUI thread; never waits.
class ActSheet : public QObject {
    Q_OBJECT
public:
    /// @param toastHost what was done is said at its foot; null: at the host's
    ActSheet(CasePort port, const ThemeSource &themes, QWidget *host, QWidget *toastHost = nullptr);

    /// The case and seat that the next act is about. Another case closes the sheet; what was typed
    /// is given back when the same form opens on the case again. The same one leaves an open form
    /// as it is.
    void setCase(std::shared_ptr<const CaseView> view, const Seat &seat);
    void clear();

    /// Opens the form of an act, or performs it if nothing is to be typed.
    void start(const PlannedAct &act);
    /// Merges the open case into another; done at once.
    void merge(const IncidentId &into);
    /// Sends the open form, if it is complete.
    void confirm();
    /// Takes back the last act while its minute runs; without one it says why not.
    void undo();
    /// Of the act that may still be taken back, also when another case is open; empty: none.
    IncidentId undoable() const;
    /// The case of that act has changed. The open one is told by setCase().
    void reconsiderUndo(const CaseView &view);
    /// Another officer sits here: what the one before typed and did is not his to send or take
    /// back.
    void forgetOfficer();
    /// A key of the screen is not for it while a form is open: the field that had the focus last
    /// gets it.
    void focusForm();
    /// The map was clicked while the open form takes a place.
    void setPlace(LonLat at);
    void tell(const QString &sentence);

    bool isOpen() const;
    bool isBusy() const { return m_busy; }
    ActForm *form() const { return m_form; }
    bool isPlacing() const { return m_placing; } ///< the map's next click gives the place
    void retranslate();

Q_SIGNALS:
    void performed(const shiyu::ActDone &done);
    void busyChanged(bool busy);
    void placingChanged(bool placing);
    void placeChanged(const std::optional<shiyu::LonLat> &at); ///< to be marked on the map

private:
    void makePanel();
    void closeForm();
    void showForm(ActForm *form);
    void keepDraft();
    void takeDraft();
    void discardDraft();
    void send(const ActRequest &request, const QString &said);
    /// @param draft is forgotten when it has succeeded
    void follow(const QFuture<ActOutcome> &future, OperationKind kind, const QString &said,
        const ActDraftKey &draft = {});
    void succeeded(const ActDone &done, const QString &said);
    void failed(const ActFailure &failure, OperationKind kind);
    void setBusy(bool busy);
    void setPlacing(bool placing);
    ActDraftKey draftKey() const { return { m_seat.officer, m_formCase, m_formAct.kind }; }

    CasePort m_port;
    const ThemeSource &m_themes;
    QWidget *m_host;
    std::shared_ptr<const CaseView> m_view;
    Seat m_seat;
    SheetPanel *m_panel;
    UndoOffer *m_undo;
    ActionButton *m_confirm;
    ActionButton *m_cancel;
    QPointer<ActForm> m_form;
    IncidentId m_formCase; ///< with the act: of the form that was opened last
    PlannedAct m_formAct;
    bool m_busy = false;
    bool m_placing = false;
    int m_generation = 0;
};

} // namespace shiyu
