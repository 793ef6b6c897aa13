#pragma once
#include "ui/casepane/casesection.h"

class QScrollArea;

namespace shiyu {

class ElidedLabel;
class UrgencyGlyph;

/// The case's title and number over the top of its pane, once the head is no longer whole in sight:
/// what is read or done below belongs to a case that has a name. A click leads back to it.
class PinnedTitle : public CaseSection {
    Q_OBJECT
public:
    /// Stands in `scroll`, whose content `title` is a part of.
    PinnedTitle(const ThemeSource &themes, QScrollArea *scroll, const QWidget *title);
    void display(const CaseSubject &subject) override;

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    QScrollArea *m_scroll;
    const QWidget *m_headTitle;
    UrgencyGlyph *m_urgency;
    ElidedLabel *m_title;
    TextLabel *m_number;
};

} // namespace shiyu
