// A console without a window, driven by lines on its standard input: consoledriver PROFILE
// [ENROLMENT]. Each command is answered by one line that begins with the command's name; what the
// link does is told by lines that begin with "link".
#include "app/crypto/initialise.h"
#include "app/domain/place.h"
#include "app/services/attachmentaccess.h"
#include "app/services/offlinebundles.h"
#include "app/services/profiledesk.h"
#include "app/services/serverlink.h"
#include "app/storage/blobstore.h"
#include "tests/app/services/dutydriver.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QSocketNotifier>
#include <cstdio>
#include <iostream>
#include <unistd.h>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

/// This computer's clock, so many seconds ahead as SHIYU_CLOCK_AHEAD says.
Instant wallClock()
{
    static const std::chrono::seconds ahead { qEnvironmentVariableIntValue("SHIYU_CLOCK_AHEAD") };
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()) + ahead;
}

void say(const QStringList &words)
{
    std::printf("%s\n", qPrintable(words.join(u' ')));
    std::fflush(stdout);
}

const char *nameOfLink(SyncLink link)
{
    constexpr const char *kNames[] = { "signedOut", "working", "online", "offline", "refused" };
    return kNames[static_cast<size_t>(link)];
}

class Driver : public QObject {
public:
    Driver()
        : m_workplace(wallClock)
        , m_link(m_workplace, wallClock)
        , m_duty(m_workplace)
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_link, &ServerLink::changed, this, [this] { tellLink(); });
        connect(&m_link, &ServerLink::signedIn, this, [](const QString &account) {
            say({ u"signin"_s, u"ok"_s, account });
        });
        connect(&m_link, &ServerLink::signInFailed, this, [](const ServerLink::Failure &failure) {
            say({ u"signin"_s, u"failed"_s, QString::number(int(failure.error.code)),
                failure.error.context, QString::number(int(failure.fault)) });
        });
        connect(&m_input, &QSocketNotifier::activated, this, [this] { read(); });
    }

    void open(const QString &profile)
    {
        m_workplace.open(profile).then(this, [](const Expected<void> &opened) {
            say({ u"open"_s, opened ? u"ok"_s : opened.error().context });
        });
    }

