#pragma once
#include "app/services/caseview.h"
#include "app/services/seat.h"

#include "widgets/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace shiyu {

class TextLabel;
class ThemeSource;

/// What a section shows. The references live for the call only.
struct CaseSubject {
    const CaseView &view;
    const Seat &seat;
    Instant now;

    const Incident &state() const { return view.state; }
    const Directory &directory() const { return *view.directory; }
};

/// One part of the case pane: a column with a hair line below. Its controls live on while the same
/// case is shown again, so that focus and scroll stay.
class CaseSection : public QWidget {
    Q_OBJECT
public:
    CaseSection(const ThemeSource &themes, QWidget *parent);

    virtual void display(const CaseSubject &subject) = 0;
    /// Once a second: what runs with the time, by arithmetic only.
    virtual void tick(const CaseSubject &) { }

    /// Above and below what it shows, px at 100 %. Close where the screen is low, so that the
    /// record comes into sight.
    static constexpr int kUsual = 14, kClose = 6;
    void setMargin(int margin);

protected:
    const ThemeSource &themes() const { return m_themes; }
    QVBoxLayout *column() const { return m_column; }
    /// A wrapping, selectable label of plain text: what comes from outside is never markup.
    TextLabel *addText(TextSize size, ColorRole role, bool bold = false);
    void paintEvent(QPaintEvent *event) override;

private:
    void arrangeMargins();

    const ThemeSource &m_themes;
    QVBoxLayout *m_column;
    int m_margin = kUsual;
};

} // namespace shiyu
