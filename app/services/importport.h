#pragma once
#include "app/exchange/fileproblem.h"
#include "app/exchange/importrun.h"
#include "app/exchange/mappingfile.h"
#include "app/exchange/tablereader.h"
#include <QFuture>

namespace shiyu {

/// What the numbers of a position look like, as a hint for the choice of a coordinate system.
enum class CoordinateLook {
    None, ///< there is no position
    Degrees,
    Metres, ///< projected
};

/// A file as the wizard shows it before anything is decided.
struct ImportFileView {
    static constexpr int kSampleRows = 200;

    QString path, name, format;
    TextEncoding encoding = TextEncoding::Utf8;
    QList<TableLayer> layers;
    int layer = 0;
    QVector<TableRow> sample; ///< the first rows of that layer
    bool complete = false; ///< there are no more
};

CoordinateLook coordinateLook(const ImportFileView &file, const ColumnMapping &mapping);

/// One check or import under way: told to stop by the screen, asked how far it is. Any thread.
class ImportJob {
public:
    ImportJob();

    ImportControl &control() { return m_control; }
    void cancel() { m_control.cancelled = true; }
    void stop() { m_control.cancelled = m_control.stopped = true; } ///< the program ends
    bool isWriting() const { return m_writing; }
    qint64 done() const { return m_done; }
    qint64 total() const { return m_total; } ///< -1: not known

private:
    ImportControl m_control;
    std::atomic_bool m_writing = false;
    std::atomic<qint64> m_done = 0, m_total = -1;
};
using ImportJobPtr = std::shared_ptr<ImportJob>;

/// What the import wizard asks. Called on the GUI thread; futures finish on any thread.
class ImportPort {
public:
    virtual ~ImportPort() = default;

    /// Reads the beginning of a file. Errors as TableReader.
    virtual QFuture<Expected<ImportFileView>> look(const QString &path, int layer);
    virtual QFuture<Expected<ImportReport>> check(
        const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job)
        = 0;
    virtual QFuture<Expected<ImportReport>> run(
        const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job)
        = 0;
    /// Whether the officer at the seat may import this kind.
    virtual bool mayImport(ImportKind kind) const = 0;
};

} // namespace shiyu
