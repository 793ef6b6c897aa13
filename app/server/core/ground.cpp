#include "app/server/core/ground.h"

namespace shiyu::server {
namespace {

using protocol::ProblemCode;

bool isFor(const GroundPiece &piece, const RegionCode &town)
{
    return town.isEmpty() || piece.town.isEmpty() || piece.town == town
        || (piece.kind == GroundKind::Outlines && piece.level <= RegionLevel::Town);
}

} // namespace

Expected<RegionCode> Ground::townOfCaller(const Caller &caller)
{
    const auto directory = m_state.directories.newest(m_database);
    if (!directory)
        return tl::make_unexpected(directory.error());
    const Organization *organization = (*directory)->organization(caller.organization);
    return organization ? townOf(organization->region) : RegionCode();
}

Answer<protocol::GroundAnswer> Ground::list(qint64 held, const Caller &caller)
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Read);
    if (!transaction)
        return tl::make_unexpected(problemResponse(transaction.error()));
    const auto version = m_table.newestVersion();
    const auto town = townOfCaller(caller);
    if (!version || !town)
        return tl::make_unexpected(problemResponse(version ? town.error() : version.error()));
    protocol::GroundAnswer answer { *version, {} };
    if (held == *version)
        return answer;
    const auto heads = m_table.heads();
    if (!heads)
        return tl::make_unexpected(problemResponse(heads.error()));
    for (const GroundTable::Head &head : *heads) {
        if (isFor(head.piece, *town))
            answer.pieces.append({ QByteArray::fromHex(head.sha256.toLatin1()), head.size });
    }
    return answer;
}

Response Ground::piece(const QString &sha256, const Caller &caller)
{
    const auto head = m_table.head(sha256);
    const auto town = townOfCaller(caller);
    if (!head || !town)
        return problemResponse(head ? town.error() : head.error());
    if (!*head || !isFor((*head)->piece, *town))
        return problemResponse(ProblemCode::NotFound);
    auto bytes = m_table.bytes(sha256);
    if (!bytes)
        return problemResponse(bytes.error());
    return { 200, "application/octet-stream", *std::move(bytes), 0, {} };
}

} // namespace shiyu::server
