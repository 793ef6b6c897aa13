#pragma once
#include "ui/casepane/casesection.h"

class QGridLayout;

namespace shiyu {

/// This matter and a candidate side by side, the reasons as chips, and what to do. Opened from the
/// header; hidden until then.
class DuplicateSection : public CaseSection {
    Q_OBJECT
public:
    DuplicateSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;
    void toggle();

Q_SIGNALS:
    void mergeRequested(const shiyu::IncidentId &into);
    void openRequested(const shiyu::IncidentId &id);

private:
    QWidget *compare(const CaseSubject &subject, const DuplicateCandidate &candidate);
    QGridLayout *sideBySide(
        const CaseSubject &subject, const DuplicateCandidate &candidate, QWidget *parent);
    QWidget *chips(const DuplicateCandidate &candidate, QWidget *parent);
    QWidget *choice(
        const CaseSubject &subject, const DuplicateCandidate &candidate, QWidget *parent);
    QWidget *question(const DuplicateCandidate &candidate, QWidget *buttons, QWidget *parent);

    QWidget *m_rows = nullptr;
    bool m_open = false;
    bool m_any = false;
    IncidentId m_case;
    IncidentId m_asked; ///< the merge into it waits for a yes
};

/// Why a candidate may be the same: 同一类别, 相距 42 m, 共同词 井盖.
QStringList duplicateReasons(const DuplicateCandidate &candidate);

} // namespace shiyu
