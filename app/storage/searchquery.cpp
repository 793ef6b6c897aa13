#include "app/storage/searchquery.h"
#include "app/storage/textruns.h"
#include <algorithm>
#include <optional>

namespace shiyu {
namespace {

using Kind = TextRun::Kind;

bool hasLetter(std::u32string_view word)
{
    return std::any_of(word.begin(), word.end(), [](char32_t c) { return QChar::isLetter(c); });
}

/// A word of the text with the place of each of its characters.
struct PlacedWord {
    QString text;
    std::vector<TextRun::Span> spans; ///< one a character
    std::vector<qsizetype> units; ///< UTF-16 units of `text` up to and with that character
};

PlacedWord placed(const TextRun &run, std::size_t from, std::size_t count)
{
    PlacedWord word;
    for (std::size_t i = from; i < std::min(from + count, run.text.size()); ++i) {
        word.text += toQString({ &run.text[i], 1 });
        word.spans.push_back(run.spans[i]);
        word.units.push_back(word.text.size());
    }
    return word;
}

/// The same words that SearchText::words writes.
std::vector<PlacedWord> placedWords(QStringView text)
{
    std::vector<PlacedWord> words;
    TextRuns runs(text);
    while (const TextRun *run = runs.next()) {
        if (run->kind == Kind::Word) {
            words.push_back(placed(*run, 0, run->text.size()));
            continue;
        }
        for (std::size_t i = 0; i < run->text.size(); ++i)
            words.push_back(placed(*run, i, 2));
    }
    return words;
}

/// The end in the text of the first `units` units of a word.
qsizetype endOf(const PlacedWord &word, qsizetype units)
{
    std::size_t i = 0;
    while (i + 1 < word.units.size() && word.units[i] < units)
        ++i;
    return word.spans[i].end;
}

/// Where the phrase ends if it begins at this word.
std::optional<qsizetype> matchAt(
    const std::vector<PlacedWord> &text, std::size_t at, const QStringList &words, bool open)
{
    const std::size_t count = std::size_t(words.size());
    if (at + count > text.size())
        return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
        const QString &wanted = words[qsizetype(i)];
        const QString &found = text[at + i].text;
        const bool last = i + 1 == count;
        if (last && open ? !found.startsWith(wanted) : found != wanted)
            return std::nullopt;
    }
    return endOf(text[at + count - 1], words.last().size());
}

} // namespace

SearchQuery::SearchQuery(QStringView typed)
{
    QStringView kept = typed.left(kMaxLength);
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= kept.size() && m_phrases.size() < kMaxPhrases; ++at) {
        if (at < kept.size() && !kept[at].isSpace() && !kept[at].isNull())
            continue;
        Phrase phrase = phraseOf(kept.mid(begin, at - begin));
        if (!phrase.words.isEmpty())
            m_phrases.append(std::move(phrase));
        begin = at + 1;
    }
}

SearchQuery::Phrase SearchQuery::phraseOf(QStringView part)
{
    Phrase phrase;
    int runs = 0;
    bool letters = false;
    bool cjk = false;
    char32_t single = 0; // the last character of the CJK run before, its own word in the index
    TextRuns reader(part);
    while (const TextRun *run = reader.next()) {
        ++runs;
        if (single != 0)
            phrase.words.append(toQString({ &single, 1 }));
        single = 0;
        const std::u32string_view text = run->text;
        if (run->kind == Kind::Word || text.size() == 1) {
            phrase.words.append(toQString(text));
            letters = letters || (run->kind == Kind::Word && hasLetter(text));
            cjk = run->kind == Kind::Cjk;
            continue;
        }
        for (std::size_t i = 0; i + 1 < text.size(); ++i)
            phrase.words.append(toQString(text.substr(i, 2)));
        single = text.back();
        cjk = true;
    }
    // Exact: a pair of CJK characters is whole, and a tag ends where it ends.
    phrase.open = single == 0 && (cjk || runs == 1 || !letters);
    return phrase;
}

QString SearchQuery::matchExpression() const
{
    if (isEmpty())
        return QStringLiteral("\"\"");
    QStringList parts;
    for (const Phrase &phrase : m_phrases) {
        const QString star = phrase.open ? QStringLiteral(" *") : QString();
        parts.append(u'"' + phrase.words.join(u' ') + u'"' + star);
    }
    return parts.join(QStringLiteral(" AND "));
}

QList<SearchQuery::Range> SearchQuery::highlights(QStringView text) const
{
    const std::vector<PlacedWord> words = placedWords(text.left(kMaxHighlighted));
    QList<Range> found;
    for (const Phrase &phrase : m_phrases) {
        for (std::size_t at = 0; at < words.size(); ++at) {
            const qsizetype begin = words[at].spans.front().begin;
            if (const auto end = matchAt(words, at, phrase.words, phrase.open))
                found.append({ begin, *end - begin });
        }
    }
    std::sort(found.begin(), found.end(), [](Range a, Range b) { return a.begin < b.begin; });
    QList<Range> merged;
    for (const Range &range : std::as_const(found)) {
        if (merged.isEmpty() || range.begin > merged.last().begin + merged.last().length) {
            merged.append(range);
            continue;
        }
        const qsizetype end
            = std::max(merged.last().begin + merged.last().length, range.begin + range.length);
        merged.last().length = end - merged.last().begin;
    }
    return merged;
}

} // namespace shiyu
