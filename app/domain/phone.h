#pragma once
#include <QString>

namespace shiyu {

/// Whether a telephone number can be called: 5 to 20 digits with the usual signs between them, at
/// most with an extension, or a short number such as 110. A mobile has eleven digits, a number with
/// an area code ten to twelve. Digits masked by * count as digits, full-width ones as their ASCII
/// ones. One rule for what is typed and for what is imported.
bool isPhone(const QString &text);

/// The same number as it is kept, so that one number is written one way: 13812345678 without
/// country code, blanks and hyphens; 0553-3831234转802; +4479… from abroad. A form that is not
/// known keeps its signs; what is no number is only trimmed.
QString normalisedPhone(const QString &text);

} // namespace shiyu
