#pragma once
#include <QStringView>
#include <string>
#include <vector>

namespace shiyu {

/// A stretch of searchable text of one kind, folded: full-width to half-width, lower case, no
/// accents, one of several ways to write the same character (瀂 → 澛).
struct TextRun {
    enum class Kind {
        Cjk, ///< Han, kana, Hangul, and the private characters of old Chinese encodings
        Word, ///< letters and digits of all other scripts
    };
    /// Where a folded character stands in the original text, in UTF-16 units, end excluded. One
    /// original may fold to several characters (㎡ → m2); they share its span.
    struct Span {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    Kind kind = Kind::Word;
    std::u32string text;
    std::vector<Span> spans; ///< as many as characters of text
};

/// The longest word kept; the rest of a longer one is not searched. Bounds a token for FTS5.
inline constexpr qsizetype kMaxWordLength = 64;

/// Cuts text into runs. Everything that is neither letter nor digit separates (punctuation, emoji,
/// control characters, U+0000, lone surrogates) except an apostrophe between letters (xi'an →
/// xian). Pure, any thread, never throws but for lack of memory, O(length).
class TextRuns {
public:
    explicit TextRuns(QStringView text);
    /// The next run, or a null pointer at the end. Valid until the next call.
    const TextRun *next();

private:
    struct Character {
        char32_t code = 0;
        TextRun::Span span;
    };
    void refill();
    bool joinsWords(const Character &character);
    bool append(const Character &character);
    QStringView m_text;
    qsizetype m_at = 0;
    std::vector<Character> m_pending; ///< folded characters of one original, last first
    TextRun m_run;
};

QString toQString(std::u32string_view text);

} // namespace shiyu
