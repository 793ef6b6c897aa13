#include "ui/text/mask.h"

#include <QRegularExpression>

namespace shiyu {
namespace {

/// Replaces `length` characters from `from` by stars.
void star(QString &text, qsizetype from, qsizetype length)
{
    text.replace(from, length, QString(length, u'*'));
}

QString starredInside(
    QString text, const QRegularExpression &pattern, qsizetype keepFirst, qsizetype hidden)
{
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        star(text, matches.next().capturedStart() + keepFirst, hidden); // the length stays
    return text;
}

} // namespace

QString maskPhone(const QString &phone)
{
    QString text = phone.trimmed();
    constexpr qsizetype kHidden = 4;
    if (text.size() >= 11)
        star(text, text.size() - 8, kHidden);
    else if (text.size() > kHidden)
        star(text, text.size() - kHidden, kHidden);
    else
        star(text, 0, text.size());
    return text;
}

QString maskText(const QString &text)
{
    static const QRegularExpression identity(
        QStringLiteral("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])"));
    static const QRegularExpression mobile(QStringLiteral("(?<![0-9])1[3-9][0-9]{9}(?![0-9])"));
    return starredInside(starredInside(text, identity, 6, 8), mobile, 3, 4);
}

} // namespace shiyu
