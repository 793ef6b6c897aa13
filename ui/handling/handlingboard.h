#pragma once
#include "ui/handling/handlingcolumn.h"
#include "ui/models/rowlist.h"
#include <QWidget>

class QListView;

namespace shiyu {

class HandlingCard;
class TextLabel;
class ThemeSource;

/// The board of 工单办理: five columns of cards with their counts. Arrow keys move between cards
/// and columns, Enter or a click opens the case. GUI thread.
class HandlingBoard : public QWidget {
    Q_OBJECT
public:
    HandlingBoard(
        const ThemeSource &source, std::function<Instant()> now, QWidget *parent = nullptr);

    void setDirectory(DirectoryPtr directory);
    /// Keeps the current card and each column's place.
    void setRows(const std::array<RowPtrs, kHandlingColumns> &rows);
    void updateClocks();

Q_SIGNALS:
    void caseChosen(const shiyu::IncidentId &id);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Column {
        RowList *model;
        QListView *view;
        TextLabel *title;
        TextLabel *count;
    };
    Column makeColumn();
    void moveAcross(size_t from, int direction);
    void retranslate();

    const ThemeSource &m_source;
    std::function<Instant()> m_now;
    HandlingCard *m_card;
    std::array<Column, kHandlingColumns> m_columns;
};

} // namespace shiyu
