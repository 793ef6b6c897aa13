#pragma once
#include "app/domain/directory.h"

namespace shiyu {

/// One thing of a directory as it is stored: canonical JSON. `order` counts within the kind; the
/// position in DirectoryData's list is the official order.
struct DirectoryItem {
    QString kind; ///< city, calendar, region, organization, officer, role, category, responsibility
    QString id; ///< unique within the kind
    int order = 0;
    QByteArray body;
};

/// InvalidValue: two things of a kind with one id, or a text that the log may not hold.
Expected<QVector<DirectoryItem>> itemsOf(const DirectoryData &data);

/// Adds an item to what it belongs to; items come in the order of their kind. Damaged: not what
/// itemsOf() writes. A kind that this program does not know is passed over.
Expected<void> addItem(DirectoryData &data, const DirectoryItem &item);

} // namespace shiyu
