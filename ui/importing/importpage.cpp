#include "ui/importing/importpage.h"

#include "app/services/importservice.h"
#include "app/services/whenanswered.h"
#include "ui/importing/columnstep.h"
#include "ui/importing/filestep.h"
#include "ui/importing/importprogress.h"
#include "ui/importing/importtext.h"
#include "ui/importing/rejectedrows.h"
#include "ui/importing/reportstep.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/labels.h"
#include "widgets/stagestepper.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>

namespace shiyu {

ImportPage::ImportPage(const ThemeSource &source, Workplace &workplace, QWidget *parent)
    : ImportPage(source, std::make_unique<ImportService>(workplace), parent)
{
}

ImportPage::ImportPage(const ThemeSource &source, std::unique_ptr<ImportPort> port, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_port(std::move(port))
    , m_rejected(new RejectedRows(this))
    , m_leave(new IconButton(source, Glyph::ChevronLeft, {}))
    , m_title(new TextLabel(source, {}, TextSize::Title, ColorRole::Ink, QFont::Bold))
    , m_stages(new StageStepper(source))
    , m_banner(new Banner(source))
    , m_steps(new QStackedWidget)
    , m_fileStep(new FileStep(source))
    , m_columnStep(new ColumnStep(source))
    , m_reportStep(new ReportStep(source))
    , m_progress(new ImportProgress(source))
    , m_back(new ActionButton(source, {}, ActionButton::Kind::Plain))
    , m_next(new ActionButton(source, {}, ActionButton::Kind::Primary))
{
    m_next->setObjectName(QStringLiteral("importNext"));
    m_back->setObjectName(QStringLiteral("importBack"));
    m_leave->setObjectName(QStringLiteral("importLeave"));
    for (QWidget *each :
        std::initializer_list<QWidget *> { m_fileStep, m_columnStep, m_reportStep })
        m_steps->addWidget(each);
    layOut();
    connect(m_fileStep, &FileStep::fileChosen, this, &ImportPage::open);
    connect(m_columnStep, &ColumnStep::layerChosen, this,
        [this](int layer) { look(m_file.path, layer); });
    connect(m_columnStep, &ColumnStep::told, this,
        [this](const QString &sentence) { m_banner->tell(Banner::Kind::Info, sentence); });
    connect(m_columnStep, &ColumnStep::failed, this, &ImportPage::fail);
    connect(m_reportStep, &ReportStep::saveRequested, this,
        [this] { m_rejected->askWhere(m_plan.path); });
    connect(m_rejected, &RejectedRows::failed, this, &ImportPage::fail);
    connect(m_leave, &IconButton::clicked, this, &ImportPage::left);
    connect(m_back, &ActionButton::clicked, this, &ImportPage::back);
    connect(m_next, &ActionButton::clicked, this, &ImportPage::next);
    go(Step::File);
}

ImportPage::~ImportPage()
{
    if (m_job)
        m_job->cancel();
}

void ImportPage::layOut()
{
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(0);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *page = new QVBoxLayout(this);
    const int margin = m_source.theme().space(6);
    page->setContentsMargins(margin, margin, margin, margin);
    page->setSpacing(m_source.theme().space(4));
    auto *head = new QHBoxLayout;
    head->setSpacing(m_source.theme().space(2));
    head->addWidget(m_leave);
    head->addWidget(m_title, 1);
    page->addLayout(head);
    page->addWidget(m_stages);
    page->addWidget(m_banner);
    page->addWidget(m_steps, 1);
    page->addLayout(buttons);
}

void ImportPage::setKind(ImportKind kind)
{
    m_fileStep->setKind(kind);
}

/// Another officer may sit here by now; a kind that he may import stays as it was chosen.
void ImportPage::offerWhatMayBeImported()
{
    if (m_step != Step::File || m_busy || m_port->mayImport(m_fileStep->kind()))
        return;
    for (int kind = 0; kind <= static_cast<int>(ImportKind::Places); ++kind) {
        if (m_port->mayImport(static_cast<ImportKind>(kind)))
            return setKind(static_cast<ImportKind>(kind));
    }
}

void ImportPage::open(const QString &path)
{
    look(path, 0);
}

/// The answer is taken on the GUI thread, unless another question was asked meanwhile.
template <typename Answer>
void ImportPage::await(QFuture<Expected<Answer>> future, void (ImportPage::*take)(const Answer &))
{
    setBusy(true);
    whenAnswered(
        future, this, [this, take, generation = ++m_generation](const Expected<Answer> &answer) {
            if (generation != m_generation)
                return;
            setBusy(false);
            if (answer)
                (this->*take)(*answer);
            else
                fail(answer.error());
        });
}

void ImportPage::look(const QString &path, int layer)
{
    m_banner->hide();
    m_job.reset(); // of the file before
    await(m_port->look(path, layer), &ImportPage::showFile);
}

void ImportPage::showFile(const ImportFileView &file)
{
    m_file = file;
    m_columnStep->setFile(file, m_fileStep->kind());
    go(Step::Columns);
}

void ImportPage::check()
{
    m_plan = m_columnStep->plan();
    m_job = std::make_shared<ImportJob>();
    m_banner->hide();
    await(m_port->check(m_plan, m_rejected->path(), m_job), &ImportPage::showCheck);
}

void ImportPage::showCheck(const ImportReport &report)
{
    m_report = report;
    m_reportStep->setReport(report, false, m_plan.partial);
    go(Step::Check);
}

void ImportPage::run()
{
    m_job = std::make_shared<ImportJob>();
    m_banner->hide();
    await(m_port->run(m_plan, m_rejected->path(), m_job), &ImportPage::showResult);
}

void ImportPage::showResult(const ImportReport &report)
{
    m_report = report;
    m_reportStep->setReport(report, true, m_plan.partial);
    go(Step::Result);
    Q_EMIT imported(report);
}

void ImportPage::fail(const Error &error)
{
    m_banner->tell(error.code == ErrorCode::Cancelled ? Banner::Kind::Info : Banner::Kind::Error,
        importErrorText(error));
}

void ImportPage::go(Step step)
{
    m_step = step;
    m_steps->setCurrentWidget(step == Step::File ? static_cast<QWidget *>(m_fileStep)
            : step == Step::Columns              ? static_cast<QWidget *>(m_columnStep)
                                                 : static_cast<QWidget *>(m_reportStep));
    retranslate();
}

void ImportPage::back()
{
    m_banner->hide();
    go(m_step == Step::Check ? Step::Columns : Step::File);
}

void ImportPage::next()
{
    if (m_step == Step::Columns)
        check();
    else if (m_step == Step::Check)
        run();
    else if (m_step == Step::Result)
        back();
}

void ImportPage::setBusy(bool busy)
{
    m_busy = busy;
    m_fileStep->setBusy(busy);
    m_columnStep->setEnabled(!busy);
    if (busy)
        m_progress->follow(m_job);
    else
        m_progress->end();
    retranslate();
}

void ImportPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_fileStep->retranslate();
        m_columnStep->retranslate();
        m_reportStep->retranslate();
        retranslate();
    }
    QWidget::changeEvent(event);
}

