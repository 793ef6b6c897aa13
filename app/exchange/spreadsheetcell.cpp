#include "app/exchange/spreadsheetcell.h"

#include <QRegularExpression>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

/// The beginnings that spreadsheets take for a formula (OWASP, "CSV Injection").
bool beginsLikeFormula(QStringView text)
{
    return !text.isEmpty() && u"=+-@\t\r"_s.contains(text.front());
}

bool isNumber(const QString &text)
{
    static const QRegularExpression kNumber(u"^[+-]?\\d[\\d .,()-]*$"_s);
    return kNumber.match(text).hasMatch();
}

} // namespace

QString spreadsheetCell(const QString &text)
{
    return beginsLikeFormula(text) && !isNumber(text) ? QString(u'\'' + text) : text;
}

QString fromSpreadsheetCell(const QString &cell)
{
    return cell.startsWith(u'\'') && beginsLikeFormula(QStringView(cell).sliced(1))
        ? cell.sliced(1)
        : cell;
}

} // namespace shiyu
