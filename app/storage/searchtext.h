#pragma once
#include "app/storage/pinyin.h"
#include <QString>
#include <QStringList>

namespace shiyu {

/// Turns what is searched into words for FTS5's stock unicode61 tokenizer, which takes a whole
/// Chinese sentence for one word:
///   物业管理2381号 → 物业 业管 管理 理 2381 号
/// A run of CJK characters becomes overlapping pairs and its last character, so that one character
/// is a prefix query (理*) and two or more are a phrase of pairs, also over the end of a run.
/// SearchQuery makes the queries; nothing else may write them.
///
/// The table that this is made for:
///
///   CREATE VIRTUAL TABLE search USING fts5(
///       title,    -- words(title)
///       text,     -- words(summary and whatever else of the open text)
///       names,    -- words(region names, organisations, addresses, categories)
///       pinyin,   -- pinyin(the same names; for a directory entry its own names)
///       numbers,  -- numbers(matter number, source's number, device tag K7-12, telephone of a
///       unit) tokenize = "unicode61", prefix = '1');
///
///   SELECT rowid FROM search WHERE search MATCH :q ORDER BY rowid DESC LIMIT 256;
///   DELETE FROM search WHERE rowid = :id;           -- then INSERT again: an update
///
/// - The rowid is the incident's local number, rising with time: "newest first" is then the order
///   in which FTS5 yields rows, without sorting. Page by "rowid < :before".
/// - Not contentless (content=''): SQLite 3.40 cannot delete from such a table. An external content
///   table would need the old words again for each deletion; the plain table keeps them itself.
/// - prefix='1' keeps one-character queries an index lookup: over 200,000 made-up matters 0.5 ms
/// instead of
///   94 ms, for a fifth more space. Longer prefixes scan few terms; indexing two would cost half as
///   much again, as every pair is one. The slow query left is the beginning that all numbers share
///   (the city's code, the year).
/// - Only open text goes in: what is a closed field is not searchable.
///
/// Stateless; any thread. Never throws but for lack of memory.
class SearchText {
public:
    /// Only so many UTF-16 units of one text are searchable (a 10 MB text is cut, not refused).
    static constexpr qsizetype kMaxTextLength = 1 << 20;

    /// For title, text and names.
    static QString words(QStringView text);
    /// For pinyin: see Pinyin::indexWords.
    static QString pinyin(const Pinyin &pinyin, const QStringList &names);
    /// For numbers: their words, and each run of digits from every digit on while three are left,
    /// so that any fragment of three digits or more finds a telephone; of runs beyond 12 digits
    /// only the last eight count so, which finds a running number. Zeros in front may be left out.
    /// Digits parted by punctuation (0553-3832110) also count as one run.
    static QString numbers(const QStringList &numbers);

    /// What to bind to MATCH :q; always valid. Short for SearchQuery(query).matchExpression(),
    /// whose isEmpty() tells a query without anything to search for.
    static QString matchExpression(QStringView query);
};

} // namespace shiyu
