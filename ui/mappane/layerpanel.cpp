#include "ui/mappane/layerpanel.h"

#include "ui/text/enumtext.h"
#include <QCheckBox>
#include <QEvent>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace shiyu {

LayerPanel::LayerPanel(const ThemeSource &theme, QWidget *parent)
    : Card(theme, Card::Kind::Floating, parent)
{
    setPadding(12, 12);
    body()->setSpacing(6);
    for (size_t i = 0; i < MapSnapshot::kPointKinds; ++i)
        m_points.append(add());
    m_rings = add();
    for (size_t i = 1; i < MapSnapshot::kLevels; ++i)
        m_regions.append(add());
    m_labels = add();
    retranslate();
    setLayers({});
    hide();
}

QCheckBox *LayerPanel::add()
{
    auto *box = new QCheckBox;
    body()->addWidget(box);
    connect(box, &QCheckBox::clicked, this, [this] { Q_EMIT layersChosen(layers()); });
    return box;
}

void LayerPanel::setLayers(const MapLayers &layers)
{
    for (qsizetype i = 0; i < m_points.size(); ++i)
        m_points[i]->setChecked(layers.points[i]);
    for (qsizetype i = 0; i < m_regions.size(); ++i)
        m_regions[i]->setChecked(layers.regions[i + 1]);
    m_rings->setChecked(layers.rings);
    m_labels->setChecked(layers.labels);
}

MapLayers LayerPanel::layers() const
{
    MapLayers layers;
    for (qsizetype i = 0; i < m_points.size(); ++i)
        layers.points[i] = m_points[i]->isChecked();
    for (qsizetype i = 0; i < m_regions.size(); ++i)
        layers.regions[i + 1] = m_regions[i]->isChecked();
    layers.rings = m_rings->isChecked();
    layers.labels = m_labels->isChecked();
    return layers;
}

void LayerPanel::retranslate()
{
    const QString points[]
        = { tr("Matters"), tr("Cameras and sensors"), tr("Handling units"), tr("Key places") };
    for (qsizetype i = 0; i < m_points.size(); ++i)
        m_points[i]->setText(points[i]);
    for (qsizetype i = 0; i < m_regions.size(); ++i) {
        m_regions[i]->setText(tr("Boundaries: %1").arg(enumText(static_cast<RegionLevel>(i + 1))));
    }
    m_rings->setText(tr("Rings"));
    m_labels->setText(tr("Names"));
    adjustSize();
}

void LayerPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void LayerPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        Card::keyPressEvent(event);
}

} // namespace shiyu
