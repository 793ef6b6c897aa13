#pragma once
#include <QWidget>

namespace shiyu {

class LinkButton;
class TextLabel;
class ThemeSource;

/// The line at the bottom: whether the server is there, what waits, the coordinate system, and that
/// the system is non-classified. A standalone profile orders its own operations and says so.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(const ThemeSource &theme, QWidget *parent = nullptr);

    void setState(const QString &text, bool good);
    /// Who is on duty; empty: not shown.
    void setShift(const QString &text);
    void setPosition(const QString &text);
    void setCoordinates(const QString &name);

Q_SIGNALS:
    void shiftRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    const ThemeSource &m_theme;
    TextLabel *m_state;
    LinkButton *m_shift;
    TextLabel *m_position;
    TextLabel *m_notice;
    QString m_coordinates;
    bool m_good = true;
};

} // namespace shiyu
