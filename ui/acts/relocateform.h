#pragma once
#include "ui/acts/actform.h"

namespace shiyu {

class LocalityNote;

/// 更正位置: address, position and region. The position comes from a click on the map or is typed;
/// the region is filled in from it, with the same warning near a boundary as for a new matter.
class RelocateForm : public ActForm {
    Q_OBJECT
public:
    RelocateForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);
    bool takesPlace() const override { return true; }
    void setPlace(LonLat at) override;

protected:
    QMap<QString, QString> problems() const override;
    void finish(QJsonObject &args) const override;

private:
    void write(LonLat at);
    void positionEdited();
    void askLocality(LonLat at);
    std::optional<LonLat> position() const;

    LocalityNote *m_note;
    std::optional<LonLat> m_asked; ///< where the region was last filled in from
    quint64 m_question = 0; ///< generation
};

} // namespace shiyu
