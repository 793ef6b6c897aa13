#include "app/services/unitspellings.h"

#include "app/storage/pinyin.h"
#include <QtConcurrent>

namespace shiyu {

QFuture<QHash<OrganizationId, QString>> unitSpellings(DirectoryPtr directory)
{
    return QtConcurrent::run([directory = std::move(directory)] {
        QHash<OrganizationId, QString> found;
        const auto pinyin = Pinyin::load();
        if (!pinyin)
            return found; // names are still found as they are written
        for (const Organization &unit : directory->data().organizations) {
            found.insert(unit.id,
                QString(pinyin->indexWords(unit.name) + QLatin1Char(' ')
                    + pinyin->indexWords(unit.shortName)));
        }
        return found;
    });
}

} // namespace shiyu
