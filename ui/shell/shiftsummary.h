#pragma once
#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class DutyDesk;
class ThemeSource;

/// Who is on duty, with telephone, and what was handed over; for who may take no step now, why.
/// A picture of the moment: made anew when the shift goes on.
class ShiftSummary : public QWidget {
    Q_OBJECT
public:
    ShiftSummary(const ThemeSource &themes, const DutyDesk &duty, QWidget *parent);

    /// Of the acts, the one whose turn it is tells why this officer is not the one.
    void addWhyNot();

private:
    QWidget *makeLabel(const QString &text, bool strong);
    void addGap();
    QWidget *addLine(const QString &text, bool strong = false);
    void addList(const QString &title, const QStringList &lines);
    void addRoster();
    void addHandover();

    const ThemeSource &m_themes;
    const DutyDesk &m_duty;
    QVBoxLayout *m_column;
};

} // namespace shiyu
