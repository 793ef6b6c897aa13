#include "app/storage/counts.h"

#include "app/storage/projectionsql.h"

namespace shiyu {

using sql::Statement;
using namespace Qt::StringLiterals;

std::optional<Duty> dutyOf(QueueChip chip)
{
    switch (chip) {
    case QueueChip::ToAccept:
        return Duty::Accept;
    case QueueChip::ToDispatch:
        return Duty::Dispatch;
    case QueueChip::ToSign:
        return Duty::Sign;
    case QueueChip::SentBack:
        return Duty::SentBack;
    case QueueChip::ToApprove:
        return Duty::Approve;
    case QueueChip::ToReply:
        return Duty::Reply;
    case QueueChip::ToVerify:
        return Duty::Verify;
    case QueueChip::ToFollowUp:
        return Duty::FollowUp;
    case QueueChip::ToClose:
        return Duty::Close;
    case QueueChip::ToReview:
        return Duty::Review;
    default:
        return std::nullopt;
    }
}

QString chipCondition(QueueChip chip, bool scoped)
{
    if (const auto duty = dutyOf(chip)) {
        return scoped ? u"(u.duty & %1) <> 0"_s.arg(Duties { *duty }.bits()) : u"0"_s;
    }
    switch (chip) {
    case QueueChip::DueSoon:
        return u"(i.due_at >= :now AND i.soon_at <= :now)"_s;
    case QueueChip::Overdue:
        return u"(i.due_at < :now)"_s;
    case QueueChip::Supervised:
        return u"i.supervised > 0"_s;
    case QueueChip::Instructed:
        return u"i.instructions > 0"_s;
    case QueueChip::SecondRound:
        return u"i.rounds > 1"_s;
    case QueueChip::Mine:
        return u"EXISTS (SELECT 1 FROM incident_officer o "
               "WHERE o.officer = :officer AND o.incident = i.n)"_s;
    default:
        return u"1"_s;
    }
}

Rights rightsFor(QueueChip chip)
{
    switch (chip) {
    case QueueChip::ToAccept:
        return { Right::Intake, Right::Dispatch };
    case QueueChip::ToDispatch:
    case QueueChip::SentBack:
        return { Right::Dispatch, Right::Assign };
    case QueueChip::ToSign:
        return { Right::Sign, Right::Dispatch };
    case QueueChip::ToApprove:
        return { Right::Approve };
    case QueueChip::ToReview:
        return { Right::Review };
    case QueueChip::ToReply:
        return { Right::Handle, Right::Sign, Right::Dispatch };
    case QueueChip::ToVerify:
        return { Right::Verify };
    case QueueChip::ToFollowUp:
        return { Right::FollowUp };
    case QueueChip::ToClose:
        return { Right::Dispatch, Right::FollowUp };
    default:
        return {};
    }
}

QString countChipsSql(bool scoped)
{
    QStringList sums;
    for (size_t chip = 0; chip < kQueueChips; ++chip)
        sums.append(
            u"sum(coalesce(%1, 0))"_s.arg(chipCondition(static_cast<QueueChip>(chip), scoped)));
    // The first moment at which 即将超期 or 已超期 says otherwise.
    sums.append(u"min(CASE WHEN i.soon_at > :now THEN i.soon_at"
                " WHEN i.due_at >= :now THEN i.due_at + 1 END)"_s);
    const QString from = scoped
        ? u"FROM incident_unit u INDEXED BY incident_unit_open "
          "CROSS JOIN incident i ON i.n = u.incident "
          "WHERE u.organization = :viewer AND u.open = 1 AND u.incident > :first"_s
        : u"FROM incident i INDEXED BY incident_open_newest WHERE i.open = 1 AND i.n > :first"_s;
    return u"SELECT "_s + sums.join(u", ") + u' ' + from;
}

Expected<ChipCounts> countChips(sql::Connection &connection, const Viewer &viewer, Instant now)
{
    return tallyChips(connection, viewer, now).map([](const ChipTally &tally) {
        return tally.counts;
    });
}

Expected<ChipTally> tallyChips(sql::Connection &connection, const Viewer &viewer, Instant now)
{
    const bool scoped = !viewer.organization.isEmpty();
    ChipTally tally;
    const auto done = sql::forEachRow(
        connection, countChipsSql(scoped),
        [&](Statement &s) {
            s.bind(u":now", toMs(now)).bind(u":officer", viewer.officer.toString());
            s.bind(u":first", 0);
            if (scoped)
                s.bind(u":viewer", viewer.organization.toString());
        },
        [&tally](const Statement &s) {
            for (size_t chip = 0; chip < kQueueChips; ++chip)
                tally.counts.at(chip) = static_cast<int>(s.int64(static_cast<int>(chip)));
            if (const auto until = s.optionalInt64(static_cast<int>(kQueueChips)))
                tally.until = instantFromMs(*until);
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return tally;
}

} // namespace shiyu
