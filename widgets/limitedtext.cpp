#include "widgets/limitedtext.h"

#include <QMimeData>

namespace shiyu {

void LimitedText::insertFromMimeData(const QMimeData *source)
{
    const QString text = source->text();
    if (text.isEmpty())
        return; // Qt 6.4 asks for the first of its formats, and a clipboard that went has none
    const qsizetype kept = document()->characterCount() - textCursor().selectedText().size();
    if (kept + text.size() > kLongest + 1) { // an empty document counts one
        Q_EMIT tooMuchPasted(text.size());
        return;
    }
    QPlainTextEdit::insertFromMimeData(source);
}

} // namespace shiyu
