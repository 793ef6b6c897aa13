#pragma once
#include "ui/models/incidentlistmodel.h"
#include "ui/queue/queueport.h"
#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace shiyu {

class ActionButton;
class ConditionLine;
class EmptyState;
class FilterPanel;
class OlderPanel;
class OlderStrip;
class QueueChips;
class QueueDelegate;
class QueueList;
class QueueTools;
class TextLabel;
class ThemeSource;
class UserSettings;

/// 待办工单: chips with counts, search and conditions, and the list of what is to be done; what is
/// due first stands first. The focus stays in the list. GUI thread.
class QueuePane : public QWidget {
    Q_OBJECT
public:
    QueuePane(const ThemeSource &theme, UserSettings &settings, Workplace &workplace,
        QueueService &queue, QWidget *parent = nullptr);
    /// For tests and pictures: countsChanged and rowsChanged are then told by showCounts, refresh.
    QueuePane(const ThemeSource &theme, UserSettings &settings, QueuePort port,
        QWidget *parent = nullptr);

    void enter(); ///< another officer sits here: everything anew
    void setCurrent(const IncidentId &id);
    void step(int rows); ///< 1 down, -1 up; the case is opened after a moment's rest
    void focusSearch();
    /// In the place of the list: what is over and not on this computer. Only with a server.
    void lookForOlder(const QString &words);
    void chooseChip(QueueChip chip);

    void showCounts();
    void refresh();
    const IncidentFilter &filter() const { return m_filter; }
    SortOrder order() const { return m_order; }
    /// What the list holds now, in words: 待办工单, or 即将超期 · “井盖” · 镜湖区.
    QString selectionText() const;

Q_SIGNALS:
    void caseChosen(const shiyu::IncidentId &id);
    void newCaseRequested();
    void selectionChanged(); ///< another filter, or the same in another language

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *buildHeader();
    void connectParts();
    void setFilter(const IncidentFilter &filter);
    void setQuery(const IncidentFilter &filter, SortOrder order);
    SortOrder orderFor(Scope scope) const;
    bool searchesOpenOnly() const;
    void leaveEmpty();
    void setOrder(SortOrder order);
    FilterPanel *filterPanel();
    bool isFilterShown() const;
    void showFilter(bool show);
    void showState();
    void showEmpty();
    QString beginningText() const;
    void showOlderStrip();
    void leaveOlder();
    bool isOlderShown() const;
    void showConditions();
    void clearConditions();
    void setRowStyle();
    void fitHeight();
    void restyle();
    void retranslate();

    const ThemeSource &m_source;
    UserSettings &m_settings;
    QueuePort m_port;
    IncidentFilter m_filter;
    SortOrder m_order = SortOrder::DueFirst;
    bool m_low = false; ///< for its type: the rows need the room more
    QTimer m_second;
    IncidentListModel *m_model;
    QueueDelegate *m_delegate;
    QueueList *m_list;
    TextLabel *m_title;
    TextLabel *m_count;
    ActionButton *m_newCase;
    QWidget *m_header = nullptr;
    QueueChips *m_chips;
    QueueTools *m_tools;
    ConditionLine *m_conditions;
    QStackedWidget *m_stack;
    FilterPanel *m_filterPanel = nullptr; ///< null before the conditions are opened
    EmptyState *m_empty;
    TextLabel *m_shown;
    OlderStrip *m_olderStrip;
    OlderPanel *m_older = nullptr; ///< made when it is first wanted
};

} // namespace shiyu
