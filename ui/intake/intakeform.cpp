#include "ui/intake/intakeform.h"

#include "app/services/workplace.h"
#include "ui/intake/duplicatelist.h"
#include "ui/text/enumtext.h"
#include "ui/text/errortext.h"
#include "ui/text/refusaltext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/suggestedit.h"
#include "widgets/themesource.h"
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTimer>
#include <QVBoxLayout>

namespace shiyu {
namespace {

constexpr qsizetype kLongestAppeal = 10'000;

// The order in which the desk meets them.
constexpr Source kSources[] = { Source::Hotline12345, Source::GridWorker, Source::CitizenVoice,
    Source::LeaderBoard, Source::Petition, Source::InternetSupervision, Source::VideoDetection,
    Source::Sensor, Source::Police110, Source::WalkIn, Source::Department, Source::Media };

enum Row {
    SourceRow,
    NumberRow,
    CategoryRow,
    UrgencyRow,
    AppealRow,
    TitleRow,
    AddressRow,
    NameRow,
    PhoneRow,
    PurposeRow,
    AnswerRow,
    KnowledgeRow
};

template <typename E, typename Range> void fillEnum(QComboBox *box, const Range &values)
{
    const QVariant current = box->currentData();
    box->clear();
    for (E value : values)
        box->addItem(enumText(value), static_cast<int>(value));
    box->setCurrentIndex(std::max(0, box->findData(current)));
}

/// A mainland mobile or landline, digits with the usual separators.
bool looksLikePhone(const QString &text)
{
    static const QRegularExpression kPhone(
        QStringLiteral("^(\\+?86[- ]?)?(1[3-9]\\d{9}|0\\d{2,3}[- ]?\\d{7,8}|\\d{7,8}|1\\d{2,4})$"));
    return kPhone.match(text.trimmed()).hasMatch();
}

QHBoxLayout *pair(QWidget *left, QWidget *right, int leftShare, int rightShare)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(left, leftShare);
    line->addWidget(right, rightShare);
    return line;
}

} // namespace

IntakeForm::IntakeForm(
    const ThemeSource &theme, Workplace &workplace, Intake &intake, QWidget *host)
    : SheetPanel(theme, {}, host)
    , m_theme(theme)
    , m_workplace(workplace)
    , m_intake(intake)
{
    setPanelWidth(520);
    setAsksBeforeClose(true);
    build();
    connectFields();
    retranslate();
}

void IntakeForm::build()
{
    m_source = new QComboBox;
    m_sourceNumber = new QLineEdit;
    m_category = new SuggestEdit(m_theme);
    m_urgency = new QComboBox;
    m_appeal = new QPlainTextEdit;
    m_appeal->setTabChangesFocus(true);
    m_appeal->setFixedHeight(m_theme.theme().px(96));
    m_title = new QLineEdit;
    m_title->setMaxLength(100);
    m_address = new SuggestEdit(m_theme);
    m_reporterName = new QLineEdit;
    m_reporterPhone = new QLineEdit;
    m_purpose = new QLineEdit;
    m_answer = new QLineEdit;
    m_knowledge = new QLineEdit;
    m_confidential = new QCheckBox;
    for (QWidget *field : std::initializer_list<QWidget *> { m_source, m_sourceNumber, m_category,
             m_urgency, m_appeal, m_title, m_address, m_reporterName, m_reporterPhone, m_purpose,
             m_answer, m_knowledge })
        m_rows.append(new FormRow(m_theme, {}, field));
    m_rows[CategoryRow]->setRequired(true);
    m_rows[AppealRow]->setRequired(true);
    m_locality = new TextLabel(m_theme, {}, TextSize::Small, ColorRole::InkSoft);
    m_locality->setWordWrap(true);
    m_duplicates = new DuplicateList(m_theme);

    body()->setSpacing(m_theme.theme().space(2));
    body()->addLayout(pair(m_rows[SourceRow], m_rows[NumberRow], 2, 3));
    body()->addLayout(pair(m_rows[CategoryRow], m_rows[UrgencyRow], 3, 1));
    body()->addWidget(m_rows[AppealRow]);
    body()->addWidget(m_rows[TitleRow]);
    body()->addWidget(m_rows[AddressRow]);
    body()->addWidget(m_locality);
    body()->addWidget(m_duplicates);
    body()->addLayout(pair(m_rows[NameRow], m_rows[PhoneRow], 1, 1));
    body()->addWidget(m_rows[PurposeRow]);
    body()->addWidget(m_confidential);
    body()->addLayout(pair(m_rows[AnswerRow], m_rows[KnowledgeRow], 3, 2));

    m_accept = addFooterButton({}, true, QStringLiteral("Ctrl Enter"));
    m_answerAtOnce = addFooterButton({}, false, QStringLiteral("F8"));
    m_file = addFooterButton({}, false, QStringLiteral("F9"));
    m_duplicatesTimer = new QTimer(this);
    m_duplicatesTimer->setSingleShot(true);
    m_duplicatesTimer->setInterval(std::chrono::milliseconds { 400 });
}

