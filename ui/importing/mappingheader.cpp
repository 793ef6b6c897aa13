#include "ui/importing/mappingheader.h"

#include "ui/importing/importtext.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QSignalBlocker>

namespace shiyu {

MappingHeader::MappingHeader(const ThemeSource &source, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_source(source)
{
    setSectionsClickable(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignTop);
    connect(this, &QHeaderView::sectionResized, this, &MappingHeader::place);
    connect(this, &QHeaderView::geometriesChanged, this, &MappingHeader::place);
    followTheme(source, this, [this] { updateGeometry(); });
}

void MappingHeader::setMapping(ImportKind kind, const ColumnMapping &mapping, int fields)
{
    m_kind = kind;
    m_mapping = mapping;
    while (m_boxes.size() > fields)
        delete m_boxes.takeLast();
    while (m_boxes.size() < fields) {
        auto *box = new QComboBox(viewport());
        const auto field = static_cast<int>(m_boxes.size());
        box->setObjectName(QStringLiteral("mapping%1").arg(field));
        connect(box, &QComboBox::activated, this, [this, field](int i) { choose(field, i); });
        m_boxes.append(box);
    }
    showChoices();
    place();
}

void MappingHeader::followByTab(QWidget *before)
{
    for (QComboBox *box : std::as_const(m_boxes)) {
        setTabOrder(before, box);
        before = box;
    }
}

void MappingHeader::showChoices()
{
    const QVector<ImportColumn> columns = columnsOf(m_kind);
    for (int field = 0; field < m_boxes.size(); ++field) {
        QComboBox *box = m_boxes.at(field);
        const QSignalBlocker blocker(box);
        box->clear();
        box->addItem(tr("— not used —"), -1);
        for (const ImportColumn column : columns)
            box->addItem(importColumnText(column), static_cast<int>(column));
        const auto column = m_mapping.columnOf(field);
        box->setCurrentIndex(column ? static_cast<int>(columns.indexOf(*column)) + 1 : 0);
        box->setAccessibleName(
            tr("Meaning of column %1").arg(model()->headerData(field, Qt::Horizontal).toString()));
    }
}

void MappingHeader::choose(int field, int index)
{
    if (const auto before = m_mapping.columnOf(field))
        m_mapping.setField(*before, -1);
    if (index > 0)
        m_mapping.setField(columnsOf(m_kind).at(index - 1), field);
    showChoices();
    Q_EMIT mappingChanged();
}

QSize MappingHeader::sizeHint() const
{
    const Theme &theme = m_source.theme();
    return { QHeaderView::sizeHint().width(), theme.px(72) };
}

void MappingHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = m_source.theme();
    painter->save();
    painter->fillRect(rect, theme.color(ColorRole::Field));
    painter->setPen(theme.color(ColorRole::Line));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->setFont(theme.font(TextSize::Small, QFont::DemiBold));
    painter->setPen(theme.color(m_mapping.columnOf(section) ? ColorRole::Ink : ColorRole::Muted));
    const QRect text = rect.adjusted(theme.px(8), theme.px(6), -theme.px(8), 0);
    const QString name = model()->headerData(section, Qt::Horizontal).toString();
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
        painter->fontMetrics().elidedText(name, Qt::ElideRight, text.width()));
    painter->restore();
}

void MappingHeader::place()
{
    const Theme &theme = m_source.theme();
    for (int field = 0; field < m_boxes.size() && field < count(); ++field) {
        const int x = sectionViewportPosition(field);
        m_boxes.at(field)->setGeometry(
            x + theme.px(4), theme.px(30), sectionSize(field) - theme.px(8), theme.px(32));
        m_boxes.at(field)->show();
    }
}

bool MappingHeader::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showChoices();
    const bool done = QHeaderView::event(event);
    if (event->type() == QEvent::Resize) // scrolling moves the boxes with the viewport
        place();
    return done;
}

} // namespace shiyu
