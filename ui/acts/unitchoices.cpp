#include "ui/acts/unitchoices.h"

#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(UnitChoices)
};

QString recordText(const UnitChoice &choice)
{
    if (choice.onTime < 0)
        return Words::tr("%n like matter(s) resolved", nullptr, choice.precedents);
    const QString record
        = Words::tr("%n like matter(s) resolved, %1 on time", nullptr, choice.precedents)
              .arg(choice.onTime);
    return choice.byRecord ? Words::tr("%1 (the better record)").arg(record) : record;
}

} // namespace

QString choiceReason(const UnitChoice &choice)
{
    QStringList reasons { enumText(choice.basis) };
    if (choice.precedents > 0)
        reasons.append(recordText(choice));
    if (!choice.clause.isEmpty())
        reasons.append(choice.clause); // the longest, and in a narrow sheet it stands below as well
    if (choice.metresToNearestFree >= 0)
        reasons.append(Words::tr("free unit at %1").arg(distanceText(choice.metresToNearestFree)));
    return reasons.join(u" · "_s);
}

QVector<UnitOption> choiceOptions(
    const QVector<UnitChoice> &choices, TaskRole role, const Directory &directory)
{
    QVector<UnitOption> options;
    for (const UnitChoice &choice : choices) {
        const bool known = std::any_of(options.begin(), options.end(),
            [&choice](const UnitOption &option) { return option.id == choice.unit; });
        if (known)
            continue;
        const Organization *unit = directory.organization(choice.unit);
        options.append({ choice.unit, unitText(choice.unit, directory), choiceReason(choice),
            unit ? unit->name : QString(), choice.suggested && choice.role == role });
    }
    std::stable_partition(
        options.begin(), options.end(), [](const UnitOption &option) { return option.suggested; });
    return options;
}

} // namespace shiyu
