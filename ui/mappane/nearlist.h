#pragma once
#include "map/canvas/mapselection.h"
#include "widgets/card.h"

class QTreeWidget;
class QTreeWidgetItem;

namespace shiyu {

class TextLabel;

/// What lies within so many metres of a place: by kind, nearest first, with the distance. A row
/// that is chosen is shown on the map; a matter opens. Esc closes.
class NearList : public Card {
    Q_OBJECT
public:
    static constexpr int kMostShown = 200; ///< of a kind; the count says how many there are

    explicit NearList(const ThemeSource &theme, QWidget *parent = nullptr);

    LonLat centre() const { return m_centre; }
    void show(LonLat centre, double metres, const QList<WithinResult> &results);
    void setRoom(int width); ///< pixels: it is never wider

Q_SIGNALS:
    void featureChosen(const shiyu::PickedFeature &feature);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void display();
    void fit();
    void addKind(const WithinResult &result);
    void choose(QTreeWidgetItem *item);

    const ThemeSource &m_theme;
    TextLabel *m_title;
    QTreeWidget *m_tree;
    TextLabel *m_empty;
    int m_room = QWIDGETSIZE_MAX;
    LonLat m_centre;
    double m_metres = 0;
    QList<WithinResult> m_results;
};

} // namespace shiyu
