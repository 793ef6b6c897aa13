#pragma once
#include <QWidget>

namespace shiyu {

class ElidedLabel;
class LinkButton;
class ThemeSource;

/// The conditions in force beside chip and search, with the way out of them; hidden without any.
class ConditionLine : public QWidget {
    Q_OBJECT
public:
    explicit ConditionLine(const ThemeSource &theme, QWidget *parent = nullptr);
    /// It neither comes nor goes: what stands below is being clicked.
    void setHeld(bool held);
    void setConditions(const QString &text);

Q_SIGNALS:
    void cleared();

protected:
    void changeEvent(QEvent *event) override;

private:
    ElidedLabel *m_text;
    LinkButton *m_clear;
    bool m_held = false;
};

} // namespace shiyu
