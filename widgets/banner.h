#pragma once
#include "widgets/theme.h"

#include <QWidget>

namespace shiyu {

class ActionButton;
class IconButton;
class TextLabel;
class ThemeSource;

/// A sentence across the top of a screen that stays until it is dealt with or closed. Never modal,
/// takes no focus. Hidden until tell().
class Banner : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };

    explicit Banner(const ThemeSource &source, QWidget *parent = nullptr);
    /// Shows it. An empty `action` shows no button.
    void tell(Kind kind, const QString &sentence, const QString &action = {});
    /// Whether the officer may close it (at first: yes).
    void setClosable(bool closable);
    Kind kind() const { return m_kind; }
    static Tone tone(Kind kind);

Q_SIGNALS:
    void actionRequested();
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const ThemeSource &m_source;
    Kind m_kind = Kind::Info;
    TextLabel *m_sentence;
    ActionButton *m_action;
    IconButton *m_close;
};

} // namespace shiyu
