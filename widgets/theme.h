#pragma once
#include <QColor>
#include <QFont>
#include <QList>
#include <array>

namespace shiyu {

enum class ThemeMode { Day, Night };

/// The tokens of the look. A ground is filled, an ink is written or drawn on a ground.
enum class ColorRole {
    Paper, ///< ground of a window
    Panel, ///< ground of a panel, card, list
    Field, ///< ground of an input, of a bar of tools
    Hover, ///< ground under the pointer
    Selected, ///< ground of the selected row
    Line, ///< hair line between things
    LineStrong, ///< outline of a control
    Ink, ///< text
    InkSoft, ///< text of second rank
    Muted, ///< notes, units, times
    Accent, ///< the one colour of action and selection; ground of a primary button, ink of a link
    AccentHover, ///< a primary button under the pointer
    OnAccent, ///< ink on Accent
    Danger, ///< solid red ground
    OnDanger,
    DangerSoft,
    DangerInk,
    Warn, ///< bar of a clock that runs out
    WarnSoft,
    WarnInk,
    Ok, ///< solid green ground
    OnOk,
    OkSoft,
    OkInk,
    NeutralSoft, ///< ground of a calm chip or pill
    NeutralInk,
    Track, ///< unfilled part of a bar
    Scrim, ///< over what lies behind an overlay (translucent)
    Shadow, ///< under floating panels (translucent)
    Critical, ///< the four urgencies; always with their shape (see urgencyglyph.h)
    Urgent,
    Elevated,
    Normal,
    Count
};

/// The type scale in px at 100 %.
enum class TextSize { Small = 12, Body = 14, Lead = 16, Title = 20, Display = 28, Wall = 44 };

/// What a chip, pill, bar or banner says by colour (a word always says it too).
enum class Tone { Neutral, Muted, Accent, Ok, Warn, Danger, DangerSolid };

struct TonePaint {
    ColorRole ground; ///< soft (or solid) ground
    ColorRole ink; ///< ink on that ground
    ColorRole bar; ///< solid colour for bars and dots on a panel
    ColorRole text; ///< ink for the same meaning on Paper, Panel, Field and Selected
};

/// The look as a value: colours of one mode and the officer's size of type.
class Theme {
public:
    static constexpr int kMinScale = 90;
    static constexpr int kMaxScale = 150;

    /// @param scalePercent is limited to [kMinScale, kMaxScale]
    static Theme make(ThemeMode mode, int scalePercent = 100);

    ThemeMode mode() const { return m_mode; }
    int scalePercent() const { return m_scale; }
    bool isNight() const { return m_mode == ThemeMode::Night; }

    QColor color(ColorRole role) const { return m_colors[static_cast<std::size_t>(role)]; }
    /// Device-independent pixels at 100 % → at the officer's size, rounded.
    int px(int atFullSize) const;
    /// n spacing units of 4 px, scaled.
    int space(int units) const { return px(4 * units); }
    /// Noto Sans CJK SC, whose digits all have one width. It has two weights: DemiBold and above
    /// are bold.
    QFont font(TextSize size = TextSize::Body, QFont::Weight weight = QFont::Normal) const;

    bool operator==(const Theme &) const = default;

private:
    Theme() = default;

    ThemeMode m_mode = ThemeMode::Day;
    int m_scale = 100;
    std::array<QColor, static_cast<std::size_t>(ColorRole::Count)> m_colors;
    /// Normal and bold of each size: a shared QFont keeps the engine that it found, a new one looks
    /// for it again.
    std::array<QFont, 12> m_fonts;
};

TonePaint tonePaint(Tone tone);

/// Contrast of two opaque colours by WCAG 2.1 (1…21).
double contrastRatio(const QColor &a, const QColor &b);

struct InkOnGround {
    ColorRole ink;
    ColorRole ground;
};

/// Every pair of text and ground that the controls use; each has a contrast of at least 4.5.
QList<InkOnGround> textPairs();

} // namespace shiyu
