#include "ui/command/commandline.h"

#include "app/domain/workflow.h"
#include "app/services/whenanswered.h"
#include "ui/command/unitmatches.h"
#include "ui/models/rowlist.h"
#include "ui/queue/rowtext.h"
#include "ui/text/endedtext.h"
#include "widgets/commandpalette.h"
#include "widgets/themesource.h"

#include <QJsonArray>
#include <QJsonObject>

namespace shiyu {
namespace {

constexpr int kMostCases = 8;
constexpr int kMostPlaces = 6;
constexpr int kMostOfficers = 5;

/// Where the verb's act is possible; empty: anywhere.
Stages stagesFor(Verb verb)
{
    switch (verb) {
    case Verb::Dispatch:
        return workflowRow(OperationKind::Dispatch)->from;
    case Verb::Sign:
        return workflowRow(OperationKind::Acknowledge)->from;
    default:
        return {};
    }
}

QString numberAndStage(const IncidentRow &row, const Directory &directory)
{
    const QString name = row.number.isEmpty() ? row.tag : row.number;
    return CommandLine::tr("%1 · %2", "number · stage").arg(name, stateText(row, directory));
}

} // namespace

CommandLine::CommandLine(const ThemeSource &theme, Workplace &workplace, QueueService &queue,
    Intake &intake, QWidget *host)
    : QObject(host)
    , m_workplace(workplace)
    , m_queue(queue)
    , m_intake(intake)
    , m_palette(new CommandPalette(theme, host))
{
    m_palette->setModel(&m_model);
    connect(m_palette, &CommandPalette::textEdited, this, &CommandLine::search);
    connect(m_palette, &CommandPalette::activated, this,
        [this](const QModelIndex &index) { run(index.row()); });
    connect(
        m_palette, &CommandPalette::completionRequested, this, [this](const QModelIndex &index) {
            m_palette->setText(index.data(CommandCompletionRole).toString());
        });
}

void CommandLine::openEmpty()
{
    m_palette->setPlaceholder(tr("Search cases, addresses, units, or type a command"));
    m_palette->setHint(tr("e.g. 派 2381 城管 · 签 2381 · 定位 镜湖区 · 切换 孙悦 · 夜间"));
    m_palette->setNothingFound(tr("Nothing found. Try a number, a name or pinyin initials."));
    const bool first = !m_names; // what is typed before the pinyin is there is looked for again
    whenAnswered(m_workplace.names(), this, [this, first](const NamesPtr &names) {
        m_names = names;
        if (first && m_palette->isOpen() && !m_palette->text().isEmpty())
            search(m_palette->text());
    });
    m_palette->openWith({});
    search({});
}

void CommandLine::search(const QString &typed)
{
    const quint64 generation = ++m_generation;
    m_model.clear();
    m_acts.clear();
    const Command command = parseCommand(typed);
    switch (command.verb) {
    case Verb::New:
        addRow({}, tr("New matter"), {}, [this] { Q_EMIT newCaseRequested(); });
        return;
    case Verb::Theme:
        addRow({}, command.night ? tr("Night theme") : tr("Day theme"), {},
            [this, night = command.night] { Q_EMIT themeRequested(night); });
        return;
    case Verb::Switch:
        addOfficers(command.object);
        return;
    case Verb::GoTo:
        searchPlaces(command, generation);
        return;
    case Verb::Find:
        addScreens(command.object);
        searchCases(command, generation);
        searchPlaces(command, generation);
        addOfficers(command.object);
        return;
    case Verb::Open:
    case Verb::Dispatch:
    case Verb::Sign:
        searchCases(command, generation);
        return;
    }
}

void CommandLine::searchCases(const Command &command, quint64 generation)
{
    if (command.object.isEmpty())
        return;
    IncidentFilter filter;
    filter.scope = Scope::All;
    filter.text = command.object;
    filter.stages = stagesFor(command.verb);
    whenAnswered(m_queue.page(filter, SortOrder::Newest, {}, kMostCases), this,
        [this, command, generation](const Expected<IncidentPage> &page) {
            if (generation != m_generation || !page)
                return;
            if (page->rows.isEmpty())
                return searchOlder(command, generation);
            const auto found = std::max<qsizetype>(1, page->rows.size());
            for (const IncidentRow &row : page->rows)
                addCase(row, command, std::max(1, kMostCases / int(found)));
        });
}

/// What is over for long is not on this computer: a number in full is asked of the server at once,
/// for words the way there is offered.
void CommandLine::searchOlder(const Command &command, quint64 generation)
{
    OlderCases older(m_workplace);
    const bool opens = command.verb == Verb::Open || command.verb == Verb::Find;
    if (!opens || !older.isThere())
        return;
    if (!isFullNumber(command.object))
        return addRow(tr("Cases"), tr("Look for “%1” among older ones").arg(command.object),
            tr("on the server"),
            [this, words = command.object] { Q_EMIT olderSearchRequested(words); });
    EndedQuery query;
    query.number = command.object;
    whenAnswered(older.search(query), this,
        [this, command, generation](const Expected<OlderCases::Found> &found) {
            if (generation != m_generation)
                return;
            if (!found)
                return addRow(tr("Cases"), command.object, endedFailureText(found.error()),
                    [this, number = command.object] { Q_EMIT olderSearchRequested(number); });
            for (const EndedMatter &matter : found->page.matters)
                addRow(tr("Cases"), matter.title, endedBrief(matter, *m_workplace.directory()),
                    [this, id = matter.id] { Q_EMIT olderCaseRequested(id); });
        });
}

void CommandLine::addCase(const IncidentRow &row, const Command &command, int mostUnits)
{
    if (command.verb == Verb::Dispatch)
        return addDispatch(row, command, mostUnits);
    const QString detail = numberAndStage(row, *m_workplace.directory());
    if (command.verb == Verb::Sign) {
        const ActRequest request { row.id, OperationKind::Acknowledge, {}, {}, row.lastSeq };
        addRow(tr("Cases"), tr("Sign for: %1").arg(row.title), detail,
            [this, request] { Q_EMIT actRequested(request.incident, request); });
        return;
    }
    addRow(tr("Cases"), row.title, detail, [this, id = row.id] { Q_EMIT caseRequested(id); });
}

void CommandLine::addDispatch(const IncidentRow &row, const Command &command, int mostUnits)
{
    const DirectoryPtr directory = m_workplace.directory();
    const std::optional<Seat> &seat = m_workplace.seat();
    if (!directory || !seat)
        return;
    ActRequest request { row.id, OperationKind::Dispatch, {}, {}, row.lastSeq };
    const QVector<OrganizationId> units
        = unitsMeant(row, command.target, *seat, *directory, m_names);
    for (const OrganizationId &unit : units.first(std::min<qsizetype>(units.size(), mostUnits))) {
        // Where a unit leads already, the form adds assists.
        request.args = row.lead.isEmpty()
            ? QJsonObject { { QStringLiteral("lead"), unit.toString() } }
            : QJsonObject { { QStringLiteral("assists"), QJsonArray { unit.toString() } } };
        const QString name = unitName(unit, *directory);
        addRow(
            tr("Cases"), tr("Dispatch to %1: %2").arg(name, row.title),
            numberAndStage(row, *directory),
            [this, request] { Q_EMIT actRequested(request.incident, request); },
            QStringLiteral("派 %1 %2").arg(command.object, name));
    }
    if (!units.isEmpty())
        return;
    const QString detail = command.target.isEmpty()
        ? numberAndStage(row, *directory)
        : tr("No unit of this case is called “%1”; choose in the form").arg(command.target);
    addRow(tr("Cases"), tr("Dispatch: %1").arg(row.title), detail,
        [this, request] { Q_EMIT actRequested(request.incident, request); });
}

void CommandLine::searchPlaces(const Command &command, quint64 generation)
{
    if (command.object.isEmpty())
        return;
    whenAnswered(m_intake.places(command.object, kMostPlaces), this,
        [this, generation](const Expected<QVector<PlaceHit>> &hits) {
            if (generation != m_generation || !hits)
                return;
            for (const PlaceHit &hit : *hits) {
                if (!hit.at && !hit.middle)
                    continue; // a region without outline: there is nowhere to go
                addRow(tr("Places"), hit.text, hit.detail, [this, hit] {
                    if (hit.at)
                        Q_EMIT placeRequested(*hit.at);
                    else
                        Q_EMIT regionRequested(hit.outline);
                });
            }
        });
}

void CommandLine::addOfficers(const QString &name)
{
    int found = 0;
    for (const AccountEntry &entry : m_workplace.accounts()) {
        const bool fits = entry.account.startsWith(name, Qt::CaseInsensitive)
            || isNamed(entry.officerName, name) || isNamed(entry.organizationName, name);
        if (!fits || found++ >= kMostOfficers)
            continue;
        addRow(tr("Officers"), tr("Switch to %1").arg(entry.officerName), entry.organizationName,
            [this, account = entry.account] { Q_EMIT officerRequested(account); });
    }
}

void CommandLine::addScreens(const QString &name)
{
    const std::pair<const char *, QString> kScreens[]
        = { { "map", tr("One map") }, { "desk", tr("Duty desk") }, { "handling", tr("Handling") },
              { "settings", tr("Settings") }, { "import", tr("Import files") } };
    for (const auto &[id, title] : kScreens) {
        if (title.contains(name, Qt::CaseInsensitive)) {
            addRow(tr("Screens"), title, {},
                [this, page = QString::fromLatin1(id)] { Q_EMIT pageRequested(page); });
        }
    }
}

bool CommandLine::isNamed(const QString &name, const QString &typed) const
{
    return m_names ? m_names->fits(name, typed) : name.contains(typed, Qt::CaseInsensitive);
}

void CommandLine::addRow(const QString &section, const QString &text, const QString &detail,
    std::function<void()> act, const QString &completion)
{
    auto *item = new QStandardItem(text);
    item->setData(detail, CommandDetailRole);
    item->setData(section, CommandSectionRole);
    item->setData(completion.isEmpty() ? text : completion, CommandCompletionRole);
    item->setEditable(false);
    m_acts.append(std::move(act));
    m_model.appendRow(item);
}

void CommandLine::run(int row)
{
    if (row >= 0 && row < m_acts.size())
        std::function(m_acts.at(row))();
}

} // namespace shiyu
