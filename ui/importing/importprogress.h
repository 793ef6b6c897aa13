#pragma once
#include "app/services/importport.h"
#include "widgets/progressstrip.h"
#include <QTimer>

namespace shiyu {

/// How far the reading, checking or importing of a file is: asked ten times a second of the job,
/// which its button stops.
class ImportProgress : public ProgressStrip {
    Q_OBJECT
public:
    explicit ImportProgress(const ThemeSource &source, QWidget *parent = nullptr);

    /// @param job none: the file is only looked at
    void follow(const ImportJobPtr &job);
    void end();

private:
    void ask();

    ImportJobPtr m_job;
    QTimer m_tick;
};

} // namespace shiyu
