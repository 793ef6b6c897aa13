#include "ui/intake/enclosurefields.h"

#include "app/services/whenanswered.h"
#include "ui/acts/attachform.h"
#include "widgets/actionbutton.h"
#include "widgets/filedialog.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace shiyu {

EnclosureFields::EnclosureFields(const ThemeSource &theme, QWidget *parent)
    : IntakePart(theme, parent)
    , m_add(new QPushButton)
    , m_row(makeRow(m_add))
    , m_list(new QWidget)
    , m_lines(new QVBoxLayout(m_list))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    addRow(m_row);
    addPlain(m_list);
    connect(m_add, &QPushButton::clicked, this, &EnclosureFields::choose);
}

void EnclosureFields::retranslate()
{
    m_row->setLabel(tr("Photos, recordings, files"));
    m_add->setText(tr("Add files… (F6)"));
    showList();
}

void EnclosureFields::load(const NewCase &draft)
{
    ++m_generation;
    m_entries.clear();
    m_row->setError({});
    add(draft.files);
    showList();
}

void EnclosureFields::store(NewCase &matter) const
{
    matter.files.clear();
    for (const Entry &entry : m_entries)
        matter.files.append(entry.path);
}

QVector<AttachedFile> EnclosureFields::files() const
{
    QVector<AttachedFile> files;
    for (const Entry &entry : m_entries) {
        if (entry.file)
            files.append(*entry.file);
    }
    return files;
}

QWidget *EnclosureFields::check(Filing)
{
    const bool reading = std::any_of(m_entries.begin(), m_entries.end(),
        [](const Entry &entry) { return !entry.file.has_value(); });
    return mark(m_row, !reading, tr("A file is still being read; try again in a moment."));
}

void EnclosureFields::choose()
{
    auto *dialog = makeFileDialog(window(), {});
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &EnclosureFields::add);
    dialog->open();
}

void EnclosureFields::add(const QStringList &paths)
{
    m_row->setError({});
    for (const QString &path : paths) {
        const bool known = std::any_of(m_entries.begin(), m_entries.end(),
            [&path](const Entry &entry) { return entry.path == path; });
        if (known)
            continue;
        if (m_entries.size() == kMost) {
            m_row->setError(tr("At most %1 files go in with a new matter. Attach the others to "
                               "the case afterwards.")
                                .arg(kMost));
            break;
        }
        m_entries.append({ path, {} });
        read(path);
    }
    showList();
    Q_EMIT edited();
}

void EnclosureFields::read(const QString &path)
{
    const quint64 generation = m_generation;
    whenAnswered(
        loadAttachedFile(path), this, [this, generation, path](const Expected<AttachedFile> &file) {
            if (generation == m_generation)
                take(path, file);
        });
}

void EnclosureFields::take(const QString &path, const Expected<AttachedFile> &file)
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
        [&path](const Entry &entry) { return entry.path == path; });
    if (it == m_entries.end())
        return; // removed meanwhile
    if (file) {
        it->file = *file;
    } else {
        m_row->setError(attachProblemText(file.error()));
        m_entries.erase(it);
    }
    showList();
    Q_EMIT edited();
}

void EnclosureFields::remove(const QString &path)
{
    m_entries.removeIf([&path](const Entry &entry) { return entry.path == path; });
    m_row->setError({});
    showList();
    m_add->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void EnclosureFields::showList()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (const Entry &entry : std::as_const(m_entries)) {
        auto *line = new QWidget(m_list);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        const QString name = QFileInfo(entry.path).fileName();
        const QString shown = entry.file
            ? tr("%1 (%2)").arg(name, fileSizeText(entry.file->bytes.size()))
            : tr("%1 is being read…").arg(name);
        row->addWidget(new ElidedLabel(theme(), shown, TextSize::Small, ColorRole::InkSoft), 1);
        auto *drop = new LinkButton(theme(), tr("Remove"));
        drop->setAccessibleDescription(name);
        connect(drop, &LinkButton::clicked, this, [this, path = entry.path] { remove(path); });
        row->addWidget(drop);
        m_lines->addWidget(line);
    }
    m_list->setVisible(!m_entries.isEmpty());
}

} // namespace shiyu
