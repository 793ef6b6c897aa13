#include "widgets/theme.h"

#include <QtMath>
#include <algorithm>

namespace shiyu {

namespace {

struct Token {
    Role role;
    QRgb day;
    QRgb night;
};

// In the order of Role. Day and night of one token stand side by side so that they are changed
// together.
constexpr Token kTokens[] = {
    { Role::Paper, 0xFFF5F7FA, 0xFF0A1626 },
    { Role::Panel, 0xFFFFFFFF, 0xFF10233B },
    { Role::Field, 0xFFF0F3F7, 0xFF0C1B2F },
    { Role::Hover, 0xFFF3F6FA, 0xFF152C49 },
    { Role::Selected, 0xFFEAF2FE, 0xFF173758 },
    { Role::Line, 0xFFDCE3EA, 0xFF1F3A5C },
    { Role::LineStrong, 0xFFC3CED9, 0xFF3A5A82 },
    { Role::Ink, 0xFF1B2733, 0xFFE6EEF7 },
    { Role::InkSoft, 0xFF33475B, 0xFFC6D4E4 },
    { Role::Muted, 0xFF5B7083, 0xFF97ADC6 },
    { Role::Accent, 0xFF1668DC, 0xFF3BA7FF },
    { Role::AccentHover, 0xFF1259C0, 0xFF66BBFF },
    { Role::OnAccent, 0xFFFFFFFF, 0xFF06182C },
    { Role::Danger, 0xFFD92D20, 0xFFD92D20 },
    { Role::OnDanger, 0xFFFFFFFF, 0xFFFFFFFF },
    { Role::DangerSoft, 0xFFFDE7E5, 0xFF47222B },
    { Role::DangerInk, 0xFFB42318, 0xFFFF938A },
    { Role::Warn, 0xFF9A4B00, 0xFFFFAE5C },
    { Role::WarnSoft, 0xFFFFF1E2, 0xFF3D3122 },
    { Role::WarnInk, 0xFF9A4B00, 0xFFFFB66B },
    { Role::Ok, 0xFF0E7A4E, 0xFF37BE8E },
    { Role::OnOk, 0xFFFFFFFF, 0xFF04241A },
    { Role::OkSoft, 0xFFE4F5EC, 0xFF123C3A },
    { Role::OkInk, 0xFF0B7048, 0xFF62D6AA },
    { Role::NeutralSoft, 0xFFEEF2F6, 0xFF1B3452 },
    { Role::NeutralInk, 0xFF33475B, 0xFFC6D4E4 },
    { Role::Track, 0xFFE6EBF0, 0xFF1C3555 },
    { Role::Scrim, 0x521B2733, 0x8F040B14 },
    { Role::Shadow, 0x2E1B2733, 0x8C000509 },
    { Role::Critical, 0xFFD92D20, 0xFFE5483B },
    { Role::Urgent, 0xFFF27A1A, 0xFFF27A1A },
    { Role::Elevated, 0xFFE5B800, 0xFFE5B800 },
    { Role::Normal, 0xFF2E7DE1, 0xFF3F8CEB },
};
static_assert(std::size(kTokens) == static_cast<std::size_t>(Role::Count));

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
    return theme;
}

int Theme::px(int atFullSize) const
{
    return qRound(atFullSize * m_scale / 100.0);
}

QFont Theme::font(TextSize size, QFont::Weight weight) const
{
    // The second family serves where the first is not installed; Qt then merges fonts by script.
    QFont font(QStringList { QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"),
        QStringLiteral("Microsoft YaHei") });
    font.setPixelSize(px(static_cast<int>(size)));
    font.setWeight(weight);
    return font;
}

TonePaint tonePaint(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return { Role::NeutralSoft, Role::NeutralInk, Role::InkSoft, Role::InkSoft };
    case Tone::Muted:
        return { Role::NeutralSoft, Role::Muted, Role::Muted, Role::Muted };
    case Tone::Accent:
        return { Role::Selected, Role::Accent, Role::Accent, Role::Accent };
    case Tone::Ok:
        return { Role::OkSoft, Role::OkInk, Role::Ok, Role::OkInk };
    case Tone::Warn:
        return { Role::WarnSoft, Role::WarnInk, Role::Warn, Role::WarnInk };
    case Tone::Danger:
        return { Role::DangerSoft, Role::DangerInk, Role::Danger, Role::DangerInk };
    case Tone::DangerSolid:
        return { Role::Danger, Role::OnDanger, Role::Danger, Role::DangerInk };
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
    const Role grounds[] = { Role::Paper, Role::Panel, Role::Field, Role::Hover, Role::Selected };
    const Role inks[] = { Role::Ink, Role::InkSoft, Role::Muted, Role::Accent, Role::DangerInk,
        Role::WarnInk, Role::OkInk };
    for (Role ground : grounds)
        for (Role ink : inks)
            pairs.append({ ink, ground });
    for (Tone tone : { Tone::Neutral, Tone::Muted, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Danger,
             Tone::DangerSolid })
        pairs.append({ tonePaint(tone).ink, tonePaint(tone).ground });
    pairs.append({ Role::OnAccent, Role::Accent });
    pairs.append({ Role::OnAccent, Role::AccentHover });
    pairs.append({ Role::OnOk, Role::Ok });
    // Banners write their sentence in Ink on the soft grounds.
    for (Role ground : { Role::OkSoft, Role::WarnSoft, Role::DangerSoft, Role::NeutralSoft })
        pairs.append({ Role::Ink, ground });
    return pairs;
}

} // namespace shiyu
