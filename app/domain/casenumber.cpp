#include "app/domain/casenumber.h"

#include "app/domain/citytime.h"

namespace shiyu {

using namespace Qt::StringLiterals;

QString numberCounter(SubjectKind kind, const Directory &directory, Instant now)
{
    const Region *city = directory.city();
    const QString code = city ? city->code.toString().left(4) : u"0000"_s;
    const QDate day
        = toQDate(std::chrono::floor<std::chrono::days>(directory.calendar().toCity(now)));
    if (kind == SubjectKind::Supervision)
        return u'D' + code + u'-' + day.toString(u"yyyy");
    return code + u'-' + day.toString(u"yyyyMMdd");
}

QString numberText(const QString &counter, qint64 running)
{
    return counter + u'-' + QString::number(running).rightJustified(4, u'0');
}

} // namespace shiyu
