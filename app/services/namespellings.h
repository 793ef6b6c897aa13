#pragma once
#include "app/domain/directory.h"
#include "app/storage/pinyin.h"
#include <QFuture>
#include <mutex>

namespace shiyu {

/// Names with every way to type them on a Latin keyboard. A value, made once for a directory.
class NameSpellings {
public:
    NameSpellings(const QStringList &names, const Pinyin &pinyin);
    /// Of all units (short and full names) and officers.
    static NameSpellings of(const Directory &directory, const Pinyin &pinyin);

    /// The name holds what was typed, or its pinyin or initials do from the beginning of one of
    /// its words on: 市城管局 by 城管, chengguan, scgj and cgj. Nothing typed fits every name; a
    /// name that is not among those spelled is compared as it is written.
    bool fits(const QString &name, const QString &typed) const;

private:
    QHash<QString, QString> m_words; ///< each word after a space
};

using NamesPtr = std::shared_ptr<const NameSpellings>;

/// Spells the names of a directory when they are first asked for, on a thread of the pool (some
/// tenths of a second), and keeps them. Thread-safe; its answers outlive it.
class NameSpeller {
public:
    NameSpeller();
    QFuture<NamesPtr> names(const DirectoryPtr &directory) const; ///< null without a directory

private:
    struct Kept {
        std::mutex mutex;
        DirectoryPtr of;
        NamesPtr names;
    };
    std::shared_ptr<Kept> m_kept;
};

} // namespace shiyu
