#pragma once
#include "widgets/overlay.h"

#include <QList>

namespace shiyu {

struct KeyLine {
    QStringList keys; ///< each becomes a cap: {"j", "k"}, {"Ctrl K"}
    QString what;
};

struct KeySection {
    QString title;
    QList<KeyLine> lines;
};

/// All keys of a screen, by section, in columns over the darkened screen. Esc, ? or a click closes
/// it.
class KeySheet : public Overlay {
    Q_OBJECT
public:
    KeySheet(const ThemeSource &source, QWidget *host);
    void setSections(const QString &title, const QList<KeySection> &sections);

protected:
    void place(const QSize &host) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Grid {
        int columns = 2;
        qsizetype rows = 0; ///< of a column
        int line = 0; ///< height of a row
    };
    qsizetype rowCount() const;
    Grid grid() const;
    QRectF panel() const;
    int capsWidth(const KeyLine &line) const;
    int keysWidth() const;
    void paintRows(QPainter &painter, const QRectF &inner) const;
    void paintHead(QPainter &painter, const QRectF &row, const QString &title) const;
    void paintLine(QPainter &painter, const QRectF &line, const KeyLine &key) const;

    QString m_title;
    QList<KeySection> m_sections;
};

} // namespace shiyu
