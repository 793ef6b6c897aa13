#pragma once
#include "app/domain/error.h"
#include <QByteArray>

/// The files of bundles and receipts: a stick is slow, so this is not for the data thread or the
/// GUI thread.
namespace shiyu {

/// NotFound, Unreadable; WrongKind "letter": larger than any receipt.
Expected<QByteArray> readReceipt(const QString &path);
/// DiskFull, ReadOnly. A stick that is pulled out leaves no half of a file under that name.
Expected<void> saveBundle(const QString &path, const QByteArray &bytes);

} // namespace shiyu
