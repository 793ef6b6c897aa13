#pragma once
#include "widgets/theme.h"

#include <QTimer>
#include <QWidget>

namespace shiyu {

class ActionButton;
class TextLabel;
class ThemeSource;

/// Says what was just done, at the bottom of its host, with an undo that runs out. Takes no focus.
/// A new toast replaces the one before, which then counts as expired.
class Toast : public QWidget {
    Q_OBJECT
public:
    Toast(const ThemeSource &source, QWidget *host);

    /// @param undo label of the button; empty: none. @param keyText its key. @param seconds at
    /// least 1
    void tell(const QString &sentence, const QString &undo, const QString &keyText, int seconds);
    /// Says the same in other words; the remark below it, its undo and its time stay.
    void restate(const QString &sentence);
    /// A remark below what it says now; its undo and its time stay.
    void remark(const QString &sentence);
    /// The undo is offered no more, for the reason; ends some seconds later. Emits expired then.
    void withdraw(const QString &reason, int seconds);
    int secondsLeft() const { return m_left; }
    /// Between it and the host's foot, px at 100 %; 32 at first.
    void setGap(int gap);
    /// What is in the host moves up for it, so that it covers nothing; for one that stands long.
    void setMakesRoom(bool makes);

public Q_SLOTS:
    /// The officer took it back (by the screen's key, or the button): hides and emits
    /// undoRequested.
    void undo();
    /// Ends before its time; emits expired if something stood there.
    void expire() { finish(); }

Q_SIGNALS:
    void undoRequested();
    void expired();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tick();
    void finish();
    void place();
    void makeRoom();
    void showText();

    const ThemeSource &m_source;
    QString m_said;
    QString m_remark;
    TextLabel *m_sentence;
    ActionButton *m_undo;
    QTimer m_timer;
    int m_gap = 32;
    bool m_makesRoom = false;
    int m_total = 1;
    int m_left = 0;
};

} // namespace shiyu