void IntakeForm::connectFields()
{
    connect(m_category, &SuggestEdit::queryEdited, this, &IntakeForm::searchCategories);
    connect(m_category, &SuggestEdit::suggestionChosen, this, [this](const QVariant &chosen) {
        const auto hit = chosen.value<CategoryHit>();
        m_urgency->setCurrentIndex(m_urgency->findData(static_cast<int>(hit.urgency)));
        m_rows[CategoryRow]->setError({});
        edited();
    });
    connect(m_address, &SuggestEdit::queryEdited, this, &IntakeForm::searchPlaces);
    connect(m_address, &SuggestEdit::suggestionChosen, this, &IntakeForm::placeChosen);
    for (QLineEdit *field : { m_sourceNumber, m_title, m_reporterName, m_reporterPhone, m_purpose,
             static_cast<QLineEdit *>(m_category), static_cast<QLineEdit *>(m_address) })
        connect(field, &QLineEdit::textEdited, this, &IntakeForm::edited);
    connect(m_appeal, &QPlainTextEdit::textChanged, this, &IntakeForm::edited);
    connect(m_source, &QComboBox::activated, this, &IntakeForm::edited);
    connect(m_urgency, &QComboBox::activated, this, &IntakeForm::edited);
    connect(m_confidential, &QCheckBox::toggled, this, &IntakeForm::edited);
    connect(m_duplicatesTimer, &QTimer::timeout, this, &IntakeForm::askDuplicates);
    connect(m_duplicates, &DuplicateList::chosen, this, &IntakeForm::duplicateChosen);
    connect(m_accept, &ActionButton::clicked, this, [this] { submit(How::Accept); });
    connect(m_answerAtOnce, &ActionButton::clicked, this, [this] { submit(How::AnswerAtOnce); });
    connect(m_file, &ActionButton::clicked, this, [this] { submit(How::File); });
    connect(this, &SheetPanel::closeRequested, this, [this] {
        m_intake.saveDraft(toJson(value()));
        dismiss();
    });
    connect(this, &Overlay::opened, this, [this] { Q_EMIT placingChanged(true); });
    connect(this, &Overlay::dismissed, this, [this] {
        Q_EMIT placingChanged(false);
        Q_EMIT positionChanged(std::nullopt);
    });
}

void IntakeForm::retranslate()
{
    setTitle(tr("New matter"));
    setNote(tr("A draft is kept while you type"));
    const QString labels[] = { tr("Source"), tr("Source's number"), tr("Category"), tr("Urgency"),
        tr("Appeal in the citizen's words"), tr("Title"), tr("Address"), tr("Reporter"),
        tr("Telephone"), tr("What the citizen wants"), tr("Answered at once with"),
        tr("Knowledge entry") };
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setLabel(labels[i]);
    fillEnum<Source>(m_source, kSources);
    fillEnum<Urgency>(m_urgency,
        std::initializer_list<Urgency> {
            Urgency::Critical, Urgency::Urgent, Urgency::Elevated, Urgency::Normal });
    m_category->setPlaceholderText(tr("Name or pinyin initials"));
    m_title->setPlaceholderText(tr("Empty: the appeal's first sentence"));
    m_address->setPlaceholderText(tr("Search a place, or click on the map"));
    m_answer->setPlaceholderText(tr("Only for answering at once"));
    m_knowledge->setPlaceholderText(tr("Title or number of the entry"));
    m_confidential->setText(tr("Keep the reporter's identity for the intake seat alone"));
    m_accept->setLabel(tr("File and accept"));
    m_answerAtOnce->setLabel(tr("Answer at once"));
    m_file->setLabel(tr("File only"));
}

