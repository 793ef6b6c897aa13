#pragma once
#include "app/services/conflicttray.h"
#include "widgets/card.h"

namespace shiyu {

class ActionButton;

/// One act that the server did not accept: why, our side, theirs, and what can be done now.
class ConflictCard : public Card {
    Q_OBJECT
public:
    ConflictCard(const ThemeSource &source, const UnacceptedAct &conflict, Instant now,
        QWidget *parent = nullptr);

    static constexpr int kLines = 5; ///< of their side, the newest

Q_SIGNALS:
    void caseRequested(const shiyu::IncidentId &id);
    void againRequested(const shiyu::ActRequest &request);
    void settleRequested(const shiyu::IntentId &id);

private:
    QString titleText() const;
    void buildHead(Instant now);
    void buildSide(QWidget *side, const QString &title, const QVector<RecordEntry> &entries,
        const QString &otherwise, Instant now);
    void buildButtons();

    const ThemeSource &m_themes;
    UnacceptedAct m_conflict;
};

} // namespace shiyu