/// A step back, and from the first or the last one out.
void ImportPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || m_busy)
        QWidget::keyPressEvent(event);
    else if (m_back->isHidden())
        Q_EMIT left();
    else
        back();
}

void ImportPage::showEvent(QShowEvent *event)
{
    offerWhatMayBeImported();
    QWidget::showEvent(event);
}

void ImportPage::retranslate()
{
    m_title->setText(tr("Import files"));
    m_leave->setGlyph(Glyph::ChevronLeft, tr("Back to the settings (Esc)"));
    const QString names[] = { tr("File"), tr("Columns"), tr("Check"), tr("Result") };
    QList<StageStep> stages;
    for (int i = 0; i < 4; ++i) {
        const int at = static_cast<int>(m_step);
        stages.append({ names[i],
            i < at        ? StageState::Done
                : i == at ? StageState::Current
                          : StageState::ToCome });
    }
    m_stages->setStages(stages);
    m_back->setLabel(tr("Back"));
    m_back->setVisible(m_step == Step::Columns || m_step == Step::Check);
    m_back->setEnabled(!m_busy);
    const bool possible = m_report.imported > 0 && (m_report.rejected == 0 || m_plan.partial);
    m_next->setVisible(m_step != Step::File);
    m_next->setLabel(m_step == Step::Columns ? tr("Check")
            : m_step == Step::Check          ? tr("Import")
                                             : tr("Import another file"));
    m_next->setEnabled(!m_busy && (m_step != Step::Check || possible));
    if (m_step == Step::Columns && !m_port->mayImport(m_fileStep->kind()))
        m_next->setRefusal(tr("You have no right to import this. Ask the system administrator."));
}

} // namespace shiyu
