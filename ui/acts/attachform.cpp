#include "ui/acts/attachform.h"

#include "app/services/whenanswered.h"
#include "ui/acts/arglabels.h"
#include "ui/text/errortext.h"
#include "widgets/filedialog.h"
#include "widgets/formrow.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace shiyu {

QString fileSizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString attachProblemText(const Error &error)
{
    if (error.code != ErrorCode::InvalidValue)
        return errorText(error);
    return AttachForm::tr("“%1” has %2; at most %3 can be attached. Shorten it, or write in a note "
                          "where it is kept.")
        .arg(error.context, fileSizeText(error.detail.toLongLong()),
            fileSizeText(kLargestAttachment));
}

AttachField::AttachField(QWidget *parent)
    : ArgField(new QWidget(parent), parent)
    , m_shown(new QLineEdit(widget()))
{
    m_shown->setReadOnly(true);
    m_shown->setFocusPolicy(Qt::NoFocus);
    auto *choose = new QPushButton(tr("Choose file…"), widget());
    auto *row = new QHBoxLayout(widget());
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_shown, 1);
    row->addWidget(choose);
    widget()->setFocusProxy(choose);
    connect(choose, &QPushButton::clicked, this, &AttachField::choose);
}

QJsonValue AttachField::value() const
{
    return m_file ? QJsonValue(m_path) : QJsonValue(QJsonValue::Undefined);
}

void AttachField::setValue(const QJsonValue &value)
{
    if (value.isString())
        take(value.toString());
}

void AttachField::fill(QJsonObject &args, const QString &) const
{
    if (!m_file)
        return;
    const QJsonObject three = m_file->args();
    for (auto it = three.begin(); it != three.end(); ++it)
        args.insert(it.key(), it.value());
}

QString AttachField::problem() const
{
    if (m_file)
        return {};
    return m_problem.isEmpty() ? tr("Choose the file to attach.") : m_problem;
}

void AttachField::choose()
{
    auto *dialog = makeFileDialog(widget()->window(), {});
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &AttachField::take);
    dialog->open();
}

void AttachField::take(const QString &path)
{
    const quint64 generation = ++m_generation;
    m_path = path;
    m_file.reset();
    m_problem = tr("The file is still being read; try again in a moment.");
    m_shown->setText(tr("Reading…"));
    whenAnswered(
        loadAttachedFile(path), this, [this, generation](const Expected<AttachedFile> &file) {
            if (generation != m_generation)
                return;
            if (file)
                m_file = *file;
            m_problem = file ? QString() : attachProblemText(file.error());
            m_shown->setText(
                file ? tr("%1 (%2)").arg(file->name, fileSizeText(file->bytes.size())) : m_problem);
            m_shown->setCursorPosition(0);
            Q_EMIT edited();
        });
}

AttachForm::AttachForm(FormSubject about, const ThemeSource &themes, QWidget *parent)
    : ActForm(std::move(about), themes, parent)
    , m_file(new AttachField(this))
{
    addRow(u"name"_s, argLabel(OperationKind::Attach, u"name"_s), m_file, false)->setRequired(true);
    addNote(tr("Stored encrypted in this profile; open to those who handle the case. Each reading "
               "is recorded."));
}

QMap<QString, QString> AttachForm::problems() const
{
    const QString problem = m_file->problem();
    return problem.isEmpty() ? QMap<QString, QString> {}
                             : QMap<QString, QString> { { u"name"_s, problem } };
}

QFuture<ActOutcome> AttachForm::perform() const
{
    return subject().port.attach(request(), *m_file->file());
}

} // namespace shiyu
