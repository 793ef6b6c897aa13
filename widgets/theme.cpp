#include "widgets/theme.h"

#include <QtMath>
#include <algorithm>

namespace shiyu {

namespace {

struct Token {
    ColorRole role;
    QRgb day;
    QRgb night;
};

// In the order of ColorRole. Day and night of one token stand side by side so that they are changed
// together.
constexpr Token kTokens[] = {
    { ColorRole::Paper, 0xFFF5F7FA, 0xFF0A1626 },
    { ColorRole::Panel, 0xFFFFFFFF, 0xFF10233B },
    { ColorRole::Field, 0xFFF0F3F7, 0xFF0C1B2F },
    { ColorRole::Hover, 0xFFF3F6FA, 0xFF152C49 },
    { ColorRole::Selected, 0xFFEAF2FE, 0xFF173758 },
    { ColorRole::Line, 0xFFDCE3EA, 0xFF1F3A5C },
    { ColorRole::LineStrong, 0xFFC3CED9, 0xFF3A5A82 },
    { ColorRole::Ink, 0xFF1B2733, 0xFFE6EEF7 },
    { ColorRole::InkSoft, 0xFF33475B, 0xFFC6D4E4 },
    { ColorRole::Muted, 0xFF5B7083, 0xFF97ADC6 },
    { ColorRole::Accent, 0xFF1668DC, 0xFF3BA7FF },
    { ColorRole::AccentHover, 0xFF1259C0, 0xFF66BBFF },
    { ColorRole::OnAccent, 0xFFFFFFFF, 0xFF06182C },
    { ColorRole::Danger, 0xFFD92D20, 0xFFD92D20 },
    { ColorRole::OnDanger, 0xFFFFFFFF, 0xFFFFFFFF },
    { ColorRole::DangerSoft, 0xFFFDE7E5, 0xFF47222B },
    { ColorRole::DangerInk, 0xFFB42318, 0xFFFF938A },
    { ColorRole::Warn, 0xFF9A4B00, 0xFFFFAE5C },
    { ColorRole::WarnSoft, 0xFFFFF1E2, 0xFF3D3122 },
    { ColorRole::WarnInk, 0xFF9A4B00, 0xFFFFB66B },
    { ColorRole::Ok, 0xFF0E7A4E, 0xFF37BE8E },
    { ColorRole::OnOk, 0xFFFFFFFF, 0xFF04241A },
    { ColorRole::OkSoft, 0xFFE4F5EC, 0xFF123C3A },
    { ColorRole::OkInk, 0xFF0B7048, 0xFF62D6AA },
    { ColorRole::NeutralSoft, 0xFFEEF2F6, 0xFF1B3452 },
    { ColorRole::NeutralInk, 0xFF33475B, 0xFFC6D4E4 },
    { ColorRole::Track, 0xFFE6EBF0, 0xFF1C3555 },
    { ColorRole::Scrim, 0x521B2733, 0x8F040B14 },
    { ColorRole::Shadow, 0x261B2733, 0x8C000509 },
    { ColorRole::Critical, 0xFFD92D20, 0xFFE5483B },
    { ColorRole::Urgent, 0xFFF27A1A, 0xFFF27A1A },
    { ColorRole::Elevated, 0xFFE5B800, 0xFFE5B800 },
    { ColorRole::Normal, 0xFF2E7DE1, 0xFF3F8CEB },
};
static_assert(std::size(kTokens) == static_cast<std::size_t>(ColorRole::Count));

constexpr TextSize kSizes[] = { TextSize::Small, TextSize::Body, TextSize::Lead, TextSize::Title,
    TextSize::Display, TextSize::Wall };

QFont makeFont(int pixels, QFont::Weight weight)
{
    // The others serve where the first is not installed.
    QFont font(QStringList { QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"),
        QStringLiteral("Microsoft YaHei") });
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : qPow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

Theme Theme::make(ThemeMode mode, int scalePercent)
{
    Theme theme;
    theme.m_mode = mode;
    theme.m_scale = std::clamp(scalePercent, kMinScale, kMaxScale);
    for (const Token &token : kTokens)
        theme.m_colors[static_cast<std::size_t>(token.role)]
            = QColor::fromRgba(mode == ThemeMode::Day ? token.day : token.night);
    for (std::size_t i = 0; i < std::size(kSizes); ++i) {
        theme.m_fonts[2 * i] = makeFont(theme.px(static_cast<int>(kSizes[i])), QFont::Normal);
        theme.m_fonts[2 * i + 1] = makeFont(theme.px(static_cast<int>(kSizes[i])), QFont::Bold);
    }
    return theme;
}

int Theme::px(int atFullSize) const
{
    return qRound(atFullSize * m_scale / 100.0);
}

QFont Theme::font(TextSize size, QFont::Weight weight) const
{
    const auto at = std::find(std::begin(kSizes), std::end(kSizes), size) - std::begin(kSizes);
    return m_fonts[static_cast<std::size_t>(2 * at + (weight >= QFont::DemiBold ? 1 : 0))];
}

TonePaint tonePaint(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return { ColorRole::NeutralSoft, ColorRole::NeutralInk, ColorRole::InkSoft,
            ColorRole::InkSoft };
    case Tone::Muted:
        return { ColorRole::NeutralSoft, ColorRole::Muted, ColorRole::Muted, ColorRole::Muted };
    case Tone::Accent:
        return { ColorRole::Selected, ColorRole::Accent, ColorRole::Accent, ColorRole::Accent };
    case Tone::Ok:
        return { ColorRole::OkSoft, ColorRole::OkInk, ColorRole::Ok, ColorRole::OkInk };
    case Tone::Warn:
        return { ColorRole::WarnSoft, ColorRole::WarnInk, ColorRole::Warn, ColorRole::WarnInk };
    case Tone::Danger:
        return { ColorRole::DangerSoft, ColorRole::DangerInk, ColorRole::Danger,
            ColorRole::DangerInk };
    case Tone::DangerSolid:
        return { ColorRole::Danger, ColorRole::OnDanger, ColorRole::Danger, ColorRole::DangerInk };
    }
    Q_UNREACHABLE();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QList<InkOnGround> textPairs()
{
    QList<InkOnGround> pairs;
    const ColorRole grounds[] = { ColorRole::Paper, ColorRole::Panel, ColorRole::Field,
        ColorRole::Hover, ColorRole::Selected };
    const ColorRole inks[] = { ColorRole::Ink, ColorRole::InkSoft, ColorRole::Muted,
        ColorRole::Accent, ColorRole::DangerInk, ColorRole::WarnInk, ColorRole::OkInk };
    for (ColorRole ground : grounds)
        for (ColorRole ink : inks)
            pairs.append({ ink, ground });
    for (Tone tone : { Tone::Neutral, Tone::Muted, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Danger,
             Tone::DangerSolid })
        pairs.append({ tonePaint(tone).ink, tonePaint(tone).ground });
    pairs.append({ ColorRole::OnAccent, ColorRole::Accent });
    pairs.append({ ColorRole::OnAccent, ColorRole::AccentHover });
    pairs.append({ ColorRole::OnOk, ColorRole::Ok });
    // Banners write their sentence in Ink on the soft grounds.
    for (ColorRole ground :
        { ColorRole::OkSoft, ColorRole::WarnSoft, ColorRole::DangerSoft, ColorRole::NeutralSoft })
        pairs.append({ ColorRole::Ink, ground });
    return pairs;
}

} // namespace shiyu
