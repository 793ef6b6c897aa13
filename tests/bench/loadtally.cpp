#include "tests/bench/loadtally.h"

#include <QTimer>

namespace shiyu::bench {

namespace {

constexpr size_t kStride = 389; // a prime: neighbours in the list are of one county
constexpr qsizetype kCountyDigits = 6;

double milliseconds(qint64 nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1e6;
}

QString countyOf(const LoadConsole &console)
{
    return console.seat().region.toString().first(
        std::min(kCountyDigits, console.seat().region.toString().size()));
}

} // namespace

LoadTally::LoadTally(LoadCity &city, const CategoryId &category)
    : m_city(city)
    , m_category(category)
{
    m_clock.start();
    for (const auto &console : city.consoles()) {
        const RegionLevel level = console->seat().level;
        if (level == RegionLevel::County)
            m_counties.insert(countyOf(*console));
        if (level == RegionLevel::City || level == RegionLevel::County) {
            console->had = [this, one = console.get()](const protocol::ChangesPage &page) {
                see(*one, page);
            };
        }
    }
}

/// The consoles stay, and go on hearing of what is new.
LoadTally::~LoadTally()
{
    for (const auto &console : m_city.consoles())
        console->had = nullptr;
}

LoadConsole *LoadTally::nextFree()
{
    const auto &all = m_city.consoles();
    for (size_t tried = 0; tried < all.size(); ++tried) {
        m_next = (m_next + kStride) % all.size();
        if (!all[m_next]->isBusy())
            return all[m_next].get();
    }
    return nullptr;
}

void LoadTally::send()
{
    LoadConsole *console = nextFree();
    if (!console) {
        ++m_held;
        return;
    }
    ++m_offered;
    const qint64 sent = m_clock.nsecsElapsed();
    const auto id = std::make_shared<QString>();
    *id = console->report(
        m_category, [this, id](const QString &verdict) { accept(*id, verdict); });
    Matter &matter = m_matters[*id];
    matter.sent = sent;
    matter.hasCounty = m_counties.contains(countyOf(*console));
}

void LoadTally::accept(const QString &id, const QString &verdict)
{
    if (verdict != QLatin1StringView("accepted")) {
        ++m_failures[verdict];
        return;
    }
    Matter &matter = m_matters[id];
    matter.accepted = m_clock.nsecsElapsed();
    ++m_accepted;
    m_answered.append(milliseconds(matter.accepted - matter.sent));
    reckon(matter);
}

void LoadTally::see(LoadConsole &console, const protocol::ChangesPage &page)
{
    const qint64 now = m_clock.nsecsElapsed();
    for (const protocol::ChangeEntry &entry : page.entries) {
        const auto *operation = std::get_if<protocol::OperationEntry>(&entry);
        const auto intent
            = operation ? parseIntent(operation->operation.intent) : Expected<Intent>(Intent {});
        const auto it = intent ? m_matters.find(intent->subject.id) : m_matters.end();
        if (it == m_matters.end())
            continue;
        qint64 &seen = console.seat().level == RegionLevel::City ? it->atCity : it->atCounty;
        if (seen != 0)
            continue;
        seen = now;
        reckon(*it);
    }
}

/// When both ends of an interval are known. What was seen before its answer came took no time.
void LoadTally::reckon(Matter &matter)
{
    if (matter.accepted == 0)
        return;
    if (matter.atCity > 0) {
        m_toCity.append(milliseconds(std::max<qint64>(0, matter.atCity - matter.accepted)));
        m_whole.append(milliseconds(matter.atCity - matter.sent));
        matter.atCity = -1;
    }
    if (matter.atCounty > 0) {
        m_toCounty.append(milliseconds(std::max<qint64>(0, matter.atCounty - matter.accepted)));
        matter.atCounty = -1;
    }
}

qsizetype LoadTally::unseenAtCounty() const
{
    return std::count_if(m_matters.begin(), m_matters.end(), [](const Matter &matter) {
        return matter.accepted != 0 && matter.hasCounty && matter.atCounty == 0;
    });
}

void LoadTally::run(double rate, std::chrono::seconds length)
{
    QElapsedTimer timer;
    timer.start();
    qsizetype sent = 0;
    QTimer pace;
    pace.setTimerType(Qt::PreciseTimer);
    pace.callOnTimeout(&pace, [&] {
        const double seconds = static_cast<double>(timer.elapsed()) / 1000;
        for (; sent < static_cast<qsizetype>(seconds * rate); ++sent)
            send();
    });
    pace.start(std::chrono::milliseconds { 5 });
    LoadCity::waitUntil([] { return false; }, length);
}

void LoadTally::settle(std::chrono::seconds most)
{
    const auto answered = [this] {
        qsizetype failed = 0;
        for (const int count : std::as_const(m_failures))
            failed += count;
        return m_accepted + failed == m_offered;
    };
    LoadCity::waitUntil(
        [&] { return answered() && unseenAtCity() == 0 && unseenAtCounty() == 0; }, most);
}

} // namespace shiyu::bench
