#include "widgets/applytheme.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace shiyu {

namespace {

struct NamedRole {
    QLatin1StringView name;
    ColorRole role;
};

constexpr NamedRole kNames[] = {
    { "paper"_L1, ColorRole::Paper },
    { "panel"_L1, ColorRole::Panel },
    { "field"_L1, ColorRole::Field },
    { "hover"_L1, ColorRole::Hover },
    { "selected"_L1, ColorRole::Selected },
    { "line"_L1, ColorRole::Line },
    { "lineStrong"_L1, ColorRole::LineStrong },
    { "ink"_L1, ColorRole::Ink },
    { "inkSoft"_L1, ColorRole::InkSoft },
    { "muted"_L1, ColorRole::Muted },
    { "accent"_L1, ColorRole::Accent },
    { "accentHover"_L1, ColorRole::AccentHover },
    { "onAccent"_L1, ColorRole::OnAccent },
    { "danger"_L1, ColorRole::Danger },
    { "dangerInk"_L1, ColorRole::DangerInk },
    { "neutralSoft"_L1, ColorRole::NeutralSoft },
    { "track"_L1, ColorRole::Track },
};

QString tokenValue(const Theme &theme, const QString &token)
{
    if (token.endsWith("px"_L1))
        return QString::number(theme.px(token.chopped(2).toInt())) + "px"_L1;
    if (token == "mode"_L1)
        return theme.isNight() ? u"night"_s : u"day"_s;
    for (const NamedRole &named : kNames)
        if (token == named.name)
            return theme.color(named.role).name();
    qFatal("theme.qss: no token %s", qUtf8Printable(token));
}

} // namespace

QString themeStyleSheet(const Theme &theme)
{
    QFile file(u":/shiyu/widgets/theme.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("theme.qss is not in the program");
    const QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression kToken(u"@([0-9]+px|[a-zA-Z]+)"_s);
    QString sheet;
    qsizetype from = 0;
    for (auto it = kToken.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        sheet += QStringView(text).mid(from, match.capturedStart() - from);
        sheet += tokenValue(theme, match.captured(1));
        from = match.capturedEnd();
    }
    return sheet + QStringView(text).mid(from);
}

QPalette themePalette(const Theme &theme)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole target, ColorRole role) {
        palette.setColor(target, theme.color(role));
    };
    set(QPalette::Window, ColorRole::Paper);
    set(QPalette::WindowText, ColorRole::Ink);
    set(QPalette::Base, ColorRole::Panel);
    set(QPalette::AlternateBase, ColorRole::Paper);
    set(QPalette::Text, ColorRole::Ink);
    set(QPalette::Button, ColorRole::Panel);
    set(QPalette::ButtonText, ColorRole::Ink);
    set(QPalette::BrightText, ColorRole::DangerInk);
    set(QPalette::Light, ColorRole::Panel);
    set(QPalette::Midlight, ColorRole::Line);
    set(QPalette::Mid, ColorRole::LineStrong);
    set(QPalette::Dark, ColorRole::LineStrong);
    set(QPalette::Highlight, ColorRole::Accent);
    set(QPalette::HighlightedText, ColorRole::OnAccent);
    set(QPalette::Link, ColorRole::Accent);
    set(QPalette::LinkVisited, ColorRole::Accent);
    set(QPalette::ToolTipBase, ColorRole::Panel);
    set(QPalette::ToolTipText, ColorRole::Ink);
    set(QPalette::PlaceholderText, ColorRole::Muted);
    for (QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, theme.color(ColorRole::Muted));
    return palette;
}

void applyTheme(QApplication &application, const Theme &theme)
{
    // Setting a sheet wraps the style; the base style is set once, before the first sheet.
    if (application.styleSheet().isEmpty())
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(themePalette(theme));
    QApplication::setFont(theme.font());
    application.setStyleSheet(themeStyleSheet(theme));
}

} // namespace shiyu
