#include "app/storage/pinyin.h"
#include "app/storage/pinyintables.h"
#include "app/storage/textruns.h"
#include <QFile>
#include <QSet>
#include <algorithm>
#include <functional>

// Outside any namespace, as the macro declares a global function.
static void registerPinyinResource()
{
    Q_INIT_RESOURCE(pinyin);
}

namespace shiyu {
namespace {

/// A place in a name with the ways to read it: several syllables for a fixed name, one for a
/// character, a word of other script as one "syllable" that keeps its digits in the initials.
struct Slot {
    QList<QStringList> choices;
    bool word = false;
};

using Choice = std::vector<int>; ///< for each slot, the index of its reading

/// Gives `take` every combination whose indices add up to `departures`, until it wants no more.
void combine(const QList<Slot> &places, Choice &choice, qsizetype at, int departures,
    const std::function<bool(const Choice &)> &take, bool &more)
{
    if (!more)
        return;
    if (at == places.size()) {
        more = departures != 0 || take(choice);
        return;
    }
    int room = 0; // what the slots after this one can still take
    for (qsizetype i = at + 1; i < places.size(); ++i)
        room += int(places[i].choices.size()) - 1;
    const int last = std::min(departures, int(places[at].choices.size()) - 1);
    for (int index = last; index >= std::max(0, departures - room); --index) {
        choice[std::size_t(at)] = index;
        combine(places, choice, at + 1, departures - index, take, more);
    }
}

/// What one syllable gives to the initials: its letter, or a whole number or tag.
QStringView initialOf(QStringView syllable, bool word)
{
    const bool number = word
        && std::any_of(syllable.begin(), syllable.end(), [](QChar c) { return c.isDigit(); });
    return number ? syllable : syllable.left(1);
}

struct Syllable {
    QString text;
    QString initial;
};

using Syllables = QList<Syllable>;

PinyinSpelling joined(const Syllables &syllables)
{
    PinyinSpelling spelling;
    for (const Syllable &syllable : syllables) {
        spelling.full += syllable.text;
        spelling.initials += syllable.initial;
    }
    return spelling;
}

} // namespace

struct Pinyin::Tables {
    PinyinTables listed;
    /// Of the fixed names that begin with a character the longest: with most none does.
    QHash<char16_t, qsizetype> longestFrom;
    HanSpeller speller;