private:
    void tellLink()
    {
        const SyncStatus &status = m_link.status();
        const QStringList line { u"link"_s, QString::fromLatin1(nameOfLink(status.link)),
            u"fault=%1"_s.arg(int(status.fault)), u"waiting=%1"_s.arg(status.position.waiting),
            u"tray=%1"_s.arg(status.position.inTray), u"files=%1"_s.arg(status.position.files) };
        if (line != m_told)
            say(line);
        m_told = line;
    }

    void read()
    {
        char bytes[4096];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return QCoreApplication::quit();
        m_rest += QByteArray(bytes, count);
        while (m_rest.contains('\n')) {
            const qsizetype end = m_rest.indexOf('\n');
            run(QString::fromUtf8(m_rest.first(end)).split(u' '));
            m_rest.remove(0, end + 1);
        }
    }

    void run(const QStringList &words)
    {
        const QString &what = words.first();
        if (what == u"signin"_s)
            m_link.signIn(words.value(1), words.value(2));
        else if (what == u"report"_s)
            report(words.value(1), words.value(2));
        else if (what == u"act"_s)
            act(words.value(1), words.value(2));
        else if (what == u"find"_s)
            find(words.value(1));
        else if (what == u"read"_s)
            read(words.value(1), words.value(2));
        else if (what == u"attach"_s)
            attach(words.value(1), words.value(2));
        else if (what == u"file"_s)
            readFile(words.value(1));
        else if (what == u"ground"_s)
            ground();
        else if (what == u"conflicts"_s)
            conflicts();
        else if (what == u"settle"_s)
            settle();
        else if (what == u"bundle"_s)
            writeBundle(words.value(1));
        else if (what == u"receipt"_s)
            takeReceipt(words.value(1));
        else
            duty(what, words.value(1), words.value(2));
    }

    void report(const QString &title, const QString &text)
    {
        ActRequest request;
        request.kind = OperationKind::Report;
        request.args = { { u"title"_s, title }, { u"summary"_s, u"路口"_s },
            { u"place"_s, toJson(Place { PlaceShape::Point, { { 1180050000, 310050000 } }, {} }) },
            { u"region"_s, u"340202001001"_s }, { u"category"_s, u"facility.cover"_s },
            { u"urgency"_s, u"normal"_s }, { u"channel"_s, u"person"_s },
            { u"source"_s, u"12345"_s } };
        if (!text.isEmpty()) {
            request.closed.insert(u"appeal"_s, { text, Audience::Handlers });
            request.closed.insert(u"reporterPhone"_s, { u"13800000000"_s, Audience::Handlers });
        }
        say(u"report"_s, m_workplace.act(request));
    }

    void act(const QString &kind, const QString &title)
    {
        lookUp(title).then(this, [this, kind](const Found &found) {
            ActRequest request;
            request.incident = IncidentId(found.id);
            request.kind = fromName<OperationKind>(kind).value_or(OperationKind::Note);
            request.seen = found.seen;
            if (request.kind == OperationKind::Note)
                request.args = { { u"text"_s, u"电话催过"_s } };
            if (request.kind == OperationKind::Retract)
                request.args = { { u"target"_s, found.newest.toString() } };
            if (request.kind == OperationKind::Decline)
                request.args = { { u"reason"_s, u"不属于受理范围"_s } };
            say(u"act"_s, m_workplace.act(request));
        });
    }

    /// supervise UNIT TITLE, supervision KIND TITLE, supervised TITLE, shift CENTRE [KIND].
    void duty(const QString &what, const QString &first, const QString &second)
    {
        const auto tell = [this, what](QFuture<QString> answer) {
            answer.then(this, [what](const QString &said) { say({ what, said }); });
        };
        if (what == u"shift"_s)
            return tell(m_duty.shift(second, first));
        lookUp(what == u"supervised"_s ? first : second)
            .then(this, [this, what, first, tell](const Found &found) {
                const IncidentId id(found.id);
                tell(what == u"supervise"_s        ? m_duty.supervise(id, first)
                        : what == u"supervision"_s ? m_duty.act(id, first)
                                                   : m_duty.supervised(id));
            });
    }

    void attach(const QString &path, const QString &title)
    {
        const auto file = readAttachedFile(path);
        if (!file)
            return say({ u"attach"_s, file.error().context });
        lookUp(title).then(this, [this, file = *file](const Found &found) {
            ActRequest request;
            request.incident = IncidentId(found.id);
            request.kind = OperationKind::Attach;
            request.seen = found.seen;
            request.args = file.args();
            say(u"attach"_s, m_workplace.actTogether({ request }, { file }));
        });
    }
    /// The newest file of a case: its hash, or why it does not open.
    void readFile(const QString &title)
    {
        lookUp(title).then(this, [this](const Found &found) {
            m_workplace.readAttachment(IncidentId(found.id), found.file)
                .then(this, [](const Expected<QByteArray> &bytes) {
                    say({ u"file"_s,
                        bytes ? QString::fromLatin1(BlobStore::sha256(*bytes).toHex())
                              : u"- %1 %2"_s.arg(int(bytes.error().code))
                                    .arg(bytes.error().context) });
                });
        });
    }

    /// What came beside the matters.
    void ground()
    {
        m_workplace.data()
            .post([](ProfileDesk &desk) {
                const auto count = [&desk](const QString &sql) {
                    return QString::number(desk.connection().number(sql).value_or(-1));
                };
                return QStringList { u"ground"_s,
                    u"shapes="_s + count(u"SELECT count(*) FROM region_shape"_s),
                    u"features="_s + count(u"SELECT count(*) FROM feature"_s),
                    u"version="_s + count(u"SELECT version FROM ground_state"_s),
                    u"pieces="_s
                        + count(u"SELECT (SELECT count(*) FROM ground_staged)"
                                " + (SELECT count(*) FROM ground_taken)"_s) };
            })
            .then(this, [](const QStringList &words) { ::say(words); });
    }

    void say(const QString &what, QFuture<ActOutcome> future)
    {
        future.then(this, [what](const ActOutcome &outcome) {
            const auto *refusal = outcome ? nullptr : std::get_if<Refusal>(&outcome.error());
            ::say({ what, outcome ? u"ok"_s : u"failed"_s,
                outcome       ? outcome->intent.toString()
                    : refusal ? nameOf(refusal->code)
                              : std::get<Error>(outcome.error()).context,
                refusal ? refusal->what : QString() });
        });
    }
    static void say(const QStringList &words) { ::say(words); }

    struct Found {
        QString id, stage, number, original;
        qint64 seen = 0;
        int lines = 0;
        int sync = 0;
        IntentId file; ///< the newest one
        IntentId newest; ///< act
    };
    QFuture<Found> lookUp(const QString &title)
    {
        return m_workplace.data()
            .post([title](ProfileDesk &desk) {
                Found found;
                auto rows = desk.connection().prepare(
                    u"SELECT id, sync_state FROM incident WHERE title = :title"_s);
                if (rows && rows->bind(u":title", title).step().value_or(false)) {
                    found.id = rows->text(0);
                    found.sync = static_cast<int>(rows->int64(1));
                }
                return found;
            })
            .then(this,
                [this](const Found &found) {
                    return m_workplace.view(IncidentId(found.id))
                        .then(this, [found](const Expected<CaseView> &view) {
                            return view ? filled(found, *view) : found;
                        });
                })
            .unwrap();
    }
    static Found filled(Found found, const CaseView &view)
    {
        found.stage = nameOf(view.state.stage);
        found.number = view.state.number;
        found.seen = view.state.lastSeq;
        const auto files = attachmentsOf(view.state);
        found.file = files.isEmpty() ? IntentId() : files.last().intent;
        found.lines = static_cast<int>(view.state.record.size());
        found.newest = view.state.record.last().intent;
        found.original = view.maskedClosed.value(u"appeal"_s);
        return found;
    }
    void read(const QString &field, const QString &title)
    {
        lookUp(title).then(this, [this, field](const Found &found) {
            m_workplace.readClosed(IncidentId(found.id), field)
                .then(this, [](const Expected<QString> &value) {
                    say({ u"read"_s, value ? *value : u"- "_s + value.error().context });
                });
        });
    }
    void find(const QString &title)
    {
        lookUp(title).then(this, [](const Found &found) {
            say({ u"find"_s, found.stage.isEmpty() ? u"-"_s : found.stage,
                u"lines=%1"_s.arg(found.lines), u"sync=%1"_s.arg(found.sync),
                u"number=%1"_s.arg(found.number), u"text=%1"_s.arg(found.original) });
        });
    }

    void conflicts()
    {
        m_workplace.data()
            .post([](ProfileDesk &desk) { return desk.conflicts(wallClock()); })
            .then(this, [](const Expected<QVector<UnacceptedAct>> &found) {
                QStringList words { u"conflicts"_s, QString::number(found ? found->size() : -1) };
                for (const UnacceptedAct &each : found.value_or(QVector<UnacceptedAct> {}))
                    words += { each.state.title, nameOf(each.ours.kind), each.code,
                        u"theirs=%1"_s.arg(each.theirs.size()) };
                say(words);
            });
    }
    void settle()
    {
        m_workplace.data()
            .post([](ProfileDesk &desk) -> Expected<void> {
                const auto found = desk.conflicts(wallClock());
                if (!found || found->isEmpty())
                    return fail(ErrorCode::NotFound);
                return desk.settle(found->first().id, wallClock());
            })
            .then(this, [this](const Expected<void> &done) {
                m_link.refreshPosition();
                say({ u"settle"_s, done ? u"ok"_s : u"failed"_s });
            });
    }

    void writeBundle(const QString &path)
    {
        m_bundles.exportTo(path).then(this, [](const Expected<OfflineBundles::Exported> &done) {
            say({ u"bundle"_s,
                done ? u"ok %1"_s.arg(done->intents)
                     : u"failed %1 %2"_s.arg(int(done.error().code)).arg(done.error().context) });
        });
    }
    void takeReceipt(const QString &path)
    {
        m_bundles.import(path).then(this, [this](const Expected<OfflineBundles::Imported> &done) {
            m_link.refreshPosition();
            say({ u"receipt"_s,
                !done ? u"failed %1 %2"_s.arg(int(done.error().code)).arg(done.error().context)
                      : u"%1 accepted=%2 refused=%3"_s.arg(done->before ? u"again"_s : u"ok"_s)
                            .arg(done->accepted)
                            .arg(done->refused) });
        });
    }

    Workplace m_workplace;
    ServerLink m_link;
    OfflineBundles m_bundles { m_workplace };
    test::DutyDriver m_duty;
    QSocketNotifier m_input;
    QByteArray m_rest;
    QStringList m_told;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2 || !crypto::initialise())
        return 2;
    const QString &profile = arguments.at(1);
    if (arguments.size() > 2 && !QFileInfo::exists(profile)) {
        if (const auto made = enrolDevice(profile, arguments.at(2), {}, wallClock()); !made) {
            say({ u"open"_s, made.error().context });
            return 1;
        }
    }
    Driver driver;
    driver.open(profile);
    return QCoreApplication::exec();
}
