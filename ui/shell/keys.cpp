#include "ui/shell/keys.h"

#include "ui/acts/actkeys.h"
#include "ui/text/enumtext.h"
#include <QCoreApplication>

namespace shiyu {
namespace {

QString key(const char *name)
{
    return QString::fromUtf8(name);
}

KeySection everywhere()
{
    return { QCoreApplication::translate("Keys", "Everywhere"),
        { { { key("Ctrl K") }, QCoreApplication::translate("Keys", "Command line") },
            { { key("?"), key("F1") }, QCoreApplication::translate("Keys", "All keys") },
            { { key("Alt 1"), key("Alt 2"), key("Alt 3") },
                QCoreApplication::translate("Keys", "Map, desk, handling") },
            { { key("Alt 9") }, QCoreApplication::translate("Keys", "Conflicts to settle") },
            { { key("Alt 0") }, QCoreApplication::translate("Keys", "Settings") },
            { { key("Ctrl Shift U") }, QCoreApplication::translate("Keys", "Switch officer") },
            { { key("Ctrl Shift D") }, QCoreApplication::translate("Keys", "Shift and handover") },
            { { key("Ctrl Shift S") },
                QCoreApplication::translate("Keys", "Supervisions for you") },
            { { key("Ctrl Shift O") },
                QCoreApplication::translate("Keys", "What waits for the server") },
            { { key("Ctrl Shift T") }, QCoreApplication::translate("Keys", "Day or night") },
            { { key("Ctrl Shift L") },
                QCoreApplication::translate("Keys", "Bring the usual layout back") },
            { { key("F11") }, QCoreApplication::translate("Keys", "Full screen") } } };
}

KeySection queue()
{
    return { QCoreApplication::translate("Keys", "Queue"),
        { { { key("N") }, QCoreApplication::translate("Keys", "New matter") },
            { { key("/") }, QCoreApplication::translate("Keys", "Search the queue") },
            { { key("J"), key("K") }, QCoreApplication::translate("Keys", "Next, previous") },
            { { key("Enter") }, QCoreApplication::translate("Keys", "Open the case") },
            { { key("Ctrl G") }, QCoreApplication::translate("Keys", "Show the case on the map") },
            { { key("Esc") }, QCoreApplication::translate("Keys", "Back to the list") } } };
}

KeySection map()
{
    return { QCoreApplication::translate("Keys", "Map"),
        { { { key("←"), key("→"), key("↑"), key("↓") },
              QCoreApplication::translate("Keys", "Move") },
            { { key("+"), key("−") }, QCoreApplication::translate("Keys", "Zoom") },
            { { key("Home") }, QCoreApplication::translate("Keys", "Own area") },
            { { key("Enter") }, QCoreApplication::translate("Keys", "What lies at the cross") } } };
}

KeySection intake()
{
    return { QCoreApplication::translate("Keys", "New matter"),
        { { { key("Ctrl Enter") }, QCoreApplication::translate("Keys", "File and accept") },
            { { key("F6") }, QCoreApplication::translate("Keys", "Add files") },
            { { key("F7") }, QCoreApplication::translate("Keys", "Emergency: dispatch first") },
            { { key("F8") }, QCoreApplication::translate("Keys", "Answer at once") },
            { { key("F9") }, QCoreApplication::translate("Keys", "File only") },
            { { key("Esc") }, QCoreApplication::translate("Keys", "Close, keep the draft") } } };
}

} // namespace

QList<KeySection> allKeys()
{
    KeySection acts { QCoreApplication::translate("Keys", "The open case"), {} };
    for (const ActKey &act : actKeys()) {
        acts.lines.append(
            { { keyCapText(QKeySequence(QString::fromLatin1(act.keys))) }, actText(act.kind) });
    }
    acts.lines.append(
        { { keyCapText(moreActsKey()) }, QCoreApplication::translate("Keys", "All other acts") });
    acts.lines.append({ { keyCapText(undoActKey()) },
        QCoreApplication::translate("Keys", "Undo, within its minute") });
    acts.lines.append(
        { { key("Ctrl P") }, QCoreApplication::translate("Keys", "Print, or save as PDF") });
    acts.lines.append(
        { { key("Ctrl Shift C") }, QCoreApplication::translate("Keys", "Copy number and title") });
    return { everywhere(), queue(), intake(), map(), acts };
}

} // namespace shiyu
