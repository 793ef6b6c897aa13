#pragma once
#include <QString>

/// Personal data of persons outside, as it may stand on a screen. Officers' names are not masked;
/// a reporter's is by maskName of app/domain/personaldata.h.
namespace shiyu {

QString maskPhone(const QString &phone); ///< 13812346021 → 138****6021; shorter ones: the last 4
/// Mobile numbers and identity numbers in free text: 138****6021, 340202********1234.
QString maskText(const QString &text);

} // namespace shiyu
