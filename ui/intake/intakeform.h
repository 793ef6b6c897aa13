#pragma once
#include "app/services/intake.h"
#include "ui/intake/intakepart.h"
#include "widgets/sheetpanel.h"

class QTimer;

namespace shiyu {

class AnswerFields;
class DuplicateList;
class EmergencyFields;
class EnclosureFields;
class MatterFields;
class PlaceFields;
class ReporterFields;
class Workplace;

/// A new matter by keyboard: what it is, where, who reports it. Puts the parts together, shows
/// likely duplicates, keeps a draft while the officer types, and files it. Ctrl+Enter files and
/// accepts; in an emergency (F7) it dispatches in the same act.
class IntakeForm : public SheetPanel {
    Q_OBJECT
public:
    IntakeForm(const ThemeSource &theme, Workplace &workplace, Intake &intake, QWidget *host);

    /// Opens with the draft that this officer left, or empty.
    void begin();
    /// Another officer sits down: closes, and keeps nothing of what the one before typed.
    void leave();
    /// The map was clicked while placing.
    void setPosition(LonLat at);

Q_SIGNALS:
    void placingChanged(bool placing); ///< the map's next click gives the place
    void positionChanged(const std::optional<shiyu::LonLat> &at); ///< to be marked on the map
    void regionNamed(const shiyu::LonLatBox &outline); ///< to be looked at
    void filed(const shiyu::ActDone &done);
    void duplicateChosen(const shiyu::IncidentId &id);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QWidget *firstFocus() override;

private:
    void build();
    void connectParts();
    void retranslate();
    void load(const NewCase &draft);
    void takeDraft(const QJsonObject &json, const NewCase &before);
    NewCase value() const;
    void edited();
    void keepDraft();
    void askDuplicates();
    void showEmergency(bool on);
    void switchEmergency();
    bool check(Filing filing);
    void submit(Filing filing);
    void finish(const ActOutcome &outcome, OperationKind kind);

    const ThemeSource &m_theme;
    Workplace &m_workplace;
    Intake &m_intake;
    EmergencyFields *m_emergency;
    MatterFields *m_matter;
    PlaceFields *m_place;
    DuplicateList *m_duplicates;
    ReporterFields *m_reporter;
    AnswerFields *m_answer;
    EnclosureFields *m_files;
    QVector<IntakePart *> m_parts; ///< from the top
    ActionButton *m_accept;
    ActionButton *m_answerAtOnce;
    ActionButton *m_file;
    QTimer *m_duplicatesTimer;
    quint64 m_question = 0; ///< generation of the newest question for duplicates
    quint64 m_opening = 0; ///< generation of the newest question for the draft
    bool m_busy = false;
};

} // namespace shiyu
