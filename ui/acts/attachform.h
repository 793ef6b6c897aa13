#pragma once
#include "app/services/attachedfile.h"
#include "ui/acts/actform.h"

class QLineEdit;

namespace shiyu {

/// A file to attach: chosen, read and hashed off the GUI thread. Its value names the file; the
/// content waits in file().
class AttachField : public ArgField {
    Q_OBJECT
public:
    explicit AttachField(QWidget *parent);
    QJsonValue value() const override; ///< the path; undefined while nothing is read
    void setValue(const QJsonValue &value) override;
    void fill(QJsonObject &args, const QString &name) const override;

    const std::optional<AttachedFile> &file() const { return m_file; }
    /// Why nothing can be sent yet; empty once the file is read.
    QString problem() const;

private:
    void choose();
    void take(const QString &path);

    QLineEdit *m_shown;
    QString m_path;
    std::optional<AttachedFile> m_file;
    QString m_problem;
    quint64 m_generation = 0;
};

/// 添加附件: the file goes into the profile in the same transaction as the act.
class AttachForm : public ActForm {
    Q_OBJECT
public:
    AttachForm(FormSubject subject, const ThemeSource &themes, QWidget *parent);
    QFuture<ActOutcome> perform() const override;

protected:
    QMap<QString, QString> problems() const override;

private:
    AttachField *m_file;
};

/// 3.4 MB, 512 KB.
QString fileSizeText(qint64 bytes);
/// Why a file cannot be attached: one sentence.
QString attachProblemText(const Error &error);

} // namespace shiyu
