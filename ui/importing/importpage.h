#pragma once
#include "app/services/importport.h"
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QStackedWidget)

namespace shiyu {

class ActionButton;
class Banner;
class ColumnStep;
class FileStep;
class IconButton;
class ImportProgress;
class RejectedRows;
class ReportStep;
class StageStepper;
class TextLabel;
class ThemeSource;
class Workplace;

/// Files in: kind and file, columns, check, import; a wizard in the page. Reading and writing go on
/// behind the port; the page shows how far they are and can stop them. Closing it stops what runs.
class ImportPage : public QWidget {
    Q_OBJECT
public:
    ImportPage(const ThemeSource &source, Workplace &workplace, QWidget *parent = nullptr);
    ImportPage(
        const ThemeSource &source, std::unique_ptr<ImportPort> port, QWidget *parent = nullptr);
    ~ImportPage() override;

    enum class Step { File, Columns, Check, Result };
    Step step() const { return m_step; }
    void open(const QString &path); ///< as if it had been dropped
    void setKind(ImportKind kind);

Q_SIGNALS:
    void imported(const shiyu::ImportReport &report);
    void left(); ///< back to where files in are offered; a file that is open stays

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void retranslate();
    void offerWhatMayBeImported();
    void go(Step step);
    void back();
    void next();
    void look(const QString &path, int layer);
    void check();
    void run();
    template <typename Answer>
    void await(QFuture<Expected<Answer>> future, void (ImportPage::*take)(const Answer &));
    void showFile(const ImportFileView &file);
    void showCheck(const ImportReport &report);
    void showResult(const ImportReport &report);
    void fail(const Error &error);
    void setBusy(bool busy);

    const ThemeSource &m_source;
    std::unique_ptr<ImportPort> m_port;
    RejectedRows *m_rejected;
    Step m_step = Step::File;
    ImportPlan m_plan;
    ImportReport m_report;
    ImportFileView m_file;
    ImportJobPtr m_job;
    quint64 m_generation = 0; ///< an answer to an older question is dropped
    bool m_busy = false;
    IconButton *m_leave;
    TextLabel *m_title;
    StageStepper *m_stages;
    Banner *m_banner;
    QStackedWidget *m_steps;
    FileStep *m_fileStep;
    ColumnStep *m_columnStep;
    ReportStep *m_reportStep;
    ImportProgress *m_progress;
    ActionButton *m_back;
    ActionButton *m_next;
};

} // namespace shiyu
