#pragma once
#include "app/domain/canceltoken.h"
#include "app/services/caseview.h"
#include <QFuture>
#include <QObject>
#include <QTimer>

namespace shiyu {

class Workplace;

/// Where a point lies, and how sure that is.
struct Locality {
    RegionCode grid; ///< the smallest region that holds the point; empty: outside the city
    QString path; ///< 镜湖区 赭山街道 北京路社区 第三网格
    QString workerName, workerPhone; ///< the grid's worker
    int metresToNext = -1; ///< distance to the nearest other grid; -1: not known
    RegionCode nextGrid; ///< whose it would be beyond the boundary
    bool nearBoundary() const { return metresToNext >= 0 && metresToNext < kNearMetres; }
    static constexpr int kNearMetres = 50; ///< a position by hand is no better than this
};

/// One hit of the address and region search.
struct PlaceHit {
    QString text; ///< 镜湖区 · 赭山街道
    QString detail; ///< region, school, camera …
    LonLat at;
    RegionCode region; ///< of a region hit
};

/// A category found by name or pinyin initials.
struct CategoryHit {
    CategoryId id;
    QString text; ///< 公用设施 / 上水井盖
    Urgency urgency = Urgency::Normal;
    QMap<ClockKind, TimeLimit> limits; ///< as the city's table has them
};

/// What the form of a new matter asks while the officer types. GUI thread; answers as futures; an
/// older answer than the newest question is to be dropped by the asker.
class Intake : public QObject {
    Q_OBJECT
public:
    explicit Intake(Workplace &workplace, QObject *parent = nullptr);

    QVector<CategoryHit> categories(const QString &typed, int most = 12) const;
    /// Of the newest question only: the answers of those before may be cancelled.
    QFuture<Expected<QVector<PlaceHit>>> places(const QString &typed, int most = 12);
    QFuture<Expected<Locality>> locality(LonLat at);
    QFuture<Expected<QVector<DuplicateCandidate>>> duplicates(const CategoryId &category,
        const RegionCode &region, const std::optional<LonLat> &at, const QString &text);

    /// The draft of this officer, kept while he types (saved at most once a second) and over a
    /// restart.
    void saveDraft(const QJsonObject &draft);
    QFuture<QJsonObject> draft();
    void dropDraft();
    /// Another officer sits down: what the one before typed is his.
    void leaveDraft();

private:
    struct SpelledCategory {
        CategoryHit hit;
        QStringList spellings;
    };
    const QVector<SpelledCategory> &spelled() const;
    void writeDraft();

    Workplace &m_workplace;
    QTimer m_save;
    QJsonObject m_draft;
    OfficerId m_draftOf; ///< who typed it
    NewestWins m_typed;
    mutable DirectoryPtr m_spelledOf; ///< the directory that m_spelled was made of
    mutable QVector<SpelledCategory> m_spelled;
};

} // namespace shiyu

Q_DECLARE_METATYPE(shiyu::CategoryHit)
Q_DECLARE_METATYPE(shiyu::PlaceHit)
