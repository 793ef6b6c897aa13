#pragma once
#include "app/services/importport.h"
#include <QObject>
#include <QThreadPool>

namespace shiyu {

class Workplace;
struct ImportGround;

/// Imports for the officer who is signed in. Rows are read, checked and prepared in a thread of
/// their own and written in pieces between which the data thread does the officers' acts; an import
/// that the end of the program or a crash interrupted goes on after the next sign-in. GUI thread;
/// the workplace outlives it.
class ImportService final : public QObject, public ImportPort {
    Q_OBJECT
public:
    explicit ImportService(Workplace &workplace);
    ~ImportService() override; ///< waits for the piece that is being written

    QFuture<Expected<ImportReport>> check(
        const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job) override;
    QFuture<Expected<ImportReport>> run(
        const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job) override;
    bool mayImport(ImportKind kind) const override;

private:
    QFuture<Expected<ImportGround>> ground(ImportKind kind);
    void finishLeft();

    Workplace &m_workplace;
    QVector<ImportJobPtr> m_jobs; ///< imports under way
    ImportJobPtr m_left = std::make_shared<ImportJob>();
    QThreadPool m_pool;
};

} // namespace shiyu
