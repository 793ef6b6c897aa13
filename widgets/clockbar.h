#pragma once
#include "widgets/theme.h"

#include <QWidget>

namespace shiyu {

class LinkButton;
class ThemeSource;

struct ClockReading {
    QString label; ///< 处置 · 2 紧急工作时
    QString basis; ///< text of the link to the explanation (时限依据); empty: no link
    QString due; ///< 剩余1小时36分 · 16:08 到期
    double elapsed = 0; ///< part of the time that has run, limited to [0, 1]
    Tone tone = Tone::Neutral; ///< colour of due and bar
    QString more = {}; ///< text of a link to the other clocks, after the basis; empty: no link
};

/// One clock of a case: label at the left, due at the right, a thin bar below that fills with time.
/// Where both do not fit, due stands below the label: neither is cut.
class ClockBar : public QWidget {
    Q_OBJECT
public:
    explicit ClockBar(const ThemeSource &source, QWidget *parent = nullptr);
    void setReading(const ClockReading &reading);
    const ClockReading &reading() const { return m_reading; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void basisRequested();
    void moreRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeLinks();
    int lineHeight() const;
    int linksWidth() const;
    bool isTwoLines(int width) const;
    int dueWidth() const;
    int labelWidth() const;

    const ThemeSource &m_source;
    ClockReading m_reading;
    LinkButton *m_basis;
    LinkButton *m_more;
};

} // namespace shiyu
