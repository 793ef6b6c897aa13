#pragma once
#include <QLineEdit>

namespace shiyu {

class IconButton;
class ThemeSource;

/// A password with a toggle that shows it (mouse, Tab and Space, or Ctrl+H in the field).
class PasswordField : public QLineEdit {
    Q_OBJECT
public:
    explicit PasswordField(const ThemeSource &source, QWidget *parent = nullptr);
    bool isShown() const { return echoMode() == QLineEdit::Normal; }

public Q_SLOTS:
    void setShown(bool shown);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeToggle();

    const ThemeSource &m_source;
    IconButton *m_toggle;
};

} // namespace shiyu
