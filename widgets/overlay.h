#pragma once
#include <QPointer>
#include <QWidget>

namespace shiyu {

class ThemeSource;

/// Base of what floats over a screen without a window or event loop of its own: a child of its host
/// that follows the host's size, keeps Tab inside, and gives the focus back when it closes. Esc
/// asks to close.
class Overlay : public QWidget {
    Q_OBJECT
public:
    /// Hidden until open().
    Overlay(const ThemeSource &source, QWidget *host);

    bool isOpen() const { return m_open; }

public Q_SLOTS:
    void open();
    /// Closes without asking; gives the focus back to where it was.
    void dismiss();

Q_SIGNALS:
    void opened();
    void dismissed();

protected:
    const ThemeSource &source() const { return m_source; }
    /// Takes its place in the host.
    virtual void place(const QSize &host) = 0;
    /// Who gets the focus on open.
    virtual QWidget *firstFocus() { return this; }
    /// Esc was pressed; dismisses unless overridden.
    virtual void escape() { dismiss(); }

    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void replace();

private:
    const ThemeSource &m_source;
    QPointer<QWidget> m_focusBefore;
    bool m_open = false;
};

} // namespace shiyu
