#pragma once
#include "ui/casepane/casesection.h"

namespace shiyu {

class ActionButton;

/// After an emergency dispatch: what is still owed, by when, and the two acts that make up for it.
/// Takes no room in any other case.
class OwedSection : public CaseSection {
    Q_OBJECT
public:
    OwedSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;
    void tick(const CaseSubject &subject) override;

Q_SIGNALS:
    void actRequested(const shiyu::ActRequest &request); ///< its form, with what is known filled in

private:
    void request(OperationKind kind, const QJsonObject &args);

    TextLabel *m_sentence;
    ActionButton *m_category;
    ActionButton *m_place;
    IncidentId m_case;
};

} // namespace shiyu
