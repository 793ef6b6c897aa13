#include "app/exchange/importissue.h"

#include <QCoreApplication>

namespace shiyu {
namespace {

struct Words {
    ImportIssue issue;
    const char *text;
};

// In the order of the enum.
constexpr Words kWords[] = {
    { ImportIssue::NothingToSay, QT_TRANSLATE_NOOP("ImportIssue", "No title, text or category") },
    { ImportIssue::TextTooLong, QT_TRANSLATE_NOOP("ImportIssue", "A text is too long") },
    { ImportIssue::BadCoordinate, QT_TRANSLATE_NOOP("ImportIssue", "Coordinates cannot be read") },
    { ImportIssue::OutsideCity,
        QT_TRANSLATE_NOOP("ImportIssue", "Position lies outside the city") },
    { ImportIssue::BadTime, QT_TRANSLATE_NOOP("ImportIssue", "A time cannot be read") },
    { ImportIssue::FutureTime, QT_TRANSLATE_NOOP("ImportIssue", "The date lies in the future") },
    { ImportIssue::BadPhone, QT_TRANSLATE_NOOP("ImportIssue", "Not a telephone number") },
    { ImportIssue::UnknownCategory, QT_TRANSLATE_NOOP("ImportIssue", "Unknown category") },
    { ImportIssue::UnknownUrgency, QT_TRANSLATE_NOOP("ImportIssue", "Unknown urgency") },
    { ImportIssue::UnknownSource, QT_TRANSLATE_NOOP("ImportIssue", "Unknown source") },
    { ImportIssue::UnknownRegion, QT_TRANSLATE_NOOP("ImportIssue", "Unknown region") },
    { ImportIssue::DuplicateRow,
        QT_TRANSLATE_NOOP("ImportIssue", "Number stands twice in the file") },
    { ImportIssue::AlreadyThere, QT_TRANSLATE_NOOP("ImportIssue", "Number was imported before") },
    { ImportIssue::DamagedRow, QT_TRANSLATE_NOOP("ImportIssue", "The row is damaged") },
    { ImportIssue::WrongShape,
        QT_TRANSLATE_NOOP("ImportIssue", "The shape does not fit this kind") },
    { ImportIssue::BadOutline, QT_TRANSLATE_NOOP("ImportIssue", "The outline cannot be mended") },
    { ImportIssue::NoPosition, QT_TRANSLATE_NOOP("ImportIssue", "No position") },
    { ImportIssue::NoCode, QT_TRANSLATE_NOOP("ImportIssue", "No code") },
    { ImportIssue::BadCode, QT_TRANSLATE_NOOP("ImportIssue", "The code does not fit") },
    { ImportIssue::NoName, QT_TRANSLATE_NOOP("ImportIssue", "No name") },
    { ImportIssue::NoParent, QT_TRANSLATE_NOOP("ImportIssue", "The region above is missing") },
    { ImportIssue::NotThisCity, QT_TRANSLATE_NOOP("ImportIssue", "Not of this city") },
    { ImportIssue::Refused, QT_TRANSLATE_NOOP("ImportIssue", "Refused by the rules") },
    { ImportIssue::WithoutPosition,
        QT_TRANSLATE_NOOP("ImportIssue", "Without a position: kept, to be asked for") },
    { ImportIssue::KeptUncategorised,
        QT_TRANSLATE_NOOP("ImportIssue", "Category not in the city's table: kept without one") },
    { ImportIssue::OutlineMended, QT_TRANSLATE_NOOP("ImportIssue", "Outline was mended") },
    { ImportIssue::ShapeCut,
        QT_TRANSLATE_NOOP("ImportIssue", "Of several shapes only the first was taken") },
    { ImportIssue::SettledInSource,
        QT_TRANSLATE_NOOP("ImportIssue", "Already settled in the source") },
    { ImportIssue::WithoutOutline, QT_TRANSLATE_NOOP("ImportIssue", "Without an outline") },
    { ImportIssue::Updated, QT_TRANSLATE_NOOP("ImportIssue", "Was there, brought up to date") },
    { ImportIssue::NotJudged,
        QT_TRANSLATE_NOOP(
            "ImportIssue", "The city has no outlines: not checked whether it lies inside") },
};

} // namespace

QString issueTitle(ImportIssue issue)
{
    const Words &words = kWords[static_cast<size_t>(issue)];
    Q_ASSERT(words.issue == issue);
    return QCoreApplication::translate("ImportIssue", words.text);
}

QString issueText(const RowIssue &issue)
{
    if (issue.what.isEmpty())
        return issueTitle(issue.issue);
    return QCoreApplication::translate("ImportIssue", "%1 (%2)")
        .arg(issueTitle(issue.issue), issue.what);
}

} // namespace shiyu
