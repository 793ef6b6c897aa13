#pragma once
#include "ui/handling/handlingcolumn.h"
#include "ui/models/rowlist.h"
#include "ui/queue/queueport.h"
#include <QTimer>
#include <QWidget>

class QComboBox;
class QStackedWidget;
class QTableView;

namespace shiyu {

class EmptyState;
class HandlingBoard;
class HandlingTable;
class IconButton;
class TextLabel;
class ThemeSource;
class UserSettings;

/// 工单办理: what the own organisation and those below it have to do, as a board or a table. The
/// acts themselves are done in the case, which the desk opens. GUI thread.
class HandlingPage : public QWidget {
    Q_OBJECT
public:
    HandlingPage(const ThemeSource &theme, UserSettings &settings, Workplace &workplace,
        QueueService &queue, QWidget *parent = nullptr);
    /// For tests and pictures: rowsChanged is then told by refresh.
    HandlingPage(const ThemeSource &theme, UserSettings &settings, QueuePort port,
        QWidget *parent = nullptr);

    void enter(); ///< another officer sits here
    void refresh();

Q_SIGNALS:
    void caseChosen(const shiyu::IncidentId &id);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildHeader();
    void buildTable();
    void ask();
    void take(const Expected<QVector<IncidentRow>> &rows);
    void showRows();
    void showEmpty(int shown);
    void fillUnits();
    void setTableShown(bool table);
    void chooseRow(const QModelIndex &index);
    void retranslate();

    const ThemeSource &m_source;
    UserSettings &m_settings;
    QueuePort m_port;
    quint64 m_generation = 0;
    bool m_stale = true; ///< asked again when it is shown
    RowPtrs m_rows;
    std::optional<Error> m_error;
    bool m_tableShown = false;
    TextLabel *m_title;
    TextLabel *m_count;
    QComboBox *m_unit;
    IconButton *m_style;
    QStackedWidget *m_stack;
    HandlingBoard *m_board;
    HandlingTable *m_table;
    QTableView *m_tableView;
    EmptyState *m_empty;
    QTimer m_second;
};

} // namespace shiyu
