#pragma once
#include "ui/casepane/casesection.h"

namespace shiyu {

/// The case on paper, as HTML for QTextDocument: what the seat sees of it on the screen, personal
/// data masked as there, with the notice that the system is non-classified, who printed it and
/// when. What comes from outside stands as text.
QString caseSheetHtml(const CaseSubject &subject);

} // namespace shiyu
