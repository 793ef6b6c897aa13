#pragma once
#include "app/domain/ids.h"
#include "app/domain/operationkind.h"
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace shiyu {

class Workplace;

/// Of which form: each officer has one draft for an act on a case.
struct ActDraftKey {
    OfficerId officer;
    IncidentId incident;
    OperationKind act = OperationKind::Note;
};

/// What the officer at the seat typed for acts and has not sent. Kept in the profile, sealed, at
/// most a second after it was typed, and over a restart; what nobody touched for a month goes. It
/// is read when he sits down, before any case can be shown to him. GUI thread; the workplace
/// outlives it.
class ActDrafts : public QObject {
    Q_OBJECT
public:
    explicit ActDrafts(Workplace &workplace, QObject *parent = nullptr);
    ~ActDrafts() override;

    /// Empty: there is none, or it is not of the officer at the seat.
    QJsonObject draft(const ActDraftKey &of) const;
    /// An empty one is forgotten, and wiped from the profile.
    void keep(const ActDraftKey &of, const QJsonObject &draft);

private:
    void change();
    void read();
    void wipe(const OfficerId &officer, const QString &key);
    void write();
    void flush();

    Workplace &m_workplace;
    OfficerId m_officer; ///< whose these are
    QMap<QString, QJsonObject> m_drafts; ///< by their key in the profile
    QSet<QString> m_changed; ///< not yet in the profile
    QTimer m_save;
};

} // namespace shiyu
