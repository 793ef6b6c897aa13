#pragma once
#include "app/domain/error.h"
#include <QHash>
#include <QList>
#include <QStringList>
#include <memory>

namespace shiyu {

/// The two tables of resources/pinyin, parsed.
struct PinyinTables {
    QHash<char32_t, QStringList> readings; ///< the most usual first
    /// A fixed name to its readings; each is a list with one syllable a character.
    QHash<QString, QList<QStringList>> names;

    /// Damaged, with the table and its line as context, if a line is malformed.
    static Expected<PinyinTables> parse(const QByteArray &readings, const QByteArray &placeNames);
};

/// Spells single Han characters by ICU. Thread-safe; loads ICU's rules at first use.
class HanSpeller {
public:
    HanSpeller();
    ~HanSpeller();
    HanSpeller(const HanSpeller &) = delete;
    HanSpeller &operator=(const HanSpeller &) = delete;
    /// One syllable of a–z, or empty if ICU knows no reading.
    QString syllable(char32_t character) const;

private:
    struct Rules;
    std::unique_ptr<Rules> m_rules;
};

} // namespace shiyu
