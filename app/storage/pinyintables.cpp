#include "app/storage/pinyintables.h"
#include <algorithm>
#include <mutex>
#include <unicode/translit.h>

namespace shiyu {
namespace {

bool isSyllable(QStringView text)
{
    return !text.isEmpty() && text.size() <= 6
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

bool areSyllables(const QStringList &list)
{
    return std::all_of(list.begin(), list.end(), [](const QString &s) { return isSyllable(s); });
}

/// Calls take(key, value) for every line "key TAB value"; # begins a comment line.
template <typename Take>
Expected<void> readLines(const QByteArray &table, const QString &name, Take take)
{
    int number = 0;
    for (const QByteArray &bytes : table.split('\n')) {
        ++number;
        const QString line = QString::fromUtf8(bytes).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype tab = line.indexOf(u'\t');
        if (tab < 1 || !take(line.left(tab), line.mid(tab + 1)))
            return fail(ErrorCode::Damaged, QStringLiteral("%1:%2").arg(name).arg(number), line);
    }
    return {};
}

/// ICU writes "nǚ"; the keyboard writes "nv".
QString withoutTones(const QString &syllable)
{
    QString plain;
    for (const QChar c : syllable.normalized(QString::NormalizationForm_D).toLower()) {
        if (c == QChar(0x0308) && plain.endsWith(u'u'))
            plain.back() = u'v';
        else if (!c.isMark())
            plain.append(c);
    }
    return isSyllable(plain) ? plain : QString();
}

} // namespace

Expected<PinyinTables> PinyinTables::parse(const QByteArray &readings, const QByteArray &placeNames)
{
    PinyinTables tables;
    const auto takeReading = [&](const QString &key, const QString &value) {
        const auto character = key.toUcs4();
        const QStringList list = value.split(u',');
        if (character.size() != 1 || !areSyllables(list))
            return false;
        tables.readings.insert(character.front(), list);
        return true;
    };
    const auto takeName = [&](const QString &key, const QString &value) {
        const QStringList list = value.split(u' ');
        if (key.size() < 2 || list.size() != key.toUcs4().size() || !areSyllables(list))
            return false;
        tables.names[key].append(list);
        return true;
    };
    if (auto read = readLines(readings, QStringLiteral("readings.tsv"), takeReading); !read)
        return tl::make_unexpected(read.error());
    if (auto read = readLines(placeNames, QStringLiteral("placenames.tsv"), takeName); !read)
        return tl::make_unexpected(read.error());
    return tables;
}

struct HanSpeller::Rules {
    std::mutex mutex; ///< guards all; one transliterator must not run in two threads
    bool opened = false;
    std::unique_ptr<icu::Transliterator> transliterator;
    QHash<char32_t, QString> known;
};

HanSpeller::HanSpeller()
    : m_rules(std::make_unique<Rules>())
{
}

HanSpeller::~HanSpeller() = default;

QString HanSpeller::syllable(char32_t character) const
{
    const std::lock_guard lock(m_rules->mutex);
    if (const auto it = m_rules->known.constFind(character); it != m_rules->known.constEnd())
        return *it;
    if (!std::exchange(m_rules->opened, true)) {
        UErrorCode status = U_ZERO_ERROR;
        m_rules->transliterator.reset(icu::Transliterator::createInstance(
            icu::UnicodeString("Han-Latin"), UTRANS_FORWARD, status));
    }
    if (!m_rules->transliterator)
        return {};
    icu::UnicodeString text;
    text.append(UChar32(character));
    m_rules->transliterator->transliterate(text);
    const QString latin(reinterpret_cast<const QChar *>(text.getBuffer()), text.length());
    return *m_rules->known.insert(character, withoutTones(latin.trimmed()));
}

} // namespace shiyu
