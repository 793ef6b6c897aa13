#pragma once
#include "ui/models/rowlist.h"
#include <QStyledItemDelegate>
#include <functional>

namespace shiyu {

class ThemeSource;

/// Paints a case as a card of the board from RowRole: urgency and title, place, who holds it,
/// clock. In a narrow column the title has two lines.
class HandlingCard : public QStyledItemDelegate {
    Q_OBJECT
public:
    HandlingCard(
        const ThemeSource &source, std::function<Instant()> now, QObject *parent = nullptr);
    void setDirectory(DirectoryPtr directory) { m_directory = std::move(directory); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintContent(
        QPainter &painter, const QRect &card, const IncidentRow &row, bool narrow) const;
    int paintTime(QPainter &painter, const QRect &rect, const IncidentRow &row) const;
    void paintTitle(
        QPainter &painter, const QRect &rect, const IncidentRow &row, bool mayWrap) const;

    const ThemeSource &m_source;
    std::function<Instant()> m_now;
    DirectoryPtr m_directory;
};

} // namespace shiyu
