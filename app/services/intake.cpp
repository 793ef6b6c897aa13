#include "app/services/intake.h"

#include "app/services/placesearch.h"
#include "app/services/profiledesk.h"
#include "app/services/readdesk.h"
#include "app/services/whenanswered.h"
#include "app/services/workplace.h"
#include <QtConcurrent>

namespace shiyu {
namespace {

const QString kDraftKey = QStringLiteral("newCase");

} // namespace

Intake::Intake(Workplace &workplace, QObject *parent)
    : QObject(parent)
    , m_workplace(workplace)
{
    m_save.setSingleShot(true);
    m_save.setInterval(std::chrono::seconds { 1 });
    connect(&m_save, &QTimer::timeout, this, &Intake::writeDraft);
    connect(&workplace, &Workplace::leaving, this, &Intake::flushDraft);
}

Intake::~Intake()
{
    flushDraft();
}

DirectoryPtr Intake::directory() const
{
    return m_workplace.directory();
}

Instant Intake::now() const
{
    return m_workplace.now();
}

QFuture<QVector<CategoryHit>> Intake::categories(const QString &typed, int most) const
{
    const auto find = [table = m_table, directory = m_workplace.directory(), typed, most] {
        const std::scoped_lock lock(table->mutex);
        if (!directory)
            return QVector<CategoryHit> {};
        if (table->of != directory) {
            const auto pinyin = Pinyin::load();
            table->categories = std::make_shared<const CategoryTable>(
                *directory, pinyin ? std::optional(*pinyin) : std::nullopt);
            table->of = directory;
        }
        return table->categories->find(typed, most);
    };
    return byEventLoop(QtConcurrent::run(find));
}

QFuture<Expected<Locality>> Intake::locality(LonLat at)
{
    return m_workplace.reading().post(
        [at, directory = m_workplace.directory()](ReadDesk &desk) -> Expected<Locality> {
            const auto locator = desk.locator();
            if (!locator)
                return tl::make_unexpected(locator.error());
            return localityOf(*directory, **locator, at);
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
    auto saved
        = m_workplace.data().post([draft = m_draft, officer = m_draftOf, now = m_workplace.now()](
                                      ProfileDesk &desk) -> Expected<void> {
              if (!desk.seat() || officer.isEmpty())
                  return {};
              return desk.desk().saveDraft(officer, kDraftKey, draft, desk.dataKey(), now);
          });
    m_workplace.watch(std::move(saved), Trouble::Draft);
}

void Intake::flushDraft()
{
    if (!m_save.isActive())
        return;
    m_save.stop();
    writeDraft();
}

QFuture<QJsonObject> Intake::draft()
{
    categories({}, 0); // a form opens: the tables are there before the first key
    flushDraft(); // what waits is newer than the file
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
    flushDraft();
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
