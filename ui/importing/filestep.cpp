#include "ui/importing/filestep.h"

#include "ui/importing/importtext.h"
#include "widgets/actionbutton.h"
#include "widgets/filedialog.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace shiyu {
namespace {

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

FileStep::FileStep(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_kind(new QComboBox)
    , m_kindRow(new FormRow(source, {}, m_kind))
    , m_invite(new TextLabel(source, {}, TextSize::Lead, ColorRole::Ink, QFont::DemiBold))
    , m_formats(new TextLabel(source, {}, TextSize::Small, ColorRole::Muted))
    , m_choose(new ActionButton(source, {}, ActionButton::Kind::Primary))
    , m_ground(new QWidget)
{
    setAcceptDrops(true);
    m_kind->setObjectName(QStringLiteral("importKind"));
    m_choose->setObjectName(QStringLiteral("chooseFile"));
    m_choose->setGlyph(Glyph::Import);
    m_formats->setWordWrap(true);
    m_formats->setAlignment(Qt::AlignCenter);
    auto *ground = new QVBoxLayout(m_ground);
    ground->addStretch(1);
    ground->addWidget(m_invite, 0, Qt::AlignHCenter);
    ground->addWidget(m_formats);
    ground->addSpacing(source.theme().space(4));
    ground->addWidget(m_choose, 0, Qt::AlignHCenter);
    ground->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(source.theme().space(4));
    page->addWidget(m_kindRow, 0, Qt::AlignLeft);
    page->addWidget(m_ground, 1);
    followTheme(source, this, [this] {
        m_kindRow->setFixedWidth(m_source.theme().px(320));
        update();
    });
    connect(m_choose, &ActionButton::clicked, this, &FileStep::askForFile);
    connect(m_kind, &QComboBox::activated, this, &FileStep::kindChanged);
    retranslate();
}

ImportKind FileStep::kind() const
{
    return static_cast<ImportKind>(m_kind->currentIndex());
}

void FileStep::setKind(ImportKind kind)
{
    m_kind->setCurrentIndex(static_cast<int>(kind));
}

void FileStep::setBusy(bool busy)
{
    m_choose->setEnabled(!busy);
    setAcceptDrops(!busy);
}

void FileStep::retranslate()
{
    const QSignalBlocker blocker(m_kind);
    const int chosen = qMax(0, m_kind->currentIndex());
    m_kind->clear();
    for (int kind = 0; kind <= static_cast<int>(ImportKind::Places); ++kind)
        m_kind->addItem(importKindText(static_cast<ImportKind>(kind)));
    m_kind->setCurrentIndex(chosen);
    m_kindRow->setLabel(tr("What is imported"));
    m_invite->setText(tr("Drop a file here, or choose one"));
    m_formats->setText(tr("CSV (UTF-8 or GBK), XLSX, GeoPackage, Shapefile, GeoJSON, KML"));
    m_choose->setLabel(tr("Choose file…"));
}

void FileStep::askForFile()
{
    auto *dialog = makeFileDialog(this, tr("Choose file"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Tables and maps")
            + QStringLiteral(
                " (*.csv *.tsv *.psv *.gz *.txt *.xlsx *.ods *.gpkg *.shp *.dbf *.geojson *.json "
                "*.kml *.gml *.zip)"),
        tr("All files") + QStringLiteral(" (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, &FileStep::fileChosen);
    dialog->open();
}

void FileStep::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedFile(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_dragged = true;
    update();
}

void FileStep::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dragged = false;
    update();
}

void FileStep::dropEvent(QDropEvent *event)
{
    m_dragged = false;
    update();
    if (const QString path = droppedFile(event->mimeData()); !path.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT fileChosen(path);
    }
}

void FileStep::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color(m_dragged ? ColorRole::Accent : ColorRole::LineStrong), theme.px(1));
    pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(theme.color(m_dragged ? ColorRole::Selected : ColorRole::Field));
    const QRectF ground = QRectF(m_ground->geometry()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(ground, theme.px(8), theme.px(8));
}

} // namespace shiyu
