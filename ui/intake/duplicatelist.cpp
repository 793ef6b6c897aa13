#include "ui/intake/duplicatelist.h"

#include "ui/text/enumtext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QVBoxLayout>

namespace shiyu {

DuplicateList::DuplicateList(const ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme.theme().space(1));
    hide();
}

QString DuplicateList::reasons(const DuplicateCandidate &candidate) const
{
    QStringList parts;
    if (candidate.sameCategory)
        parts.append(tr("same category"));
    if (candidate.metres >= 0)
        parts.append(tr("%1 away").arg(distanceText(candidate.metres)));
    if (!candidate.sharedWords.isEmpty())
        parts.append(tr("both say %1").arg(candidate.sharedWords.join(QStringLiteral("、"))));
    return parts.join(QStringLiteral(" · "));
}

void DuplicateList::setCandidates(
    const QVector<DuplicateCandidate> &candidates, const Calendar &calendar)
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(!candidates.isEmpty());
    if (candidates.isEmpty())
        return;
    m_layout->addWidget(new TextLabel(m_theme, tr("Likely duplicates %1").arg(candidates.size()),
        TextSize::Body, ColorRole::WarnInk, QFont::DemiBold));
    for (const DuplicateCandidate &candidate : candidates) {
        const QString head = QStringLiteral("%1 · %2 · %3")
                                 .arg(candidate.title, enumText(candidate.stage),
                                     fullMomentText(candidate.reportedAt, calendar));
        auto *link = new LinkButton(m_theme, head, TextSize::Body);
        connect(link, &LinkButton::clicked, this, [this, id = candidate.id] { Q_EMIT chosen(id); });
        m_layout->addWidget(link, 0, Qt::AlignLeft);
        m_layout->addWidget(
            new TextLabel(m_theme, reasons(candidate), TextSize::Small, ColorRole::Muted));
    }
}

} // namespace shiyu
