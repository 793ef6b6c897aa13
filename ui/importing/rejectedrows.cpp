#include "ui/importing/rejectedrows.h"

#include "widgets/filedialog.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>

namespace shiyu {

RejectedRows::RejectedRows(QWidget *page)
    : QObject(page)
    , m_page(page)
    , m_folder(std::make_unique<QTemporaryDir>())
{
}

RejectedRows::~RejectedRows() = default;

QString RejectedRows::path() const
{
    return m_folder->filePath(QStringLiteral("rejected.csv"));
}

void RejectedRows::askWhere(const QString &table)
{
    auto *dialog = makeFileDialog(m_page, tr("Save rejected rows"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(
        QFileInfo(table).completeBaseName() + tr("-rejected") + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &RejectedRows::keep);
    dialog->open();
}

/// The dialog has asked; what is there stays until the copy is whole.
void RejectedRows::keep(const QString &path)
{
    QFile rows(this->path());
    QSaveFile copy(path);
    if (!rows.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly)
        || copy.write(rows.readAll()) < 0 || !copy.commit())
        Q_EMIT failed({ ErrorCode::ReadOnly, QFileInfo(path).fileName(), {} });
}

} // namespace shiyu
