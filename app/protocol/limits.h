#pragma once
#include <QtGlobal>

/// What one message may hold. Both sides keep to them: a parser refuses what is larger before it
/// looks at it, and a sender cuts its messages so that they fit.
namespace shiyu::protocol {

inline constexpr int kVersion = 1; ///< of the protocol; another one is said plainly, never guessed

inline constexpr int kMostIntents = 500; ///< of one POST /v1/operations
inline constexpr qsizetype kLargestIntent = 2 * 1024 * 1024; ///< bytes, as in the log
inline constexpr qsizetype kLargestRequest = 8 * 1024 * 1024; ///< bytes of a body sent to a server
inline constexpr qsizetype kLargestSmallRequest = 16 * 1024; ///< of sign-in and refresh
inline constexpr qsizetype kLargestAnswer = 64 * 1024 * 1024; ///< the directory of a large city
inline constexpr int kMostPageEntries = 2000; ///< of changes, operations, heads
inline constexpr qsizetype kLargestClosedValue = 1024 * 1024; ///< bytes
inline constexpr qsizetype kLongestText = 256; ///< characters of an id, an account, a token
inline constexpr qsizetype kLongestPassword = 1024; ///< characters
inline constexpr qsizetype kLargestBlobPiece = 1024 * 1024; ///< bytes of one PUT, about one GET
inline constexpr qsizetype kLeastBlobPiece = 16 * 1024; ///< but for the last of a blob
inline constexpr qsizetype kLargestBundle = 64 * 1024 * 1024; ///< bytes of a file carried by hand
inline constexpr int kMostBundleIntents = 10'000;
inline constexpr int kMostBundleRequests = 1000; ///< that they are cut into
inline constexpr qsizetype kLargestBundleFiles = 20 * 1024 * 1024; ///< bytes of attachments in one
inline constexpr int kMostBundleFiles = 1000;
inline constexpr qsizetype kLargestHeads = 4 * 1024 * 1024; ///< bytes of one statement's, packed
inline constexpr int kMostLiveEntries = 500;
inline constexpr qsizetype kLargestLiveRequest = 1024 * 1024; ///< bytes
inline constexpr qsizetype kLargestLiveValue = 4096; ///< bytes

} // namespace shiyu::protocol
