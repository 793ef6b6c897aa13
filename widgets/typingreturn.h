#pragma once
#include <QObject>
#include <QPointer>

class QKeyEvent;
class QWidget;

namespace shiyu {

class Overlay;

/// While a sheet is open, a letter or digit that is typed where nothing takes it (the map, a list,
/// a button of the screen beside it) brings the focus back to the field of the sheet that had it
/// last, and is typed there. Fields beside the sheet keep what is typed in them. Lives with the
/// sheet.
class TypingReturn : public QObject {
    Q_OBJECT
public:
    explicit TypingReturn(Overlay *sheet);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isLost(const QWidget *at, const QKeyEvent &key) const;
    bool takesTyping(const QWidget *at) const;

    Overlay *m_sheet;
    QPointer<QWidget> m_last;
};

} // namespace shiyu
