#include "ui/queue/olderpanel.h"

#include "app/services/whenanswered.h"
#include "ui/acts/twolinedelegate.h"
#include "ui/queue/conditionline.h"
#include "ui/text/endedtext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/searchfield.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QListView>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr int kYears = 6; // that are offered by name

Instant yearBegin(int year, const Calendar &calendar)
{
    const CityDay day { std::chrono::year { year } / std::chrono::January / 1 };
    return calendar.toInstant(day);
}

} // namespace

OlderPort olderPortOf(Workplace &workplace)
{
    return { [&workplace] { return OlderCases(workplace).isThere(); },
        [&workplace] { return workplace.now(); }, [&workplace] { return workplace.directory(); },
        [&workplace](const EndedQuery &query) { return OlderCases(workplace).search(query); },
        [&workplace](const IncidentId &id) { return OlderCases(workplace).bring(id); } };
}

OlderPanel::OlderPanel(const ThemeSource &theme, OlderPort port, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_port(std::move(port))
    , m_title(new TextLabel(theme, {}, TextSize::Body, ColorRole::Ink, QFont::DemiBold))
    , m_back(new LinkButton(theme, {}))
    , m_words(new SearchField(theme, {}))
    , m_years(new QComboBox)
    , m_where(new ConditionLine(theme))
    , m_list(new QListView)
    , m_state(new TextLabel(theme, {}, TextSize::Small, ColorRole::Muted))
    , m_further(new LinkButton(theme, {}))
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    build();
    connect(&m_typing, &QTimer::timeout, this, &OlderPanel::ask);
    connect(m_words, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_words, &QLineEdit::returnPressed, this, &OlderPanel::ask);
    connect(m_words, &SearchField::left, this, &OlderPanel::finished);
    connect(m_words, &SearchField::resultsRequested, this, [this] { m_list->setFocus(); });
    connect(m_years, &QComboBox::activated, this, &OlderPanel::ask);
    connect(m_where, &ConditionLine::cleared, this, [this] {
        m_region = {};
        showRegion();
        ask();
    });
    connect(m_list, &QListView::clicked, this, &OlderPanel::choose);
    connect(m_list, &QListView::activated, this, &OlderPanel::choose);
    connect(m_back, &LinkButton::clicked, this, &OlderPanel::finished);
    connect(m_further, &LinkButton::clicked, this,
        [this] { m_next == Next::Again ? ask() : askFurther(); });
    setFocusProxy(m_words);
    retranslate();
}

void OlderPanel::build()
{
    m_state->setWordWrap(true);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_back);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(m_further, 0, Qt::AlignTop);
    auto *fields = new QVBoxLayout;
    fields->addLayout(head);
    fields->addWidget(m_words);
    fields->addWidget(m_years);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(fields);
    layout->addWidget(m_where);
    auto *rows = new QHBoxLayout;
    rows->addWidget(m_list);
    layout->addLayout(rows, 1);
    layout->addLayout(foot);
    followTheme(m_theme, this, [this, fields, rows, foot] {
        const Theme &theme = m_theme.theme();
        const int margin = theme.px(16);
        fields->setContentsMargins(margin, theme.px(12), margin, theme.px(8));
        fields->setSpacing(theme.px(8));
        foot->setContentsMargins(margin, theme.px(8), margin, theme.px(8));
        foot->setSpacing(theme.px(8));
        rows->setContentsMargins(theme.px(12), 0, theme.px(4), 0); // a row keeps 4 px of its own
    });
}

void OlderPanel::begin(const QString &words, const RegionCode &region)
{
    m_region = region;
    m_words->setText(words.left(EndedQuery::kLongestWords));
    fillYears();
    showRegion();
    ask();
}

void OlderPanel::fillYears()
{
    const QVariant chosen = m_years->currentData();
    const QSignalBlocker quiet(m_years);
    m_years->clear();
    m_years->addItem(tr("Any year"), 0);
    const DirectoryPtr directory = m_port.directory();
    if (!directory)
        return;
    const CityTime now = directory->calendar().toCity(m_port.now());
    const int year { std::chrono::year_month_day(cityDay(now)).year() };
    for (int i = 0; i < kYears; ++i)
        m_years->addItem(tr("Last act in %1").arg(year - i), year - i);
    m_years->setCurrentIndex(std::max(0, m_years->findData(chosen)));
}

void OlderPanel::showRegion()
{
    const DirectoryPtr directory = m_port.directory();
    const Region *region = directory ? directory->region(m_region) : nullptr;
    m_where->setConditions(region ? region->name : QString());
}

