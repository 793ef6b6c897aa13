#pragma once
#include "ui/casepane/casesection.h"

namespace shiyu {

class LinkButton;

/// 周边: cameras in a line, free units with a way to call them; all of them after "All".
class NearbySection : public CaseSection {
    Q_OBJECT
public:
    NearbySection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;

Q_SIGNALS:
    void callRequested(const QString &phone, const QString &whom);

private:
    void fillUnits(const QVector<NearbyFeature> &nearby);
    void fillList(const CaseSubject &subject);

    TextLabel *m_cameras;
    LinkButton *m_all;
    QWidget *m_units;
    TextLabel *m_list;
    bool m_open = false;
    IncidentId m_case;
};

/// 摄像机 5 路在线，最近 42 m
QString camerasText(const QVector<NearbyFeature> &nearby);

} // namespace shiyu