QWidget *IntakeForm::firstFocus()
{
    return m_category;
}

void IntakeForm::begin()
{
    banner()->hide();
    m_duplicates->setCandidates({}, {});
    open();
    m_intake.draft().then(this, [this](const QJsonObject &draft) {
        if (value().isEmpty() || !draft.isEmpty())
            load(newCaseFromJson(draft));
    });
}

void IntakeForm::load(const NewCase &draft)
{
    m_source->setCurrentIndex(std::max(0, m_source->findData(static_cast<int>(draft.source))));
    m_urgency->setCurrentIndex(m_urgency->findData(static_cast<int>(draft.urgency)));
    m_sourceNumber->setText(draft.sourceNumber);
    CategoryHit hit;
    hit.id = draft.category;
    m_category->setChosen(
        draft.categoryText, draft.category.isEmpty() ? QVariant() : QVariant::fromValue(hit));
    m_appeal->setPlainText(draft.appeal);
    m_title->setText(draft.title);
    m_address->setText(draft.address);
    m_reporterName->setText(draft.reporterName);
    m_reporterPhone->setText(draft.reporterPhone);
    m_purpose->setText(draft.purpose);
    m_confidential->setChecked(draft.confidential);
    m_answer->clear();
    m_knowledge->clear();
    m_at = draft.at;
    m_region = draft.region;
    m_locality->setText({});
    for (FormRow *row : m_rows)
        row->setError({});
    if (m_at)
        askLocality();
    Q_EMIT positionChanged(m_at);
}

NewCase IntakeForm::value() const
{
    NewCase value;
    value.source = static_cast<Source>(m_source->currentData().toInt());
    value.urgency = static_cast<Urgency>(m_urgency->currentData().toInt());
    value.sourceNumber = m_sourceNumber->text();
    value.category = m_category->chosenData().value<CategoryHit>().id;
    value.categoryText = m_category->text();
    value.appeal = m_appeal->toPlainText();
    value.title = m_title->text();
    value.address = m_address->text();
    value.reporterName = m_reporterName->text();
    value.reporterPhone = m_reporterPhone->text();
    value.purpose = m_purpose->text();
    value.confidential = m_confidential->isChecked();
    value.at = m_at;
    value.region = m_region;
    return value;
}

void IntakeForm::edited()
{
    if (!isOpen())
        return;
    m_intake.saveDraft(toJson(value()));
    m_duplicatesTimer->start();
}

void IntakeForm::searchCategories(const QString &typed)
{
    QList<Suggestion> suggestions;
    for (const CategoryHit &hit : m_intake.categories(typed)) {
        const auto handle = hit.limits.constFind(ClockKind::Handle);
        suggestions.append(
            { hit.text, handle == hit.limits.constEnd() ? QString() : limitText(*handle),
                QVariant::fromValue(hit) });
    }
    m_category->setSuggestions(suggestions);
}

void IntakeForm::searchPlaces(const QString &typed)
{
    const quint64 question = ++m_question;
    m_intake.places(typed).then(this, [this, question](const Expected<QVector<PlaceHit>> &hits) {
        if (question != m_question || !hits)
            return;
        QList<Suggestion> suggestions;
        for (const PlaceHit &hit : *hits)
            suggestions.append({ hit.text, hit.detail, QVariant::fromValue(hit) });
        m_address->setSuggestions(suggestions);
    });
}

void IntakeForm::placeChosen(const QVariant &chosen)
{
    m_at = chosen.value<PlaceHit>().at;
    Q_EMIT positionChanged(m_at);
    askLocality();
    edited();
}

void IntakeForm::setPosition(LonLat at)
{
    m_at = at;
    Q_EMIT positionChanged(m_at);
    askLocality();
    edited();
}

void IntakeForm::askLocality()
{
    const quint64 question = ++m_question;
    m_intake.locality(*m_at).then(this, [this, question](const Expected<Locality> &locality) {
        if (question == m_question)
            showLocality(locality);
    });
}

