#pragma once
#include "widgets/theme.h"

#include <QWidget>

namespace shiyu {

class ElidedLabel;
class LinkButton;
class TextLabel;
class ThemeSource;

/// The line at the bottom: whether the server is there, what waits, the coordinate system, and that
/// the system is non-classified. A standalone profile orders its own operations and says so. Where
/// there is too little room, coordinates and shift give way to the state of the exchange.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(const ThemeSource &theme, QWidget *parent = nullptr);

    void setState(const QString &text, Tone tone);
    /// Acts that the server did not accept and nobody has settled; 0: not shown.
    void setConflicts(int count);
    /// Whether there is a server, and so something to look up that waits for it.
    void setOutbox(bool there);
    /// Who is on duty; empty: not shown.
    void setShift(const QString &text);
    void setCoordinates(const QString &name);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void shiftRequested();
    void conflictsRequested();
    void outboxRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fit();

    const ThemeSource &m_theme;
    ElidedLabel *m_state;
    LinkButton *m_conflicts;
    int m_conflictCount = 0;
    LinkButton *m_outbox;
    LinkButton *m_shift;
    TextLabel *m_notice;
    QString m_coordinates;
    Tone m_tone = Tone::Ok;
};

} // namespace shiyu
