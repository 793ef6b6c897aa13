#pragma once
#include "app/domain/directory.h"
#include "app/services/queueservice.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace shiyu {

class ActionButton;
class Chip;
class TextLabel;
class ThemeSource;

/// The conditions of the queue, in the place of the list: region, level, category, urgency,
/// state, source, unread, with closed ones. Each change holds at once. GUI thread.
class FilterPanel : public QWidget {
    Q_OBJECT
public:
    explicit FilterPanel(const ThemeSource &source, QWidget *parent = nullptr);

    /// @param top the region that the seat sees; the choices lie inside it
    void setDirectory(DirectoryPtr directory, const RegionCode &top);
    /// Shows the conditions of this filter; the rest of it is kept and given back as it was.
    void setFilter(const IncidentFilter &filter);

Q_SIGNALS:
    void filterChanged(const shiyu::IncidentFilter &filter);
    void cleared();
    void finished(); ///< 完成 or Esc

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Group {
        TextLabel *title;
        QWidget *chips;
        QVector<std::pair<int, Chip *>> values;
    };
    QComboBox *addCombo(QVBoxLayout *layout);
    template <typename E>
    Group makeGroup(QVBoxLayout *layout, const QVector<E> &values, EnumSet<E> IncidentFilter::*set);
    void connectCombos();
    void fillRegions(size_t level);
    void fillCategories(bool minor);
    void showValues();
    void regionChosen(size_t level);
    void categoryChosen(bool minor);
    void retranslate();
    void changed();

    const ThemeSource &m_source;
    DirectoryPtr m_directory;
    RegionCode m_top;
    IncidentFilter m_filter;
    TextLabel *m_regionTitle;
    TextLabel *m_categoryTitle;
    std::array<QComboBox *, 3> m_regions {};
    QComboBox *m_major = nullptr;
    QComboBox *m_minor = nullptr;
    Group m_levels, m_urgencies, m_stages, m_sources;
    QCheckBox *m_unread = nullptr;
    QCheckBox *m_closed = nullptr;
    ActionButton *m_clear = nullptr;
    ActionButton *m_done = nullptr;
};

} // namespace shiyu
