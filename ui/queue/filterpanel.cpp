#include "ui/queue/filterpanel.h"

#include "ui/text/enumtext.h"
#include "widgets/actionbutton.h"
#include "widgets/chip.h"
#include "widgets/flowlayout.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace shiyu {
namespace {

template <typename E> QVector<E> allOf()
{
    QVector<E> values;
    for (size_t i = 0; i < enumCount<E>(); ++i)
        values.append(static_cast<E>(i));
    return values;
}

const QVector kCentreLevels { RegionLevel::City, RegionLevel::County, RegionLevel::Town,
    RegionLevel::Village };

void choose(QComboBox *combo, const QString &id)
{
    const QSignalBlocker quiet(combo);
    combo->setCurrentIndex(std::max(0, combo->findData(id)));
}

TextLabel *groupTitle(const ThemeSource &source)
{
    return new TextLabel(source, {}, TextSize::Small, ColorRole::Muted);
}

} // namespace

FilterPanel::FilterPanel(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_regionTitle(groupTitle(source))
    , m_categoryTitle(groupTitle(source))
{
    auto *content = new QWidget;
    auto *form = new QVBoxLayout(content);
    form->addWidget(m_regionTitle);
    for (QComboBox *&combo : m_regions)
        combo = addCombo(form);
    m_levels = makeGroup(form, kCentreLevels, &IncidentFilter::levels);
    form->addWidget(m_categoryTitle);
    m_major = addCombo(form);
    m_minor = addCombo(form);
    m_urgencies = makeGroup(form, allOf<Urgency>(), &IncidentFilter::urgencies);
    m_stages = makeGroup(form, allOf<Stage>(), &IncidentFilter::stages);
    m_sources = makeGroup(form, allOf<Source>(), &IncidentFilter::sources);
    m_unread = new QCheckBox;
    m_closed = new QCheckBox;
    form->addWidget(m_unread);
    form->addWidget(m_closed);
    form->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_clear = new ActionButton(source, {}, ActionButton::Kind::Plain);
    m_done = new ActionButton(source, {}, ActionButton::Kind::Primary);
    auto *footer = new QHBoxLayout;
    footer->addWidget(m_clear);
    footer->addStretch();
    footer->addWidget(m_done);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addLayout(footer);
    followTheme(source, this, [this, form, footer] {
        const Theme &theme = m_source.theme();
        form->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
        form->setSpacing(theme.px(8));
        footer->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    });
    connectCombos();
    retranslate();
}

void FilterPanel::connectCombos()
{
    for (size_t level = 0; level < m_regions.size(); ++level)
        connect(
            m_regions[level], &QComboBox::activated, this, [this, level] { regionChosen(level); });
    connect(m_major, &QComboBox::activated, this, [this] { categoryChosen(false); });
    connect(m_minor, &QComboBox::activated, this, [this] { categoryChosen(true); });
    connect(m_unread, &QCheckBox::clicked, this, [this](bool on) {
        m_filter.unreadOnly = on;
        changed();
    });
    connect(m_closed, &QCheckBox::clicked, this, [this](bool on) {
        m_filter.scope = on ? Scope::All : Scope::Open;
        changed();
    });
    connect(m_clear, &ActionButton::clicked, this, &FilterPanel::cleared);
    connect(m_done, &ActionButton::clicked, this, &FilterPanel::finished);
}

QComboBox *FilterPanel::addCombo(QVBoxLayout *layout)
{
    auto *combo = new QComboBox;
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    layout->addWidget(combo);
    return combo;
}

template <typename E>
FilterPanel::Group FilterPanel::makeGroup(
    QVBoxLayout *layout, const QVector<E> &values, EnumSet<E> IncidentFilter::*set)
{
    Group group { groupTitle(m_source), new QWidget, {} };
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    group.chips->setSizePolicy(policy);
    auto *flow = new FlowLayout(group.chips, 6, 6);
    for (E value : values) {
        auto *chip = new Chip(m_source, {});
        flow->addWidget(chip);
        group.values.append({ int(value), chip });
        connect(chip, &Chip::clicked, this, [this, chip, value, set] {
            EnumSet<E> &chosen = m_filter.*set;
            chosen = chosen.contains(value) ? chosen.without({ value })
                                            : chosen | EnumSet<E> { value };
            chip->setSelected(chosen.contains(value));
            changed();
        });
    }
    layout->addWidget(group.title);
    layout->addWidget(group.chips);
    return group;
}

void FilterPanel::setDirectory(DirectoryPtr directory, const RegionCode &top)
{
    m_directory = std::move(directory);
    m_top = top;
    showValues();
}

void FilterPanel::setFilter(const IncidentFilter &filter)
{
    m_filter = filter;
    showValues();
}

void FilterPanel::fillRegions(size_t level)
{
    static constexpr std::array kLevels { RegionLevel::County, RegionLevel::Town,
        RegionLevel::Village };
    QComboBox *combo = m_regions[level];
    const QSignalBlocker quiet(combo);
    combo->clear();
    const std::array all { tr("All counties"), tr("All towns"), tr("All villages") };
    combo->addItem(all[level], QString());
    RegionCode parent = level == 0 ? m_directory->city()->code
                                   : RegionCode(m_regions[level - 1]->currentData().toString());
    for (const Region *region : m_directory->children(parent)) {
        const bool seen = m_directory->isWithin(region->code, m_top)
            || m_directory->isWithin(m_top, region->code);
        if (region->level == kLevels[level] && seen)
            combo->addItem(region->name, region->code.toString());
    }
    combo->setVisible(level == 0 || combo->count() > 1);
    choose(combo, m_directory->ancestor(m_filter.region, kLevels[level]).toString());
}

void FilterPanel::regionChosen(size_t level)
{
    QString code = m_regions[level]->currentData().toString();
    if (code.isEmpty() && level > 0)
        code = m_regions[level - 1]->currentData().toString();
    m_filter.region = RegionCode(code);
    for (size_t below = level + 1; below < m_regions.size(); ++below)
        fillRegions(below);
    changed();
}

void FilterPanel::fillCategories(bool minor)
{
    QComboBox *combo = minor ? m_minor : m_major;
    const QSignalBlocker quiet(combo);
    combo->clear();
    combo->addItem(minor ? tr("All minor categories") : tr("All categories"), QString());
    const CategoryId parent(minor ? m_major->currentData().toString() : QString());
    if (!minor || !parent.isEmpty())
        for (const Category &category : m_directory->data().categories)
            if (category.parent == parent)
                combo->addItem(category.name, category.id.toString());
    combo->setVisible(!minor || combo->count() > 1);
    choose(combo, (minor ? m_filter.category : m_filter.major).toString());
}

void FilterPanel::categoryChosen(bool minor)
{
    m_filter.category = CategoryId(minor ? m_minor->currentData().toString() : QString());
    m_filter.major = CategoryId(m_major->currentData().toString());
    if (!minor)
        fillCategories(true);
    changed();
}

void FilterPanel::showValues()
{
    if (!m_directory || !m_directory->city())
        return;
    for (size_t level = 0; level < m_regions.size(); ++level)
        fillRegions(level);
    if (const Category *category = m_directory->category(m_filter.category))
        m_filter.major = category->parent;
    fillCategories(false);
    fillCategories(true);
    for (const auto &[value, chip] : m_levels.values)
        chip->setSelected(m_filter.levels.contains(static_cast<RegionLevel>(value)));
    for (const auto &[value, chip] : m_urgencies.values)
        chip->setSelected(m_filter.urgencies.contains(static_cast<Urgency>(value)));
    for (const auto &[value, chip] : m_stages.values)
        chip->setSelected(m_filter.stages.contains(static_cast<Stage>(value)));
    for (const auto &[value, chip] : m_sources.values)
        chip->setSelected(m_filter.sources.contains(static_cast<Source>(value)));
    m_unread->setChecked(m_filter.unreadOnly);
    m_closed->setChecked(m_filter.scope == Scope::All);
}

void FilterPanel::changed()
{
    // A state that is over is looked for among what is over.
    if (m_filter.stages.intersects(kEndStages | Stages { Stage::Shelved })) {
        m_filter.scope = Scope::All;
        m_closed->setChecked(true);
    }
    Q_EMIT filterChanged(m_filter);
}

void FilterPanel::retranslate()
{
    m_regionTitle->setText(tr("Region"));
    m_categoryTitle->setText(tr("Category"));
    m_levels.title->setText(tr("Level that has it now"));
    m_urgencies.title->setText(tr("Urgency"));
    m_stages.title->setText(tr("State"));
    m_sources.title->setText(tr("Source"));
    for (const auto &[value, chip] : m_levels.values)
        chip->setText(enumText(static_cast<RegionLevel>(value)));
    for (const auto &[value, chip] : m_urgencies.values)
        chip->setText(enumText(static_cast<Urgency>(value)));
    for (const auto &[value, chip] : m_stages.values)
        chip->setText(enumText(static_cast<Stage>(value)));
    for (const auto &[value, chip] : m_sources.values)
        chip->setText(enumText(static_cast<Source>(value)));
    m_unread->setText(tr("Unread only"));
    m_closed->setText(tr("With closed ones"));
    m_clear->setLabel(tr("Clear conditions"));
    m_done->setLabel(tr("Done"));
    const std::array names { tr("County"), tr("Town"), tr("Village") };
    for (size_t level = 0; level < m_regions.size(); ++level)
        m_regions[level]->setAccessibleName(names[level]);
    m_major->setAccessibleName(tr("Major category"));
    m_minor->setAccessibleName(tr("Minor category"));
    showValues();
}

void FilterPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilterPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT finished();
    else
        QWidget::keyPressEvent(event);
}

} // namespace shiyu
