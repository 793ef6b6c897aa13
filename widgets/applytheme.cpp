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
    Role role;
};

constexpr NamedRole kNames[] = {
    { "paper"_L1, Role::Paper },
    { "panel"_L1, Role::Panel },
    { "field"_L1, Role::Field },
    { "hover"_L1, Role::Hover },
    { "selected"_L1, Role::Selected },
    { "line"_L1, Role::Line },
    { "lineStrong"_L1, Role::LineStrong },
    { "ink"_L1, Role::Ink },
    { "inkSoft"_L1, Role::InkSoft },
    { "muted"_L1, Role::Muted },
    { "accent"_L1, Role::Accent },
    { "accentHover"_L1, Role::AccentHover },
    { "onAccent"_L1, Role::OnAccent },
    { "danger"_L1, Role::Danger },
    { "dangerInk"_L1, Role::DangerInk },
    { "neutralSoft"_L1, Role::NeutralSoft },
    { "track"_L1, Role::Track },
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
    const auto set = [&](QPalette::ColorRole target, Role role) {
        palette.setColor(target, theme.color(role));
    };
    set(QPalette::Window, Role::Paper);
    set(QPalette::WindowText, Role::Ink);
    set(QPalette::Base, Role::Panel);
    set(QPalette::AlternateBase, Role::Paper);
    set(QPalette::Text, Role::Ink);
    set(QPalette::Button, Role::Panel);
    set(QPalette::ButtonText, Role::Ink);
    set(QPalette::BrightText, Role::DangerInk);
    set(QPalette::Light, Role::Panel);
    set(QPalette::Midlight, Role::Line);
    set(QPalette::Mid, Role::LineStrong);
    set(QPalette::Dark, Role::LineStrong);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::OnAccent);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::ToolTipBase, Role::Panel);
    set(QPalette::ToolTipText, Role::Ink);
    set(QPalette::PlaceholderText, Role::Muted);
    for (QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, theme.color(Role::Muted));
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
