#include "ui/shell/officersfield.h"

#include "ui/acts/twolinedelegate.h"
#include <QJsonArray>
#include <QListWidget>
#include <QSignalBlocker>

namespace shiyu {
namespace {

constexpr int kLinesShown = 5;

} // namespace

OfficersField::OfficersField(QWidget *parent, const QVector<ArgChoice> &officers)
    : ArgField(new QListWidget(parent), parent)
    , m_list(static_cast<QListWidget *>(widget()))
{
    m_list->setItemDelegate(new TwoLineDelegate(m_list)); // room between the box and the name
    for (const ArgChoice &officer : officers) {
        auto *item = new QListWidgetItem(officer.text, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setData(Qt::UserRole, officer.value.toString());
    }
    const int lines = std::min(kLinesShown, std::max(2, m_list->count()));
    m_list->setFixedHeight(lines * std::max(24, m_list->sizeHintForRow(0)) + 8);
    connect(m_list, &QListWidget::itemChanged, this, &ArgField::edited);
}

QJsonValue OfficersField::value() const
{
    QJsonArray ids;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            ids.append(m_list->item(i)->data(Qt::UserRole).toString());
    }
    return ids.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(ids);
}

void OfficersField::setValue(const QJsonValue &value)
{
    const QJsonArray ids = value.toArray();
    {
        const QSignalBlocker blocked(m_list);
        for (int i = 0; i < m_list->count(); ++i) {
            const QString id = m_list->item(i)->data(Qt::UserRole).toString();
            m_list->item(i)->setCheckState(ids.contains(id) ? Qt::Checked : Qt::Unchecked);
        }
    }
    Q_EMIT edited();
}

} // namespace shiyu
