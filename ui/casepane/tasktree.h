#pragma once
#include "widgets/treerow.h"

#include <QWidget>

namespace shiyu {

class ThemeSource;

/// One line of the tree with what a key or click on it does.
struct TaskTreeLine {
    TreeRow row;
    QString phone; ///< empty: nobody to call
    QString whom;
    QString toolTip;
};

/// The tasks of a case. Up and Down move, Enter calls, Ctrl+C copies the telephone.
class TaskTree : public QWidget {
    Q_OBJECT
public:
    TaskTree(const ThemeSource &themes, QWidget *parent);
    void setLines(const QVector<TaskTreeLine> &lines);
    const QVector<TaskTreeLine> &lines() const { return m_lines; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 0, sizeHint().height() }; }

Q_SIGNALS:
    void callRequested(const QString &phone, const QString &whom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect rowRect(qsizetype row) const;
    qsizetype rowAt(const QPoint &point) const;
    void call(qsizetype row);

    const ThemeSource &m_themes;
    QVector<TaskTreeLine> m_lines;
    qsizetype m_current = 0;
};

} // namespace shiyu
