#include "ui/acts/correctionforms.h"

#include "ui/acts/argtable.h"
#include "ui/text/enumtext.h"
#include "ui/text/recordtext.h"
#include "widgets/formrow.h"

#include <QCompleter>
#include <QJsonObject>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr const char *kFields[] = { "title", "summary", "sourceNumber", "category", "urgency" };

QString pathText(const Directory &directory, const RegionCode &code)
{
    QStringList names;
    for (const Region *region : directory.path(code)) {
        if (region->level != RegionLevel::City)
            names.append(region->name);
    }
    return names.join(u' ');
}

QVector<ArgChoice> categoryChoices(const Directory &directory)
{
    QVector<ArgChoice> choices;
    for (const Category &category : directory.data().categories) {
        if (!category.parent.isEmpty())
            choices.append({ category.id.toString(), categoryPath(category.id, directory) });
    }
    return choices;
}

} // namespace

EditForm::EditForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : ActForm(std::move(about), themes, parent)
{
    QVector<ArgChoice> fields;
    for (const char *name : kFields)
        fields.append({ QString::fromLatin1(name), fieldText(QString::fromLatin1(name)) });
    addRow(u"field"_s, tr("What to correct"), new ChoiceField(this, fields), true);
    addRow(u"title"_s, tr("Becomes"), new LineField(this), true);
    addRow(u"summary"_s, tr("Becomes"), new TextField(this, 6), true);
    addRow(u"sourceNumber"_s, tr("Becomes"), new LineField(this), true);
    addRow(u"category"_s, tr("Becomes"),
        new ChoiceField(this, categoryChoices(subject().directory()), tr("Please choose")), true);
    addRow(u"urgency"_s, tr("Becomes"), new ChoiceField(this, enumChoices<Urgency>()), true);
    for (const char *name : kFields) {
        const QString key = QString::fromLatin1(name);
        field(key)->setValue(present(key));
    }
    connect(field(u"field"_s), &ArgField::edited, this, &EditForm::follow);
    follow();
}

QString EditForm::present(const QString &name) const
{
    const Incident &state = subject().state();
    if (name == "title"_L1)
        return state.title;
    if (name == "summary"_L1)
        return state.summary;
    if (name == "sourceNumber"_L1)
        return state.sourceNumber;
    return name == "category"_L1 ? state.category.toString() : nameOf(state.urgency);
}

void EditForm::follow()
{
    const QString chosen = field(u"field"_s)->value().toString();
    for (const char *name : kFields)
        setRowShown(QString::fromLatin1(name), chosen == QLatin1StringView(name));
}

QMap<QString, QString> EditForm::problems() const
{
    const QString chosen = field(u"field"_s)->value().toString();
    if (field(chosen)->value().toString() != present(chosen))
        return {};
    return { { chosen, tr("Nothing has been changed yet.") } };
}

void EditForm::finish(QJsonObject &args) const
{
    const QString chosen = args[u"field"_s].toString();
    const QJsonValue to = args[chosen];
    args = { { u"field"_s, chosen }, { u"from"_s, present(chosen) }, { u"to"_s, to } };
}

RegionField::RegionField(DirectoryPtr directory, QWidget *parent)
    : ArgField(new QLineEdit(parent), parent)
    , m_directory(std::move(directory))
    , m_edit(static_cast<QLineEdit *>(widget()))
{
    QStringList paths;
    for (const Region &region : m_directory->data().regions) {
        const QString path
            = region.level == RegionLevel::City ? region.name : pathText(*m_directory, region.code);
        m_codes.insert(path, region.code.toString());
        paths.append(path);
    }
    auto *completer = new QCompleter(paths, m_edit);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(8);
    m_edit->setCompleter(completer);
    connect(m_edit, &QLineEdit::textChanged, this, &ArgField::edited);
}

QJsonValue RegionField::value() const
{
    const auto it = m_codes.constFind(m_edit->text().trimmed());
    return it == m_codes.constEnd() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(*it);
}

void RegionField::setValue(const QJsonValue &value)
{
    m_edit->setText(m_codes.key(value.toString()));
}

} // namespace shiyu
