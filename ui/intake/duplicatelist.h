#pragma once
#include "ui/intake/newcase.h"
#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class ThemeSource;

/// Likely duplicates of the matter being typed: side by side with it the likeliest, or the one that
/// the officer picks, with the reasons. Empty, it takes no room. Nothing is merged by itself.
class DuplicateList : public QWidget {
    Q_OBJECT
public:
    explicit DuplicateList(const ThemeSource &theme, QWidget *parent = nullptr);

    void setCandidates(const NewCase &typed, const QVector<DuplicateCandidate> &candidates,
        const DirectoryPtr &directory);
    void clear();
    void retranslate();

Q_SIGNALS:
    void chosen(const shiyu::IncidentId &id); ///< to be opened

private:
    void build();
    QWidget *compare(const DuplicateCandidate &candidate);
    QWidget *reasons(const DuplicateCandidate &candidate, QWidget *parent);
    QWidget *otherLine(const DuplicateCandidate &candidate);
    const DuplicateCandidate &picked() const;

    const ThemeSource &m_theme;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    NewCase m_typed;
    QVector<DuplicateCandidate> m_candidates; ///< the likeliest first
    DirectoryPtr m_directory;
    IncidentId m_picked; ///< empty: the likeliest
};

} // namespace shiyu
