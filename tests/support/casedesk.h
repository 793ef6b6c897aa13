#pragma once
#include "app/domain/caseclocks.h"
#include "app/domain/decide.h"
#include "tests/support/citydirectory.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>

namespace shiyu::test {

inline QByteArray sha256Chain(
    const QString &, const QByteArray &prev, const QByteArray &intent, const QByteArray &facts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : { prev, intent, facts })
        hash.addData(part);
    return hash.result();
}

/// Plays one case: makes intents of the officers of citydirectory.h, decides them at a clock that
/// the test moves, and keeps state and log. An act takes a minute unless told otherwise.
class CaseDesk {
public:
    explicit CaseDesk(QString id = QStringLiteral("case-1"))
        : subject(std::move(id))
    {
    }

    DirectoryPtr directory = cityDirectory();
    QString subject;
    Incident state {};
    QVector<Operation> log {};
    /// Monday 2026-03-02 09:00 in the city.
    Instant now
        = std::chrono::sys_days { std::chrono::year { 2026 } / 3 / 2 } + std::chrono::hours { 1 };
    std::chrono::seconds step { 60 };
    WorkflowSettings settings {};
    const Incident *related = nullptr;

    Context context() const
    {
        Context c { *directory, now, state.lastSeq + 1, QStringLiteral("WH20260302-0001"),
            &sha256Chain, related, settings };
        return c;
    }

    Intent intent(const OfficerId &officer, OperationKind kind, const QJsonObject &args)
    {
        Intent made;
        ++m_made;
        made.id = IntentId(subject + QStringLiteral("-%1").arg(m_made, 4, 10, QLatin1Char('0')));
        made.subject = { SubjectKind::Incident, subject };
        made.kind = kind;
        made.args = args;
        if (kind == OperationKind::Instruct && args.isEmpty())
            made.closed.insert(QString::fromLatin1(kInstruction),
                { QByteArray(32, 'i'), Audience::HandlersAndCommand });
        made.actor = officer;
        if (const Officer *known = directory->officer(officer))
            made.organization = known->organization;
        made.device = DeviceId(QStringLiteral("k7"));
        made.deviceSeq = m_made;
        made.madeAt = now;
        made.seen = state.lastSeq;
        return made;
    }

    std::optional<Refusal> submit(const Intent &made)
    {
        auto decided = decide(state, made, context());
        if (!decided)
            return decided.error();
        take(*decided);
        return std::nullopt;
    }

    void take(const Operation &operation)
    {
        state = apply(state, operation);
        log.append(operation);
    }

    /// Moves the clock by a step, fills in what the row asks for and the arguments leave open.
    std::optional<Refusal> act(const OfficerId &officer, OperationKind kind, QJsonObject args = {})
    {
        now += step;
        return submit(intent(officer, kind, filled(kind, std::move(args))));
    }

    QJsonObject filled(OperationKind kind, QJsonObject args) const
    {
        const WorkflowRow *row = workflowRow(kind);
        const QStringList names
            = QString::fromLatin1(row ? row->args : "").split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString &name : names) {
            if (!name.endsWith(QLatin1Char('?')) && !args.contains(name))
                args[name] = usual(name);
        }
        return args;
    }

    /// "officer kind name=value …": lists by commas, @request and @newest for ids. Ends with
    /// "! refusal" if it shall be refused. Empty if the line went as it says, else what went wrong.
    QString play(const QString &line)
    {
        QStringList words = line.simplified().split(QLatin1Char(' '));
        QString expected;
        if (const qsizetype at = words.indexOf(QStringLiteral("!")); at >= 0) {
            expected = words.value(at + 1);
            words = words.first(at);
        }
        const auto kind = fromName<OperationKind>(words.value(1));
        if (!kind)
            return line + QStringLiteral(": no such kind");
        QJsonObject args;
        for (const QString &word : words.mid(2)) {
            const qsizetype split = word.indexOf(QLatin1Char('='));
            args[word.left(split)] = value(word.left(split), word.mid(split + 1));
        }
        const auto why = act(OfficerId(words.value(0)), *kind, args);
        const QString got = why ? nameOf(why->code) : QString();
        return got == expected
            ? QString()
            : QStringLiteral("%1: got '%2' (%3), the case is %4")
                  .arg(line, got, why ? why->what : QString(), nameOf(state.stage));
    }

    QString playAll(const QStringList &lines)
    {
        for (const QString &line : lines) {
            if (line.trimmed().isEmpty())
                continue;
            if (const QString wrong = play(line); !wrong.isEmpty())
                return wrong;
        }
        return {};
    }

    bool running(ClockKind kind, int task = 0) const { return clock(kind, task)->running(); }
    /// A clock that never was is an ended one without outcome.
    const CaseClock *clock(ClockKind kind, int task = 0) const
    {
        static const CaseClock kNone = [] {
            CaseClock none;
            none.input.endedAt = Instant {};
            return none;
        }();
        for (const CaseClock &c : state.clocks) {
            if (c.kind == kind && c.task == task)
                return &c;
        }
        return &kNone;
    }

private:
    QJsonValue value(const QString &name, const QString &text) const
    {
        static const QStringList lists { QStringLiteral("assists"), QStringLiteral("units"),
            QStringLiteral("involved") };
        static const QStringList texts { QStringLiteral("region"), QStringLiteral("from"),
            QStringLiteral("to") };
        if (lists.contains(name))
            return QJsonArray::fromStringList(text.split(QLatin1Char(','), Qt::SkipEmptyParts));
        if (text == QLatin1StringView("@request"))
            return state.requests.isEmpty() ? QString() : state.requests.last().id.toString();
        if (text == QLatin1StringView("@newest"))
            return state.record.last().intent.toString();
        if (text == QLatin1StringView("true") || text == QLatin1StringView("false"))
            return text == QLatin1StringView("true");
        bool number = false;
        const int whole = text.toInt(&number);
        return number && !texts.contains(name) ? QJsonValue(whole) : QJsonValue(text);
    }

    QJsonValue usual(const QString &name) const
    {
        static const QHash<QString, QJsonValue> values {
            { QStringLiteral("task"), 1 },
            { QStringLiteral("size"), 1 },
            { QStringLiteral("stars"), 5 },
            { QStringLiteral("approve"), true },
            { QStringLiteral("passed"), true },
            { QStringLiteral("reached"), true },
            { QStringLiteral("contactedByUnit"), true },
            { QStringLiteral("resolved"), true },
            { QStringLiteral("satisfied"), true },
            { QStringLiteral("summary"), QStringLiteral("井盖移位") },
            { QStringLiteral("urgency"), QStringLiteral("urgent") },
            { QStringLiteral("channel"), QStringLiteral("person") },
            { QStringLiteral("source"), QStringLiteral("12345") },
            { QStringLiteral("basis"), QStringLiteral("function") },
            { QStringLiteral("place"),
                toJson(Place { PlaceShape::Point, { { 1183800000, 313300000 } }, {} }) },
        };
        const auto it = values.constFind(name);
        return it == values.constEnd() ? QJsonValue(QStringLiteral("说明")) : *it;
    }

    qint64 m_made = 0;
};

} // namespace shiyu::test
