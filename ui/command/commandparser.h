#pragma once
#include <QString>

namespace shiyu {

enum class Verb {
    Find, ///< no verb: cases, places, officers, screens by name
    Open, ///< 打开 2381
    Dispatch, ///< 派 2381 城管
    Sign, ///< 签 2381
    GoTo, ///< 定位 镜湖区
    Switch, ///< 切换 孙悦: another officer
    Theme, ///< 夜间, 日间
    New, ///< 新建
};

/// What was typed into the command line.
struct Command {
    Verb verb = Verb::Find;
    QString object; ///< a case's number, a place, an officer; without a verb all that was typed
    QString target; ///< of Dispatch: the unit
    bool night = false; ///< of Theme

    friend bool operator==(const Command &, const Command &) = default;
};

/// Reads a line: a verb in Chinese, by its pinyin initials or in English, then its object. A verb
/// and its object may stand without a space (派2381 城管). Never fails: what is no command is
/// searched.
Command parseCommand(const QString &line);

} // namespace shiyu
