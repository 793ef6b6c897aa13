#include "ui/acts/casefield.h"

#include "app/services/whenanswered.h"
#include "ui/acts/twolinedelegate.h"
#include "ui/text/enumtext.h"
#include "ui/text/errortext.h"
#include "ui/text/timetext.h"

#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

constexpr std::chrono::milliseconds kPause { 150 }; ///< of typing, before it is searched
constexpr int kMattersShown = 5; ///< whole ones, of two lines each
constexpr int kMatterPadding = 9;

} // namespace

CaseField::CaseField(FormSubject subject, QWidget *parent)
    : ArgField(new QWidget(parent), parent)
    , m_subject(std::move(subject))
    , m_search(new QLineEdit(widget()))
    , m_list(new QListWidget(widget()))
{
    m_search->setPlaceholderText(tr("Number or words of an open matter"));
    m_search->setClearButtonEnabled(true);
    m_search->setEnabled(m_subject.port.findCases != nullptr);
    m_search->installEventFilter(this);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setObjectName(u"unitList"_s); // framed by the sheet of styles as a list of units is
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFixedHeight(
        (m_list->fontMetrics().lineSpacing() * 2 + kMatterPadding) * kMattersShown
        + 2 * m_list->frameWidth());
    m_list->setAccessibleName(tr("Matters"));
    auto *column = new QVBoxLayout(widget());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_list);
    widget()->setFocusProxy(m_search);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(m_search, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &CaseField::search);
    connect(m_list, &QListWidget::currentItemChanged, this, &CaseField::lineChanged);
    show(proposed());
}

CaseField::Option CaseField::optionOf(const FoundCase &found) const
{
    const QString time
        = momentText(found.reportedAt, m_subject.directory().calendar(), m_subject.port.now());
    QStringList detail { found.number, enumText(found.stage), time, found.place };
    detail.removeAll(QString());
    return { found.id.toString(), found.title + u'\n' + detail.join(u" · "_s), found.seen };
}

QVector<CaseField::Option> CaseField::proposed() const
{
    QVector<Option> options;
    for (const DuplicateCandidate &like : m_subject.view->duplicates) {
        const QString apart
            = like.metres < 0 ? QString() : tr("%1 apart").arg(distanceText(like.metres));
        options.append(optionOf(
            { like.id, like.number, like.title, apart, like.stage, like.reportedAt, like.seen }));
    }
    return options;
}

void CaseField::search()
{
    const QString typed = m_search->text().trimmed();
    const quint64 generation = ++m_generation;
    if (typed.isEmpty())
        return show(proposed());
    whenAnswered(m_subject.port.findCases(typed), this,
        [this, generation](const Expected<QVector<FoundCase>> &found) {
            if (generation != m_generation)
                return;
            if (!found)
                return show({}, errorText(found.error()));
            QVector<Option> options;
            for (const FoundCase &one : *found) {
                if (one.id != m_subject.state().id)
                    options.append(optionOf(one));
            }
            show(options, tr("No open matter is found by this."));
        });
}

void CaseField::show(QVector<Option> options, const QString &sentence)
{
    if (options.isEmpty() && !sentence.isEmpty())
        options.append({ {}, sentence, 0 });
    if (m_chosen) {
        options.removeIf([this](const Option &option) { return option.id == m_chosen->id; });
        options.prepend(*m_chosen);
    }
    m_filling = true;
    m_options = options;
    m_list->clear();
    for (const Option &option : std::as_const(m_options)) {
        auto *item = new QListWidgetItem(option.text, m_list);
        if (option.id.isEmpty())
            item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(m_chosen ? 0 : -1);
    m_filling = false;
}

void CaseField::lineChanged()
{
    const int row = m_list->currentRow();
    if (m_filling || row < 0 || m_options.at(row).id.isEmpty())
        return;
    m_chosen = m_options.at(row);
    Q_EMIT edited();
}

QJsonValue CaseField::value() const
{
    if (!m_chosen)
        return QJsonValue(QJsonValue::Undefined);
    return QJsonObject { { u"id"_s, m_chosen->id }, { u"text"_s, m_chosen->text },
        { u"seen"_s, m_chosen->seen } };
}

void CaseField::setValue(const QJsonValue &value)
{
    m_chosen.reset();
    if (value.isObject()) {
        m_chosen = Option { value[u"id"_s].toString(), value[u"text"_s].toString(),
            value[u"seen"_s].toInteger() };
    } else if (value.isString()) {
        for (const Option &option : proposed()) {
            if (option.id == value.toString())
                m_chosen = option;
        }
    }
    show(proposed());
    Q_EMIT edited();
}

void CaseField::fill(QJsonObject &args, const QString &name) const
{
    if (m_chosen)
        args.insert(name, m_chosen->id);
}

bool CaseField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return ArgField::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
        && !(key->modifiers() & Qt::ControlModifier);
    if (!enter && key->key() != Qt::Key_Down)
        return ArgField::eventFilter(watched, event);
    m_list->setFocus(Qt::OtherFocusReason);
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    return true;
}

} // namespace shiyu
