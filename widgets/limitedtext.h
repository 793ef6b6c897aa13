#pragma once
#include <QPlainTextEdit>

namespace shiyu {

/// Several lines of free text. What is pasted beyond the limit does not come in at all, for half a
/// text would be worse than none, and ten megabytes would hold the window up: it is said instead.
class LimitedText : public QPlainTextEdit {
    Q_OBJECT
public:
    static constexpr qsizetype kLongest = 10'000; ///< characters

    using QPlainTextEdit::QPlainTextEdit;

Q_SIGNALS:
    void tooMuchPasted(qsizetype characters);

protected:
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace shiyu
