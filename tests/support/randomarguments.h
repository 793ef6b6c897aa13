#pragma once
#include "app/domain/decide.h"
#include <QRandomGenerator>

namespace shiyu::test {

/// Arguments for any row of the workflow table, drawn at random: most are good ones, some are not,
/// as an officer's are. The same seed gives the same arguments.
class RandomArguments {
public:
    RandomArguments(const Directory &directory, QRandomGenerator &random);

    /// All that the row requires and about half of what it allows. `now` for dates to come.
    QJsonObject draw(const WorkflowRow &row, const Incident &state, Instant now);

    template <typename Items> auto any(const Items &items)
    {
        return *(std::begin(items) + m_random.bounded(static_cast<int>(std::size(items))));
    }

private:
    QJsonValue draw(const QString &name, const Incident &state, Instant now);
    QJsonObject place();

    const Directory &m_directory;
    QRandomGenerator &m_random;
    QVector<CategoryId> m_categories; ///< those that matters can be filed under
};

} // namespace shiyu::test
