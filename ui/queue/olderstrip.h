#pragma once
#include <QWidget>

namespace shiyu {

class ElidedLabel;
class LinkButton;
class ThemeSource;

/// Below a list that was searched: what is over for long lies on the server, with the way there.
/// GUI thread.
class OlderStrip : public QWidget {
    Q_OBJECT
public:
    explicit OlderStrip(const ThemeSource &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void requested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    ElidedLabel *m_text;
    LinkButton *m_look;
};

} // namespace shiyu
