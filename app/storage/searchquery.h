#pragma once
#include <QList>
#include <QString>
#include <QStringList>

namespace shiyu {

/// What an officer typed into the search field, as phrases that must all be found.
///
/// Parts between spaces are ANDed, in any order and any column. Within a part the order counts, and
/// punctuation does not: 长江路12号 also finds 长江路，12号. The last word of a part is open, as
/// the officer may still be typing (238 finds 2381, jh finds jinghu and jhq); one character finds
/// every word that begins with it. A part of several words with a letter among them is a tag or a
/// number and ends exactly: K7-12 does not find K7-123.
///
/// Words hold letters and digits only and stand in quotes, so nothing typed is FTS5 syntax. An
/// immutable value; any thread; never throws but for lack of memory.
class SearchQuery {
public:
    /// What is longer is cut; a query is typed, or pasted by mistake.
    static constexpr qsizetype kMaxLength = 256;
    static constexpr qsizetype kMaxPhrases = 16;
    /// Of a text only so much is marked: more than a screen shows, and no risk with a 10 MB one.
    static constexpr qsizetype kMaxHighlighted = 10'000;

    explicit SearchQuery(QStringView typed);

    /// True if there is nothing to search for: only spaces, punctuation, emoji.
    bool isEmpty() const { return m_phrases.isEmpty(); }
    /// The string bound to MATCH :q for the table of SearchText. Always valid: if isEmpty() it is
    /// an empty phrase, which finds no row ('' would be a syntax error); a search field that is
    /// blank leaves the condition out instead.
    QString matchExpression() const;

    /// A stretch of a text in UTF-16 units.
    struct Range {
        qsizetype begin = 0;
        qsizetype length = 0;
        bool operator==(const Range &) const = default;
    };
    /// Where the query stands in a text, to be set in bold: rising, apart from each other, never
    /// through a surrogate pair. What was found by its pinyin is not marked.
    QList<Range> highlights(QStringView text) const;

private:
    struct Phrase {
        QStringList words;
        bool open = false; ///< the last word may go on
    };
    static Phrase phraseOf(QStringView part);
    QList<Phrase> m_phrases;
};

} // namespace shiyu
