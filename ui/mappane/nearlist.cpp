#include "ui/mappane/nearlist.h"

#include "map/geo/measure.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cmath>

namespace shiyu {
namespace {

constexpr int kWidth = 320;
constexpr int kLeastWidth = 160;
constexpr int kHeight = 360;

QString kindText(PointKind kind, int count)
{
    switch (kind) {
    case PointKind::Incident:
        return NearList::tr("%n matters", nullptr, count);
    case PointKind::Camera:
        return NearList::tr("%n cameras and sensors", nullptr, count);
    case PointKind::Unit:
        return NearList::tr("%n handling units", nullptr, count);
    case PointKind::Place:
        break;
    }
    return NearList::tr("%n places", nullptr, count);
}

} // namespace

NearList::NearList(const ThemeSource &theme, QWidget *parent)
    : Card(theme, Kind::Floating, parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, {}, TextSize::Body, ColorRole::Ink, QFont::Bold))
    , m_tree(new QTreeWidget)
    , m_empty(new TextLabel(theme, {}, TextSize::Small, ColorRole::Muted))
{
    auto *close = new IconButton(theme, Glyph::Close, tr("Close (Esc)"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 4, 4);
    head->addWidget(m_title, 1);
    head->addWidget(close);
    body()->addLayout(head);
    m_empty->setContentsMargins(12, 0, 12, 12);
    m_empty->setWordWrap(true);
    body()->addWidget(m_empty);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(12);
    body()->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    followTheme(theme, this, [this, &theme] {
        setRoom(m_room);
        fit();
        m_tree->header()->resizeSection(1, theme.theme().px(72));
    });
    connect(close, &IconButton::clicked, this, &NearList::closed);
    connect(m_tree, &QTreeWidget::itemActivated, this, &NearList::choose);
    connect(m_tree, &QTreeWidget::itemClicked, this, &NearList::choose);
    hide();
}

void NearList::show(LonLat centre, double metres, const QList<WithinResult> &results)
{
    m_centre = centre;
    m_metres = metres;
    m_results = results;
    display();
    QWidget::show();
    raise();
}

void NearList::display()
{
    const int metres = static_cast<int>(std::lround(m_metres));
    m_title->setText(tr("Within %1").arg(distanceText(metres)));
    m_tree->setAccessibleName(m_title->text());
    m_tree->clear();
    for (const WithinResult &result : std::as_const(m_results)) {
        if (!result.features.isEmpty())
            addKind(result);
    }
    const bool empty = m_tree->topLevelItemCount() == 0;
    m_empty->setText(tr("No matter, camera, unit or key place lies here. Click elsewhere."));
    m_empty->setVisible(empty);
    m_tree->setVisible(!empty);
    fit();
}

void NearList::setRoom(int width)
{
    m_room = width;
    setFixedWidth(std::clamp(m_room, m_theme.theme().px(kLeastWidth), m_theme.theme().px(kWidth)));
}

/// As high as its rows may become, so that no more of the map is hidden than needs to be.
void NearList::fit()
{
    int rows = m_tree->topLevelItemCount();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        rows += m_tree->topLevelItem(i)->childCount();
    constexpr int kHead = 100; // the title, and the shadow around
    constexpr int kLeast = 140;
    const Theme &theme = m_theme.theme();
    const int wanted = theme.px(kHead) + rows * std::max(0, m_tree->sizeHintForRow(0));
    setFixedHeight(std::clamp(wanted, theme.px(kLeast), theme.px(kHeight)));
}

void NearList::addKind(const WithinResult &result)
{
    const auto count = static_cast<int>(result.features.size());
    auto *head = new QTreeWidgetItem(m_tree, { kindText(result.kind, count) });
    head->setFlags(Qt::ItemIsEnabled);
    head->setFirstColumnSpanned(true);
    for (const PickedFeature &feature : result.features.first(std::min(count, kMostShown))) {
        const double metres = distanceMetres(m_centre, feature.position);
        auto *row = new QTreeWidgetItem(
            head, { feature.label, distanceText(static_cast<int>(std::lround(metres))) });
        row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        row->setToolTip(0, feature.label);
        row->setData(0, Qt::UserRole, QVariant::fromValue(feature));
    }
    // Hundreds of cameras would hide the few units below them.
    head->setExpanded(result.kind != PointKind::Camera || count <= 10);
}

void NearList::choose(QTreeWidgetItem *item)
{
    const QVariant feature = item->data(0, Qt::UserRole);
    if (feature.isValid())
        Q_EMIT featureChosen(feature.value<PickedFeature>());
    else
        item->setExpanded(!item->isExpanded());
}

void NearList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        Card::keyPressEvent(event);
}

void NearList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        display();
    Card::changeEvent(event);
}

} // namespace shiyu
