#pragma once
#include "ui/casepane/casesection.h"

QT_FORWARD_DECLARE_CLASS(QPrinter)

namespace shiyu {

/// Asks for a printer or a PDF file by the platform's dialog and prints the sheet of a case there.
/// GUI thread; never waits.
class CasePrinter : public QObject {
    Q_OBJECT
public:
    explicit CasePrinter(QWidget *window);
    /// What is printed is the case as it is now, whatever the screen shows later.
    void ask(const CaseSubject &subject);

private:
    QWidget *m_window;
};

/// On pages of the printer's paper, each with its number.
void printSheet(const QString &html, QPrinter &printer);

} // namespace shiyu
