#include "ui/casepane/nearbysection.h"

#include "ui/text/enumtext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/flowlayout.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr int kUnitsShown = 3;
constexpr int kListHeight = 140; ///< px at 100 %; what is longer scrolls
constexpr int kPhoneSide = 20; ///< px at 100 %

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
    , m_fold(new LinkButton(source, {}, TextSize::Small, this))
    , m_all(new LinkButton(source, {}, TextSize::Small, this))
    , m_units(new QWidget(this))
    , m_scroll(new QScrollArea(this))
{
    auto *head = new QHBoxLayout;
    m_line = addText(TextSize::Small, ColorRole::InkSoft);
    head->addWidget(m_line, 1);
    head->addWidget(m_all, 0, Qt::AlignTop);
    head->addWidget(m_fold, 0, Qt::AlignTop);
    column()->addLayout(head);
    column()->addWidget(m_units);
    new FlowLayout(m_units, 8, 0);
    m_list = addText(TextSize::Small, ColorRole::InkSoft);
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column()->addWidget(m_scroll);
    connect(m_all, &LinkButton::clicked, this, [this] {
        m_open = !m_open;
        arrange();
    });
    connect(m_fold, &LinkButton::clicked, this, [this] {
        setFolded(!m_folded);
        Q_EMIT foldedByOfficer(m_folded);
    });
    followTheme(themes(), this, [this] { arrange(); });
}

void NearbySection::setFolded(bool folded)
{
    m_folded = folded;
    arrange();
}

void NearbySection::display(const CaseSubject &subject)
{
    if (subject.state().id != m_case)
        m_open = false;
    m_case = subject.state().id;
    const QVector<NearbyFeature> &nearby = subject.view.nearby;
    m_any = !nearby.isEmpty();
    m_cameras = subject.state().place.isLocated()
        ? camerasText(nearby)
        : tr("known as soon as the matter has a position");
    fillUnits(nearby);
    fillList(subject);
    arrange();
}

void NearbySection::arrange()
{
    setMargin(m_folded ? kClose : kUsual);
    const bool forces = m_folded && !m_forces.isEmpty();
    m_line->setText(
        tr("Around") + u"　"_s + m_cameras + (forces ? u" · "_s + m_forces : QString()));
    m_fold->setText(m_folded ? tr("Unfold") : tr("Fold"));
    m_fold->setAccessibleName(m_folded ? tr("Unfold what is around") : tr("Fold what is around"));
    m_fold->setVisible(m_any);
    m_all->setText(m_open ? tr("Less") : tr("All"));
    m_all->setVisible(m_any && !m_folded);
    m_units->setVisible(!m_folded && !m_forces.isEmpty());
    m_scroll->setVisible(m_any && m_open && !m_folded);
    m_scroll->setMaximumHeight(themes().theme().px(kListHeight));
}

void NearbySection::paintEvent(QPaintEvent *event)
{
    CaseSection::paintEvent(event);
    QPainter painter(this); // what scrolls above it ends here
    painter.fillRect(QRect(0, 0, width(), 1), themes().theme().color(ColorRole::Line));
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
        if (!unit.unit)
            continue;
        if (++shown > kUnitsShown)
            continue;
        if (shown == 1)
            flow->addWidget(new TextLabel(themes(), tr("Forces"), TextSize::Small,
                ColorRole::InkSoft, QFont::Normal, m_units));
        flow->addWidget(makeUnit(unit));
    }
    m_forces = shown > 0 ? tr("forces %1").arg(shown) : QString();
}

QWidget *NearbySection::makeUnit(const NearbyFeature &unit)
{
    auto *pair = new QWidget(m_units);
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *link = new LinkButton(themes(), unitLine(unit), TextSize::Small, pair);
    link->setRole(ColorRole::InkSoft);
    row->addWidget(link);
    const bool callable = !unit.phone.isEmpty();
    link->setEnabled(callable);
    if (!callable)
        return pair;
    link->setAccessibleName(tr("Call %1, %2").arg(unit.name, unit.phone));
    auto *phone = new IconButton(themes(), Glyph::Phone, link->accessibleName(), pair);
    phone->setSide(kPhoneSide);
    phone->setFocusPolicy(Qt::NoFocus); // the words beside it take the keys
    row->addWidget(phone);
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *> { link, phone }) {
        connect(button, &QAbstractButton::clicked, this,
            [this, unit] { Q_EMIT callRequested(unit.phone, unit.name); });
    }
    return pair;
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
