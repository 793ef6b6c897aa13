#pragma once
#include "ui/queue/queueport.h"
#include "widgets/icons.h"
#include <QTimer>
#include <QWidget>

class QLineEdit;
class QMenu;

namespace shiyu {

class ActionButton;
class IconButton;
class SearchField;
class ThemeSource;

/// The line above the list: search, conditions, order, kept views, row style. It holds what was
/// chosen for text and order and says each change; the pane holds the filter. GUI thread.
class QueueTools : public QWidget {
    Q_OBJECT
public:
    /// A pause in typing after which the search is asked.
    static constexpr std::chrono::milliseconds kTypingPause { 150 };

    QueueTools(const ThemeSource &source, QueuePort port, QWidget *parent = nullptr);

    SearchField *search() const { return m_search; }
    QString text() const;
    SortOrder order() const { return m_order; }
    /// Emits nothing.
    void setQuery(const QString &text, SortOrder order);
    /// With closed ones and too many of them only the newest come in order.
    void setOrdersOffered(bool all) { m_allOrders = all; }
    void setFiltered(bool filtered);
    void setOneLine(bool oneLine);

Q_SIGNALS:
    void textChanged(const QString &text);
    void orderChosen(shiyu::SortOrder order);
    void filterRequested();
    void rowStyleToggled();
    void viewChosen(const shiyu::QueueService::SavedView &view);
    void keepRequested(const QString &name); ///< the present filter and order, under this name
    void left(); ///< the focus goes back into the list

protected:
    void changeEvent(QEvent *event) override;

private:
    IconButton *addButton(Glyph glyph);
    void buildNameLine();
    void openSortMenu();
    void openViewsMenu();
    void fillViewsMenu(QMenu *menu, const QVector<QueueService::SavedView> &views);
    void askName(bool ask);
    void keep();
    void refreshButtons();
    void retranslate();

    const ThemeSource &m_source;
    QueuePort m_port;
    SortOrder m_order = SortOrder::DueFirst;
    bool m_allOrders = true;
    bool m_filtered = false;
    bool m_oneLine = false;
    QTimer m_typing;
    SearchField *m_search;
    QWidget *m_line;
    IconButton *m_filter = nullptr;
    IconButton *m_sort = nullptr;
    IconButton *m_views = nullptr;
    IconButton *m_rows = nullptr;
    QWidget *m_nameLine;
    QLineEdit *m_name;
    ActionButton *m_keep;
    ActionButton *m_cancel;
};

} // namespace shiyu