void IntakeForm::showLocality(const Expected<Locality> &locality)
{
    if (!locality || locality->grid.isEmpty()) {
        m_region = {};
        m_locality->setRole(ColorRole::DangerInk);
        m_locality->setText(
            tr("This place lies outside the city. Choose another, or leave it open."));
        return;
    }
    m_region = locality->grid;
    QString text = tr("%1 · grid worker %2 %3")
                       .arg(locality->path, locality->workerName, locality->workerPhone);
    if (locality->nearBoundary()) {
        text += QLatin1Char('\n')
            + tr("Only %1 to the next grid: check whose matter it is.")
                  .arg(distanceText(locality->metresToNext));
    }
    m_locality->setRole(locality->nearBoundary() ? ColorRole::WarnInk : ColorRole::InkSoft);
    m_locality->setText(text);
    if (m_address->text().isEmpty())
        m_address->setText(locality->path);
}

void IntakeForm::askDuplicates()
{
    const NewCase matter = value();
    m_intake.duplicates(matter.category, matter.region, matter.at, matter.appeal)
        .then(this, [this](const Expected<QVector<DuplicateCandidate>> &found) {
            if (found && isOpen() && m_workplace.directory())
                m_duplicates->setCandidates(*found, m_workplace.directory()->calendar());
        });
}

bool IntakeForm::validate(How how)
{
    const NewCase matter = value();
    const auto check = [this](Row row, bool good, const QString &error) {
        m_rows[row]->setError(good ? QString() : error);
        if (!good)
            m_rows[row]->field()->setFocus();
        return good;
    };
    bool good = check(PhoneRow,
        matter.reporterPhone.trimmed().isEmpty() || looksLikePhone(matter.reporterPhone),
        tr("This is no telephone number. Correct it, or leave it empty."));
    good &= check(AppealRow,
        !matter.appeal.trimmed().isEmpty() && matter.appeal.size() <= kLongestAppeal,
        matter.appeal.size() > kLongestAppeal ? tr("The appeal has %L1 characters; at most %L2 can "
                                                   "be kept. Shorten it, or attach it as a file.")
                                                    .arg(matter.appeal.size())
                                                    .arg(kLongestAppeal)
                                              : tr("Write down what the citizen says."));
    good
        &= check(KnowledgeRow, how != How::AnswerAtOnce || !m_knowledge->text().trimmed().isEmpty(),
            tr("Name the knowledge entry that the answer rests on."));
    good &= check(AnswerRow, how != How::AnswerAtOnce || !m_answer->text().trimmed().isEmpty(),
        tr("Write down what you told the citizen."));
    const bool needsCategory = how != How::File;
    good &= check(CategoryRow, !needsCategory || !matter.category.isEmpty(),
        tr("Choose a category from the list: type its name or its pinyin initials."));
    if (how == How::Accept && matter.region.isEmpty()) {
        m_rows[AddressRow]->setError(tr(
            "Without a place no unit can be found. Search it or click on the map; or file only."));
        m_rows[AddressRow]->field()->setFocus();
        good = false;
    } else {
        m_rows[AddressRow]->setError({});
    }
    return good;
}

void IntakeForm::submit(How how)
{
    if (m_busy || !validate(how))
        return;
    m_busy = true;
    QVector<ActRequest> then;
    if (how == How::Accept) {
        then.append({ {}, OperationKind::Accept, {}, {}, 0 });
    } else if (how == How::AnswerAtOnce) {
        const QJsonObject args { { QStringLiteral("text"), m_answer->text().trimmed() },
            { QStringLiteral("knowledge"), m_knowledge->text().trimmed() } };
        then.append({ {}, OperationKind::Answer, args, {}, 0 });
    }
    m_workplace.reportAnd(reportOf(value()), then).then(this, [this](const ActOutcome &outcome) {
        finish(outcome);
    });
}

void IntakeForm::finish(const ActOutcome &outcome)
{
    m_busy = false;
    if (!outcome) {
        banner()->tell(Banner::Kind::Error,
            failureText(outcome.error(), OperationKind::Report, *m_workplace.directory()));
        return;
    }
    m_intake.dropDraft();
    dismiss();
    load({});
    Q_EMIT filed(*outcome);
}

void IntakeForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SheetPanel::changeEvent(event);
}

void IntakeForm::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        submit(How::Accept);
    else if (event->key() == Qt::Key_F8)
        submit(How::AnswerAtOnce);
    else if (event->key() == Qt::Key_F9)
        submit(How::File);
    else
        SheetPanel::keyPressEvent(event);
}

} // namespace shiyu