    QList<Slot> slotsOf(const QString &name) const;
    QList<Syllables> read(const QString &name) const;

private:
    qsizetype fixedNameAt(const QString &run, qsizetype at) const;
    void readHan(const QString &run, QList<Slot> &out) const;
};

/// The length of the longest fixed name that begins there, 0 if none.
qsizetype Pinyin::Tables::fixedNameAt(const QString &run, qsizetype at) const
{
    const qsizetype longest = longestFrom.value(run[at].unicode());
    for (qsizetype n = std::min(longest, run.size() - at); n > 1; --n) {
        if (listed.names.contains(run.mid(at, n)))
            return n;
    }
    return 0;
}

void Pinyin::Tables::readHan(const QString &run, QList<Slot> &out) const
{
    for (qsizetype at = 0; at < run.size();) {
        if (const qsizetype n = fixedNameAt(run, at); n > 0) {
            out.append(Slot { listed.names.value(run.mid(at, n)) });
            at += n;
            continue;
        }
        const bool pair = run[at].isHighSurrogate() && at + 1 < run.size();
        const char32_t code
            = pair ? QChar::surrogateToUcs4(run[at], run[at + 1]) : char32_t(run[at].unicode());
        at += pair ? 2 : 1;
        QStringList readings = listed.readings.value(code);
        if (readings.isEmpty())
            readings = QStringList { speller.syllable(code) };
        Slot slot;
        for (const QString &reading : std::as_const(readings)) {
            if (!reading.isEmpty())
                slot.choices.append(QStringList { reading });
        }
        if (!slot.choices.isEmpty())
            out.append(slot);
    }
}

QList<Slot> Pinyin::Tables::slotsOf(const QString &name) const
{
    QList<Slot> result;
    TextRuns runs(QStringView(name).left(kMaxNameLength));
    while (const TextRun *run = runs.next()) {
        const QString text = toQString(run->text);
        if (run->kind == TextRun::Kind::Cjk) {
            readHan(text, result);
            continue;
        }
        QString ascii;
        std::copy_if(text.begin(), text.end(), std::back_inserter(ascii),
            [](QChar c) { return c.unicode() < 0x80; });
        if (!ascii.isEmpty())
            result.append(Slot { { QStringList { ascii } }, true });
    }
    return result;
}

/// The different readings of a name, at most kMaxSpellings, fewest departures first.
QList<Syllables> Pinyin::Tables::read(const QString &name) const
{
    const QList<Slot> places = slotsOf(name);
    QList<Syllables> result;
    QSet<QString> seen;
    int tries = 0; // different choices nearly always differ in spelling; this makes it sure to end
    const auto take = [&](const Choice &choice) {
        Syllables syllables;
        for (qsizetype i = 0; i < places.size(); ++i) {
            for (const QString &text : places[i].choices[choice[std::size_t(i)]])
                syllables.append({ text, initialOf(text, places[i].word).toString() });
        }
        const PinyinSpelling spelling = joined(syllables);
        const qsizetype before = seen.size();
        seen.insert(spelling.full + u' ' + spelling.initials);
        if (seen.size() > before)
            result.append(syllables);
        return result.size() < kMaxSpellings && ++tries < 8 * kMaxSpellings;
    };
    int most = 0;
    for (const Slot &place : places)
        most += int(place.choices.size()) - 1;
    bool more = !places.isEmpty();
    Choice choice(std::size_t(places.size()), 0);
    for (int departures = 0; more && departures <= most; ++departures)
        combine(places, choice, 0, departures, take, more);
    return result;
}

Pinyin::Pinyin(std::shared_ptr<const Tables> tables)
    : m_tables(std::move(tables))
{
}

Expected<Pinyin> Pinyin::load()
{
    registerPinyinResource();
    QByteArray bytes[2];
    const QString names[2] = { QStringLiteral("readings.tsv"), QStringLiteral("placenames.tsv") };
    for (int i = 0; i < 2; ++i) {
        QFile file(u":/pinyin/" + names[i]);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::NotFound, names[i], file.errorString());
        bytes[i] = file.readAll();
    }
    return parse(bytes[0], bytes[1]);
}

Expected<Pinyin> Pinyin::parse(const QByteArray &readings, const QByteArray &placeNames)
{
    auto listed = PinyinTables::parse(readings, placeNames);
    if (!listed)
        return tl::make_unexpected(listed.error());
    auto tables = std::make_shared<Tables>();
    tables->listed = std::move(*listed);
    for (auto it = tables->listed.names.keyBegin(); it != tables->listed.names.keyEnd(); ++it) {
        qsizetype &longest = tables->longestFrom[it->front().unicode()];
        longest = std::max(longest, it->size());
    }
    return Pinyin(std::move(tables));
}

QList<PinyinSpelling> Pinyin::spellings(const QString &name) const
{
    QList<PinyinSpelling> result;
    for (const Syllables &syllables : m_tables->read(name))
        result.append(joined(syllables));
    return result;
}

QString Pinyin::indexWords(const QString &name) const
{
    QStringList words;
    for (const Syllables &syllables : m_tables->read(name)) {
        PinyinSpelling ending = joined(syllables);
        for (const Syllable &first : syllables) {
            words.append(ending.full);
            if (ending.initials.size() > 1)
                words.append(ending.initials);
            ending.full.remove(0, first.text.size());
            ending.initials.remove(0, first.initial.size());
        }
    }
    words.removeDuplicates();
    return words.join(u' ');
}

} // namespace shiyu
