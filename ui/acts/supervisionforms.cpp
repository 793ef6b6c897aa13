#include "ui/acts/supervisionforms.h"

#include "app/services/supervisionacts.h"
#include "ui/acts/arglabels.h"
#include "ui/text/recordtext.h"
#include "ui/text/supervisiontext.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"

#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

using K = OperationKind;

const QString kChoice = u"supervision"_s; ///< of the form, not of the act
const QString kNew = u"new"_s;

} // namespace

SupervisionActForm::SupervisionActForm(
    FormSubject about, const ThemeSource &themes, QWidget *parent)
    : ActForm(std::move(about), themes, parent)
{
}

void SupervisionActForm::addChoice(const QString &newOne)
{
    QVector<ArgChoice> choices;
    for (const SupervisionView &view : subject().view->supervisions) {
        const bool may = std::any_of(view.acts.begin(), view.acts.end(),
            [this](const ActChoice &act) { return act.kind == subject().kind && !act.why; });
        if (may) {
            choices.append({ view.state.id,
                supervisionTitle(view.state) + u" · "_s
                    + unitText(view.state.unit, subject().directory()) });
        }
    }
    if (!newOne.isEmpty())
        choices.append({ kNew, newOne });
    if (choices.size() == 1)
        addFixed(kChoice, choices.first().value);
    else
        addRow(kChoice, tr("Which one"), new ChoiceField(this, choices), true);
    m_about = addNote({});
    connect(this, &ActForm::edited, this, &SupervisionActForm::tellChosen);
    tellChosen();
}

const Supervision *SupervisionActForm::chosen() const
{
    const ArgField *choice = field(kChoice);
    const QString id = choice ? choice->value().toString() : QString();
    for (const SupervisionView &view : subject().view->supervisions) {
        if (view.state.id == id)
            return &view.state;
    }
    return nullptr;
}

void SupervisionActForm::tellChosen()
{
    const Supervision *state = chosen();
    m_about->setVisible(state);
    if (!state)
        return;
    const Instant now = subject().port.now();
    QStringList lines { supervisionParties(*state, subject().directory(), now),
        supervisionDemand(*state), supervisionDue(*state, subject().directory(), now),
        supervisionAnswer(*state, subject().directory(), now) };
    lines.removeAll(QString());
    m_about->setText(lines.join(u'\n'));
}

void SupervisionActForm::addUnit()
{
    QVector<ArgChoice> choices;
    for (const OrganizationId &unit : supervisedUnits(subject().state(), subject().seat))
        choices.append({ unit.toString(), unitText(unit, subject().directory()) });
    addRow(u"unit"_s, argLabel(subject().kind, u"unit"_s), new ChoiceField(this, choices), true);
}

void SupervisionActForm::finish(QJsonObject &args) const
{
    args.remove(kChoice);
}

ActRequest SupervisionActForm::request() const
{
    ActRequest request = ActForm::request();
    const Supervision *state = chosen();
    request.other = Subject { SubjectKind::Supervision, state ? state->id : QString() };
    request.seen = state ? state->head.lastSeq : 0;
    return request;
}

ProposeForm::ProposeForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : SupervisionActForm(std::move(about), themes, parent)
{
    addNote(tr("The shift leader of your centre, or a centre above, decides and signs the order."));
    addUnit();
    addRow(u"reason"_s, argLabel(K::Propose, u"reason"_s), new TextField(this, 4), true);
}

void ProposeForm::finish(QJsonObject &args) const
{
    SupervisionActForm::finish(args);
    args.insert(u"incident"_s, subject().state().id.toString());
}

IssueForm::IssueForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : SupervisionActForm(std::move(about), themes, parent)
{
    const bool open = subject().state().isOpen();
    addChoice(open ? tr("A new one, without a proposal") : QString());
    addUnit();
    addRow(u"form"_s, argLabel(K::Issue, u"form"_s),
        new ChoiceField(this,
            { { nameOf(SupervisionForm::Notice), enumText(SupervisionForm::Notice) },
                { nameOf(SupervisionForm::Order), enumText(SupervisionForm::Order) },
                { nameOf(SupervisionForm::Listed), enumText(SupervisionForm::Listed) } }),
        true);
    addRow(u"demand"_s, argLabel(K::Issue, u"demand"_s), new TextField(this, 4), true);
    addRow(u"due"_s, argLabel(K::Issue, u"due"_s),
        new DayField(this, int(subject().directory().calendar().offset().count())), false);
    connect(this, &ActForm::edited, this, &IssueForm::follow);
    follow();
}

void IssueForm::follow()
{
    setRowShown(u"unit"_s, chosen() == nullptr); // a proposal names it
}

QMap<QString, QString> IssueForm::problems() const
{
    const QJsonValue due = field(u"due"_s)->value();
    if (due.isUndefined() || due.toInteger() > toMs(subject().port.now()))
        return {};
    return { { u"due"_s, tr("The day is over.") } };
}

void IssueForm::finish(QJsonObject &args) const
{
    SupervisionActForm::finish(args);
    if (!chosen())
        args.insert(u"incident"_s, subject().state().id.toString());
}

SupervisionAnswerForm::SupervisionAnswerForm(
    FormSubject about, const ThemeSource &themes, QWidget *parent)
    : SupervisionActForm(std::move(about), themes, parent)
{
    addChoice();
    const K kind = subject().kind;
    const auto label = [kind](const char *arg) { return argLabel(kind, QString::fromLatin1(arg)); };
    if (kind == K::Conclude)
        addRow(u"accepted"_s, label("accepted"),
            new YesNoField(this, tr("Enough, conclude"), tr("Not enough, rectify again")), true);
    if (kind == K::Reject)
        addRow(u"reason"_s, label("reason"), new TextField(this, 3), true);
    else if (kind != K::Sign)
        addRow(u"text"_s, label("text"), new TextField(this, 4), true);
}

} // namespace shiyu
