#include "app/storage/incidentqueryduplicates.h"

#include "app/domain/directory.h"
#include "app/storage/featurestore.h"
#include <QSet>
#include <algorithm>
#include <cmath>

namespace shiyu {
namespace {

constexpr int kMostCandidates = 500;
constexpr qsizetype kMostWords = 5;
constexpr int kDefaultRadius = 200; // metres, without a category

/// Letters and digits only; what stands between two of them parts no pair that matters here.
QString bare(const QString &text)
{
    QString kept;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            kept.append(c.toLower());
    }
    return kept;
}

QSet<QString> pairsOf(const QString &text)
{
    QSet<QString> pairs;
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        pairs.insert(text.mid(i, 2));
    return pairs;
}

QStringList sharedRuns(const QString &a, const QString &b)
{
    const QSet<QString> known = pairsOf(b);
    QStringList runs;
    QString run;
    for (qsizetype i = 0; i <= a.size() - 1; ++i) {
        const QString pair = a.mid(i, 2);
        if (pair.size() == 2 && known.contains(pair)) {
            run = run.isEmpty() ? pair : run + pair.back();
        } else if (!run.isEmpty()) {
            if (!runs.contains(run))
                runs.append(run);
            run.clear();
        }
    }
    std::stable_sort(runs.begin(), runs.end(),
        [](const QString &x, const QString &y) { return x.size() > y.size(); });
    return runs.mid(0, kMostWords);
}

int scoreOf(const LikelyDuplicate &d, double similarity, double radius, bool anyCategory)
{
    const double days
        = std::abs(std::chrono::duration<double, std::ratio<86'400>>(d.apart).count());
    const double near = d.metres ? 1 - *d.metres / radius : 0.4;
    const double soon = 1 - days / kDuplicateDays;
    const double category = d.sameCategory ? 1 : anyCategory ? 0.5 : 0.4;
    return static_cast<int>(std::lround(50 * similarity + 25 * std::clamp(near, 0.0, 1.0)
        + 15 * std::clamp(soon, 0.0, 1.0) + 10 * category));
}

IncidentFilter filterFor(
    const DuplicateQuestion &question, const Directory &directory, double radius)
{
    IncidentFilter filter;
    filter.scope = Scope::All;
    filter.reportedFrom = question.reportedAt - std::chrono::days { kDuplicateDays };
    filter.stages = kOpenStages | Stages { Stage::Shelved, Stage::Closed };
    if (question.position)
        filter.box = positionsAround(*question.position, radius);
    else
        filter.region = question.region;
    if (const Category *category = directory.category(question.category))
        filter.major = category->parent.isEmpty() ? category->id : category->parent;
    return filter;
}

} // namespace

double pairSimilarity(const QString &a, const QString &b)
{
    const QSet<QString> first = pairsOf(bare(a));
    const QSet<QString> second = pairsOf(bare(b));
    if (first.isEmpty() || second.isEmpty())
        return 0;
    const auto shared = std::count_if(
        first.begin(), first.end(), [&second](const QString &p) { return second.contains(p); });
    return 2.0 * double(shared) / double(first.size() + second.size());
}

Expected<QVector<LikelyDuplicate>> likelyDuplicates(sql::Connection &connection,
    const Viewer &viewer, const DuplicateQuestion &question, const Directory &directory, int atMost)
{
    QVector<LikelyDuplicate> found;
    if (!question.position && question.region.isEmpty())
        return found;
    const Category *category = directory.category(question.category);
    const double radius = category ? category->duplicateRadius : kDefaultRadius;
    const IncidentQuery query(
        viewer, filterFor(question, directory, radius), SortOrder::Newest, question.reportedAt);
    const auto page = query.page(connection, {}, kMostCandidates);
    if (!page)
        return tl::make_unexpected(page.error());
    const QString words = bare(question.title.isEmpty() ? question.summary : question.title);
    const QString text = question.title + question.summary.left(IncidentRow::kExcerptLength);
    for (const IncidentRow &row : page->rows) {
        LikelyDuplicate d { row, 0, {}, row.reportedAt - question.reportedAt,
            row.category == question.category && category, {} };
        if (question.position && row.position)
            d.metres = metresBetween(*question.position, *row.position);
        if (row.id == question.id || (d.metres && *d.metres > radius))
            continue;
        // A short title says more than a long text beside it.
        const double similarity = std::max(pairSimilarity(question.title, row.title),
            pairSimilarity(text, row.title + row.excerpt));
        d.score = scoreOf(d, similarity, radius, !category);
        d.sharedWords = sharedRuns(words, bare(row.title + u' ' + row.excerpt));
        if (d.score >= kLeastDuplicateScore)
            found.append(d);
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto &a, const auto &b) { return a.score > b.score; });
    if (found.size() > atMost)
        found.resize(atMost);
    return found;
}

} // namespace shiyu
