#include "ui/intake/matterfields.h"

#include "app/domain/directory.h"
#include "app/services/intake.h"
#include "app/services/whenanswered.h"
#include "ui/intake/duetyping.h"
#include "ui/text/enumtext.h"
#include "widgets/formrow.h"
#include "widgets/limitedtext.h"
#include "widgets/suggestedit.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <span>

namespace shiyu {
namespace {

constexpr int kLongestTitle = 100;
constexpr int kAppealHeight = 96;
constexpr int kAppealLine = 2; ///< below source and category

// The order in which the desk meets them.
constexpr Source kSources[] = { Source::Hotline12345, Source::GridWorker, Source::CitizenVoice,
    Source::LeaderBoard, Source::Petition, Source::InternetSupervision, Source::VideoDetection,
    Source::Sensor, Source::Police110, Source::WalkIn, Source::Department, Source::Media };
constexpr Urgency kUrgencies[]
    = { Urgency::Critical, Urgency::Urgent, Urgency::Elevated, Urgency::Normal };

template <typename E> void fillEnum(QComboBox *box, std::span<const E> values)
{
    const QVariant current = box->currentData();
    box->clear();
    for (E value : values)
        box->addItem(enumText(value), static_cast<int>(value));
    box->setCurrentIndex(std::max(0, box->findData(current)));
}

bool needsCategory(Filing filing)
{
    return filing == Filing::Accept || filing == Filing::AnswerAtOnce;
}

template <typename E> void choose(QComboBox *box, E value)
{
    box->setCurrentIndex(std::max(0, box->findData(static_cast<int>(value))));
}

} // namespace

MatterFields::MatterFields(const ThemeSource &theme, Intake &intake, QWidget *parent)
    : IntakePart(theme, parent)
    , m_intake(intake)
    , m_source(new QComboBox)
    , m_number(new QLineEdit)
    , m_due(new QLineEdit)
    , m_category(new SuggestEdit(theme))
    , m_urgency(new QComboBox)
    , m_appeal(new LimitedText)
    , m_title(new QLineEdit)
    , m_sourceRow(makeRow(m_source))
    , m_numberRow(makeRow(m_number))
    , m_dueRow(makeRow(m_due))
    , m_categoryRow(makeRow(m_category))
    , m_urgencyRow(makeRow(m_urgency))
    , m_appealRow(makeRow(m_appeal))
    , m_titleRow(makeRow(m_title))
{
    m_category->setMustChoose(true);
    m_appeal->setTabChangesFocus(true);
    m_appeal->setFixedHeight(theme.theme().px(kAppealHeight));
    m_title->setMaxLength(kLongestTitle);
    m_categoryRow->setRequired(true);
    m_appealRow->setRequired(true);
    addLine({ { m_sourceRow, 5 }, { m_numberRow, 6 }, { m_dueRow, 6 } });
    addLine({ { m_categoryRow, 3 }, { m_urgencyRow, 1 } });
    addRow(m_appealRow);
    addRow(m_titleRow);
    connectFields();
}

void MatterFields::connectFields()
{
    connect(m_category, &SuggestEdit::queryEdited, this, &MatterFields::searchCategories);
    connect(m_category, &SuggestEdit::suggestionChosen, this, [this](const QVariant &chosen) {
        ++m_question; // an answer on its way would open the list again
        choose(m_urgency, chosen.value<CategoryHit>().urgency);
        m_categoryRow->setError({});
        Q_EMIT edited();
    });
    for (QLineEdit *field : { m_number, m_title, m_due, static_cast<QLineEdit *>(m_category) })
        connect(field, &QLineEdit::textEdited, this, &IntakePart::edited);
    connect(m_due, &QLineEdit::textEdited, this, [this] {
        m_dueRow->setError({});
        tellPassed();
    });
    connect(m_due, &QLineEdit::editingFinished, this, &MatterFields::spellDue);
    connect(m_appeal, &QPlainTextEdit::textChanged, this, [this] {
        m_appealRow->setError({});
        Q_EMIT edited();
    });
    connect(m_appeal, &LimitedText::tooMuchPasted, this, [this](qsizetype characters) {
        m_appealRow->setError(tr("What you pasted has %L1 characters; at most %L2 fit. Nothing was "
                                 "pasted: attach it as a file.")
                                  .arg(characters)
                                  .arg(LimitedText::kLongest));
    });
    connect(m_source, &QComboBox::activated, this, &IntakePart::edited);
    connect(m_urgency, &QComboBox::activated, this, &IntakePart::edited);
}

void MatterFields::retranslate()
{
    m_sourceRow->setLabel(tr("Source"));
    m_numberRow->setLabel(tr("Source's number"));
    m_categoryRow->setLabel(tr("Category"));
    m_urgencyRow->setLabel(tr("Urgency"));
    m_appealRow->setLabel(tr("Appeal in the citizen's words"));
    m_titleRow->setLabel(tr("Title"));
    m_dueRow->setLabel(tr("Due by the source"));
    fillEnum<Source>(m_source, kSources);
    fillUrgencies();
    m_category->setPlaceholderText(tr("Name or pinyin initials"));
    m_title->setPlaceholderText(tr("Empty: the appeal's first sentence"));
    m_due->setPlaceholderText(tr("such as 11-23 18:00"));
    tellPassed();
}

QWidget *MatterFields::firstField() const
{
    return m_category;
}

void MatterFields::fillUrgencies()
{
    constexpr size_t kEmergencies = 2; ///< critical and urgent stand first
    const std::span<const Urgency> all(kUrgencies);
    fillEnum<Urgency>(m_urgency, m_emergency ? all.first(kEmergencies) : all);
}

void MatterFields::setEmergency(bool emergency)
{
    if (emergency == m_emergency)
        return;
    m_emergency = emergency;
    if (emergency)
        m_calm = static_cast<Urgency>(m_urgency->currentData().toInt());
    fillUrgencies();
    if (!emergency)
        choose(m_urgency, m_calm);
    m_categoryRow->setRequired(!emergency);
    orderRows();
}

/// In an emergency the words come first, right behind the unit: the rest can be filled in later.
void MatterFields::orderRows()
{
    placeRow(m_appealRow, m_emergency ? 0 : kAppealLine);
    QWidget *const calm[] = { m_source, m_number, m_due, m_category, m_urgency, m_appeal };
    QWidget *const urgent[] = { m_appeal, m_source, m_number, m_due, m_category, m_urgency };
    const auto &order = m_emergency ? urgent : calm;
    for (size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
    setTabOrder(order[std::size(order) - 1], m_title);
}

void MatterFields::load(const NewCase &draft)
{
    ++m_question;
    choose(m_source, draft.source);
    choose(m_urgency, draft.urgency);
    m_number->setText(draft.sourceNumber);
    CategoryHit hit;
    hit.id = draft.category;
    m_category->setChosen(
        draft.categoryText, draft.category.isEmpty() ? QVariant() : QVariant::fromValue(hit));
    m_appeal->setPlainText(draft.appeal);
    m_appeal->moveCursor(QTextCursor::End); // what comes next goes behind it
    m_title->setText(draft.title);
    m_due->setText(draft.dueTyped);
    for (FormRow *row : { m_categoryRow, m_appealRow, m_dueRow })
        row->setError({});
    tellPassed();
}

void MatterFields::store(NewCase &matter) const
{
    matter.source = static_cast<Source>(m_source->currentData().toInt());
    matter.urgency = static_cast<Urgency>(m_urgency->currentData().toInt());
    matter.sourceNumber = m_number->text();
    matter.category = m_category->chosenData().value<CategoryHit>().id;
    matter.categoryText = m_category->text();
    matter.appeal = m_appeal->toPlainText();
    matter.title = m_title->text();
    matter.dueTyped = m_due->text();
    matter.sourceDue = due();
}

std::optional<Instant> MatterFields::due() const
{
    const DirectoryPtr directory = m_intake.directory();
    return directory ? readDue(m_due->text(), directory->calendar(), m_intake.now()) : std::nullopt;
}

/// With its year, so that he sees what was understood, and tomorrow it says the same.
void MatterFields::spellDue()
{
    const auto at = due();
    if (!at || m_due->text() == dueTyped(*at, m_intake.directory()->calendar()))
        return;
    m_due->setText(dueTyped(*at, m_intake.directory()->calendar()));
    Q_EMIT edited();
}

/// While it is typed, as it may be filed from there: the source's time may be over, or tomorrow's.
void MatterFields::tellPassed()
{
    const auto at = due();
    m_dueRow->setHint(at && *at < m_intake.now()
            ? tr("This time has passed: %1.").arg(dueTyped(*at, m_intake.directory()->calendar()))
            : QString());
}

QString MatterFields::dueProblem() const
{
    return m_due->text().trimmed().isEmpty() || due()
        ? QString()
        : tr("Write a day and a time within a year, such as 11-23 18:00.");
}

QString MatterFields::appealProblem() const
{
    const QString appeal = m_appeal->toPlainText();
    if (appeal.size() > LimitedText::kLongest)
        return tr("The appeal has %L1 characters; at most %L2 can be kept. Shorten it, or attach "
                  "it as a file.")
            .arg(appeal.size())
            .arg(LimitedText::kLongest);
    return appeal.trimmed().isEmpty() ? tr("Write down what the citizen says.") : QString();
}

QWidget *MatterFields::check(Filing filing)
{
    NewCase matter;
    store(matter);
    QWidget *category = mark(m_categoryRow, !needsCategory(filing) || !matter.category.isEmpty(),
        tr("Choose a category from the list: type its name or its pinyin initials."));
    const QString problem = appealProblem();
    QWidget *appeal = mark(m_appealRow, problem.isEmpty(), problem);
    const QString dueWrong = dueProblem();
    QWidget *due = mark(m_dueRow, dueWrong.isEmpty(), dueWrong);
    for (QWidget *wrong : { category, appeal })
        if (wrong)
            return wrong;
    return due;
}

void MatterFields::searchCategories(const QString &typed)
{
    const quint64 question = ++m_question;
    whenAnswered(
        m_intake.categories(typed), this, [this, question](const QVector<CategoryHit> &hits) {
            if (question == m_question)
                offer(hits);
        });
}

void MatterFields::offer(const QVector<CategoryHit> &hits)
{
    QList<Suggestion> suggestions;
    for (const CategoryHit &hit : hits) {
        const auto handle = hit.limits.constFind(ClockKind::Handle);
        suggestions.append(
            { hit.text, handle == hit.limits.constEnd() ? QString() : limitText(*handle),
                QVariant::fromValue(hit) });
    }
    m_category->setSuggestions(suggestions);
}

} // namespace shiyu
