#include "ui/intake/owedtext.h"

#include <QCoreApplication>

namespace shiyu {

QString owedText(const QVector<OwedFact> &owed)
{
    QStringList words;
    for (OwedFact fact : owed) {
        words.append(fact == OwedFact::Category
                ? QCoreApplication::translate("OwedFact", "category")
                : QCoreApplication::translate("OwedFact", "place"));
    }
    return words.join(QCoreApplication::translate("OwedFact", ", ", "between the owed facts"));
}

} // namespace shiyu
