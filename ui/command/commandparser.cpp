#include "ui/command/commandparser.h"

#include <QStringList>

namespace shiyu {
namespace {

struct VerbName {
    Verb verb;
    const char16_t *name;
    bool latin; ///< must be a word of its own
};

// Longer names first: 派单 before 派.
constexpr VerbName kVerbs[] = {
    { Verb::Open, u"打开", false },
    { Verb::Open, u"dk", true },
    { Verb::Open, u"open", true },
    { Verb::Dispatch, u"派单", false },
    { Verb::Dispatch, u"派", false },
    { Verb::Dispatch, u"pd", true },
    { Verb::Dispatch, u"dispatch", true },
    { Verb::Sign, u"签收", false },
    { Verb::Sign, u"签", false },
    { Verb::Sign, u"qs", true },
    { Verb::Sign, u"sign", true },
    { Verb::GoTo, u"定位", false },
    { Verb::GoTo, u"dw", true },
    { Verb::GoTo, u"go", true },
    { Verb::Switch, u"切换", false },
    { Verb::Switch, u"qh", true },
    { Verb::Switch, u"switch", true },
    { Verb::New, u"新建工单", false },
    { Verb::New, u"新建", false },
    { Verb::New, u"xj", true },
    { Verb::New, u"new", true },
};

bool startsWith(const QString &line, const VerbName &verb, qsizetype length)
{
    if (!line.startsWith(QStringView(verb.name), Qt::CaseInsensitive))
        return false;
    return !verb.latin || line.size() == length || line.at(length).isSpace();
}

bool readTheme(const QString &line, Command &command)
{
    const bool night = line == QStringLiteral("夜间") || line == QStringLiteral("yj")
        || line.compare(QStringLiteral("night"), Qt::CaseInsensitive) == 0;
    const bool day = line == QStringLiteral("日间") || line == QStringLiteral("rj")
        || line.compare(QStringLiteral("day"), Qt::CaseInsensitive) == 0;
    command.night = night;
    return night || day;
}

} // namespace

Command parseCommand(const QString &typed)
{
    const QString line = typed.simplified();
    Command command { Verb::Find, line, {}, false };
    if (readTheme(line, command))
        return { Verb::Theme, {}, {}, command.night };
    for (const VerbName &verb : kVerbs) {
        const qsizetype length = QStringView(verb.name).size();
        if (!startsWith(line, verb, length))
            continue;
        const QString rest = line.sliced(length).trimmed();
        command.verb = verb.verb;
        command.object = rest;
        if (verb.verb == Verb::Dispatch) {
            command.object = rest.section(QLatin1Char(' '), 0, 0);
            command.target = rest.section(QLatin1Char(' '), 1).trimmed();
        }
        return command;
    }
    return command;
}

} // namespace shiyu
