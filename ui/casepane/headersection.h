#pragma once
#include "ui/casepane/casesection.h"

class QTimer;

namespace shiyu {

class ElidedLabel;
class IconButton;
class LinkButton;
class UrgencyGlyph;

/// Number, source, title, place, the appeal in full, the reporter. Closed fields come masked; the
/// clear text stays for 30 s after it was asked for.
class HeaderSection : public CaseSection {
    Q_OBJECT
public:
    HeaderSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;
    /// The answer to revealRequested; several fields at once.
    void reveal(const QMap<QString, QString> &clear);
    void hideClear();
    const QWidget *title() const;

Q_SIGNALS:
    void duplicatesRequested();
    void revealRequested(const QStringList &fields);
    void callRequested(const QString &phone, const QString &whom);

private:
    void buildHead();
    void buildReporter();
    void connectParts();
    void toggleClear();
    void displayPlace(const CaseSubject &subject);
    void displayReporter();

    UrgencyGlyph *m_urgency;
    TextLabel *m_number;
    TextLabel *m_source;
    LinkButton *m_duplicates;
    TextLabel *m_sync;
    TextLabel *m_title;
    TextLabel *m_place;
    TextLabel *m_worker;
    IconButton *m_callWorker;
    TextLabel *m_appeal;
    TextLabel *m_excerpt; ///< that there is more than the appeal's beginning
    TextLabel *m_files;
    TextLabel *m_reporter;
    LinkButton *m_show;
    IconButton *m_callReporter;
    QTimer *m_clearTimer;

    QString m_workerPhone, m_workerName;
    QMap<QString, QString> m_masked, m_clear;
    QStringList m_notOpen;
    IncidentId m_case;
    bool m_contactable = false;
};

/// 特急 · 2381, without the urgency's shape.
QString caseHeadText(const Incident &state);
/// 12345 WH1121004417
QString caseSourceText(const Incident &state);
/// 镜湖区 赭山街道 北京中路 128 号 · 第三网格
QString casePlaceText(const Incident &state, const Directory &directory);
/// 网格员 刘芳; empty if the place's region has none.
QString gridWorkerText(const Incident &state, const Directory &directory);
/// 照片 2 录音 1: what the record says was attached.
QString attachmentsText(const Incident &state);

} // namespace shiyu
