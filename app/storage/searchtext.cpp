#include "app/storage/searchtext.h"
#include "app/storage/searchquery.h"
#include "app/storage/textruns.h"

namespace shiyu {
namespace {

constexpr qsizetype kMaxDigits = 40; ///< longer than any number of ours; bounds the endings
constexpr qsizetype kLeastEnding = 3;
/// Up to here a run may be a telephone, of which any fragment is asked for. A longer one is the
/// number of a matter: whole, or by the running number at its end. Saves half of the column.
constexpr qsizetype kTelephoneDigits = 12;
constexpr qsizetype kRunningDigits = 8;

void appendWord(QString &out, std::u32string_view word)
{
    if (!out.isEmpty())
        out.append(u' ');
    for (const char32_t character : word)
        out.append(QStringView(QChar::fromUcs4(character)));
}

void appendRun(QString &out, const TextRun &run)
{
    const std::u32string_view text = run.text;
    if (run.kind == TextRun::Kind::Word) {
        appendWord(out, text);
        return;
    }
    for (std::size_t i = 0; i < text.size(); ++i)
        appendWord(out, text.substr(i, 2)); // the last one is a single character
}

bool isDigits(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The endings of one run of digits; the run itself is among them.
void appendEndings(QStringList &out, const QString &digits)
{
    const QString kept = digits.right(kMaxDigits);
    out.append(kept);
    const bool telephone = kept.size() <= kTelephoneDigits;
    const qsizetype first = telephone ? 0 : kept.size() - kRunningDigits;
    for (qsizetype from = first; kept.size() - from >= kLeastEnding; ++from)
        out.append(kept.mid(from));
    // 000012 is also asked for as 12.
    qsizetype zeros = 0;
    while (zeros < kept.size() - 1 && kept[zeros] == u'0')
        ++zeros;
    out.append(kept.mid(zeros));
}

QStringList endingsOf(const QString &number)
{
    QStringList endings;
    QString together;
    int runs = 0;
    const auto flush = [&] {
        if (runs > 1)
            appendEndings(endings, together);
        together.clear();
        runs = 0;
    };
    TextRuns reader(number);
    while (const TextRun *run = reader.next()) {
        const QString text = toQString(run->text);
        if (run->kind == TextRun::Kind::Word && isDigits(text)) {
            appendEndings(endings, text);
            together += text;
            ++runs;
        } else {
            flush();
        }
    }
    flush();
    endings.removeDuplicates();
    return endings;
}

} // namespace

QString SearchText::words(QStringView text)
{
    const QStringView kept = text.left(kMaxTextLength);
    QString out;
    out.reserve(kept.size() * 3);
    TextRuns runs(kept);
    while (const TextRun *run = runs.next())
        appendRun(out, *run);
    return out;
}

QString SearchText::pinyin(const Pinyin &pinyin, const QStringList &names)
{
    QStringList words;
    for (const QString &name : names) {
        if (const QString more = pinyin.indexWords(name); !more.isEmpty())
            words.append(more);
    }
    return words.join(u' ');
}

QString SearchText::numbers(const QStringList &numbers)
{
    QStringList words;
    for (const QString &number : numbers) {
        const QString kept = number.left(4 * kMaxDigits);
        words.append(SearchText::words(kept));
        words.append(endingsOf(kept));
    }
    words.removeAll(QString());
    return words.join(u' ');
}

QString SearchText::matchExpression(QStringView query)
{
    return SearchQuery(query).matchExpression();
}

} // namespace shiyu
