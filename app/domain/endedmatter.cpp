#include "app/domain/endedmatter.h"

namespace shiyu {

bool isOver(const Incident &state)
{
    return state.exists() && !state.isOpen() && state.stage != Stage::Shelved;
}

EndedMatter endedMatter(const Incident &state)
{
    return { state.id, state.number.isEmpty() ? state.deviceTag : state.number, state.title,
        state.category, state.primaryRegion, state.stage, state.reportedAt, state.lastEffectiveAt };
}

} // namespace shiyu
