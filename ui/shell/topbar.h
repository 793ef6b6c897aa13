#pragma once
#include "app/domain/calendar.h"
#include "app/services/queueservice.h"
#include <QWidget>

namespace shiyu {

class ActionButton;
class LinkButton;
class TextLabel;
class ThemeSource;

/// The line across the top: the city, the way into the command line, what presses, the city's time,
/// and who sits here. Shows what it is told; asks nothing itself.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(const ThemeSource &theme, QWidget *parent = nullptr);

    void setCity(const QString &name);
    void setOfficer(const QString &text);
    void setShift(const QString &text);
    void setWaiting(int supervisions); ///< of supervision, for this officer; none: not shown
    QPoint waitingCorner() const; ///< where the list of what waits opens; global
    void setCounters(int instructed, int dueSoon, int overdue);
    /// The city's wall clock, never the computer's zone.
    void setTime(CityTime now);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void shiftRequested();
    void waitingRequested();
    void languageChanged(); ///< what was told is to be told again
    void commandLineRequested();
    void officerMenuRequested(const QPoint &globalPosition);
    void counterChosen(shiyu::QueueChip chip); ///< Instructed, DueSoon or Overdue

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fit();
    LinkButton *addCounter(QueueChip chip);

    const ThemeSource &m_theme;
    QString m_cityName;
    TextLabel *m_title;
    ActionButton *m_search;
    LinkButton *m_instructed = nullptr;
    LinkButton *m_dueSoon = nullptr;
    LinkButton *m_overdue = nullptr;
    TextLabel *m_clock;
    TextLabel *m_date;
    ActionButton *m_shift;
    ActionButton *m_waiting;
    ActionButton *m_officer;
    int m_counts[3] = { 0, 0, 0 };
    int m_waits = 0;
};

} // namespace shiyu
