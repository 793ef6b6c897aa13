#pragma once
#include "app/domain/error.h"
#include <QObject>
#include <memory>

QT_FORWARD_DECLARE_CLASS(QTemporaryDir)
QT_FORWARD_DECLARE_CLASS(QWidget)

namespace shiyu {

/// The file of the rows that an import rejected: in a folder of its own that goes with this object,
/// until the officer keeps a copy.
class RejectedRows : public QObject {
    Q_OBJECT
public:
    explicit RejectedRows(QWidget *page);
    ~RejectedRows() override;

    QString path() const;
    /// Asks where the copy goes. @param table the file that was imported
    void askWhere(const QString &table);

Q_SIGNALS:
    void failed(const shiyu::Error &error);

private:
    void keep(const QString &path);

    QWidget *m_page;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace shiyu
