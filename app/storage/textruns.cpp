#include "app/storage/textruns.h"
#include <QHash>
#include <QString>
#include <optional>

namespace shiyu {
namespace {

using Kind = TextRun::Kind;

bool isMark(char32_t code)
{
    return QChar::isMark(code);
}

/// The kind of run that a folded character belongs to; none for a separator.
std::optional<Kind> kindOf(char32_t code)
{
    if (code < 0x80)
        return QChar::isLetterOrNumber(code) ? std::optional(Kind::Word) : std::nullopt;
    if (code >= 0x4e00 && code <= 0x9fa5) // Han since Unicode 1.1, and nearly all of our text
        return Kind::Cjk;
    if (QChar::category(code) == QChar::Other_PrivateUse)
        return Kind::Cjk;
    if (!QChar::isLetterOrNumber(code))
        return std::nullopt;
    switch (QChar::script(code)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return Kind::Cjk;
    default:
        return Kind::Word;
    }
}

/// Characters written in two ways in the same name. A table of what has been met, not of all
/// variants: traditional and simplified text are not made equal.
char32_t preferred(char32_t code)
{
    switch (code) {
    case U'瀂': // 瀂港 is written 澛港 where a computer lacks the first
        return U'澛';
    case U'峯':
        return U'峰';
    case U'邨':
        return U'村';
    default:
        return code;
    }
}

std::u32string fold(char32_t code)
{
    if (code < 0x80)
        return { QChar::toLower(code) };
    if (code >= 0x4e00 && code < 0xa000)
        return { preferred(code) };
    const QString original = QString::fromUcs4(&code, 1);
    // Decomposition frees Latin letters of their accents, but would take Hangul and kana apart.
    const bool keepTogether = kindOf(code) == Kind::Cjk;
    const QString folded = original.normalized(
        keepTogether ? QString::NormalizationForm_KC : QString::NormalizationForm_KD);
    std::u32string result;
    for (const char32_t each : folded.toLower().toStdU32String()) {
        if (keepTogether || !isMark(each))
            result.push_back(preferred(each));
    }
    return result;
}

bool isApostrophe(char32_t code)
{
    return code == U'\'' || code == U'\u2019';
}

} // namespace

TextRuns::TextRuns(QStringView text)
    : m_text(text)
{
}

/// Reads one original character; m_pending stays empty at the end of the text only.
void TextRuns::refill()
{
    while (m_pending.empty() && m_at < m_text.size()) {
        const qsizetype begin = m_at++;
        char32_t code = m_text[begin].unicode();
        if (QChar::isHighSurrogate(code) && m_at < m_text.size() && m_text[m_at].isLowSurrogate())
            code = QChar::surrogateToUcs4(m_text[begin], m_text[m_at++]);
        if (QChar::isSurrogate(code))
            code = U' ';
        // A lone accent after its letter belongs to it: dropped, it separates nothing.
        if (isMark(code) && kindOf(code) != Kind::Cjk)
            continue;
        const std::u32string folded = fold(code);
        for (auto it = folded.rbegin(); it != folded.rend(); ++it)
            m_pending.push_back({ *it, { begin, m_at } });
    }
}

/// An apostrophe inside a word, as in the pinyin xi'an.
bool TextRuns::joinsWords(const Character &character)
{
    return isApostrophe(character.code) && !m_run.text.empty() && m_run.kind == Kind::Word
        && m_at < m_text.size() && m_text[m_at].isLetter()
        && kindOf(m_text[m_at].unicode()) == Kind::Word;
}

/// False if the character ends the run.
bool TextRuns::append(const Character &character)
{
    const std::optional<Kind> kind = kindOf(character.code);
    if (!kind)
        return m_run.text.empty() || joinsWords(character);
    if (!m_run.text.empty() && m_run.kind != *kind)
        return false;
    m_run.kind = *kind;
    if (*kind == Kind::Word && m_run.text.size() >= std::size_t(kMaxWordLength))
        return true;
    m_run.text.push_back(character.code);
    m_run.spans.push_back(character.span);
    return true;
}

const TextRun *TextRuns::next()
{
    m_run.text.clear();
    m_run.spans.clear();
    for (refill(); !m_pending.empty(); refill()) {
        const Character character = m_pending.back();
        if (!append(character))
            return &m_run;
        m_pending.pop_back();
    }
    return m_run.text.empty() ? nullptr : &m_run;
}

QString toQString(std::u32string_view text)
{
    return QString::fromUcs4(text.data(), qsizetype(text.size()));
}

} // namespace shiyu
