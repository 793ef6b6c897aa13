#pragma once
#include "ui/acts/actplan.h"

#include <QKeySequence>
#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace shiyu {

class ActionButton;
class ThemeSource;

/// The foot of a case: the likeliest act, filled when it is due, three others with their keys, and
/// a menu of all other acts of the workflow, the impossible ones greyed with the reason.
class ActBar : public QWidget {
    Q_OBJECT
public:
    explicit ActBar(const ThemeSource &themes, QWidget *parent = nullptr);

    /// @param addsAssists the case has a lead unit: dispatch is called 增加协办
    void setPlan(const ActPlan &plan, bool addsAssists, const DirectoryPtr &directory);
    const ActPlan &plan() const { return m_plan; }
    void setBusy(bool busy);

    /// Does what the key stands for: an act, the menu, or a word why the act is not possible. False
    /// if the key is none of ours.
    bool triggerKey(const QKeySequence &keys);
    void openMenu();
    QMenu *menu() const { return m_menu; }
    QList<ActionButton *> buttons() const { return m_buttons; }
    QString textOf(OperationKind kind) const;

Q_SIGNALS:
    void actChosen(const shiyu::PlannedAct &act);
    void undoChosen();
    /// A key was pressed for an act that is not possible; the sentence says why.
    void actRefused(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void fillMenu();
    void fit();

    const ThemeSource &m_themes;
    ActPlan m_plan;
    DirectoryPtr m_directory;
    bool m_addsAssists = false;
    bool m_busy = false;
    QHBoxLayout *m_layout;
    QList<ActionButton *> m_buttons;
    QList<PlannedAct> m_shown;
    ActionButton *m_more;
    QMenu *m_menu;
};

} // namespace shiyu
