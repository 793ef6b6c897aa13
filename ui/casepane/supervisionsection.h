#pragma once
#include "ui/casepane/casesection.h"

namespace shiyu {

class Pill;

/// 督办: what is proposed or in force on the case, its level, who signed, until when, what is asked
/// and what was answered. Hidden while nothing is open; what is over stands in the record.
class SupervisionSection : public CaseSection {
    Q_OBJECT
public:
    SupervisionSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;
    void tick(const CaseSubject &subject) override; ///< the time that is left

private:
    struct Line {
        QWidget *box;
        Pill *level;
        Pill *stage;
        TextLabel *due, *parties, *demand, *answer;
    };
    Line makeLine();
    void fill(const Line &line, const SupervisionView &view, const CaseSubject &subject);

    QVector<Line> m_lines;
};

/// Those that nobody has ended, in force first.
QVector<SupervisionView> openSupervisionsOf(const CaseView &view);
/// The case's record with the entries of its supervisions in their places.
QVector<RecordEntry> wholeRecord(const CaseView &view);

} // namespace shiyu
