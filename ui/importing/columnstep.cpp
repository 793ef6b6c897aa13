#include "ui/importing/columnstep.h"

#include "ui/importing/importtext.h"
#include "ui/importing/mappingfiles.h"
#include "ui/importing/mappingheader.h"
#include "ui/importing/previewmodel.h"
#include "ui/text/enumtext.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTableView>

namespace shiyu {

ColumnStep::ColumnStep(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_facts(new ElidedLabel(source, {}, TextSize::Body, ColorRole::InkSoft))
    , m_layer(new QComboBox)
    , m_crs(new QComboBox)
    , m_from(new QComboBox)
    , m_layerRow(new FormRow(source, {}, m_layer))
    , m_crsRow(new FormRow(source, {}, m_crs))
    , m_fromRow(new FormRow(source, {}, m_from))
    , m_partial(new QCheckBox)
    , m_strict(new QCheckBox)
    , m_files(new MappingFiles(source))
    , m_table(new QTableView)
    , m_header(new MappingHeader(source, m_table))
    , m_model(new PreviewModel(this))
{
    m_crs->setObjectName(QStringLiteral("importCrs"));
    m_crs->setEditable(true);
    m_crs->setInsertPolicy(QComboBox::NoInsert);
    m_partial->setObjectName(QStringLiteral("importPartial"));
    layOut();
    connect(m_layer, &QComboBox::activated, this, &ColumnStep::layerChosen);
    connect(m_crs, &QComboBox::currentTextChanged, this, [this] {
        showCrs();
        Q_EMIT planChanged();
    });
    connect(m_header, &MappingHeader::mappingChanged, this, [this] {
        showCrs();
        Q_EMIT planChanged();
    });
    connect(m_files, &MappingFiles::loadChosen, this, &ColumnStep::loadMapping);
    connect(m_files, &MappingFiles::saveChosen, this, &ColumnStep::saveMapping);
    followTheme(source, this, [this] {
        m_header->setDefaultSectionSize(m_source.theme().px(150));
        m_table->verticalHeader()->setDefaultSectionSize(m_source.theme().px(28));
    });
    retranslate();
}

void ColumnStep::layOut()
{
    m_table->setHorizontalHeader(m_header);
    m_table->setModel(m_model);
    m_table->setWordWrap(false);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *head = new QHBoxLayout; // the facts give way where a large type needs the width
    head->setSpacing(m_source.theme().space(4));
    head->addWidget(m_facts, 1);
    head->addWidget(m_files);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(m_source.theme().space(4));
    for (FormRow *row : { m_layerRow, m_crsRow, m_fromRow })
        choices->addWidget(row, 1, Qt::AlignTop);
    auto *checks = new QHBoxLayout;
    checks->setSpacing(m_source.theme().space(6));
    checks->addWidget(m_partial);
    checks->addWidget(m_strict);
    checks->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(m_source.theme().space(3));
    page->addLayout(head);
    page->addLayout(choices);
    page->addWidget(m_table, 1);
    page->addLayout(checks);
}

void ColumnStep::setFile(const ImportFileView &file, ImportKind kind)
{
    const bool sameFile = file.path == m_file.path;
    m_file = file;
    m_kind = kind;
    const TableLayer &layer = file.layers.at(file.layer);
    m_model->setFile(layer.fields, file.sample);
    m_files->setTable(file.path);
    setMapping(ColumnMapping::suggested(kind, layer.fields));
    const QSignalBlocker blocker(m_layer);
    m_layer->clear();
    for (const TableLayer &each : file.layers)
        m_layer->addItem(each.name);
    m_layer->setCurrentIndex(file.layer);
    m_layerRow->setVisible(file.layers.size() > 1);
    m_fromRow->setVisible(kind == ImportKind::Incidents);
    m_strict->setVisible(kind == ImportKind::Incidents);
    if (!sameFile) {
        const QSignalBlocker crsBlocker(m_crs);
        m_crs->setCurrentIndex(-1);
        m_crs->clearEditText();
    }
    retranslate();
}

void ColumnStep::setMapping(const ColumnMapping &mapping)
{
    m_header->setMapping(m_kind, mapping, static_cast<int>(fields().size()));
    m_header->followByTab(m_from);
}

void ColumnStep::loadMapping(const QString &path)
{
    const auto mapping = readMapping(path, m_kind, fields());
    if (!mapping) {
        Q_EMIT failed(mapping.error());
        return;
    }
    setMapping(*mapping);
    showCrs();
    Q_EMIT planChanged();
    const QString same = everyRowText(m_kind, *mapping); // the table cannot show it
    const QString name = QFileInfo(path).fileName();
    Q_EMIT told(same.isEmpty()
            ? tr("The columns were set as in %1.").arg(name)
            : tr("The columns were set as in %1. The same for every row: %2.").arg(name, same));
}

void ColumnStep::saveMapping(const QString &path)
{
    if (const auto saved = writeMapping(path, m_header->mapping(), m_kind, fields()); !saved)
        Q_EMIT failed(saved.error());
    else
        Q_EMIT told(tr("The mapping was saved as %1.").arg(QFileInfo(path).fileName()));
}

ImportPlan ColumnStep::plan() const
{
    ImportPlan plan;
    plan.path = m_file.path;
    plan.layer = m_file.layer;
    plan.kind = m_kind;
    plan.mapping = m_header->mapping();
    plan.crs = crs();
    plan.partial = m_partial->isChecked();
    plan.rejectUnknownCategories = m_strict->isChecked();
    plan.source = static_cast<Source>(qMax(0, m_from->currentIndex()));
    return plan;
}

QString ColumnStep::crs() const
{
    const int at = m_crs->findText(m_crs->currentText());
    return at >= 0 ? m_crs->itemData(at).toString() : m_crs->currentText().trimmed();
}

void ColumnStep::showFacts()
{
    if (m_file.layers.isEmpty())
        return;
    const qint64 rows
        = m_file.complete ? m_file.sample.size() : m_file.layers.at(m_file.layer).rows;
    const bool kml = m_file.format == QLatin1StringView("LIBKML"); // as the driver is called
    QStringList facts { m_file.name, kml ? QStringLiteral("KML") : m_file.format };
    if (m_file.format == QLatin1StringView("CSV")
        || m_file.format == QLatin1StringView("ESRI Shapefile"))
        facts.append(encodingText(m_file.encoding));
    facts.append(rows >= 0 ? tr("%Ln row(s)", nullptr, static_cast<int>(rows))
                           : tr("more than %1 rows").arg(m_file.sample.size()));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
}

void ColumnStep::showCrs()
{
    const CoordinateLook look = coordinateLook(m_file, m_header->mapping());
    m_crsRow->setVisible(look != CoordinateLook::None);
    const bool chosen = !crs().isEmpty();
    const TableLayer layer = m_file.layers.value(m_file.layer);
    const bool declared = layer.hasGeometry && !layer.crs.isEmpty();
    const QString hint = look == CoordinateLook::Degrees
        ? tr("Degrees. Data of web maps is often GCJ-02 and then lies some 500 m off.")
        : tr("Metres: a projected system, for example EPSG:4547 to EPSG:4549.");
    // What helps to choose is wanted most while nothing is chosen.
    m_crsRow->setError(chosen || declared
            ? QString()
            : tr("%1 %2", "two sentences")
                  .arg(tr("The file does not say it: please choose."), hint));
    m_crsRow->setHint(hint);
}

void ColumnStep::fillSources()
{
    const int chosen = qMax(0, m_from->currentIndex());
    m_from->clear();
    for (int source = 0; source <= static_cast<int>(Source::Media); ++source)
        m_from->addItem(enumText(static_cast<Source>(source)));
    m_from->setCurrentIndex(chosen);
}

void ColumnStep::retranslate()
{
    const QSignalBlocker blocker(m_crs);
    const QString chosen = crs();
    m_crs->clear();
    const TableLayer layer = m_file.layers.value(m_file.layer);
    if (layer.hasGeometry && !layer.crs.isEmpty())
        m_crs->addItem(tr("As in the file: %1").arg(layer.crsName), QString());
    m_crs->lineEdit()->setPlaceholderText(tr("Choose, or type an EPSG code"));
    for (const char *known :
        { "WGS 84", "CGCS2000", "GCJ-02", "BD-09", "EPSG:4547", "EPSG:4548", "EPSG:4549" })
        m_crs->addItem(QString::fromLatin1(known), QString::fromLatin1(known));
    m_crs->setCurrentIndex(m_crs->findData(chosen));
    if (m_crs->currentIndex() < 0)
        m_crs->setEditText(chosen);
    fillSources();
    m_layerRow->setLabel(tr("Layer"));
    m_crsRow->setLabel(tr("Coordinate system"));
    m_fromRow->setLabel(tr("Source of the cases"));
    m_partial->setText(tr("Import the good rows although others are rejected"));
    m_strict->setText(tr("Reject cases whose category the city does not have"));
    m_files->retranslate();
    showFacts();
    showCrs();
}

} // namespace shiyu
