#include "app/domain/personaldata.h"

#include <QDate>
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <vector>

namespace shiyu {
namespace {

/// GB 11643-1999: weights 2^(17-i) mod 11, the check character of the sum mod 11.
bool checksumHolds(QStringView id)
{
    static constexpr std::array<int, 17> kWeights { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8,
        4, 2 };
    static constexpr QStringView kChecks = u"10X98765432";
    int sum = 0;
    for (size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights.at(i) * (id.at(static_cast<qsizetype>(i)).unicode() - u'0');
    return id.back().toUpper() == kChecks.at(sum % 11);
}

bool isDate(QStringView digits)
{
    return QDate(digits.left(4).toInt(), digits.mid(4, 2).toInt(), digits.mid(6, 2).toInt())
        .isValid();
}

bool isIdNumber(const QString &digits)
{
    if (digits.size() == 18)
        return isDate(QStringView(digits).mid(6, 8)) && checksumHolds(digits);
    return isDate(QString(QStringLiteral("19") + digits.mid(6, 6))); // 15: two digits of the year
}

struct Pattern {
    PersonalDatum kind;
    QRegularExpression expression;
};

// No digit may touch a number; a letter may not continue an address. ASCII digits only: a keyboard
// gives no others, and full-width ones are folded by findPersonalData.
const std::array<Pattern, 4> &patterns()
{
    static const std::array<Pattern, 4> kPatterns {
        Pattern { PersonalDatum::Email,
            QRegularExpression(
                QStringLiteral("(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}"
                               "@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}")) },
        Pattern { PersonalDatum::IdNumber,
            QRegularExpression(QStringLiteral("(?<![0-9])[1-9][0-9]{5}(?:[0-9]{11}[0-9Xx]|[0-9]{9})"
                                              "(?![0-9Xx])")) },
        Pattern { PersonalDatum::Mobile,
            QRegularExpression(QStringLiteral("(?<![0-9])(?:\\+?86[- ]?)?1[3-9][0-9](?:[0-9]{8}"
                                              "|[- ][0-9]{4}[- ][0-9]{4})(?![0-9])")) },
        Pattern { PersonalDatum::Landline,
            QRegularExpression(
                QStringLiteral("(?<![0-9])(?:\\(0[1-9][0-9]{1,2}\\)|0[1-9][0-9]{1,2})"
                               "[- ]?[2-8][0-9]{6,7}(?![0-9])")) },
    };
    return kPatterns;
}

/// Full-width digits, X and hyphen as ASCII; the length stays.
QString folded(QString text)
{
    for (QChar &c : text) {
        if (c >= QChar(0xff01) && c <= QChar(0xff5e))
            c = QChar(c.unicode() - 0xfee0);
    }
    return text;
}

/// Stars in place of digits and letters between the first `head` and the last `tail` of them.
void mask(QString &text, const PersonalRange &range, int head, int tail)
{
    QVector<qsizetype> at;
    for (qsizetype i = range.from; i < range.from + range.length; ++i) {
        if (text.at(i).isLetterOrNumber())
            at.append(i);
    }
    for (qsizetype i = head; i < at.size() - tail; ++i)
        text[at.at(i)] = QLatin1Char('*');
}

void maskRange(QString &text, const PersonalRange &range)
{
    const auto shown = QStringView(text).mid(range.from, range.length);
    switch (range.kind) {
    case PersonalDatum::Mobile: {
        const auto digits
            = std::count_if(shown.begin(), shown.end(), [](QChar c) { return c.isDigit(); });
        mask(text, range, digits > 11 ? 5 : 3, 4); // +86 before it
        break;
    }
    case PersonalDatum::Landline:
        mask(text, range, 4, 3);
        break;
    case PersonalDatum::IdNumber:
        mask(text, range, 4, 4);
        break;
    case PersonalDatum::Email: {
        const qsizetype at = shown.indexOf(QLatin1Char('@'));
        mask(text, { range.kind, range.from, at }, 1, 0);
        break;
    }
    }
}

} // namespace

QVector<PersonalRange> findPersonalData(const QString &text)
{
    const QString plain = folded(text);
    QVector<PersonalRange> found;
    std::vector<bool> taken(static_cast<size_t>(text.size()));
    for (const Pattern &pattern : patterns()) {
        auto matches = pattern.expression.globalMatch(plain);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const PersonalRange range { pattern.kind, match.capturedStart(),
                match.capturedLength() };
            if (range.kind == PersonalDatum::IdNumber && !isIdNumber(match.captured()))
                continue;
            const auto first = taken.begin() + range.from;
            if (std::find(first, first + range.length, true) != first + range.length)
                continue;
            std::fill(first, first + range.length, true);
            found.append(range);
        }
    }
    std::sort(found.begin(), found.end(),
        [](const PersonalRange &a, const PersonalRange &b) { return a.from < b.from; });
    return found;
}

QString maskPersonalData(const QString &text)
{
    QString masked = text;
    for (const PersonalRange &range : findPersonalData(text))
        maskRange(masked, range);
    return masked;
}

QString maskedStart(const QString &text, qsizetype most)
{
    QString start = maskPersonalData(text).left(most);
    if (!start.isEmpty() && start.back().isHighSurrogate())
        start.chop(1);
    return start;
}

QString maskPhone(const QString &phone)
{
    QString masked = maskPersonalData(phone);
    // Digits of one number may stand in groups; anything else parts two numbers.
    static const QRegularExpression kNumber(QStringLiteral("\\+?\\d[\\d\\s()（）-]*"),
        QRegularExpression::UseUnicodePropertiesOption);
    auto parts = kNumber.globalMatch(phone);
    while (parts.hasNext()) {
        const auto part = parts.next();
        PersonalRange range { PersonalDatum::Landline, part.capturedStart(),
            part.capturedLength() };
        const auto known = QStringView(masked).mid(range.from, range.length);
        if (known.contains(QLatin1Char('*')))
            continue;
        const auto digits = std::count_if(
            known.begin(), known.end(), [](QChar c) { return c.isDigit(); });
        mask(masked, range, 0, digits >= 7 ? 3 : digits > 3 ? 2 : 0);
    }
    return masked;
}

QString maskName(const QString &name)
{
    static const QStringList kDouble { QStringLiteral("欧阳"), QStringLiteral("司马"),
        QStringLiteral("上官"), QStringLiteral("诸葛"), QStringLiteral("东方"),
        QStringLiteral("皇甫"), QStringLiteral("尉迟"), QStringLiteral("公孙"),
        QStringLiteral("慕容"), QStringLiteral("夏侯"), QStringLiteral("令狐"),
        QStringLiteral("司徒"), QStringLiteral("端木"), QStringLiteral("长孙") };
    const QString plain = name.trimmed();
    if (plain.isEmpty())
        return {};
    const bool twofold = plain.size() > 2 && kDouble.contains(plain.left(2));
    const qsizetype family = twofold ? 2 : plain.at(0).isHighSurrogate() ? 2 : 1;
    return QString(plain.left(family) + QStringLiteral("**"));
}

} // namespace shiyu
