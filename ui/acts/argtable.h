#pragma once
#include "ui/acts/actform.h"
#include "ui/acts/unitpicker.h"

namespace shiyu {

/// What fills in an argument of the workflow table; null for one that another field fills too
/// (unitOfTime, sha256, size).
ArgField *makeArgField(
    OperationKind kind, const QString &arg, const FormSubject &subject, QWidget *parent);

/// Units to choose from: those that the seat may give work to, or every unit but its own if it may
/// give it to none.
QVector<UnitOption> unitOptions(const FormSubject &subject);
/// The direct and indirect subordinates of the seat's unit.
QVector<UnitOption> unitsBelow(const FormSubject &subject);
/// Officers of the own unit but the seat's; only reviewers if asked for.
QVector<ArgChoice> colleagues(const FormSubject &subject, bool reviewers);
template <typename E> QVector<ArgChoice> enumChoices();

} // namespace shiyu
