#pragma once
#include <QString>
#include <QVector>

namespace shiyu {

enum class PersonalDatum { Mobile, Landline, IdNumber, Email };

/// A stretch of a text that looks like personal data, in UTF-16 units.
struct PersonalRange {
    PersonalDatum kind = PersonalDatum::Mobile;
    qsizetype from = 0;
    qsizetype length = 0;

    friend bool operator==(const PersonalRange &, const PersonalRange &) = default;
};

/// Mainland mobile numbers (with +86, blanks or hyphens between 3-4-4), landlines with area code,
/// ID numbers (18 with the checksum of GB 11643, 15 with a date that exists), e-mail addresses; in
/// order, not overlapping. A longer run of digits is none of them. Linear in the text.
QVector<PersonalRange> findPersonalData(const QString &text);

/// 138****6021, 0553-****678, 3402**********1234, a***@example.com; the length of digits is kept.
QString maskPersonalData(const QString &text);

/// The masked text, at most so many UTF-16 units of it: half a number would not be known as one.
QString maskedStart(const QString &text, qsizetype most);

/// What is known to be a telephone number, whatever it looks like (a local one, an extension, one
/// from abroad): as above where that knows the whole, else two or three last digits of each part.
QString maskPhone(const QString &phone);

/// 陈** : the family name alone; 欧阳** for a double one. Empty stays empty.
QString maskName(const QString &name);

} // namespace shiyu
