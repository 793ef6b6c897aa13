#pragma once
#include "app/services/importport.h"
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QTableView)
QT_FORWARD_DECLARE_CLASS(QVBoxLayout)

namespace shiyu {

class ActionButton;
class Banner;
class IssueModel;
class TextLabel;
class ThemeSource;

/// What a check or an import came to: three numbers, the reasons with their counts, the first
/// rejected rows, and a way to keep all of them.
class ReportStep : public QWidget {
    Q_OBJECT
public:
    ReportStep(const ThemeSource &source, QWidget *parent = nullptr);

    /// @param finished after the import; else after the check
    void setReport(const ImportReport &report, bool finished, bool partial);
    void clear();
    void retranslate();

Q_SIGNALS:
    void saveRequested(); ///< the rejected rows

private:
    void showVerdict();
    void showReasons();

    const ThemeSource &m_source;
    ImportReport m_report;
    bool m_finished = false, m_partial = false, m_shown = false;
    Banner *m_verdict;
    TextLabel *m_numbers[3];
    TextLabel *m_names[3];
    QWidget *m_reasons;
    QVBoxLayout *m_reasonList;
    TextLabel *m_listTitle;
    QTableView *m_list;
    IssueModel *m_model;
    ActionButton *m_save;
};

} // namespace shiyu
