#include "ui/queue/chipplan.h"

#include "widgets/theme.h"
#include <QCoreApplication>
#include <algorithm>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(QueueChips)
};

constexpr std::array<const char *, kQueueChips> kNames {
    QT_TRANSLATE_NOOP("QueueChips", "All"),
    QT_TRANSLATE_NOOP("QueueChips", "To accept"),
    QT_TRANSLATE_NOOP("QueueChips", "To dispatch"),
    QT_TRANSLATE_NOOP("QueueChips", "To sign for"),
    QT_TRANSLATE_NOOP("QueueChips", "Sent back"),
    QT_TRANSLATE_NOOP("QueueChips", "To approve"),
    QT_TRANSLATE_NOOP("QueueChips", "To reply"),
    QT_TRANSLATE_NOOP("QueueChips", "To verify"),
    QT_TRANSLATE_NOOP("QueueChips", "To follow up"),
    QT_TRANSLATE_NOOP("QueueChips", "To close"),
    QT_TRANSLATE_NOOP("QueueChips", "Due soon"),
    QT_TRANSLATE_NOOP("QueueChips", "Overdue"),
    QT_TRANSLATE_NOOP("QueueChips", "Supervised"),
    QT_TRANSLATE_NOOP("QueueChips", "Instructed"),
    QT_TRANSLATE_NOOP("QueueChips", "Second round"),
    QT_TRANSLATE_NOOP("QueueChips", "Mine"),
    QT_TRANSLATE_NOOP("QueueChips", "To review"),
};

constexpr std::array<const char *, kQueueChips> kEmpty {
    QT_TRANSLATE_NOOP("QueueChips", "No open matters"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing to accept"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing to dispatch"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing to sign for"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing was sent back"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing to approve"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing to reply to"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing to verify"),
    QT_TRANSLATE_NOOP("QueueChips", "Nobody to call back"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing to close"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing is due soon"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing is overdue"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing is supervised"),
    QT_TRANSLATE_NOOP("QueueChips", "No leader's instructions"),
    QT_TRANSLATE_NOOP("QueueChips", "No second rounds"),
    QT_TRANSLATE_NOOP("QueueChips", "No matters of your own"),
    QT_TRANSLATE_NOOP("QueueChips", "Nothing to review"),
};

int countOf(const ChipCounts &counts, QueueChip chip)
{
    return counts[static_cast<size_t>(chip)];
}

/// As the work goes: 待审核 beside 待审批, where the numbers have it last.
QVector<QueueChip> chipsInOrder()
{
    QVector<QueueChip> chips;
    for (size_t i = 0; i < kQueueChips; ++i) {
        const auto chip = static_cast<QueueChip>(i);
        if (chip != QueueChip::ToReview)
            chips.append(chip);
        if (chip == QueueChip::ToApprove)
            chips.append(QueueChip::ToReview);
    }
    return chips;
}

/// 0: 全部, 1: own acts, 2: clocks and marks, 3: acts of others.
int rankOf(QueueChip chip, Rights rights)
{
    if (chip == QueueChip::All)
        return 0;
    const Rights asked = rightsFor(chip);
    if (asked.isEmpty())
        return 2;
    return asked.intersects(rights) ? 1 : 3;
}

/// As FlowLayout lays them.
bool fits(const QVector<QueueChip> &chips, const std::function<int(QueueChip)> &width, int more,
    int gap, int room, int most)
{
    int lines = 1;
    int x = 0;
    const auto place = [&](int chip) {
        if (x > 0 && x + chip > room) {
            ++lines;
            x = 0;
        }
        x += chip + gap;
    };
    for (QueueChip chip : chips)
        place(width(chip));
    const int before = lines;
    if (more > 0)
        place(more);
    return lines <= most && lines == before; // more in a line of its own is a line lost
}

} // namespace

QString chipText(QueueChip chip)
{
    return Words::tr(kNames[static_cast<size_t>(chip)]);
}

QString emptyText(QueueChip chip)
{
    return Words::tr(kEmpty[static_cast<size_t>(chip)]);
}

Tone chipTone(QueueChip chip, int count)
{
    if (chip == QueueChip::DueSoon && count > 0)
        return Tone::Warn;
    return chip == QueueChip::Overdue && count > 0 ? Tone::Danger : Tone::Neutral;
}

ChipPlan planChips(const ChipCounts &counts, Rights rights, QueueChip chosen,
    const std::function<int(QueueChip)> &width, int more, int gap, int room, int lines)
{
    const QVector<QueueChip> inOrder = chipsInOrder();
    QVector<QueueChip> all = inOrder;
    std::stable_sort(all.begin(), all.end(),
        [rights](QueueChip a, QueueChip b) { return rankOf(a, rights) < rankOf(b, rights); });

    ChipPlan plan;
    for (QueueChip chip : std::as_const(all)) {
        const bool own = rankOf(chip, rights) < 2;
        const bool shown = own || chip == chosen || countOf(counts, chip) > 0;
        (shown ? plan.shown : plan.hidden).append(chip);
    }
    // Too many: first those that count nothing go, then the last ones.
    while (!fits(plan.shown, width, plan.hidden.isEmpty() ? 0 : more, gap, room, lines)) {
        const auto mayGo = [&](QueueChip chip) { return chip != chosen && chip != QueueChip::All; };
        auto it = std::find_if(plan.shown.rbegin(), plan.shown.rend(),
            [&](QueueChip chip) { return mayGo(chip) && countOf(counts, chip) == 0; });
        if (it == plan.shown.rend())
            it = std::find_if(plan.shown.rbegin(), plan.shown.rend(), mayGo);
        if (it == plan.shown.rend())
            break;
        plan.hidden.append(*it);
        plan.shown.erase(std::next(it).base());
    }
    std::sort(plan.hidden.begin(), plan.hidden.end(),
        [&inOrder](QueueChip a, QueueChip b) { return inOrder.indexOf(a) < inOrder.indexOf(b); });
    return plan;
}

} // namespace shiyu
