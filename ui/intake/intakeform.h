#pragma once
#include "app/services/intake.h"
#include "ui/intake/newcase.h"
#include "widgets/sheetpanel.h"

class QComboBox;
class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace shiyu {

class FormRow;
class SuggestEdit;
class TextLabel;
class Workplace;
class DuplicateList;

/// A new matter by keyboard: source, category by pinyin initials, the appeal, the place (search or
/// a click on the map), the reporter. Fills in grid and worker, warns near a boundary, shows likely
/// duplicates, keeps a draft while the officer types. Ctrl+Enter files it and accepts it.
class IntakeForm : public SheetPanel {
    Q_OBJECT
public:
    IntakeForm(const ThemeSource &theme, Workplace &workplace, Intake &intake, QWidget *host);

    /// Opens with the draft that this officer left, or empty.
    void begin();
    /// The map was clicked while placing.
    void setPosition(LonLat at);

Q_SIGNALS:
    void placingChanged(bool placing); ///< the map's next click gives the place
    void positionChanged(const std::optional<shiyu::LonLat> &at); ///< to be marked on the map
    void filed(const shiyu::ActDone &done);
    void duplicateChosen(const shiyu::IncidentId &id);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QWidget *firstFocus() override;

private:
    enum class How { Accept, AnswerAtOnce, File };
    void build();
    void connectFields();
    void retranslate();
    void load(const NewCase &draft);
    NewCase value() const;
    void edited();
    void searchCategories(const QString &typed);
    void searchPlaces(const QString &typed);
    void placeChosen(const QVariant &data);
    void askLocality();
    void showLocality(const Expected<Locality> &locality);
    void askDuplicates();
    bool validate(How how);
    void submit(How how);
    void finish(const ActOutcome &outcome);

    const ThemeSource &m_theme;
    Workplace &m_workplace;
    Intake &m_intake;
    QComboBox *m_source;
    QLineEdit *m_sourceNumber;
    SuggestEdit *m_category;
    QComboBox *m_urgency;
    QPlainTextEdit *m_appeal;
    QLineEdit *m_title;
    SuggestEdit *m_address;
    QLineEdit *m_reporterName;
    QLineEdit *m_reporterPhone;
    QLineEdit *m_purpose;
    QCheckBox *m_confidential;
    QLineEdit *m_answer;
    QLineEdit *m_knowledge;
    QVector<FormRow *> m_rows; ///< in the order of the fields above, without the check box
    TextLabel *m_locality;
    DuplicateList *m_duplicates;
    ActionButton *m_accept;
    ActionButton *m_answerAtOnce;
    ActionButton *m_file;
    std::optional<LonLat> m_at;
    RegionCode m_region;
    QTimer *m_duplicatesTimer;
    quint64 m_question = 0; ///< generation of the newest question to the intake service
    bool m_busy = false;
};

} // namespace shiyu
