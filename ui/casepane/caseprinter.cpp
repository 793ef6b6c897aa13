#include "ui/casepane/caseprinter.h"

#include "ui/casepane/casesheet.h"
#include <QApplication>
#include <QDir>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>
#include <QTextDocument>
#include <memory>

namespace shiyu {
namespace {

constexpr qreal kPoints = 10;
constexpr qreal kMarginMm = 0; ///< QTextDocument keeps 2 cm of its own

} // namespace

void printSheet(const QString &html, QPrinter &printer)
{
    QTextDocument sheet;
    QFont font = QApplication::font();
    font.setPointSizeF(kPoints); // the screen's size is in pixels
    sheet.setDefaultFont(font);
    sheet.setDefaultStyleSheet(QStringLiteral("td { vertical-align: top; }"));
    sheet.setHtml(html);
    sheet.print(&printer);
}

CasePrinter::CasePrinter(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void CasePrinter::ask(const CaseSubject &subject)
{
    const Incident &state = subject.state();
    const QString name = state.number.isEmpty() ? state.deviceTag : state.number;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(name);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setPageMargins(
        QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    if (!printer->isValid() || printer->printerName().isEmpty())
        printer->setOutputFileName(folder.filePath(name + QStringLiteral(".pdf")));
    auto *dialog = new QPrintDialog(printer.get(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print %1").arg(name));
    connect(dialog, qOverload<>(&QDialog::accepted), this,
        [printer, html = caseSheetHtml(subject)] { printSheet(html, *printer); });
    // The printer outlives the dialog that speaks of it.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

} // namespace shiyu
