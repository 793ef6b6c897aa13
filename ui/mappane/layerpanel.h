#pragma once
#include "map/render/mapsnapshot.h"
#include "widgets/card.h"

class QCheckBox;

namespace shiyu {

/// Which layers of the map are drawn: a small floating card of check boxes.
class LayerPanel : public Card {
    Q_OBJECT
public:
    explicit LayerPanel(const ThemeSource &theme, QWidget *parent);

    void setLayers(const MapLayers &layers);
    MapLayers layers() const;

Q_SIGNALS:
    void layersChosen(const shiyu::MapLayers &layers);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QCheckBox *add();
    void retranslate();

    QList<QCheckBox *> m_regions;
    QList<QCheckBox *> m_points;
    QCheckBox *m_rings;
    QCheckBox *m_labels;
};

} // namespace shiyu
