#pragma once
#include "ui/acts/argfield.h"

class QListWidget;

namespace shiyu {

/// Several officers to tick; the value is an array of their ids.
class OfficersField : public ArgField {
    Q_OBJECT
public:
    OfficersField(QWidget *parent, const QVector<ArgChoice> &officers);
    QJsonValue value() const override; ///< undefined while none is ticked
    void setValue(const QJsonValue &value) override;

private:
    QListWidget *m_list;
};

} // namespace shiyu
