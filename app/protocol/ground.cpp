#include "app/protocol/ground.h"

#include "app/domain/groundpiece.h"
#include "app/protocol/jsonlist.h"
#include "app/protocol/limits.h"

namespace shiyu::protocol {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kMostPieces = 200'000; // 50 million cameras

} // namespace

QJsonObject GroundAnswer::Piece::toJson() const
{
    JsonWriter json;
    json.text("sha256", hexText(sha256));
    json.whole("size", size);
    return json.take();
}

Expected<GroundAnswer::Piece> GroundAnswer::Piece::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    Piece piece;
    piece.sha256 = reader.hex("sha256", kDigestBytes);
    piece.size = reader.whole("size", 1, kLargestGroundPiece, JsonReader::Required);
    return reader.finish(std::move(piece));
}

QJsonObject GroundAnswer::toJson() const
{
    JsonWriter json;
    json.whole("version", version);
    json.put("pieces", listOf(pieces));
    return json.take();
}

Expected<GroundAnswer> GroundAnswer::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    GroundAnswer answer;
    answer.version = reader.count("version");
    answer.pieces = reader.items<Piece>("pieces", kMostPieces, &Piece::fromJson);
    return reader.finish(std::move(answer));
}

} // namespace shiyu::protocol
