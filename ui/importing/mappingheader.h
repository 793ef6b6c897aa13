#pragma once
#include "app/services/importport.h"
#include <QHeaderView>

QT_FORWARD_DECLARE_CLASS(QComboBox)

namespace shiyu {

class ThemeSource;

/// The head of the preview: the file's name of each column, and below it a choice of what the
/// column means. A meaning that is chosen for one column is taken from the other.
class MappingHeader : public QHeaderView {
    Q_OBJECT
public:
    MappingHeader(const ThemeSource &source, QWidget *parent);

    void setMapping(ImportKind kind, const ColumnMapping &mapping, int fields);
    /// Its choices stand behind this widget in the order of Tab.
    void followByTab(QWidget *before);
    const ColumnMapping &mapping() const { return m_mapping; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void mappingChanged();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    bool event(QEvent *event) override;

private:
    void place();
    void showChoices();
    void choose(int field, int index);

    const ThemeSource &m_source;
    ImportKind m_kind = ImportKind::Incidents;
    ColumnMapping m_mapping;
    QVector<QComboBox *> m_boxes;
};

} // namespace shiyu
