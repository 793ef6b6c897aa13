#include "app/domain/phone.h"

#include <QRegularExpression>
#include <algorithm>
#include <iterator>
#include <optional>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

/// Full-width signs as ASCII, the dashes of typesetters as hyphens.
QString folded(const QString &text)
{
    QString plain = text.trimmed();
    for (QChar &c : plain) {
        if (c >= QChar(0xff01) && c <= QChar(0xff5e))
            c = QChar(c.unicode() - 0xfee0);
        else if (c == QChar(0x2013) || c == QChar(0x2014) || c == QChar(0x3000))
            c = c == QChar(0x3000) ? u' ' : u'-';
    }
    return plain;
}

bool isDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || c == u'*';
}

QString digitsOf(const QString &text)
{
    QString digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), isDigit);
    return digits;
}

struct Parts {
    bool country = false; ///< begins with +
    QString digits;
    QString extension;
};

std::optional<Parts> partsOf(const QString &text)
{
    // 0553-3831234-802: the third group is an extension.
    static const QRegularExpression kExtended(
        u"^(\\(?0[0-9]{2,3}\\)?[-\\s]*[2-9][0-9]{6,7})-([0-9]{1,6})$"_s);
    static const QRegularExpression kPattern(
        u"^(\\+?)([0-9*(][0-9*\\s()-]*?)(?:\\s*(?:转|ext\\.?|x|#)\\s*([0-9]{1,6}))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = kPattern.match(folded(text).replace(kExtended, u"\\1转\\2"_s));
    if (!match.hasMatch())
        return std::nullopt;
    Parts parts { !match.captured(1).isEmpty(), digitsOf(match.captured(2)), match.captured(3) };
    const bool abroad = parts.country && !parts.digits.startsWith(u"86");
    const bool withCode = parts.digits.size() == 13 && parts.digits.startsWith(u"861");
    if ((parts.country && !abroad) || withCode) {
        parts.digits.remove(0, 2);
        parts.country = false;
        // +86 553 3831234 and +86 10 65529999 leave out the 0 of the area code.
        const bool mobile = parts.digits.size() == 11 && parts.digits.startsWith(u'1');
        if (!mobile && !parts.digits.startsWith(u'0'))
            parts.digits.prepend(u'0');
    }
    return parts;
}

/// A digit too few or too many is the usual slip. What its source masked is taken as it is, and
/// what begins with 00 goes abroad.
bool hasItsLength(const QString &digits)
{
    const qsizetype size = digits.size();
    const bool masked = digits.contains(u'*');
    if (!masked && digits.startsWith(u'1') && size > 1) {
        if (digits.at(1) >= u'3')
            return size == 11; // a mobile
        return size == 3 || (size >= 5 && size <= 8); // 110, 12345
    }
    if (!masked && digits.startsWith(u'0') && !digits.startsWith(u"00"))
        return size >= 10 && size <= 12; // an area code and 7 or 8 digits
    return size >= 5 && size <= 20;
}

/// 0553-3831234; empty if it is none with an area code.
QString landline(QString digits)
{
    // 010 and 02x are area codes of three digits, all others have four.
    const qsizetype area = digits.startsWith(u"01") || digits.startsWith(u"02") ? 3 : 4;
    const qsizetype local = digits.size() - area;
    if (!digits.startsWith(u'0') || digits.startsWith(u"00") || local < 7 || local > 8)
        return {};
    return digits.insert(area, u'-');
}

/// A mobile, a local number, a short one of a service, 400 and 800: digits alone say it all.
bool isPlain(const QString &digits)
{
    return !digits.startsWith(u'0')
        && (digits.size() <= 8 || digits.size() == 10
            || (digits.size() == 11 && digits.startsWith(u'1')));
}

} // namespace

bool isPhone(const QString &text)
{
    const auto parts = partsOf(text);
    if (!parts)
        return false;
    const QString &digits = parts->digits;
    if (parts->country)
        return digits.size() >= 5 && digits.size() <= 20;
    return hasItsLength(digits);
}

QString normalisedPhone(const QString &text)
{
    const auto parts = partsOf(text);
    if (!parts || !isPhone(text))
        return text.trimmed();
    QString number = landline(parts->digits);
    if (parts->country)
        number = u'+' + parts->digits;
    else if (number.isEmpty() && isPlain(parts->digits))
        number = parts->digits;
    if (number.isEmpty())
        return folded(text); // of no form that we know: as it was written
    return parts->extension.isEmpty() ? number : QString(number + u'转' + parts->extension);
}

} // namespace shiyu
