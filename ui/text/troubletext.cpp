#include "ui/text/troubletext.h"

#include "ui/text/errortext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

const char *sentence(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Reading:
        return QT_TRANSLATE_NOOP("Trouble",
            "Lists and counts cannot be read and may be out of date; acts are still saved.");
    case Trouble::Map:
        return QT_TRANSLATE_NOOP(
            "Trouble", "The map cannot be read and may be out of date; lists and acts go on.");
    case Trouble::NoOutlines:
        return QT_TRANSLATE_NOOP("Trouble",
            "This city has no boundaries yet: the map is empty and no place is judged. Import "
            "regions under Settings.");
    case Trouble::Draft:
        return QT_TRANSLATE_NOOP(
            "Trouble", "What you type is not being kept: finish it before you leave the form.");
    case Trouble::SavedView:
        return QT_TRANSLATE_NOOP("Trouble", "The saved views cannot be kept or read.");
    case Trouble::ReadMark:
        return QT_TRANSLATE_NOOP(
            "Trouble", "What was read cannot be marked: rows stay bold; nothing else is lost.");
    case Trouble::Clocks:
        return QT_TRANSLATE_NOOP("Trouble",
            "The clocks of open matters could not be computed again and follow the calendar "
            "before.");
    case Trouble::Import:
        return QT_TRANSLATE_NOOP("Trouble",
            "An import that was interrupted cannot go on now; it will be tried after the next "
            "sign-in.");
    }
    return "";
}

} // namespace

QString troubleText(Trouble trouble, const Error &error)
{
    if (trouble == Trouble::NoOutlines && error.context == QLatin1StringView("ground"))
        return QCoreApplication::translate("Trouble",
            "The server has no boundaries of this city yet: the map is empty and no place is "
            "judged. The system administrator imports them on the server; they then come by "
            "themselves.");
    const QString what = QCoreApplication::translate("Trouble", sentence(trouble));
    if (trouble == Trouble::NoOutlines)
        return what;
    return QCoreApplication::translate("Trouble", "%1 %2", "what does not work, why")
        .arg(what, errorText(error));
}

} // namespace shiyu
