#pragma once
#include "app/services/caseview.h"
#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class TextLabel;
class ThemeSource;

/// Likely duplicates of the matter being typed, each with its reasons; empty, it takes no room. The
/// officer opens one to compare; nothing is merged by itself.
class DuplicateList : public QWidget {
    Q_OBJECT
public:
    explicit DuplicateList(const ThemeSource &theme, QWidget *parent = nullptr);

    void setCandidates(const QVector<DuplicateCandidate> &candidates, const Calendar &calendar);

Q_SIGNALS:
    void chosen(const shiyu::IncidentId &id);

private:
    QString reasons(const DuplicateCandidate &candidate) const;

    const ThemeSource &m_theme;
    QVBoxLayout *m_layout;
};

} // namespace shiyu
