#pragma once
#include "ui/casepane/casesection.h"
#include "ui/casepane/tasktree.h"

namespace shiyu {

class LinkButton;
class SectionHeader;

/// 承办情况: who holds it, why him, what waits for a ruling, what the citizen was told.
class TaskSection : public CaseSection {
    Q_OBJECT
public:
    TaskSection(const ThemeSource &themes, QWidget *parent);
    void display(const CaseSubject &subject) override;
    void tick(const CaseSubject &subject) override;
    TaskTree *tree() const { return m_tree; }

Q_SIGNALS:
    void callRequested(const QString &phone, const QString &whom);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void displayGone(const CaseSubject &subject);
    void arrangeBasis();

    SectionHeader *m_header;
    TaskTree *m_tree;
    TextLabel *m_basis;
    QStringList m_basisParts;
    LinkButton *m_goneLink;
    TextLabel *m_gone;
    TextLabel *m_requests;
    TextLabel *m_replies;
    TextLabel *m_followUps;
    bool m_goneOpen = false;
    IncidentId m_case;
};

/// The lines of the tree: a chain of single children is one line (市供水公司 → 抢修三队).
QVector<TaskTreeLine> taskLines(const CaseView &view, Instant now);
/// 属事：权责清单 公用设施/上水井盖 第3条; 属地：镜湖区中心
QStringList basisParts(const Incident &state, const Directory &directory);
/// 待审批：延期 2 工作日 · 市供水公司，a line each.
QString requestsText(const Incident &state, const Directory &directory);
QString repliesText(const Incident &state, const Directory &directory, Instant now);
QString followUpsText(const Incident &state, const Directory &directory, Instant now);

} // namespace shiyu
