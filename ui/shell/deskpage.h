#pragma once
#include "app/services/queueservice.h"
#include "app/services/workplace.h"
#include <QWidget>

class QSplitter;

namespace shiyu {

class ActDrafts;
class CasePane;
class CasePrinter;
class DeskLayout;
class Intake;
class IntakeForm;
class MapFeed;
class MapPane;
class QueuePane;
class SheetPanel;
class ThemeSource;
class UserSettings;
struct LonLatBox;

/// 值班工作台: queue | map | case, with the form of a new matter over the case. One case is open at
/// a time; what is committed anywhere is shown at once.
class DeskPage : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const ThemeSource &theme;
        UserSettings &settings;
        Workplace &workplace;
        QueueService &queue;
        Intake &intake;
        MapFeed &map;
    };
    explicit DeskPage(const Parts &parts, QWidget *parent = nullptr);

    void enter(); ///< another officer sits here: everything anew
    void openCase(const IncidentId &id);
    /// The same from elsewhere: the queue marks it too, if it holds it.
    void bringCase(const IncidentId &id);
    /// From the server, where it is not on this computer; shown when it has come.
    void bringOlderCase(const IncidentId &id);
    void lookForOlder(const QString &words);
    void newCase();
    void showPlace(LonLat at);
    void showPlace(const LonLatBox &outline);
    void chooseChip(QueueChip chip);
    void prepareAct(
        const ActRequest &request); ///< opens the act's form, filled in; Enter performs it
    /// Makes what opens at a key and is not there yet, between other work.
    void prepareForm() { form(); }
    /// A drawer that opens over the right of this page: the map shows its notes beside it.
    void followDrawer(SheetPanel *drawer);
    QueuePane *queuePane() const { return m_queue; }
    CasePane *casePane() const { return m_case; }
    MapPane *mapPane() const { return m_map; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    IntakeForm *form();
    bool isFormOpen() const;
    void uncoverMap();
    void connectParts();
    void connectForm();
    void connectPlacing();
    void followPlacing();
    void markPlace(const std::optional<LonLat> &at);
    void bindKeys();
    void printCase();
    void copyCase();
    void stayWith(const IncidentId &id);
    void refreshCase();
    void reconsiderUndo(const IncidentId &changed);
    void showCase(const Expected<CaseView> &view, const IncidentId &id, bool move);
    void showOnMap(const Incident &state, bool move);

    Parts m_parts;
    ActDrafts *m_drafts;
    QSplitter *m_splitter;
    QueuePane *m_queue;
    MapPane *m_map;
    CasePane *m_case;
    CasePrinter *m_printer;
    DeskLayout *m_layout = nullptr;
    IntakeForm *m_form = nullptr; ///< null before the first matter is taken in
    QVector<SheetPanel *> m_drawers; ///< the form and others' that cover the map
    IncidentId m_open;
    quint64 m_generation = 0;
};

} // namespace shiyu
