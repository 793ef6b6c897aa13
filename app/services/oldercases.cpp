#include "app/services/oldercases.h"

#include "app/services/readdesk.h"
#include "app/storage/incidentquery.h"
#include <QRegularExpression>

namespace shiyu {

using namespace Qt::StringLiterals;

namespace {

QFuture<Expected<EndedPage>> searchOn(Workplace &workplace, const EndedQuery &query, int asks)
{
    return workplace.endedSource()
        .search(query)
        .then(&workplace,
            [&workplace, query, asks](const Expected<EndedPage> &page) {
                const bool goesOn = page && page->matters.isEmpty() && !page->next.isEmpty();
                if (!goesOn || asks <= 1)
                    return QtFuture::makeReadyFuture(page);
                EndedQuery next = query;
                next.after = page->next;
                return searchOn(workplace, next, asks - 1);
            })
        .unwrap();
}

Expected<OlderCases::Found> withThoseHere(sql::Connection &connection, const EndedPage &page)
{
    OlderCases::Found found { page, {} };
    for (const EndedMatter &matter : page.matters) {
        const auto row = incidentRowOf(connection, matter.id, Viewer {});
        if (!row)
            return tl::make_unexpected(row.error());
        if (*row)
            found.here.insert(matter.id);
    }
    return found;
}

} // namespace

QFuture<Expected<OlderCases::Found>> OlderCases::search(const EndedQuery &query)
{
    return searchOn(m_workplace, query, kMostAsks)
        .then(&m_workplace,
            [&workplace = m_workplace](const Expected<EndedPage> &page) {
                if (!page)
                    return QtFuture::makeReadyFuture(
                        Expected<Found>(tl::make_unexpected(page.error())));
                return workplace.reading().post([page = *page](ReadDesk &desk) {
                    return withThoseHere(desk.connection(), page);
                });
            })
        .unwrap();
}

QFuture<Expected<void>> OlderCases::bring(const IncidentId &id)
{
    return m_workplace.endedSource().fetch(id);
}

bool isFullNumber(const QString &text)
{
    static const QRegularExpression kNumber(u"^\\d{4,6}-\\d{8}-\\d{4,}$"_s);
    return kNumber.match(text).hasMatch();
}

} // namespace shiyu
