#pragma once
#include "widgets/icons.h"

#include <QWidget>

namespace shiyu {

class ActionButton;
class TextLabel;
class ThemeSource;

/// What a list shows instead of nothing: a picture, one sentence, and what to do about it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(
        const ThemeSource &source, Glyph glyph, const QString &sentence, QWidget *parent = nullptr);
    void setSentence(const QString &sentence);
    /// Empty label: no button.
    void setAction(const QString &label, const QString &keyText = {});

Q_SIGNALS:
    void actionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const ThemeSource &m_source;
    Glyph m_glyph;
    QWidget *m_picture;
    TextLabel *m_sentence;
    ActionButton *m_action;
};

} // namespace shiyu
