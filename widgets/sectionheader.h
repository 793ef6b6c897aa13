#pragma once
#include <QWidget>

class QHBoxLayout;

namespace shiyu {

class TextLabel;
class ThemeSource;

/// Title of a part of a panel, with a note beside it and controls at the right: 流转记录 11月21日.
class SectionHeader : public QWidget {
    Q_OBJECT
public:
    /// @param large the title of a whole panel (16 px), not of a part of it (14 px)
    SectionHeader(const ThemeSource &source, const QString &title, bool large = false,
        QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setNote(const QString &note);
    /// Adds a control at the right; takes ownership.
    void addControl(QWidget *control);

private:
    TextLabel *m_title;
    TextLabel *m_note;
    QHBoxLayout *m_layout;
};

} // namespace shiyu
