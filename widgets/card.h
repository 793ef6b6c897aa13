#pragma once
#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class SectionHeader;
class ThemeSource;

/// A ground of ColorRole::Panel, with round corners and an outline (Card), a shadow (Floating, over
/// the map), or plain with hair lines at chosen edges (Flat, columns of a screen).
class Card : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Card, Floating, Flat };

    /// A floating one stands 8 px inside its widget, the room for its shadow.
    explicit Card(const ThemeSource &source, Kind kind = Kind::Card, QWidget *parent = nullptr);

    /// Content goes here; margins are 16 px (Floating: 4 px) at 100 %.
    QVBoxLayout *body() const { return m_body; }
    /// Makes a header above the content, or changes it.
    SectionHeader *setTitle(const QString &title);
    /// Hair lines of a Flat one.
    void setLines(Qt::Edges edges);
    /// Margins of the content in px at 100 %.
    void setPadding(int horizontal, int vertical);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const ThemeSource &m_source;
    Kind m_kind;
    Qt::Edges m_lines;
    int m_horizontal = 16;
    int m_vertical = 16;
    QVBoxLayout *m_body;
    SectionHeader *m_header = nullptr;
};

/// A hair line between parts of a panel.
class Divider : public QWidget {
    Q_OBJECT
public:
    explicit Divider(const ThemeSource &source, Qt::Orientation orientation = Qt::Horizontal,
        QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_source;
};

} // namespace shiyu
