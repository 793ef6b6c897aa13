#include "ui/importing/reportstep.h"

#include "ui/importing/previewmodel.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/labels.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>

namespace shiyu {

ReportStep::ReportStep(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_verdict(new Banner(source))
    , m_reasons(new QWidget)
    , m_reasonList(new QVBoxLayout(m_reasons))
    , m_listTitle(new TextLabel(source, {}, TextSize::Body, ColorRole::Ink, QFont::DemiBold))
    , m_list(new QTableView)
    , m_model(new IssueModel(this))
    , m_save(new ActionButton(source, {}, ActionButton::Kind::Plain))
{
    m_verdict->setClosable(false);
    m_save->setObjectName(QStringLiteral("saveRejected"));
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(source.theme().space(10));
    for (int i = 0; i < 3; ++i) {
        m_numbers[i]
            = new TextLabel(source, {}, TextSize::Display, ColorRole::Ink, QFont::DemiBold);
        m_names[i] = new TextLabel(source, {}, TextSize::Small, ColorRole::Muted);
        auto *pair = new QVBoxLayout;
        pair->setSpacing(0);
        pair->addWidget(m_numbers[i]);
        pair->addWidget(m_names[i]);
        numbers->addLayout(pair);
    }
    numbers->addStretch(1);
    m_reasonList->setContentsMargins(0, 0, 0, 0);
    m_reasonList->setSpacing(source.theme().space(1));
    m_list->setModel(m_model);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->verticalHeader()->hide();
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *head = new QHBoxLayout;
    head->addWidget(m_listTitle);
    head->addStretch(1);
    head->addWidget(m_save);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(source.theme().space(4));
    page->addWidget(m_verdict);
    page->addLayout(numbers);
    page->addWidget(m_reasons);
    page->addLayout(head);
    page->addWidget(m_list, 1);
    page->addStretch(0);
    connect(m_save, &ActionButton::clicked, this, &ReportStep::saveRequested);
    followTheme(source, this, [this] {
        m_list->verticalHeader()->setDefaultSectionSize(m_source.theme().px(28));
        m_list->setColumnWidth(0, m_source.theme().px(96));
    });
    clear();
}

void ReportStep::clear()
{
    m_report = {};
    m_shown = false;
    retranslate();
}

void ReportStep::setReport(const ImportReport &report, bool finished, bool partial)
{
    m_report = report;
    m_finished = finished;
    m_partial = partial;
    m_shown = true;
    retranslate();
}

void ReportStep::retranslate()
{
    const qint64 values[] = { m_report.read, m_report.imported, m_report.rejected };
    const QString names[]
        = { tr("rows read"), m_finished ? tr("imported") : tr("can be imported"), tr("rejected") };
    const QLocale locale;
    for (int i = 0; i < 3; ++i) {
        m_numbers[i]->setText(m_shown ? locale.toString(values[i]) : QStringLiteral("–"));
        m_names[i]->setText(names[i]);
    }
    m_numbers[2]->setRole(m_report.rejected > 0 ? ColorRole::DangerInk : ColorRole::Ink);
    const bool rejected = m_report.rejected > 0;
    m_listTitle->setText(m_report.rejected > m_report.rejections.size()
            ? tr("The first %1 rejections").arg(m_report.rejections.size())
            : tr("Rejected rows"));
    m_listTitle->setVisible(rejected);
    m_save->setLabel(tr("Save rejected rows…"));
    m_save->setVisible(rejected);
    m_list->setVisible(rejected);
    m_model->setIssues(m_report.rejections);
    m_list->setColumnWidth(0, m_source.theme().px(96));
    showVerdict();
    showReasons();
}

void ReportStep::showVerdict()
{
    using K = Banner::Kind;
    m_verdict->setVisible(m_shown);
    if (!m_shown)
        return;
    const bool rejected = m_report.rejected > 0;
    if (m_finished && m_report.written)
        m_verdict->tell(rejected ? K::Warning : K::Info,
            rejected
                ? tr("Imported. The rejected rows are kept: save them, mend them, import again.")
                : tr("Imported, all of it."));
    else if (m_finished)
        m_verdict->tell(K::Error, tr("Nothing was imported, as rows were rejected."));
    else if (m_report.imported == 0)
        m_verdict->tell(
            K::Error, tr("No row can be imported. Check columns and coordinate system."));
    else if (rejected && !m_partial)
        m_verdict->tell(K::Error,
            tr("All or nothing: mend these rows, or go back and choose to import the good ones."));
    else if (rejected)
        m_verdict->tell(
            K::Warning, tr("The good rows will be imported, the others are kept apart."));
    else
        m_verdict->tell(K::Info, tr("Every row is good."));
}

void ReportStep::showReasons()
{
    while (QLayoutItem *item = m_reasonList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (auto it = m_report.issues.begin(); it != m_report.issues.end(); ++it) {
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(m_source.theme().space(2));
        auto *count = new Pill(m_source, QLocale().toString(it.value()),
            isRejection(it.key()) ? Tone::Danger : Tone::Neutral);
        row->addWidget(count);
        row->addWidget(new TextLabel(m_source, issueTitle(it.key())));
        row->addStretch(1);
        m_reasonList->addWidget(line);
    }
}

} // namespace shiyu
