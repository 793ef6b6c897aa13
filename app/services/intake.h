#pragma once
#include "app/domain/canceltoken.h"
#include "app/services/caseview.h"
#include "app/services/categorytable.h"
#include "app/services/locality.h"
#include <QFuture>
#include <QObject>
#include <QTimer>
#include <mutex>

namespace shiyu {

class Workplace;

/// One hit of the address and region search.
struct PlaceHit {
    QString text; ///< 镜湖区 · 赭山街道
    QString detail; ///< region, school, camera …
    std::optional<LonLat> at; ///< where it stands; none for a region, which is no point
    RegionCode region; ///< the region, or the one that the thing lies in if that is known
    std::optional<LonLat> middle; ///< of a region with an outline: to look at it
    LonLatBox outline; ///< likewise; empty without one
};

/// What the form of a new matter asks while the officer types. GUI thread; answers as futures; an
/// older answer than the newest question is to be dropped by the asker.
class Intake : public QObject {
    Q_OBJECT
public:
    explicit Intake(Workplace &workplace, QObject *parent = nullptr);
    ~Intake() override;

    DirectoryPtr directory() const;
    Instant now() const;

    QFuture<QVector<CategoryHit>> categories(const QString &typed, int most = 12) const;
    /// Of the newest question only: the answers of those before may be cancelled.
    QFuture<Expected<QVector<PlaceHit>>> places(const QString &typed, int most = 12);
    QFuture<Expected<Locality>> locality(LonLat at);
    QFuture<Expected<QVector<DuplicateCandidate>>> duplicates(const CategoryId &category,
        const RegionCode &region, const std::optional<LonLat> &at, const QString &text);

    /// The draft of this officer, kept while he types (saved at most once a second, and before it
    /// is read again, the seat is given up or the program ends) and over a restart.
    void saveDraft(const QJsonObject &draft);
    QFuture<QJsonObject> draft();
    void dropDraft();
    /// Another officer sits down: what the one before typed is his.
    void leaveDraft();

private:
    void flushDraft();
    void writeDraft();

    Workplace &m_workplace;
    QTimer m_save;
    QJsonObject m_draft;
    OfficerId m_draftOf; ///< who typed it
    NewestWins m_typed;
    /// The categories of the newest directory, for all threads that ask.
    struct Table {
        std::mutex mutex;
        DirectoryPtr of;
        CategoryTablePtr categories;
    };
    std::shared_ptr<Table> m_table = std::make_shared<Table>();
};

} // namespace shiyu

Q_DECLARE_METATYPE(shiyu::PlaceHit)
