#pragma once
#include "app/services/importport.h"
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QComboBox)

namespace shiyu {

class ActionButton;
class FormRow;
class TextLabel;
class ThemeSource;

/// What is to be imported, and from which file: chosen in a dialog or dropped on the page.
class FileStep : public QWidget {
    Q_OBJECT
public:
    FileStep(const ThemeSource &source, QWidget *parent = nullptr);

    ImportKind kind() const;
    void setKind(ImportKind kind);
    void setBusy(bool busy);
    void retranslate();

Q_SIGNALS:
    void kindChanged();
    void fileChosen(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void askForFile();

    const ThemeSource &m_source;
    QComboBox *m_kind;
    FormRow *m_kindRow;
    TextLabel *m_invite;
    TextLabel *m_formats;
    ActionButton *m_choose;
    QWidget *m_ground;
    bool m_dragged = false;
};

} // namespace shiyu
