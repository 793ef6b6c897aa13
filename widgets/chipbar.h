#pragma once
#include "widgets/theme.h"

#include <QHash>
#include <QWidget>

namespace shiyu {

class Chip;
class FlowLayout;
class ThemeSource;

struct ChipItem {
    QString id; ///< the caller's word for it, never shown
    QString label;
    int count = -1; ///< below 0: none is shown
    Tone tone = Tone::Neutral;
    QString toolTip = {};
};

/// A row of chips of which one is chosen; wraps. One tab stop; arrow keys move, Space or Enter
/// chooses.
class ChipBar : public QWidget {
    Q_OBJECT
public:
    explicit ChipBar(const ThemeSource &source, QWidget *parent = nullptr);

    /// Chips whose id stays keep their focus and choice.
    void setItems(const QList<ChipItem> &items);
    void setCount(const QString &id, int count);
    /// An unknown id leaves none chosen. Emits nothing.
    void setCurrentId(const QString &id);
    QString currentId() const { return m_currentId; }

Q_SIGNALS:
    /// By key or click, also when it was chosen already.
    void chipChosen(const QString &id);

private:
    Chip *chipFor(const ChipItem &item);
    void step(Chip *from, int direction);
    void choose(const QString &id);
    void updateTabStop(Chip *stop);

    const ThemeSource &m_source;
    FlowLayout *m_layout;
    QList<QString> m_order;
    QHash<QString, Chip *> m_chips;
    QString m_currentId;
};

} // namespace shiyu
