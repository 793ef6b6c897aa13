#include "app/services/namespellings.h"

#include <QtConcurrent>

namespace shiyu {

NameSpellings::NameSpellings(const QStringList &names, const Pinyin &pinyin)
{
    m_words.reserve(names.size());
    for (const QString &name : names) {
        QString &words = m_words[name];
        if (words.isEmpty())
            words = QLatin1Char(' ') + pinyin.indexWords(name);
    }
}

NameSpellings NameSpellings::of(const Directory &directory, const Pinyin &pinyin)
{
    QStringList names;
    for (const Organization &unit : directory.data().organizations)
        names << unit.shortName << unit.name;
    for (const Officer &officer : directory.data().officers)
        names << officer.name;
    names.removeAll(QString());
    return NameSpellings(names, pinyin);
}

bool NameSpellings::fits(const QString &name, const QString &typed) const
{
    const QString query = typed.simplified().toLower();
    if (name.contains(query, Qt::CaseInsensitive))
        return true;
    const auto words = m_words.constFind(name);
    if (words == m_words.constEnd())
        return false;
    const QString joined = QString(query).remove(QLatin1Char(' ')); // cheng guan
    return words->contains(QLatin1Char(' ') + joined);
}

NameSpeller::NameSpeller()
    : m_kept(std::make_shared<Kept>())
{
}

QFuture<NamesPtr> NameSpeller::names(const DirectoryPtr &directory) const
{
    return QtConcurrent::run([kept = m_kept, directory]() -> NamesPtr {
        const std::scoped_lock lock(kept->mutex);
        if (kept->of != directory) {
            const auto pinyin = Pinyin::load();
            kept->names = pinyin && directory
                ? std::make_shared<const NameSpellings>(NameSpellings::of(*directory, *pinyin))
                : nullptr;
            kept->of = directory;
        }
        return kept->names;
    });
}

} // namespace shiyu
