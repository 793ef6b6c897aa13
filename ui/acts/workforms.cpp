#include "ui/acts/workforms.h"

#include "ui/acts/arglabels.h"
#include "ui/acts/argtable.h"
#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace shiyu {

using K = OperationKind;

SendBackForm::SendBackForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : GenericForm(std::move(about), themes, parent)
{
    addNote(tr("Until another unit has signed, your unit stays liable and the clock runs on. After "
               "two refusals the superior centre rules."));
    addRows();
}

QMap<QString, QString> SendBackForm::problems() const
{
    if (!colleagues(subject(), true).isEmpty())
        return {};
    return { { u"reviewer"_s,
        tr("Your unit has no other reviewer. Ask the system administrator to name one.") } };
}

ReviewForm::ReviewForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : GenericForm(std::move(about), themes, parent)
    , m_submitted(addNote({}))
{
    addRows();
    const auto follow = [this] {
        show(args()[u"task"_s].toInt());
        const QJsonValue approve = field(u"approve"_s)->value();
        setRequired(u"text"_s, approve.isBool() && !approve.toBool());
    };
    connect(this, &ActForm::edited, this, follow);
    follow();
}

void ReviewForm::show(int number)
{
    const Task *task = subject().state().task(number);
    if (!task)
        return;
    const Officer *by = subject().directory().officer(task->submitter);
    const QString when = task->submittedAt
        ? momentText(*task->submittedAt, subject().directory().calendar(), subject().port.now())
        : QString();
    m_submitted->setText(tr("Submitted by %1 %2, %3:\n%4")
                             .arg(unitText(task->unit, subject().directory()),
                                 by ? by->name : task->submitter.toString(), when, task->result));
}

RequestForm::RequestForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : GenericForm(std::move(about), themes, parent)
{
    addRows();
    connect(this, &ActForm::edited, this, &RequestForm::follow);
    follow();
}

void RequestForm::follow()
{
    const bool extension = field(u"kind"_s)->value().toString() == nameOf(RequestKind::Extension);
    setRowShown(u"amount"_s, extension);
    setRequired(u"amount"_s, extension);
}

InstructForm::InstructForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : GenericForm(std::move(about), themes, parent)
{
    addRows();
    addNote(tr("Sealed: the handling units and the chain of command read it; each reading is "
               "recorded."));
    // An instruction on paper is registered; its words may follow with the scan.
    const auto follow = [this] { setRequired(u"text"_s, !field(u"paper"_s)->value().toBool()); };
    connect(this, &ActForm::edited, this, follow);
    follow();
}

ActRequest InstructForm::request() const
{
    ActRequest request = GenericForm::request();
    const QString words = request.args.take(u"text"_s).toString();
    if (!words.isEmpty())
        request.closed.insert(
            QString::fromLatin1(kInstruction), { words, Audience::HandlersAndCommand });
    return request;
}

RulingForm::RulingForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : ActForm(std::move(about), themes, parent)
{
    addRow(u"request"_s, argLabel(K::Approve, u"request"_s),
        makeArgField(K::Approve, u"request"_s, subject(), this), true);
    m_about = addNote({});
    auto *decision = new YesNoField(this, tr("Approve"), tr("Deny"));
    addRow(u"decision"_s, tr("Ruling"), decision, true);
    decision->setValue(subject().kind == K::Approve);
    addRow(u"reason"_s, tr("Opinion"), new TextField(this, 3), false);
    connect(this, &ActForm::edited, this, &RulingForm::follow);
    follow();
}

OperationKind RulingForm::kind() const
{
    const QJsonValue decision = field(u"decision"_s)->value();
    return decision.isBool() && !decision.toBool() ? K::Deny : K::Approve;
}

QString RulingForm::title() const
{
    return tr("Rule on applications");
}

QString RulingForm::confirmText() const
{
    return kind() == K::Deny ? tr("Deny") : tr("Approve");
}

const PendingRequest *RulingForm::chosen() const
{
    const QString id = field(u"request"_s)->value().toString();
    for (const PendingRequest &request : subject().state().requests) {
        if (request.id.toString() == id)
            return &request;
    }
    return nullptr;
}

void RulingForm::follow()
{
    setRequired(u"reason"_s, kind() == K::Deny);
    const PendingRequest *request = chosen();
    if (!request) {
        m_about->setText({});
        return;
    }
    const Officer *by = subject().directory().officer(request->by);
    QStringList parts { unitText(request->unit, subject().directory()),
        by ? by->name : request->by.toString(), enumText(request->kind) };
    if (request->kind == RequestKind::Extension)
        parts.append(limitText(request->extension));
    m_about->setText(parts.join(u" · "_s) + u'\n' + request->reason);
}

void RulingForm::finish(QJsonObject &args) const
{
    args.remove(u"decision"_s);
    if (kind() == K::Approve && args.contains(u"reason"_s)) {
        args.insert(u"text"_s, args[u"reason"_s]);
        args.remove(u"reason"_s);
    }
}

} // namespace shiyu
