#pragma once
#include "app/domain/canceltoken.h"
#include "app/domain/error.h"
#include <QByteArray>

/// The files of bundles and receipts: a stick is slow, so this is not for the data thread or the
/// GUI thread.
namespace shiyu {

/// NotFound, Unreadable; WrongKind "letter": larger than any receipt.
Expected<QByteArray> readReceipt(const QString &path);
/// Of another computer, to be handed in for it. As readReceipt(); Damaged, Empty, NewerSchema,
/// Unsupported; WrongKind "letter": no bundle, "receipt": it is the answer to one.
Expected<QByteArray> readBundle(const QString &path);
/// A bundle, or a receipt to be carried back. DiskFull, ReadOnly; Cancelled. A stick that is pulled
/// out leaves no half of a file under that name.
Expected<void> saveBundle(
    const QString &path, const QByteArray &bytes, const CancelToken &token = {});

} // namespace shiyu
