#pragma once
#include "widgets/icons.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class NavButton;
class ThemeSource;

struct NavItem {
    QString id; ///< the caller's word for it, never shown
    Glyph glyph = Glyph::Map;
    QString label;
    QString keyText = {}; ///< shown in the tooltip, e.g. Alt+1; the screen binds it
    bool atEnd = false; ///< stands at the bottom (settings)
};

/// The rail of screens at the left. One tab stop; Up/Down move, Space or Enter chooses.
class NavRail : public QWidget {
    Q_OBJECT
public:
    explicit NavRail(const ThemeSource &source, QWidget *parent = nullptr);
    void setItems(const QList<NavItem> &items);
    /// Emits nothing.
    void setCurrentId(const QString &id);
    QString currentId() const { return m_currentId; }
    /// A small number at the picture (new matters, alarms); 0 takes it away.
    void setBadge(const QString &id, int count);

    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(NavButton *from, int direction);
    void updateTabStop(NavButton *stop);

    const ThemeSource &m_source;
    QVBoxLayout *m_layout;
    QList<QString> m_order;
    QHash<QString, NavButton *> m_buttons;
    QString m_currentId;
};

} // namespace shiyu
