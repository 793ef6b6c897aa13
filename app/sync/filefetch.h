#pragma once
#include <QByteArray>
#include <QString>

namespace shiyu {

/// An attachment that somebody wants to see and that is not on this computer.
struct WantedFile {
    QByteArray sha256;
    qint64 size = 0; ///< as the act that names it says
    QString name;
};

/// What came of fetching one.
enum class FileFetch {
    Here,
    NotThere, ///< the server has not got it yet, or not for this organisation (附件未到)
    NoAnswer, ///< no session or no link; what has come is kept
    Cancelled, ///< by who wanted it; likewise
    Damaged, ///< it is not what was attached
    Failed, ///< it cannot be kept here: the disk
};

} // namespace shiyu
