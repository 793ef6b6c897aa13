#include "app/server/core/live.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using protocol::LiveEntry;
using protocol::ProblemCode;

constexpr int kMostLevels = 8; // a damaged directory may run in a ring
constexpr int kNoContent = 204;

/// Small enough for a NOTIFY whatever the value holds: 8000 bytes.
QByteArray toBytes(const OrganizationId &sender, const LiveEntry &entry)
{
    return QByteArrayList { sender.toString().toUtf8().toBase64(),
        QByteArray::number(toMs(entry.at)), QByteArray::number(entry.ttl),
        entry.key.toUtf8().toBase64(), entry.value.toUtf8().toBase64() }
        .join('\n');
}

std::optional<LiveBoard::Post> fromBytes(const QByteArray &bytes)
{
    const QByteArrayList lines = bytes.split('\n');
    if (lines.size() != 5)
        return std::nullopt;
    const auto text = [&lines](qsizetype line) {
        return QString::fromUtf8(QByteArray::fromBase64(lines[line]));
    };
    const LiveEntry entry { text(3), text(4), instantFromMs(lines[1].toLongLong()),
        lines[2].toInt() };
    return LiveBoard::Post { OrganizationId(text(0)), {}, { entry } };
}

} // namespace

Expected<QSet<OrganizationId>> Live::audienceOf(const OrganizationId &sender)
{
    const auto directory = m_state.directories.newest(m_database);
    if (!directory)
        return tl::make_unexpected(directory.error());
    QSet<OrganizationId> audience;
    OrganizationId id = sender;
    for (int level = 0; level < kMostLevels; ++level) {
        const Organization *organization = (*directory)->organization(id);
        if (!organization)
            break;
        audience.insert(organization->id);
        id = organization->superior;
    }
    return audience;
}

Response Live::put(const protocol::LiveEntries &message, const Caller &caller)
{
    const auto audience = audienceOf(caller.organization);
    if (!audience)
        return problemResponse(audience.error());
    const LiveBoard::Post post { caller.organization, *audience, message.entries };
    if (!m_state.live.put(post, m_state.now()))
        return problemResponse(ProblemCode::TooMany, u"keys"_s);
    QVector<QByteArray> told;
    for (const LiveEntry &entry : message.entries)
        told.append(toBytes(caller.organization, entry));
    if (const auto done = m_database.tell(told); !done)
        return problemResponse(done.error());
    return { kNoContent, {}, {}, 0, QVector<OrganizationId>(audience->cbegin(), audience->cend()) };
}

Expected<QVector<OrganizationId>> Live::heard(const QByteArray &told)
{
    auto post = fromBytes(told);
    if (!post)
        return QVector<OrganizationId>();
    auto audience = audienceOf(post->sender);
    if (!audience)
        return tl::make_unexpected(audience.error());
    post->audience = *std::move(audience);
    m_state.live.put(*post, m_state.now());
    return QVector<OrganizationId>(post->audience.cbegin(), post->audience.cend());
}

} // namespace shiyu::server
