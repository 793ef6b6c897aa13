#pragma once
#include "ui/acts/actform.h"

namespace shiyu {

class UnitField;

/// 派单: suggested lead and assists with their reasons, basis, clause, completion, limit. With a
/// lead unit already there: 增加协办, assists only.
class DispatchForm : public ActForm {
    Q_OBJECT
public:
    DispatchForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);

protected:
    QMap<QString, QString> problems() const override;

private:
    void ask();
    void take(const QVector<UnitChoice> &choices);
    void leadChosen();
    void explainLead(); ///< basis and clause of the lead, as far as they are known
    UnitField *addUnits(const QString &name, bool several);

    bool m_addAssists;
    UnitField *m_lead = nullptr;
    UnitField *m_assists = nullptr;
    QVector<UnitChoice> m_choices;
};

} // namespace shiyu
