#pragma once
#include "widgets/theme.h"

#include <QList>
#include <QWidget>

class QPainter;

namespace shiyu {

class ThemeSource;

/// One act of the record.
struct TimelineRow {
    QString time; ///< 14:31
    QString unit; ///< who: 市指挥中心 · 派单员 张敏
    QString text; ///< what; wraps; line breaks are kept
    QString state; ///< sync state at the right: 已同步
    Tone stateTone = Tone::Ok;
    bool newest = false; ///< its dot is filled with the accent
    bool struckOut = false; ///< taken back: shown struck, muted
};

/// What a delegate or the widget below needs to draw a row. `first` and `last` end the line between
/// dots.
int timelineRowHeight(const Theme &theme, int width, const TimelineRow &row);
void paintTimelineRow(QPainter &painter, const Theme &theme, const QRect &rect,
    const TimelineRow &row, bool first, bool last);

/// The record of a case: newest first, as given. Up/Down move, Enter or double click opens an
/// entry. Put it into a QScrollArea; only rows in sight are drawn.
class Timeline : public QWidget {
    Q_OBJECT
public:
    explicit Timeline(const ThemeSource &source, QWidget *parent = nullptr);
    void setRows(const QList<TimelineRow> &rows);
    int currentRow() const { return m_current; }
    QRect rowRect(int row) const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void rowActivated(int row);
    /// The rectangle to keep in sight while the keyboard moves.
    void rowMoved(const QRect &rect);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void measure();
    void moveTo(int row);
    int rowAt(int y) const;

    const ThemeSource &m_source;
    QList<TimelineRow> m_rows;
    QList<int> m_tops; ///< top of each row, and the bottom of the last; for the present width
    int m_current = -1;
};

} // namespace shiyu
