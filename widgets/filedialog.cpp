#include "widgets/filedialog.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QTreeView>

namespace shiyu {
namespace {

// In widths of a Chinese character.
constexpr int kWidth = 56;
constexpr int kHeight = 34;
constexpr int kColumns[] = { 0, 7, 9, 12 }; ///< the name takes the rest

} // namespace

QFileDialog *makeFileDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const int em = dialog->fontMetrics().horizontalAdvance(QChar(0x56FD)); // 国
    const QSize most = parent ? parent->window()->size() : QSize(kWidth * em, kHeight * em);
    dialog->resize(QSize(kWidth * em, kHeight * em).boundedTo(most));
    const auto *columns = dialog->findChild<QTreeView *>();
    if (!columns || columns->header()->count() < int(std::size(kColumns)))
        return dialog; // the desktop's own
    columns->header()->setStretchLastSection(false);
    columns->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int i = 1; i < int(std::size(kColumns)); ++i) {
        columns->header()->setSectionResizeMode(i, QHeaderView::Interactive);
        columns->header()->resizeSection(i, kColumns[i] * em);
    }
    return dialog;
}

} // namespace shiyu
