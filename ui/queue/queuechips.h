#pragma once
#include "ui/queue/chipplan.h"
#include "widgets/chipbar.h"

namespace shiyu {

struct QueuePort;

/// The chips above the queue with their counts, in two lines at most, or in one where the screen is
/// low; the rest waits behind 更多.
/// GUI thread. The port must outlive it.
class QueueChips : public ChipBar {
    Q_OBJECT
public:
    QueueChips(const ThemeSource &theme, const QueuePort &port, QWidget *parent = nullptr);

    /// Empty: none is chosen, as while closed cases are listed.
    void setChosen(std::optional<QueueChip> chip);
    void setLines(int lines);
    /// Counts, words and what fits, anew.
    void refresh();

Q_SIGNALS:
    void listChosen(shiyu::QueueChip chip);
    void moreOpened(); ///< the menu of the rest; the choice stays

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QString textOf(QueueChip chip) const;
    void openMore();

    const ThemeSource &m_theme;
    const QueuePort &m_port;
    std::optional<QueueChip> m_chosen = QueueChip::All;
    int m_lines = 2;
    ChipPlan m_plan;
};

} // namespace shiyu
