#pragma once
#include "app/domain/directory.h"
#include <QFuture>
#include <QHash>

namespace shiyu {

/// What typing finds of each unit besides its name: pinyin and initials, lower case, separated by
/// spaces (jhqcgj finds 镜湖区城管局). Computed on the pool.
QFuture<QHash<OrganizationId, QString>> unitSpellings(DirectoryPtr directory);

} // namespace shiyu
