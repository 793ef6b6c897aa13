#pragma once
#include "app/storage/incidentquery.h"
#include <QStringList>

namespace shiyu {

class Directory;

/// What is known of a matter that may be there already.
struct DuplicateQuestion {
    IncidentId id; ///< itself, if it is stored; else empty
    QString title, summary; ///< one of them may be empty
    CategoryId category; ///< may be empty: any
    RegionCode region; ///< used where there is no position
    std::optional<LonLat> position;
    Instant reportedAt {};
};

/// A case that may be the same matter, with the reasons as data. A person decides.
struct LikelyDuplicate {
    IncidentRow row;
    int score = 0; ///< 0 … 100: text 50, distance 25, time 15, category 10
    std::optional<double> metres; ///< none: one of both has no position, the region is the same
    Millis apart { 0 }; ///< between the reports
    bool sameCategory = false; ///< else a sibling of it
    QStringList sharedWords; ///< runs of characters that both have, longest first, at most five
};

inline constexpr int kDuplicateDays = 30;
inline constexpr int kLeastDuplicateScore = 40;

/// Cases of the same category or a sibling of it, within the category's duplicate radius (or in the
/// same region), reported at most kDuplicateDays before; not merged away, declined or answered.
/// Of those that the viewer sees. Best first, at most `atMost`, none below kLeastDuplicateScore.
Expected<QVector<LikelyDuplicate>> likelyDuplicates(sql::Connection &connection,
    const Viewer &viewer, const DuplicateQuestion &question, const Directory &directory,
    int atMost = 5);

/// Dice's coefficient of the two texts' pairs of neighbouring characters, 0 … 1.
double pairSimilarity(const QString &a, const QString &b);

} // namespace shiyu
