#pragma once
#include "ui/casepane/casesection.h"

class QScrollArea;

namespace shiyu {

class LinkButton;

/// 周边: cameras in a line, free units with a way to call them, and all of them after "All". It
/// stands below the rest, always in sight; folded it is one line of counts and leaves the place to
/// the record.
class NearbySection : public CaseSection {
    Q_OBJECT
public:
    NearbySection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;

    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);

Q_SIGNALS:
    void callRequested(const QString &phone, const QString &whom);
    void foldedByOfficer(bool folded);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void fillUnits(const QVector<NearbyFeature> &nearby);
    QWidget *makeUnit(const NearbyFeature &unit);
    void fillList(const CaseSubject &subject);

    TextLabel *m_line;
    LinkButton *m_fold;
    LinkButton *m_all;
    QWidget *m_units;
    QScrollArea *m_scroll;
    TextLabel *m_list;
    QString m_cameras, m_forces; ///< what is around, in words
    bool m_any = false;
    bool m_folded = false;
    bool m_open = false; ///< the whole list
    IncidentId m_case;
};

/// 摄像机 5 路在线，最近 42 m
QString camerasText(const QVector<NearbyFeature> &nearby);

} // namespace shiyu
