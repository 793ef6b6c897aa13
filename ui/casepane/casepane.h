#pragma once
#include "ui/acts/caseport.h"

#include "app/services/seat.h"
#include <QElapsedTimer>
#include <QKeySequence>
#include <QWidget>

class QScrollArea;
class QTimer;

namespace shiyu {

class ActBar;
class ActSheet;
class CaseSection;
class DuplicateSection;
class EmptyState;
class HeaderSection;
class NearbySection;
class PinnedTitle;
class RecordSection;
class TaskSection;
class ThemeSource;

/// One case in full: the appeal, who owns it and why, tasks, clocks, the record, what is around,
/// and the acts that the seat may take. GUI thread; asks the port, never waits. Once a second it
/// computes the clocks again, nothing else.
class CasePane : public QWidget {
    Q_OBJECT
public:
    CasePane(CasePort port, const ThemeSource &themes, QWidget *parent = nullptr);
    ~CasePane() override;

    /// Whose acts are shown; before the first setView.
    void setSeat(const Seat &seat);
    /// The same case again keeps scroll, focus, what is unfolded, and an open form.
    void setView(const CaseView &view);
    void setLoading();
    void setEmpty();
    void setFailure(const QString &sentence);
    /// Null while none is shown.
    const CaseView *view() const { return m_view.get(); }

    /// What is around as one line of counts, so that the record has its place on a low screen.
    void setNearbyFolded(bool folded);

    /// Act letters, the menu and undo; false if the key is none of ours or no case is shown.
    bool triggerKey(const QKeySequence &keys);
    /// Opens the form of an act with its arguments filled in, now or as soon as its case is shown.
    void prepareAct(const ActRequest &request);

    ActBar *actBar() const { return m_acts; }
    ActSheet *actSheet() const { return m_sheet; }

Q_SIGNALS:
    void callRequested(const QString &phone, const QString &whom);
    void caseRequested(const shiyu::IncidentId &id);
    void performed(const shiyu::ActDone &done);
    void nearbyFolded(bool folded); ///< the officer's choice, to be remembered

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    void display();
    void fitWidth();
    void arrange();
    bool isLow() const;
    void leaveRoom();
    void revealNewest();
    void tick();
    void showMessage(const QString &sentence);
    void reveal(const QStringList &fields);
    void takePrepared();

    CasePort m_port;
    const ThemeSource &m_themes;
    Seat m_seat;
    std::shared_ptr<const CaseView> m_view;
    std::optional<ActRequest> m_prepared;

    EmptyState *m_message;
    QWidget *m_whole; ///< of a case: all but the acts
    QScrollArea *m_scroll;
    QWidget *m_content;
    HeaderSection *m_header;
    PinnedTitle *m_pinned;
    DuplicateSection *m_duplicates;
    TaskSection *m_tasks;
    RecordSection *m_record;
    NearbySection *m_nearby;
    QVector<CaseSection *> m_sections;
    ActBar *m_acts;
    ActSheet *m_sheet;
    QTimer *m_timer;
    int m_generation = 0;
    QElapsedTimer m_revealed; ///< since what he did was brought to sight
    std::pair<IncidentId, qint64> m_newest; ///< what he did last, until its line is in sight
};

} // namespace shiyu
