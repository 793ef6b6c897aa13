#include "ui/acts/actform.h"

#include "app/domain/personaldata.h"
#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "ui/text/refusaltext.h"
#include "widgets/actionbutton.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/limitedtext.h"
#include "widgets/themesource.h"

#include <QJsonObject>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr qsizetype kLongestText = LimitedText::kLongest; ///< as workflowargs.cpp has it

} // namespace

ActForm::ActForm(FormSubject subject, const ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_subject(std::move(subject))
    , m_themes(themes)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    followTheme(m_themes, this, [this] { m_column->setSpacing(m_themes.theme().px(14)); });
    connect(this, &ActForm::edited, this, [this] { m_touched = true; });
}

QString ActForm::title() const
{
    return m_subject.kind == OperationKind::Dispatch && m_subject.state().lead()
        ? addAssistsText()
        : actText(m_subject.kind);
}

FormRow *ActForm::addRow(const QString &name, const QString &label, ArgField *field, bool required)
{
    auto *formRow = new FormRow(m_themes, label, field->widget(), this);
    formRow->setRequired(required);
    m_column->addWidget(formRow);
    m_order.append(name);
    m_entries.insert(name, { field, formRow, required });
    if (field->isOpenText())
        guardPersonalData(field);
    connect(field, &ArgField::edited, this, [this, formRow] {
        formRow->setError({});
        Q_EMIT edited();
    });
    connect(field, &ArgField::tooMuchPasted, this, [formRow](qsizetype characters) {
        formRow->setError(tr("What you pasted has %L1 characters; at most %L2 fit. Nothing was "
                             "pasted: attach it as a file.")
                              .arg(characters)
                              .arg(kLongestText));
    });
    return formRow;
}

void ActForm::guardPersonalData(ArgField *field)
{
    auto *warning = new LinkButton(
        m_themes, tr("Telephone or identity number: mask it?"), TextSize::Small, this);
    warning->setRole(ColorRole::WarnInk);
    warning->setAccessibleDescription(
        tr("The text stays in the record for good and is read by every unit of the case."));
    warning->setToolTip(warning->accessibleDescription());
    warning->hide();
    m_column->addWidget(warning, 0, Qt::AlignLeft);
    connect(field, &ArgField::edited, warning,
        [field, warning] { warning->setVisible(!findPersonalData(field->openText()).isEmpty()); });
    connect(warning, &LinkButton::clicked, field,
        [field] { field->setValue(maskPersonalData(field->openText())); });
}

void ActForm::addFixed(const QString &name, const QJsonValue &value)
{
    m_entries.insert(name, { new FixedField(value, this), nullptr, false });
    m_order.append(name);
}

void ActForm::addTask(const QVector<int> &tasks)
{
    if (tasks.size() == 1) {
        addFixed(u"task"_s, tasks.first());
        return;
    }
    QVector<ArgChoice> choices;
    for (int number : tasks) {
        if (const Task *task = m_subject.state().task(number))
            choices.append({ number, unitText(task->unit, m_subject.directory()) });
    }
    if (!choices.isEmpty())
        addRow(u"task"_s, tr("Task"), new ChoiceField(this, choices), true);
}

TextLabel *ActForm::addNote(const QString &text)
{
    auto *note
        = new TextLabel(m_themes, text, TextSize::Small, ColorRole::InkSoft, QFont::Normal, this);
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(note);
    return note;
}

void ActForm::setRowShown(const QString &name, bool shown)
{
    if (FormRow *formRow = row(name))
        formRow->setVisible(shown);
}

void ActForm::setRequired(const QString &name, bool required)
{
    const auto it = m_entries.find(name);
    if (it == m_entries.end() || !it->row)
        return;
    it->required = required;
    it->row->setRequired(required);
}

ArgField *ActForm::field(const QString &name) const
{
    return m_entries.value(name).field;
}

FormRow *ActForm::row(const QString &name) const
{
    return m_entries.value(name).row;
}

bool ActForm::isShown(const Entry &entry) const
{
    return !entry.row || !entry.row->isHidden();
}

QJsonObject ActForm::args() const
{
    QJsonObject args;
    for (const QString &name : m_order) {
        const Entry entry = m_entries.value(name);
        if (entry.field && isShown(entry))
            entry.field->fill(args, name);
    }
    finish(args);
    return args;
}

ActRequest ActForm::request() const
{
    ActRequest request;
    request.incident = m_subject.state().id;
    request.kind = kind();
    request.args = args();
    request.seen = m_subject.state().lastSeq;
    return request;
}

QString ActForm::problemOf(const Entry &entry) const
{
    if (entry.required && entry.field->value().isUndefined())
        return tr("Please fill this in.");
    const QString text = entry.field->openText();
    if (text.size() > kLongestText)
        return tr("At most %L1 characters fit here; these are %L2. Shorten the text or attach it "
                  "as a file.")
            .arg(kLongestText)
            .arg(text.size());
    return {};
}

bool ActForm::check()
{
    const QMap<QString, QString> own = problems();
    FormRow *first = nullptr;
    for (const QString &name : m_order) {
        const Entry entry = m_entries.value(name);
        if (!entry.row || !entry.field)
            continue;
        QString problem = isShown(entry) ? problemOf(entry) : QString();
        if (problem.isEmpty() && isShown(entry))
            problem = own.value(name);
        entry.row->setError(problem);
        if (!problem.isEmpty() && !first)
            first = entry.row;
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

bool ActForm::showRefusal(const Refusal &refusal)
{
    const bool ofArgument = refusal.code == RefusalCode::MissingArgument
        || refusal.code == RefusalCode::InvalidArgument || refusal.code == RefusalCode::SamePerson
        || refusal.code == RefusalCode::OutOfTerritory || refusal.code == RefusalCode::FieldChanged;
    FormRow *formRow = ofArgument ? row(refusal.what) : nullptr;
    if (!formRow || formRow->isHidden())
        return false;
    formRow->setError(refusalText(refusal, kind(), m_subject.directory()));
    formRow->setFocus(Qt::OtherFocusReason);
    return true;
}

QJsonObject ActForm::draft() const
{
    QJsonObject draft;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        const QJsonValue value = it->field->value();
        if (it->row && !value.isUndefined())
            draft.insert(it.key(), value);
    }
    return draft;
}

void ActForm::setDraft(const QJsonObject &draft)
{
    // In order of the rows: a choice may show the rows that follow it.
    for (const QString &name : m_order) {
        const Entry entry = m_entries.value(name);
        if (entry.row && entry.field && draft.contains(name))
            entry.field->setValue(draft[name]);
    }
}

} // namespace shiyu
