#include "app/services/intake.h"

#include "app/services/placesearch.h"
#include "app/services/profiledesk.h"
#include "app/services/readdesk.h"
#include "app/services/workplace.h"

namespace shiyu {
namespace {

const QString kDraftKey = QStringLiteral("newCase");

QString pathText(const Directory &directory, const RegionCode &code)
{
    QStringList names;
    for (const Region *region : directory.path(code)) {
        if (region->level != RegionLevel::City)
            names.append(region->name);
    }
    return names.join(QLatin1Char(' '));
}

} // namespace

Intake::Intake(Workplace &workplace, QObject *parent)
    : QObject(parent)
    , m_workplace(workplace)
{
    m_save.setSingleShot(true);
    m_save.setInterval(std::chrono::seconds { 1 });
    connect(&m_save, &QTimer::timeout, this, &Intake::writeDraft);
}

const QVector<Intake::SpelledCategory> &Intake::spelled() const
{
    const DirectoryPtr directory = m_workplace.directory();
    if (m_spelledOf == directory || !directory)
        return m_spelled;
    m_spelledOf = directory;
    m_spelled.clear();
    const auto pinyin = Pinyin::load();
    for (const Category &category : directory->data().categories) {
        const Category *major = directory->category(category.parent);
        if (!major)
            continue;
        SpelledCategory entry {
            { category.id, tr("%1 / %2", "major / minor category").arg(major->name, category.name),
                category.urgency, category.limits },
            {}
        };
        if (pinyin)
            entry.spellings = QString(pinyin->indexWords(category.name) + QLatin1Char(' ')
                + pinyin->indexWords(major->name))
                                  .split(QLatin1Char(' '), Qt::SkipEmptyParts);
        m_spelled.append(entry);
    }
    return m_spelled;
}

QVector<CategoryHit> Intake::categories(const QString &typed, int most) const
{
    const QString query = typed.simplified().toLower();
    QVector<CategoryHit> first;
    QVector<CategoryHit> others;
    for (const SpelledCategory &entry : spelled()) {
        const bool byName = query.isEmpty() || entry.hit.text.contains(query, Qt::CaseInsensitive);
        const bool exact = entry.spellings.contains(query);
        const bool begins = std::any_of(entry.spellings.begin(), entry.spellings.end(),
            [&query](const QString &spelling) { return spelling.startsWith(query); });
        if (exact)
            first.append(entry.hit);
        else if (byName || begins)
            others.append(entry.hit);
    }
    return (first + others).mid(0, most);
}

QFuture<Expected<Locality>> Intake::locality(LonLat at)
{
    return m_workplace.reading().post(
        [at, directory = m_workplace.directory()](ReadDesk &desk) -> Expected<Locality> {
            const auto locator = desk.locator();
            if (!locator)
                return tl::make_unexpected(locator.error());
            const RegionLocator::Hit hit = (*locator)->locate(at);
            const Region *region = directory->region(hit.code);
            if (!region)
                return Locality {};
            return Locality { hit.code, pathText(*directory, hit.code), region->workerName,
                region->workerPhone, hit.metresToNext, hit.next };
        });
}

QFuture<Expected<QVector<DuplicateCandidate>>> Intake::duplicates(const CategoryId &category,
    const RegionCode &region, const std::optional<LonLat> &at, const QString &text)
{
    return m_workplace.data().post(
        [question = DuplicateQuestion { {}, {}, text, category, region, at, m_workplace.now() }](
            ProfileDesk &desk) { return desk.duplicates(question); });
}

void Intake::saveDraft(const QJsonObject &draft)
{
    m_draft = draft;
    m_draftOf = m_workplace.seat() ? m_workplace.seat()->officer : OfficerId();
    if (!m_save.isActive())
        m_save.start();
}

void Intake::writeDraft()
{
    // Whoever sits there by then: a draft is his who typed it.
    auto saved = m_workplace.data().post([draft = m_draft, officer = m_draftOf,
                                             now = m_workplace.now()](
                                             ProfileDesk &desk) -> Expected<void> {
        if (!desk.seat() || officer.isEmpty())
            return {};
        return desk.desk().saveDraft(officer, kDraftKey, draft, desk.dataKey(), now);
    });
    m_workplace.watch(std::move(saved), Trouble::Draft);
}

QFuture<QJsonObject> Intake::draft()
{
    return m_workplace.data()
        .post([](ProfileDesk &desk) -> Expected<QJsonObject> {
            if (!desk.seat())
                return QJsonObject();
            return desk.desk().draft(desk.seat()->officer, kDraftKey, desk.dataKey());
        })
        .then(&m_workplace, [workplace = &m_workplace](const Expected<QJsonObject> &draft) {
            if (!draft)
                workplace->tell(Trouble::Draft, draft.error());
            return draft.value_or(QJsonObject());
        });
}

void Intake::dropDraft()
{
    m_save.stop();
    m_draft = {};
    auto dropped = m_workplace.data().post([](ProfileDesk &desk) {
        return desk.seat() ? desk.desk().dropDraft(desk.seat()->officer, kDraftKey)
                           : Expected<void> {};
    });
    m_workplace.watch(std::move(dropped), Trouble::Draft);
}

void Intake::leaveDraft()
{
    if (m_save.isActive()) {
        m_save.stop();
        writeDraft();
    }
    m_draft = {};
    m_draftOf = {};
}

QFuture<Expected<QVector<PlaceHit>>> Intake::places(const QString &typed, int most)
{
    return m_workplace.reading().post(
        [typed, most](ReadDesk &desk) { return placeHits(desk, typed, most); }, JobKind::Background,
        m_typed.next());
}

} // namespace shiyu
