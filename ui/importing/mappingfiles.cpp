#include "ui/importing/mappingfiles.h"

#include "widgets/actionbutton.h"
#include "widgets/filedialog.h"
#include "widgets/themesource.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>

namespace shiyu {
namespace {

QString suffixed(const QString &words)
{
    return words + QStringLiteral(" (*.json)");
}

} // namespace

MappingFiles::MappingFiles(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_load(new ActionButton(source, {}, ActionButton::Kind::Plain))
    , m_save(new ActionButton(source, {}, ActionButton::Kind::Plain))
{
    m_load->setObjectName(QStringLiteral("loadMapping"));
    m_save->setObjectName(QStringLiteral("saveMapping"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(source.theme().space(2));
    for (ActionButton *button : { m_load, m_save }) {
        button->setCompact(true);
        row->addWidget(button);
    }
    connect(m_load, &ActionButton::clicked, this, &MappingFiles::askWhatToLoad);
    connect(m_save, &ActionButton::clicked, this, &MappingFiles::askWhereToSave);
    retranslate();
}

void MappingFiles::retranslate()
{
    m_load->setLabel(tr("Load mapping…"));
    m_save->setLabel(tr("Save mapping…"));
}

void MappingFiles::askWhatToLoad()
{
    auto *dialog = makeFileDialog(this, tr("Load mapping"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        { suffixed(tr("Mappings of columns")), tr("All files") + QStringLiteral(" (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, &MappingFiles::loadChosen);
    dialog->open();
}

void MappingFiles::askWhereToSave()
{
    auto *dialog = makeFileDialog(this, tr("Save mapping"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilter(suffixed(tr("Mappings of columns")));
    dialog->selectFile(
        QFileInfo(m_table).completeBaseName() + tr("-mapping") + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, &MappingFiles::saveChosen);
    dialog->open();
}

} // namespace shiyu
