#include "ui/casepane/nearbysection.h"

#include "ui/text/enumtext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/flowlayout.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr int kUnitsShown = 3;

QString unitLine(const NearbyFeature &unit)
{
    return unit.name + u"（"_s + distanceText(unit.metres) + u"，"_s
        + featureStatusText(unit.status) + u'）';
}

/// Online · 16:03
QString statusLine(const NearbyFeature &feature, const CaseSubject &subject)
{
    const QString status = featureStatusText(feature.status);
    if (!feature.statusAt || feature.status == "unknown"_L1)
        return status;
    return NearbySection::tr("%1 at %2", "state of a device, time")
        .arg(
            status, momentText(*feature.statusAt, subject.view.directory->calendar(), subject.now));
}

} // namespace

QString camerasText(const QVector<NearbyFeature> &nearby)
{
    int online = 0;
    int nearest = -1;
    int all = 0;
    int known = 0;
    int nearestOfAll = -1;
    for (const NearbyFeature &feature : nearby) {
        if (feature.unit)
            continue;
        ++all;
        nearestOfAll = nearestOfAll < 0 ? feature.metres : std::min(nearestOfAll, feature.metres);
        known += feature.status.isEmpty() || feature.status == "unknown"_L1 ? 0 : 1;
        if (feature.status != "online"_L1)
            continue;
        ++online;
        nearest = nearest < 0 ? feature.metres : std::min(nearest, feature.metres);
    }
    if (all == 0)
        return NearbySection::tr("no camera");
    if (known == 0) // nobody told whether they work: nothing is said of it
        return NearbySection::tr("%n camera(s), nearest %1", nullptr, all)
            .arg(distanceText(nearestOfAll));
    if (online == 0)
        return NearbySection::tr("cameras: none of %1 online").arg(all);
    return NearbySection::tr("%n camera(s) online, nearest %1", nullptr, online)
        .arg(distanceText(nearest));
}

NearbySection::NearbySection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
    , m_all(new LinkButton(source, {}, TextSize::Small, this))
    , m_units(new QWidget(this))
{
    auto *head = new QHBoxLayout;
    m_cameras = addText(TextSize::Small, ColorRole::InkSoft);
    head->addWidget(m_cameras, 1);
    head->addWidget(m_all);
    column()->addLayout(head);
    column()->addWidget(m_units);
    new FlowLayout(m_units, 8, 0);
    m_list = addText(TextSize::Small, ColorRole::InkSoft);
    m_list->hide();
    connect(m_all, &LinkButton::clicked, this, [this] {
        m_open = !m_open;
        m_list->setVisible(m_open);
        m_all->setText(m_open ? tr("Fold") : tr("All"));
    });
}

void NearbySection::display(const CaseSubject &subject)
{
    if (subject.state().id != m_case)
        m_open = false;
    m_case = subject.state().id;
    const QVector<NearbyFeature> &nearby = subject.view.nearby;
    const bool located = subject.state().place.isLocated();
    m_cameras->setText(tr("Around") + u"　"_s
        + (located ? camerasText(nearby) : tr("known as soon as the matter has a position")));
    fillUnits(nearby);
    fillList(subject);
    m_all->setText(m_open ? tr("Fold") : tr("All"));
    m_all->setVisible(!nearby.isEmpty());
    m_list->setVisible(m_open);
}

void NearbySection::fillUnits(const QVector<NearbyFeature> &nearby)
{
    QLayout *flow = m_units->layout();
    while (QLayoutItem *item = flow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int shown = 0;
    for (const NearbyFeature &unit : nearby) {
        if (!unit.unit || shown == kUnitsShown)
            continue;
        if (shown++ == 0)
            flow->addWidget(new TextLabel(themes(), tr("Forces"), TextSize::Small,
                ColorRole::InkSoft, QFont::Normal, m_units));
        auto *link = new LinkButton(themes(),
            unitLine(unit) + (unit.phone.isEmpty() ? QString() : u" ☎"_s), TextSize::Small,
            m_units);
        link->setRole(ColorRole::InkSoft);
        link->setEnabled(!unit.phone.isEmpty());
        link->setAccessibleName(tr("Call %1, %2").arg(unit.name, unit.phone));
        connect(link, &LinkButton::clicked, this,
            [this, unit] { Q_EMIT callRequested(unit.phone, unit.name); });
        flow->addWidget(link);
    }
    m_units->setVisible(shown > 0);
}

void NearbySection::fillList(const CaseSubject &subject)
{
    QStringList lines;
    for (const NearbyFeature &feature : subject.view.nearby) {
        QStringList parts { feature.name, feature.kind, distanceText(feature.metres),
            statusLine(feature, subject) };
        if (!feature.phone.isEmpty())
            parts.append(feature.phone);
        lines.append(parts.join(u" · "_s));
    }
    m_list->setText(lines.join(u'\n'));
}

} // namespace shiyu
