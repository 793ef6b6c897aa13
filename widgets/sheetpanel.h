#pragma once
#include "widgets/overlay.h"

class QHBoxLayout;
class QScrollArea;
class QVariantAnimation;
class QVBoxLayout;

namespace shiyu {

class ActionButton;
class Banner;
class IconButton;
class TextLabel;

/// A side sheet with a form that slides over the right of a screen; the rest of the screen stays in
/// use (a click on the map fills the place). Title and close at the top, the form scrolls, buttons
/// at the bottom.
class SheetPanel : public Overlay {
    Q_OBJECT
public:
    SheetPanel(const ThemeSource &source, const QString &title, QWidget *host);

    void setTitle(const QString &title);
    /// Second line under the title, muted; empty: none.
    void setNote(const QString &note);
    /// Width in px at 100 %, 480 at first; never wider than the host.
    void setPanelWidth(int width);
    /// The form goes here (margins 20 px); rows stand from the top.
    QVBoxLayout *body() const { return m_body; }
    /// Scrolls the form to its beginning, where each opening begins.
    void showTop();
    /// From the right: the first one added is the rightmost, usually the primary one.
    ActionButton *addFooterButton(const QString &label, bool primary, const QString &keyText = {});
    /// What concerns the whole form ("another officer took it meanwhile").
    Banner *banner() const { return m_banner; }
    /// If set, Esc and the close button only emit closeRequested, and the owner dismisses (e.g.
    /// after keeping the draft).
    void setAsksBeforeClose(bool asks) { m_asks = asks; }

Q_SIGNALS:
    void closeRequested();

protected:
    void place(const QSize &host) override;
    QWidget *firstFocus() override;
    void escape() override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void slide();

    TextLabel *m_title;
    TextLabel *m_note;
    IconButton *m_close;
    Banner *m_banner;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    QHBoxLayout *m_head;
    QHBoxLayout *m_footer;
    QVariantAnimation *m_slide;
    int m_panelWidth = 480;
    bool m_asks = false;
};

} // namespace shiyu