EndedQuery OlderPanel::query() const
{
    EndedQuery query;
    const QString words = m_words->text().trimmed();
    (isFullNumber(words) ? query.number : query.words) = words;
    query.region = m_region;
    const int year = m_years->currentData().toInt();
    const DirectoryPtr directory = m_port.directory();
    if (year > 0 && directory) {
        query.from = yearBegin(year, directory->calendar());
        query.before = yearBegin(year + 1, directory->calendar());
    }
    return query;
}

void OlderPanel::ask()
{
    m_typing.stop();
    m_model.clear();
    m_matters.clear();
    m_after.clear();
    m_reached.reset();
    askFurther();
}

void OlderPanel::askFurther()
{
    say(tr("Looking on the server …"), Next::None);
    EndedQuery asked = query();
    asked.after = m_after;
    whenAnswered(m_port.search(asked), this,
        [this, generation = ++m_generation](const Expected<OlderCases::Found> &found) {
            if (generation == m_generation)
                take(found);
        });
}

void OlderPanel::take(const Expected<OlderCases::Found> &found)
{
    if (!found)
        return say(
            endedFailureText(found.error()), m_matters.isEmpty() ? Next::Again : Next::Further);
    for (const EndedMatter &matter : found->page.matters)
        addRow(matter, found->here.contains(matter.id));
    m_after = found->page.next;
    m_reached = found->page.reached;
    showDone();
}

void OlderPanel::addRow(const EndedMatter &matter, bool here)
{
    auto *item = new QStandardItem(rowText(matter, here));
    if (const DirectoryPtr directory = m_port.directory())
        item->setToolTip(matter.title + u'\n' + endedDetails(matter, *directory));
    item->setData(here, Qt::UserRole);
    m_matters.append(matter);
    m_model.appendRow(item);
}

QString OlderPanel::rowText(const EndedMatter &matter, bool here) const
{
    const DirectoryPtr directory = m_port.directory();
    const QString brief = directory ? endedBrief(matter, *directory) : matter.number;
    return matter.title + u'\n' + brief + u" · "_s
        + (here ? tr("on this computer") : tr("on the server"));
}

void OlderPanel::showDone()
{
    const DirectoryPtr directory = m_port.directory();
    const int count = static_cast<int>(m_matters.size());
    if (!m_after.isEmpty() && m_reached && directory)
        return say(tr("%1 found, looked back to %2")
                       .arg(count)
                       .arg(momentText(*m_reached, directory->calendar(), m_port.now())),
            Next::Further);
    say(count > 0 ? tr("%1 found, all were looked through").arg(count)
                  : tr("No older matter fits."),
        Next::None);
}

void OlderPanel::choose(const QModelIndex &index)
{
    const EndedMatter matter = m_matters.value(index.row());
    if (matter.id.isEmpty() || matter.id == m_wanted)
        return;
    if (index.data(Qt::UserRole).toBool())
        return Q_EMIT caseChosen(matter.id);
    m_wanted = matter.id;
    say(tr("Fetching the record of %1 …").arg(matter.number), Next::None);
    whenAnswered(m_port.bring(matter.id), this,
        [this, id = matter.id](const Expected<void> &outcome) { brought(id, outcome); });
}

void OlderPanel::brought(const IncidentId &id, const Expected<void> &outcome)
{
    if (outcome) {
        for (qsizetype i = 0; i < m_matters.size(); ++i) {
            QStandardItem *item = m_model.item(static_cast<int>(i));
            if (m_matters.at(i).id != id)
                continue;
            item->setText(rowText(m_matters.at(i), true));
            item->setData(true, Qt::UserRole);
        }
    }
    if (id != m_wanted) // another one was chosen since
        return;
    m_wanted = {};
    if (!outcome)
        return say(
            endedFailureText(outcome.error()), m_after.isEmpty() ? Next::None : Next::Further);
    showDone();
    Q_EMIT caseChosen(id);
}

QString OlderPanel::sentence() const
{
    return m_state->text();
}

void OlderPanel::say(const QString &sentence, Next next)
{
    m_next = next;
    m_state->setText(sentence);
    m_further->setText(next == Next::Again ? tr("Look again") : tr("Look further"));
    m_further->setVisible(next != Next::None);
}

void OlderPanel::retranslate()
{
    m_title->setText(tr("Older matters on the server"));
    m_back->setText(tr("Back"));
    m_words->setPlaceholderText(tr("Number, or words of title and address"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_years->setAccessibleName(tr("Year"));
    m_list->setAccessibleName(m_title->text());
    fillYears();
    if (!m_matters.isEmpty() || !m_after.isEmpty())
        showDone();
}

void OlderPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OlderPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT finished();
    else
        QWidget::keyPressEvent(event);
}

} // namespace shiyu
