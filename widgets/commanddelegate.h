#pragma once
#include <QStyledItemDelegate>

namespace shiyu {

class ThemeSource;

/// Draws the rows of the CommandPalette (roles: CommandRole).
class CommandDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CommandDelegate(const ThemeSource &source, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static bool beginsSection(const QModelIndex &index);

    const ThemeSource &m_source;
};

} // namespace shiyu
