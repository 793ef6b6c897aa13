#pragma once
#include "app/services/offlinebundles.h"

/// The way to the server by a file, in words: what was done, what it means, what is to be done.
/// GUI thread.
namespace shiyu {

QString exportedText(const OfflineBundles::Exported &exported);
QString exportFailureText(const Error &error);
/// Why no bundle can be made here; empty: one can.
QString noBundlesText(bool maySend);
QString importedText(
    const OfflineBundles::Imported &imported, const Calendar &calendar, Instant now);
/// Of another computer's bundle that the server took.
QString handedInText(const QString &receiptFile);
QString receiptUnsavedText();
QString handInFailureText(const Error &error);
/// Of a receipt that was not taken in.
QString receiptFailureText(const Error &error);

} // namespace shiyu
