#pragma once
#include <QWidget>

namespace shiyu {

class ActionButton;
class ElidedLabel;
class TextLabel;
class ThemeSource;

/// Long work: what is being done, how far, and a way to stop it. Hidden when nothing runs.
class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    ProgressStrip(const ThemeSource &source, const QString &cancelLabel, QWidget *parent = nullptr);

    /// Shows it. @param part in [0, 1]; below 0: unknown, then no bar is filled and only the
    /// sentence speaks.
    void setProgress(const QString &sentence, double part);
    /// Work that nothing stops any more shows no button.
    void setCancellable(bool cancellable);
    /// The work has ended: hides it.
    void finish();
    double part() const { return m_part; }

Q_SIGNALS:
    /// Once; the button is then disabled until the next work.
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const ThemeSource &m_source;
    ElidedLabel *m_sentence;
    TextLabel *m_percent;
    ActionButton *m_cancel;
    double m_part = -1;
};

} // namespace shiyu
