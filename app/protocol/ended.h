#pragma once
#include "app/domain/endedmatter.h"
#include "app/protocol/message.h"
#include <QUrlQuery>

namespace shiyu::protocol {

/// The query of GET /v1/ended, and back. InvalidValue with the parameter's name: a text with
/// controls or too long, no region code, no moment.
QUrlQuery endedQuery(const EndedQuery &query);
Expected<EndedQuery> readEndedQuery(const QUrlQuery &query);

/// GET /v1/ended: matters that are over and visible to the caller's organisation, the newest first;
/// their records come by GET /v1/subjects/….
struct EndedAnswer {
    EndedPage page;

    QJsonObject toJson() const;
    static Expected<EndedAnswer> fromJson(const QJsonObject &json);
    friend bool operator==(const EndedAnswer &, const EndedAnswer &) = default;
};

} // namespace shiyu::protocol
