#pragma once
#include "map/render/mapstyle.h"
#include <QFrame>

namespace shiyu {

/// What the symbols mean: urgencies, cameras, units, places, clusters, dashed borders.
class LegendPanel : public QFrame {
    Q_OBJECT
public:
    explicit LegendPanel(QWidget *parent);
    void setStyle(const MapStyle &style);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MapStyle m_style = MapStyle::day();
};

/// The bar with its round length.
class ScaleBarWidget : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBarWidget(QWidget *parent);
    void setMetresPerPixel(double trueMetresPerPixel);
    void setStyle(const MapStyle &style);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_metresPerPixel = 1;
    MapStyle m_style = MapStyle::day();
};

} // namespace shiyu
