#pragma once
#include "app/services/intake.h"
#include "app/services/oldercases.h"
#include "app/services/queueservice.h"
#include "ui/command/commandparser.h"
#include <QObject>
#include <QStandardItemModel>

namespace shiyu {

class CommandPalette;
class ThemeSource;

/// Ctrl+K: finds cases, places, officers and screens by name, number or pinyin initials, and runs
/// short commands on them. Asks while the officer types; an older answer never replaces a newer
/// one. Belongs to the window over which its palette opens; GUI thread.
class CommandLine : public QObject {
    Q_OBJECT
public:
    CommandLine(const ThemeSource &theme, Workplace &workplace, QueueService &queue, Intake &intake,
        QWidget *host);

    void openEmpty();
    CommandPalette *palette() const { return m_palette; }

Q_SIGNALS:
    void caseRequested(const shiyu::IncidentId &id);
    void olderCaseRequested(const shiyu::IncidentId &id); ///< it is on the server
    void olderSearchRequested(const QString &words); ///< there
    void placeRequested(shiyu::LonLat at);
    void regionRequested(const shiyu::LonLatBox &outline); ///< to be seen as a whole
    void pageRequested(const QString &page);
    void newCaseRequested();
    void officerRequested(const QString &account);
    void themeRequested(bool night);
    /// The form of an act on a case, filled in; the officer confirms it there.
    void actRequested(const shiyu::IncidentId &id, const shiyu::ActRequest &request);

private:
    void search(const QString &typed);
    void searchCases(const Command &command, quint64 generation);
    void searchOlder(const Command &command, quint64 generation);
    void searchPlaces(const Command &command, quint64 generation);
    void addOfficers(const QString &name);
    void addScreens(const QString &name);
    /// @param mostUnits so many are offered when a dispatch names a unit
    void addCase(const IncidentRow &row, const Command &command, int mostUnits);
    void addDispatch(const IncidentRow &row, const Command &command, int mostUnits);
    void addRow(const QString &section, const QString &text, const QString &detail,
        std::function<void()> act, const QString &completion = {});
    bool isNamed(const QString &name, const QString &typed) const;
    void run(int row);

    Workplace &m_workplace;
    QueueService &m_queue;
    Intake &m_intake;
    CommandPalette *m_palette;
    QStandardItemModel m_model;
    QVector<std::function<void()>> m_acts; ///< of the model's rows
    NamesPtr m_names; ///< null until the pinyin is there
    quint64 m_generation = 0;
};

} // namespace shiyu
