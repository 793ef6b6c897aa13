#pragma once
#include <QLineEdit>

namespace shiyu {

class KeyCap;
class ThemeSource;

/// The line at the top: soft ground, placeholder, and the key that leads to it at the right.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    SearchField(const ThemeSource &source, const QString &placeholder, QWidget *parent = nullptr);
    /// e.g. "Ctrl K"; hidden while there is text.
    void setKeyText(const QString &key);

Q_SIGNALS:
    /// Esc in an empty field: the screen puts the focus back into its list. With text, Esc clears
    /// it first.
    void left();
    /// Key Down: the screen moves into the results.
    void resultsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void placeCap();

    const ThemeSource &m_source;
    KeyCap *m_cap;
    QString m_key;
};

} // namespace shiyu
