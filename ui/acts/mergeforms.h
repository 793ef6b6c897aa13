#pragma once
#include "ui/acts/forms.h"

namespace shiyu {

/// The merge of the case into a likely duplicate, with what is shown of both.
MergeRequest mergeRequest(const CaseView &view, const IncidentId &into);

/// 合并: into one of the likely duplicates.
class MergeForm : public GenericForm {
    Q_OBJECT
public:
    MergeForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);
    QFuture<ActOutcome> perform() const override;
};

/// 答复 or 结案 of a case into which others were merged: one draft for each reporter who still
/// waits for an answer of his own, all sent in one group. A draft that is emptied is not sent; how
/// many then still wait is said.
class OwedRepliesForm : public GenericForm {
    Q_OBJECT
public:
    OwedRepliesForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);
    ActRequest request() const override;

protected:
    void finish(QJsonObject &args) const override;

private:
    void offer();
    void follow();
    QString mainText() const;
    QString textFor(const OwedReply &owed) const;
    QString wayName() const;

    QVector<OwedReply> m_offered;
    QString m_given; ///< what the drafts were filled with; one that says something else is his own
    TextLabel *m_final; ///< there is no undo for a group
    TextLabel *m_left;
};

} // namespace shiyu
