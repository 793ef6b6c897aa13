#pragma once
#include <QString>

class QFileDialog;
class QWidget;

namespace shiyu {

/// A dialog to choose a file, deleted when it is closed; the caller opens it. Where the desktop has
/// none of its own it is Qt's, made wide enough that size, kind and date can be read.
QFileDialog *makeFileDialog(QWidget *parent, const QString &title);

} // namespace shiyu
