#include "app/services/actdrafts.h"

#include "app/services/profiledesk.h"
#include "app/services/whenanswered.h"

namespace shiyu {
namespace {

const QString kPrefix = QStringLiteral("act/");
constexpr auto kKept = std::chrono::days { 30 };

QString keyOf(const ActDraftKey &of)
{
    return kPrefix + of.incident.toString() + QLatin1Char('/') + nameOf(of.act);
}

} // namespace

ActDrafts::ActDrafts(Workplace &workplace, QObject *parent)
    : QObject(parent)
    , m_workplace(workplace)
{
    m_save.setSingleShot(true);
    m_save.setInterval(std::chrono::seconds { 1 });
    connect(&m_save, &QTimer::timeout, this, &ActDrafts::write);
    connect(&workplace, &Workplace::leaving, this, &ActDrafts::flush);
    connect(&workplace, &Workplace::seatChanged, this, &ActDrafts::change);
    change();
}

ActDrafts::~ActDrafts()
{
    flush();
}

void ActDrafts::change()
{
    const auto &seat = m_workplace.seat();
    const OfficerId officer = seat ? seat->officer : OfficerId();
    if (officer == m_officer)
        return;
    flush();
    m_officer = officer;
    m_drafts.clear();
    if (seat)
        read();
}

void ActDrafts::read()
{
    auto drafts = m_workplace.data().post(
        [officer = m_officer, now = m_workplace.now()](
            ProfileDesk &desk) -> Expected<QMap<QString, QJsonObject>> {
            if (!desk.seat())
                return QMap<QString, QJsonObject>();
            if (const auto old = desk.desk().dropDrafts(officer, kPrefix, now - kKept); !old)
                return tl::make_unexpected(old.error());
            return desk.desk().drafts(officer, kPrefix, desk.dataKey());
        });
    whenAnswered(drafts, this,
        [this, officer = m_officer](const Expected<QMap<QString, QJsonObject>> &found) {
            if (!found)
                return m_workplace.tell(Trouble::Draft, found.error());
            if (officer != m_officer)
                return;
            for (auto it = found->begin(); it != found->end(); ++it) {
                if (!m_changed.contains(it.key()))
                    m_drafts.insert(it.key(), it.value());
            }
        });
}

QJsonObject ActDrafts::draft(const ActDraftKey &of) const
{
    return of.officer == m_officer ? m_drafts.value(keyOf(of)) : QJsonObject();
}

void ActDrafts::keep(const ActDraftKey &of, const QJsonObject &draft)
{
    const QString key = keyOf(of);
    if (of.officer != m_officer && draft.isEmpty()) // he left before his act was through
        return wipe(of.officer, key);
    if (of.officer != m_officer || of.incident.isEmpty() || m_drafts.value(key) == draft)
        return;
    if (draft.isEmpty())
        m_drafts.remove(key);
    else
        m_drafts.insert(key, draft);
    m_changed.insert(key);
    if (!m_save.isActive())
        m_save.start();
}

void ActDrafts::wipe(const OfficerId &officer, const QString &key)
{
    auto wiped = m_workplace.data().post(
        [officer, key](ProfileDesk &desk) { return desk.desk().dropDraft(officer, key); });
    m_workplace.watch(std::move(wiped), Trouble::Draft);
}

void ActDrafts::write()
{
    QMap<QString, QJsonObject> changed; // an empty one: it is gone
    for (const QString &key : std::exchange(m_changed, {}))
        changed.insert(key, m_drafts.value(key));
    // Whoever sits there by then: a draft is his who typed it.
    auto saved = m_workplace.data().post([changed, officer = m_officer, now = m_workplace.now()](
                                             ProfileDesk &desk) -> Expected<void> {
        if (!desk.seat())
            return {};
        for (auto it = changed.begin(); it != changed.end(); ++it) {
            const auto done = it->isEmpty()
                ? desk.desk().dropDraft(officer, it.key())
                : desk.desk().saveDraft(officer, it.key(), *it, desk.dataKey(), now);
            if (!done)
                return done;
        }
        return {};
    });
    m_workplace.watch(std::move(saved), Trouble::Draft);
}

void ActDrafts::flush()
{
    if (!m_save.isActive())
        return;
    m_save.stop();
    write();
}

} // namespace shiyu
