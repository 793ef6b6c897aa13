#pragma once
#include "widgets/theme.h"

#include <QAbstractButton>

namespace shiyu {

class ThemeSource;

/// A filter with a count, e.g. 待签收 9. The selected one is filled with the accent. It takes focus
/// by keyboard only, so that a click leaves the focus in the list that is filtered.
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    Chip(const ThemeSource &source, const QString &label, QWidget *parent = nullptr);

    /// A count below 0 is not shown.
    void setCount(int count);
    void setTone(Tone tone);
    void setSelected(bool selected);
    bool isSelected() const { return m_selected; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// A move by arrow key: -1 back, +1 on.
    void stepped(int direction);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString shownText() const;
    void updateNames();

    const ThemeSource &m_source;
    int m_count = -1;
    Tone m_tone = Tone::Neutral;
    bool m_selected = false;
};

} // namespace shiyu
