#include "ui/intake/duplicatelist.h"

#include "app/domain/directory.h"
#include "ui/text/enumtext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/card.h"
#include "widgets/flowlayout.h"
#include "widgets/labels.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr qsizetype kExcerpt = 48; ///< characters: three lines of half the form

/// How it begins, in one paragraph.
QString beginning(const QString &text)
{
    const QString plain = text.simplified();
    return plain.size() > kExcerpt ? plain.left(kExcerpt) + u'…' : plain;
}

/// The address, or the regions that it lies in.
QString placeOf(const QString &address, const RegionCode &region, const Directory &directory)
{
    if (!address.trimmed().isEmpty())
        return address.trimmed();
    QStringList names;
    for (const Region *r : directory.path(region)) {
        if (r->level != RegionLevel::City)
            names.append(r->name);
    }
    return names.join(u' ');
}

QString categoryName(const CategoryId &id, const Directory &directory)
{
    const Category *category = directory.category(id);
    return category ? category->name : QString();
}

} // namespace

DuplicateList::DuplicateList(const ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    hide();
}

void DuplicateList::setCandidates(const NewCase &typed,
    const QVector<DuplicateCandidate> &candidates, const DirectoryPtr &directory)
{
    m_typed = typed;
    m_candidates = candidates;
    m_directory = directory;
    build();
}

void DuplicateList::clear()
{
    m_picked = {};
    setCandidates({}, {}, m_directory);
}

void DuplicateList::retranslate()
{
    build();
}

const DuplicateCandidate &DuplicateList::picked() const
{
    const auto it = std::find_if(m_candidates.begin(), m_candidates.end(),
        [this](const DuplicateCandidate &candidate) { return candidate.id == m_picked; });
    return it == m_candidates.end() ? m_candidates.first() : *it;
}

void DuplicateList::build()
{
    if (m_content) {
        m_content->hide();
        m_content->deleteLater(); // a click into it may have led here
        m_content = nullptr;
    }
    setVisible(!m_candidates.isEmpty());
    if (m_candidates.isEmpty() || !m_directory)
        return;
    auto *card = new Card(m_theme, Card::Kind::Card, this);
    card->setPadding(12, 10);
    m_content = card;
    m_column->addWidget(card);
    card->body()->addWidget(
        new TextLabel(m_theme, tr("Likely duplicates %1").arg(m_candidates.size()), TextSize::Body,
            ColorRole::WarnInk, QFont::DemiBold, card));
    const DuplicateCandidate &first = picked();
    card->body()->addWidget(compare(first));
    for (const DuplicateCandidate &candidate : std::as_const(m_candidates)) {
        if (candidate.id != first.id)
            card->body()->addWidget(otherLine(candidate));
    }
}

/// What is typed at the left, what is known at the right; row by row the same thing.
QWidget *DuplicateList::compare(const DuplicateCandidate &candidate)
{
    auto *box = new QWidget(m_content);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.theme().space(2));
    auto *grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(m_theme.theme().space(4));
    grid->setVerticalSpacing(m_theme.theme().space(1));
    int row = 0;
    const auto add = [&](const QString &typed, const QString &known, ColorRole role, bool strong) {
        for (int side = 0; side < 2; ++side) {
            auto *label = new TextLabel(m_theme, side == 0 ? typed : known,
                strong ? TextSize::Body : TextSize::Small, role,
                strong ? QFont::DemiBold : QFont::Normal, box);
            label->setWordWrap(true);
            label->setTextFormat(Qt::PlainText);
            grid->addWidget(label, row, side, Qt::AlignTop);
        }
        ++row;
    };
    const Directory &directory = *m_directory;
    add(tr("Being filed now"),
        candidate.number + u" · "_s + enumText(candidate.stage) + u'\n'
            + dateText(candidate.reportedAt, directory.calendar()) + u' '
            + timeText(candidate.reportedAt, directory.calendar()),
        ColorRole::Muted, false);
    add(m_typed.effectiveTitle(), candidate.title, ColorRole::Ink, true);
    add(categoryName(m_typed.category, directory), categoryName(candidate.category, directory),
        ColorRole::InkSoft, false);
    add(placeOf(m_typed.address, m_typed.where.region, directory),
        placeOf(candidate.address, candidate.region, directory), ColorRole::InkSoft, false);
    add(beginning(m_typed.appeal), beginning(candidate.excerpt), ColorRole::InkSoft, false);
    column->addLayout(grid);
    column->addWidget(reasons(candidate, box));
    return box;
}

QWidget *DuplicateList::reasons(const DuplicateCandidate &candidate, QWidget *parent)
{
    auto *line = new QWidget(parent);
    auto *flow = new FlowLayout(line, m_theme.theme().px(6), m_theme.theme().px(6));
    const auto add
        = [&](const QString &text) { flow->addWidget(new Pill(m_theme, text, Tone::Warn, line)); };
    if (candidate.sameCategory)
        add(tr("same category"));
    if (candidate.metres >= 0)
        add(tr("%1 away").arg(distanceText(candidate.metres)));
    if (!candidate.sharedWords.isEmpty())
        add(tr("both say %1").arg(candidate.sharedWords.join(u'、')));
    auto *open = new LinkButton(m_theme, tr("Open it"), TextSize::Small, line);
    open->setAccessibleName(tr("Open %1, %2").arg(candidate.number, candidate.title));
    connect(open, &LinkButton::clicked, this, [this, id = candidate.id] { Q_EMIT chosen(id); });
    flow->addWidget(open);
    return line;
}

/// One that is not beside the typed matter now; a click puts it there.
QWidget *DuplicateList::otherLine(const DuplicateCandidate &candidate)
{
    auto *box = new QWidget(m_content);
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    auto *link
        = new LinkButton(m_theme, tr("Compare: %1").arg(candidate.title), TextSize::Small, box);
    connect(link, &LinkButton::clicked, this, [this, id = candidate.id] {
        m_picked = id;
        build();
    });
    line->addWidget(link);
    line->addStretch(1);
    line->addWidget(new TextLabel(
        m_theme, enumText(candidate.stage), TextSize::Small, ColorRole::Muted, QFont::Normal, box));
    return box;
}

} // namespace shiyu
