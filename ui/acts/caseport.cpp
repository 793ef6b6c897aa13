#include "ui/acts/caseport.h"

#include "app/services/workplace.h"

namespace shiyu {

CasePort portOf(Workplace &workplace)
{
    Workplace *w = &workplace;
    CasePort port;
    port.now = [w] { return w->now(); };
    port.act = [w](const ActRequest &request) { return w->act(request); };
    port.merge = [w](const MergeRequest &request) { return w->merge(request); };
    port.readClosed
        = [w](const IncidentId &id, const QString &field) { return w->readClosed(id, field); };
    port.unitChoices
        = [w](const CategoryId &category, const RegionCode &region,
              const std::optional<LonLat> &at) { return w->unitChoices(category, region, at); };
    port.names = [w] { return w->names(); };
    port.attach = [w](const ActRequest &request, const AttachedFile &file) {
        return w->actTogether({ request }, { file });
    };
    port.readAttachment
        = [w](const IncidentId &id, const IntentId &entry) { return w->readAttachment(id, entry); };
    return port;
}

} // namespace shiyu
