#pragma once
#include "widgets/icons.h"

#include <QAbstractButton>
#include <optional>

namespace shiyu {

class ThemeSource;

/// A button that says its key: 催办 [R]. The key itself is bound by the screen (QAction,
/// QShortcut). Primary: filled accent, one on a panel. Plain: outlined. Danger: filled red. Quiet:
/// text only.
class ActionButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Kind { Primary, Plain, Danger, Quiet };

    ActionButton(
        const ThemeSource &source, const QString &label, Kind kind, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    /// Text of the key cap; empty: none.
    void setKeyText(const QString &key);
    void setGlyph(std::optional<Glyph> glyph);
    void setKind(Kind kind);
    /// Lower and narrower, for bars of tools (28 instead of 36 px).
    void setCompact(bool compact);
    /// Disables the button and says why in its tooltip and accessible description; empty enables
    /// it.
    void setRefusal(const QString &reason);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    QColor ink() const;
    void paintGround(QPainter &painter) const;

    const ThemeSource &m_source;
    Kind m_kind;
    QString m_key;
    std::optional<Glyph> m_glyph;
    bool m_compact = false;
};

/// A square button with a picture only; its name is spoken and shown as tooltip.
class IconButton : public QAbstractButton {
    Q_OBJECT
public:
    IconButton(
        const ThemeSource &source, Glyph glyph, const QString &name, QWidget *parent = nullptr);
    void setGlyph(Glyph glyph, const QString &name);
    void setRole(ColorRole role);
    /// Side in px at 100 %; 32 at first.
    void setSide(int side);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const ThemeSource &m_source;
    Glyph m_glyph;
    ColorRole m_role = ColorRole::InkSoft;
    int m_side = 32;
};

/// A word that can be clicked, in a line of text: 时限依据.
class LinkButton : public QAbstractButton {
    Q_OBJECT
public:
    LinkButton(const ThemeSource &source, const QString &text, TextSize size = TextSize::Small,
        QWidget *parent = nullptr);
    void setRole(ColorRole role);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const ThemeSource &m_source;
    TextSize m_size;
    ColorRole m_role = ColorRole::Accent;
};

} // namespace shiyu
