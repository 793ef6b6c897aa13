#pragma once
#include "app/domain/error.h"
#include <QList>
#include <QString>
#include <memory>

namespace shiyu {

/// One way to type a name on a Latin keyboard.
struct PinyinSpelling {
    QString full; ///< changjianglu
    QString initials; ///< cjl
    bool operator==(const PinyinSpelling &) const = default;
};

/// The Mandarin spellings of names: fixed names first (longest match), then every reading of the
/// listed characters, then ICU's Han-Latin. Without tones, v for ü, pure ASCII; text that is not
/// Han is kept in lower case without its spaces and punctuation, other scripts are left out.
///
/// Owns its tables, unchanged after loading; copies share them. All const functions may be called
/// from any thread. Loading costs about a millisecond; ICU's rules (a tenth of a second) load at
/// the first character that no table has, so index off the GUI thread.
class Pinyin {
public:
    static constexpr int kMaxSpellings = 8;
    /// Only so many UTF-16 units of a name are spelled.
    static constexpr qsizetype kMaxNameLength = 64;

    /// From resources/pinyin, which is linked into the program. Damaged if a line is malformed.
    static Expected<Pinyin> load();
    /// From the bytes of the two tables (formats: see the heads of the files).
    static Expected<Pinyin> parse(const QByteArray &readings, const QByteArray &placeNames);

    /// At most kMaxSpellings, all different, the most usual first: fewest departures from the first
    /// readings. None for a name without Han, Latin letters or digits.
    QList<PinyinSpelling> spellings(const QString &name) const;

    /// The words of the pinyin column for one name, separated by spaces: every spelling from every
    /// syllable on, so that a prefix query finds the name from the beginning of any of its words
    /// (镜湖区赭山街道 by zsjd). Initials of one letter are left out, the full spelling has them.
    QString indexWords(const QString &name) const;

private:
    struct Tables;
    explicit Pinyin(std::shared_ptr<const Tables> tables);
    std::shared_ptr<const Tables> m_tables;
};

} // namespace shiyu
