#pragma once
#include "app/domain/enumset.h"
#include <QMap>

namespace shiyu {

/// What a row of an import had to be rejected for (up to Refused), or what happened to it that the
/// officer should know. The sentence is made by issueText().
enum class ImportIssue {
    NothingToSay, ///< neither title nor text nor category
    TextTooLong, ///< what: characters
    BadCoordinate, ///< no number, half a position, or off its system; what: the value
    OutsideCity, ///< what: the position
    BadTime, ///< what: the value
    FutureTime,
    BadPhone,
    UnknownCategory, ///< what: its name
    UnknownUrgency,
    UnknownSource,
    UnknownRegion,
    DuplicateRow, ///< the same number stands in the file before; what: the number
    AlreadyThere, ///< … in the profile
    DamagedRow, ///< the library could not read it
    WrongShape, ///< what: the shape
    BadOutline, ///< no area is left of it; what: GEOS's reason
    NoPosition, ///< a camera or place without one
    NoCode,
    BadCode, ///< not digits of a level's length, or another level's; what: the code
    NoName,
    NoParent, ///< the region above is neither in the city nor in the file
    NotThisCity,
    Refused, ///< by the rules; what: the refusal
    // notes
    WithoutPosition, ///< kept and asked for
    KeptUncategorised, ///< what: the category in the source
    OutlineMended, ///< what: what was wrong
    ShapeCut, ///< only the first of several points or lines was taken
    SettledInSource, ///< came with its end
    WithoutOutline, ///< a region that has none
    Updated, ///< was there and has been brought up to date
    NotJudged, ///< the city has no outlines to hold the position against
};

constexpr bool isRejection(ImportIssue issue)
{
    return issue <= ImportIssue::Refused;
}

struct RowIssue {
    qint64 row = 0; ///< from 1, without the header
    ImportIssue issue = ImportIssue::DamagedRow;
    QString what;

    friend bool operator==(const RowIssue &, const RowIssue &) = default;
};

/// A sentence in the language of the application (context "ImportIssue").
QString issueText(const RowIssue &issue);
/// Without the row's own value, as the heading of a list.
QString issueTitle(ImportIssue issue);

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::ImportIssue, "nothingToSay", "textTooLong", "badCoordinate", "outsideCity",
    "badTime", "futureTime", "badPhone", "unknownCategory", "unknownUrgency", "unknownSource",
    "unknownRegion", "duplicateRow", "alreadyThere", "damagedRow", "wrongShape", "badOutline",
    "noPosition", "noCode", "badCode", "noName", "noParent", "notThisCity", "refused",
    "withoutPosition", "keptUncategorised", "outlineMended", "shapeCut", "settledInSource",
    "withoutOutline", "updated", "notJudged");
